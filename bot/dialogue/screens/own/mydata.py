"""All that is kept about a person, shown to that person, also as a file; and the question before it is deleted."""

import json

from bot.content.schema import STATE_QUESTION
from bot.dialogue import commands, serialiser
from bot.dialogue.chat import Claim, Session
from bot.dialogue.replies import File, Message
from bot.dialogue.screens.own.claims import name_of
from bot.dialogue.screens.session_view import session_view
from bot.dialogue.screens.values import answer_text
from bot.dialogue.screens.view import View, bold, pages, plain
from bot.session.path import fits

FILE_NAME = "pandu-data.json"


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
    blocks += _sessions(view) or [ui("data.no_session")]
    blocks.append(ui("data.no_news" if chat.no_news else "data.news"))
    blocks.append(ui("data.delete", delete=f"/{commands.NAMES['delete'][view.language]}"))
    sheets = pages(blocks)
    page = min(page, len(sheets) - 1)
    text = "\n\n".join([bold(view.words.ui("data.title")), *sheets[page]])
    rows = (*view.turns(page, len(sheets), "mypage"), (view.key("data.as_file", "myfile"),))
    rows += ((view.key("news.again", "news") if chat.no_news else view.key("news.stop", "nonews"),),)
    return Message(text, rows, (view.key("buttons.back", "close"),))


def _sessions(view: View) -> list[str]:
    """Each claim with its answers, then the current session when it is none of them."""
    chat, blocks = view.chat, []
    for claim in chat.claims:
        blocks += [_claim(view, claim), *_answers(view, claim.session)]
    session = chat.session
    kept = next((claim.session.answers for claim in chat.claims if session and claim.id == session.id), None)
    if session is not None and session.answers != kept:
        dialogue = view.content.dialogues.get(session.dialogue)
        title = view.words.text(dialogue.title) if dialogue else session.dialogue
        blocks += [view.ui("data.session", title=title), *_answers(view, session)]
    return blocks


def _claim(view: View, claim: Claim) -> str:
    words, documents = view.words, view.content.documents
    lines = [view.ui("data.claim", name=name_of(view, claim)), view.ui(f"claim_status.{claim.status}")]
    if claim.ticked:
        names = [words.text(documents[id_].name) for id_ in claim.ticked if id_ in documents]
        lines.append(view.ui("data.ready", list=", ".join(names)))
    if claim.reminders:
        days = [words.ui("reminders.before", n=n) if n else words.ui("reminders.same_day") for n in claim.reminders]
        lines.append(view.ui("data.reminders", list=", ".join(days)))
    return "\n".join(lines)


def _answers(view: View, session: Session) -> list[str]:
    shown = session_view(view, session)
    blocks = []
    for id_, answer in session.answers.items():
        known = shown is not None and id_ in (*shown.dialogue.questions, STATE_QUESTION)
        asked = shown.question(id_) if shown and known else None
        if shown is None or asked is None or not fits(asked, answer):
            value = answer.value or view.words.ui("answers.unsure")
            blocks.append(f"{plain(id_)}\n{bold(value)}")  # of an older content
        else:
            text = plain(shown.asked(id_))
            blocks.append(f"{text}\n{bold(answer_text(view, asked, answer.value))}")
    return blocks


def data_file(view: View) -> File:
    """Everything kept of the chat, exactly as it is kept, for people and programs to read."""
    kept = json.loads(serialiser.dump(view.chat))
    content = json.dumps(kept, ensure_ascii=False, indent=2).encode()
    return File(FILE_NAME, content, view.ui("files.data"))


def delete_screen(view: View) -> Message:
    """The question before everything is deleted; the safe choice stands first."""
    rows = ((view.key("buttons.keep_data", "close"),), (view.key("buttons.delete_yes", "erase"),))
    return Message(bold(view.words.ui("confirm.delete")), rows)
