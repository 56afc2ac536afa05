"""First contact, and the small screens about Pandu itself: language, privacy, help."""

from bot.dialogue import commands
from bot.dialogue.replies import Button, Message
from bot.dialogue.screens.view import View, bold, folded
from bot.language.text.formatting import Language

BACKUP_DAYS = 30  # how long docs/operations.md tells operators to keep a backup


def welcome(view: View) -> Message:
    """First contact in one message: what Pandu is, what it understood so far, and the consent.

    The whole notice is folded below it. Nothing personal is asked before the button is pressed.
    """
    other: Language = "en" if view.language == "ms" else "ms"
    paragraphs = [
        f"{bold(view.words.ui('profile.name'))}\n{view.ui('opening.what')} {view.ui('opening.what_not')}",
        *_heard(view),
        view.ui("opening.consent", delete=f"/{commands.NAMES['delete'][view.language]}"),
        folded("\n".join(_notice(view))),
    ]
    agree = view.key("buttons.agree", "agree")
    return Message("\n\n".join(paragraphs), ((agree, _language_button(view, other)),))


def _heard(view: View) -> list[str]:
    """What is kept of a first message until the consent, so that nobody has to write it twice."""
    if view.chat.said:
        heard = view.world.ear.hear(view.chat.said, view.today)
        subject = view.content.topics.get(heard.subject or "") if heard.decision == "open" else None
        about = view.ui("opening.about", title=view.words.text(subject.title)) if subject else view.ui("opening.read")
        lines = [f"• {view.say(line)}" for line in subject.first] if subject else []
        today = ["\n".join([bold(view.words.ui("opening.today")), *lines])] if lines else []
        return [f"{about} {view.ui('opening.waits')}", *today]
    asked_for = view.content.dialogues.get(view.chat.asked_for)
    return [view.ui("opening.asked_for", title=view.words.text(asked_for.title))] if asked_for else []


def language(view: View) -> Message:
    """The choice of language, later on. Each language is offered in its own name, whatever language is set."""
    buttons = (_language_button(view, "ms"), _language_button(view, "en"))
    return Message(bold(view.words.ui("language.title")), (buttons,), (_close(view),))


def _language_button(view: View, language: Language) -> Button:
    key = "buttons.malay" if language == "ms" else "buttons.english"
    return view.button(view.world.words[language].ui(key), "lang", language)


def privacy(view: View) -> Message:
    """The privacy notice at any later time."""
    paragraphs = _notice(view)
    if view.chat.consent:
        paragraphs.append(view.ui("notice.agreed", when=view.words.moment(view.chat.consent.at)))
    return Message("\n\n".join(paragraphs), (), (_close(view),))


def _notice(view: View) -> list[str]:
    names = {id_: f"/{names[view.language]}" for id_, names in commands.NAMES.items()}
    paragraphs = [
        bold(view.words.ui("notice.title")),
        view.ui("notice.kept"),
        view.ui("notice.why"),
        view.ui(
            "notice.how_long",
            delete=names["delete"],
            mydata=names["mydata"],
            days=view.world.retention_days,
            backup=BACKUP_DAYS,
        ),
        view.ui("notice.who"),
    ]
    if view.world.operator:
        paragraphs.append(view.ui("notice.operator", operator=view.world.operator))
    return [*paragraphs, view.ui("notice.never")]


def help_screen(view: View) -> Message:
    """How it works, and the commands."""
    names = ", ".join(f"/{name}" for name, _ in commands.listed(view.language))
    paragraphs = [
        bold(view.words.ui("help.title")),
        view.ui("help.text"),
        view.ui("help.commands", list=names),
        view.ui("help.call"),
    ]
    return Message("\n\n".join(paragraphs), (), (_close(view), view.key("buttons.menu", "menu")))


def _close(view: View) -> Button:
    return view.key("buttons.back", "close")
