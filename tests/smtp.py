"""A mail server to be mailed to: it takes what it is given, or does not when it is told to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class MailServer:
    """`mails` are what was taken. `answers` are codes for the next texts, `passwords` what was
    said to be let in; `silent` says nothing to who connects."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.answers: list[int] = []
        self.passwords: list[bytes] = []
        self.silent = False
        self.connections = 0
        self.port = 0

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            if self.silent:
                await reader.read()
                return
            writer.write(b"220 ready\r\n")
            while line := await reader.readline():
                word = line.split()[0].upper()
                if word == b"DATA":
                    writer.write(b"354 go on\r\n")
                    text = (await reader.readuntil(b"\r\n.\r\n"))[:-3].replace(b"\r\n..", b"\r\n.")
                    code = self.answers.pop(0) if self.answers else 250
                    if code == 250:
                        mail = message_from_bytes(text, policy=policy.default)
                        assert isinstance(mail, EmailMessage)
                        self.mails.append(mail)
                    writer.write(f"{code} so\r\n".encode())
                elif word == b"EHLO":
                    writer.write(b"250-here\r\n250 AUTH PLAIN LOGIN\r\n")
                elif word == b"AUTH":
                    self.passwords.append(line)
                    writer.write(b"235 welcome\r\n")
                elif word == b"QUIT":
                    writer.write(b"221 bye\r\n")
                    return
                else:
                    writer.write(b"250 ok\r\n")
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def mail_server() -> AsyncIterator[MailServer]:
    """A mail server on a free port."""
    server = MailServer()
    listening = await asyncio.start_server(server.talk, "127.0.0.1", 0)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
