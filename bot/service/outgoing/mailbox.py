"""The mailbox of those who run the bot: what is for it waits in the outbox as any message does, and leaves by SMTP."""

from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

import aiosmtplib

from bot.service.errors import RefusedError, UnreachableError
from bot.service.ports import MAIL, Call, Outgoing, Screen, Wire

SECONDS = 20.0  # for each answer of the server
REFUSED = 500  # from here on the answer to a text means that it never will be taken


class Mailbox:
    """An address, and the server that takes mail for it: `smtp://` or `smtps://`, with user and password or without."""

    def __init__(self, address: str, server: str) -> None:
        parts = urlsplit(server)
        self._address = address
        self._domain = address.rpartition("@")[2]
        self._host = parts.hostname or ""
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._at_once_tls = parts.scheme == "smtps"
        self._port = parts.port or (465 if self._at_once_tls else 587 if self._user else 25)

    async def deliver(self, subject: str, text: str) -> None:
        """Mails it. Raises UnreachableError for what may pass, RefusedError when the text itself is not taken."""
        message = EmailMessage()
        message["From"] = message["To"] = self._address
        message["Subject"] = f"Pandu: {subject}"
        message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain=self._domain)
        message.set_content(text)
        try:
            async with self._server() as server:
                await server.send_message(message)
        except aiosmtplib.SMTPDataError as error:
            raise (RefusedError if error.code >= REFUSED else UnreachableError)(f"mail: {error.code}") from None
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            raise UnreachableError(f"mail: {type(error).__name__}") from None

    async def greet(self) -> None:
        """Whether the server answers and knows the user. Raises UnreachableError."""
        try:
            async with self._server():
                pass
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            raise UnreachableError(type(error).__name__) from None

    def _server(self) -> aiosmtplib.SMTP:
        """A password goes only to a server that proves who it is; without one, what the server offers will do."""
        return aiosmtplib.SMTP(
            hostname=self._host,
            port=self._port,
            username=self._user or None,
            password=self._password or None,
            use_tls=self._at_once_tls,
            start_tls=False if self._at_once_tls else True if self._user else None,
            validate_certs=self._at_once_tls or bool(self._user),
            local_hostname=self._domain,  # else it asks the name server, and everybody waits
            timeout=SECONDS,
        )


class WithMailbox:
    """A channel's way out, with the mailbox beside it. See `ports.Wire`."""

    def __init__(self, wire: Wire, mailbox: Mailbox | None) -> None:
        self._wire = wire
        self._mailbox = mailbox
        self.calls, self.notice, self.invite, self.speaks = wire.calls, wire.notice, wire.invite, wire.speaks
        self.answer = wire.answer

    async def send(self, call: Outgoing, screen: Screen) -> int | None:
        if call.method != MAIL:
            return await self._wire.send(call, screen)
        if self._mailbox is None:
            raise RefusedError("mail: PANDU_OPERATOR_MAIL is not set any more")
        await self._mailbox.deliver(call.params["subject"], call.params["text"])
        return None

    def plainer(self, call: Outgoing) -> Call | None:
        return None if call.method == MAIL else self._wire.plainer(call)
