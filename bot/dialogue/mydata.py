"""All that is kept about a person, shown to that person; and the question before it is deleted."""

from bot.dialogue import commands
from bot.dialogue.model import Message
from bot.dialogue.situation import situation_of
from bot.dialogue.values import shown
from bot.dialogue.view import View, bold, pages, plain


def mydata_screen(view: View, page: int) -> Message:
    """Language, consent, state, and every answer kept, also those off the current path."""
    ui, chat = view.ui, view.chat
    blocks = [
        ui("data.language", language=view.words.ui("buttons.malay" if view.language == "ms" else "buttons.english"))
    ]
    if chat.consent:
        blocks.append(ui("data.consent", when=view.words.moment(chat.consent.at), version=chat.consent.version))
    if chat.state:
        blocks.append(ui("data.state", state=view.words.ui(f"states.{chat.state}")))
    blocks += _answers(view)
    blocks.append(ui("data.delete", delete=f"/{commands.NAMES['delete'][view.language]}"))
    sheets = pages(blocks)
    page = min(page, len(sheets) - 1)
    text = f"{bold(view.words.ui('data.title'))}\n\n{sheets[page]}"
    turns = []
    if page > 0:
        turns.append(view.key("buttons.previous", "mypage", str(page - 1)))
    if page + 1 < len(sheets):
        turns.append(view.key("buttons.more", "mypage", str(page + 1)))
    return Message(text, (tuple(turns),) if turns else (), (view.key("buttons.back", "close"),))


def _answers(view: View) -> list[str]:
    situation = situation_of(view)
    if situation is None:
        return [view.ui("data.no_session")]
    blocks = [view.ui("data.session", title=view.words.text(situation.dialogue.title))]
    for id_, answer in situation.session.answers.items():
        if id_ in situation.dialogue.questions:
            asked = situation.dialogue.questions[id_]
            text = plain(situation.raw(asked.ask, asked.ask_other))
            blocks.append(f"{text}\n{bold(shown(view, asked, answer.value))}")
    return blocks


def delete_screen(view: View) -> Message:
    """The question before everything is deleted; the safe choice stands first."""
    rows = ((view.key("buttons.keep_data", "close"),), (view.key("buttons.delete_yes", "erase"),))
    return Message(bold(view.words.ui("confirm.delete")), rows)
