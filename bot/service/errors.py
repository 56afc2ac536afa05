"""How sending can fail, told apart by what must follow."""


class SendError(Exception):
    """A call did not succeed."""


class NothingToDoError(SendError):
    """What the call wanted is already so, or too late to matter: done."""


class SlowDownError(SendError):
    """Too many calls: wait `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


class GoneError(SendError):
    """The person blocked the bot or left: send nothing until they write again."""


class RefusedError(SendError):
    """This call will never be accepted as it is."""


class MovedError(SendError):
    """The chat has another number now."""

    def __init__(self, to: int) -> None:
        super().__init__("the chat moved")
        self.to = to


class UnreachableError(SendError):
    """Nobody knows whether it arrived: network, time-out, an error on the other side. Try again later."""


class ConflictError(SendError):
    """Somebody else receives the same updates."""


class RejectedError(SendError):
    """The bot itself is not accepted: its token is wrong or withdrawn."""


class NotKeptError(Exception):
    """What was received could not be kept: do not acknowledge it."""


class StartError(Exception):
    """The process must end: exit code and the one line that says why."""

    def __init__(self, code: int, line: str) -> None:
        super().__init__(line)
        self.code = code
