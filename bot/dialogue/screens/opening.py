"""The screens before and between subjects: welcome, privacy notice, menu, help, language."""

from bot.content.schema import Entry, MenuGroup
from bot.dialogue.input import commands
from bot.dialogue.model import AtPlan, Button, Message
from bot.dialogue.screens.view import View, bold, in_columns, plain
from bot.language.text.formatting import Language

BACKUP_DAYS = 30  # how long docs/operations.md tells operators to keep a backup


def welcome(view: View) -> Message:
    """First contact, in both languages at once: what Pandu is and is not, and the choice of language."""
    first: Language = view.language
    order: tuple[Language, ...] = (first, "en" if first == "ms" else "ms")
    paragraphs = [bold(view.words.ui("profile.name"))]
    for language in order:
        words = view.world.words[language]
        paragraphs.append(plain(f"{words.ui('opening.what')} {words.ui('opening.what_not')}"))
    paragraphs.append(" · ".join(bold(view.world.words[language].ui("opening.choose_language")) for language in order))
    return Message("\n\n".join(paragraphs), (_languages(view, order),))


def language(view: View) -> Message:
    """The choice of language, later on."""
    return Message(bold(view.words.ui("language.title")), (_languages(view, ("ms", "en")),), (_close(view),))


def _languages(view: View, order: tuple[Language, ...]) -> tuple[Button, ...]:
    keys = {"ms": "buttons.malay", "en": "buttons.english"}
    # Each language is offered in its own name, whatever language is set.
    return tuple(view.button(view.world.words[item].ui(keys[item]), "lang", item) for item in order)


def notice(view: View) -> Message:
    """The privacy notice with an explicit Continue, before the first question about health."""
    other: Language = "en" if view.language == "ms" else "ms"
    switch = view.button(
        view.world.words[other].ui("buttons.malay" if other == "ms" else "buttons.english"), "lang", other
    )
    paragraphs = [*_notice(view), view.ui("notice.agree")]
    if view.chat.screen == "welcome":  # the language was known, so the first screen was never shown
        paragraphs.insert(0, f"{view.ui('opening.what')} {view.ui('opening.what_not')}")
    return Message("\n\n".join(paragraphs), ((view.key("buttons.continue", "agree"),),), (switch,))


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


def groups(view: View) -> list[MenuGroup]:
    """The lines of the menu: as the content says, or every dialogue where it says nothing."""
    if view.content.menu:
        return list(view.content.menu.values())
    return [
        MenuGroup(id=id_, title=dialogue.title, entries=(Entry(dialogue=id_),))
        for id_, dialogue in view.content.dialogues.items()
    ]


def menu(view: View) -> Message:
    """What happened? One line a group; a group of one opens its dialogue."""
    paragraphs = [bold(view.words.ui("menu.title")), view.ui("menu.hint")]
    nav = [view.key("buttons.forms", "forms"), view.key("buttons.language", "langs"), view.key("buttons.help", "help")]
    session = view.chat.session
    if session and session.dialogue in view.content.dialogues:
        if not isinstance(session.place, AtPlan):
            title = view.words.text(view.content.dialogues[session.dialogue].title)
            paragraphs.append(view.ui("menu.open_session", title=title))
        nav.insert(0, view.key("buttons.continue", "close"))
    buttons = []
    for group in groups(view):
        action, argument = ("entry", f"{group.id}.0") if len(group.entries) == 1 else ("group", group.id)
        buttons.append(view.button(view.words.text(group.title), action, argument))
    rows = in_columns(buttons)
    if view.chat.claims:
        rows = (*rows, (view.key("sections.claims", "claims"),))
    return Message("\n\n".join(paragraphs), rows, tuple(nav))


def menu_group(view: View, group: MenuGroup) -> Message:
    """The second list of a group."""
    buttons = [
        view.button(
            view.words.text(entry.title or view.content.dialogues[entry.dialogue].title), "entry", f"{group.id}.{index}"
        )
        for index, entry in enumerate(group.entries)
    ]
    text = f"{bold(view.words.text(group.title))}\n\n{view.ui('menu.group_hint')}"
    return Message(text, in_columns(buttons), (view.key("buttons.back", "menu"),))


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
