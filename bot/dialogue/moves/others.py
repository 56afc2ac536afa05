"""What a clock does, what is handed over, and what is no text."""

from dataclasses import replace

from bot.dialogue import claims, events
from bot.dialogue.chat import Chat
from bot.dialogue.context import TurnContext
from bot.dialogue.replies import Message
from bot.dialogue.screens.knowledge.offices import nearest_offices
from bot.dialogue.screens.own.mydata import data_file

_SAID = {
    **dict.fromkeys(("photo", "document", "video"), "sorry.picture"),
    **dict.fromkeys(("voice", "audio", "video_note"), "sorry.voice"),
    **dict.fromkeys(("sticker", "animation", "dice"), "sorry.sticker"),
}
"""What is said to each kind of what is no text; of any other kind, that only text is read."""
_UNREAD = "attachment"


def warn_of_expiry(ctx: TurnContext, event: events.ExpiryNear) -> Chat:
    """Says when everything will be deleted. The screen the person is on stays as it was."""
    view = ctx.view()
    text = view.ui("expiring.text", day=view.words.day(event.on))
    ctx.effects.append(Message(text, silent=claims.at_night(ctx.now)))
    ctx.quiet = True
    return ctx.chat


def hand_over_data(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001
    """Adds all that is kept, as a file."""
    ctx.effects.append(data_file(ctx.view()))
    ctx.as_new = True
    return ctx.chat


def erase(ctx: TurnContext, event: object = None) -> Chat:  # noqa: ARG001
    """Everything must go."""
    ctx.erased = True
    return ctx.chat


def take_attachment(ctx: TurnContext, event: events.AttachmentSent) -> Chat:
    """Names the offices near a location, which is not kept; of anything else that is no text, says what to do."""
    if event.place is not None and ctx.world.content.offices:
        ctx.effects.append(nearest_offices(ctx.view(), event.place))
        ctx.as_new = True
    else:
        again = ctx.chat.misread == _UNREAD
        ctx.note("sorry.attachment_again" if again else _SAID.get(event.attachment, "sorry.attachment"))
        return replace(ctx.chat, misread="" if again else _UNREAD)
    return ctx.chat
