"""Prints beside the service, in a process of its own: in a thread of the same one a page holds up everybody's turns."""

import asyncio
import sys

from bot.handout.printing import Printed, print_out


class Printer:
    """One file at a time, however many are asked for."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()

    async def print(self, printed: Printed, content: bytes) -> bytes:
        """The bytes of a file from what `to_print` gave. Raises ValueError where they cannot be made."""
        async with self._turn:
            try:
                process = await asyncio.create_subprocess_exec(
                    sys.executable,
                    *("-m", "bot.handout.printing", printed),
                    stdin=asyncio.subprocess.PIPE,
                    stdout=asyncio.subprocess.PIPE,
                    stderr=asyncio.subprocess.DEVNULL,
                )
            except OSError:  # no process is to be had: better slowly than not at all
                return await asyncio.to_thread(print_out, printed, content)
            try:
                made, _ = await process.communicate(content)
            finally:
                if process.returncode is None:
                    process.kill()
        if process.returncode:
            raise ValueError(f"nothing could be printed as {printed}")
        return made
