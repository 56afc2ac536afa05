"""Three persons who never press a button, over real HTTP with the real content: each reads a plan soon."""

from itertools import pairwise
from pathlib import Path

from tests.bot_api import BotApi
from tests.process import served

MOST = 12
ELDERLY = [
    "salam, pakcik jatuh kat kilang semalam, tangan patah", "ok", "ya", "pakcik la", "pekerja biasa",
    "masih cuti sakit", "tak tau", "tak tau",
]  # fmt: skip
ANGRY = [
    "company sial buang aku semalam tak bagi sebab langsung!!", "setuju", "betul", "kena tamatkan macam tu je",
    "diorang buang aku la", "ditamatkan majikan", "kerja swasta la", "tak tau", "2800",
]  # fmt: skip
ROJAK = [
    "bro i kena langgar otw balik kerja semalam, leg fracture, can claim ke", "agree", "yes", "normal worker je",
    "direct balik rumah", "still on mc", "boss dah report", "2300",
]  # fmt: skip


async def test_who_only_types_reads_a_plan_within_twelve_messages(api: BotApi, tmp_path: Path) -> None:
    async with served(api, tmp_path, "--now", "2026-11-21T09:00"):
        for number, lines in enumerate((ELDERLY, ANGRY, ROJAK), 11):
            person = api.person(number, "ms")
            for count, line in enumerate(lines, 1):
                person.say(line)
                await person.has(count)
            assert len(lines) <= MOST
            assert "Hari ini" in person.screen.text, person.view.transcript()
            said = [message.text for message in person.view.by_bot]
            assert len(said) <= len(lines), "never more messages than the person sent"
            assert all(one != next_ for one, next_ in pairwise(said)), "never the same twice in a row"
