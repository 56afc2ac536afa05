"""A page is printed beside the service, by a process of its own."""

from datetime import date

import pytest

from bot.handout.paper import Paper
from bot.handout.printing import Letter, print_out, to_print
from bot.service.outgoing.printer import Printer

PAPER = Letter(Paper("Surat 信", "ms", ()), date(2026, 11, 26))


async def test_it_gives_what_would_be_made_here() -> None:
    content, printed = to_print(PAPER)
    assert await Printer().print(printed, content) == print_out(printed, content)


async def test_what_cannot_be_printed_is_an_error_and_the_next_page_comes() -> None:
    printer = Printer()
    with pytest.raises(ValueError, match="printed as plan"):
        await printer.print("plan", b"{}")
    content, printed = to_print(PAPER)
    assert (await printer.print(printed, content)).startswith(b"%PDF")
