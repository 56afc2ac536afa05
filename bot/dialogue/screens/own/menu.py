"""The menu: what happened, in the worker's words."""

from bot.content.schema import Entry, MenuGroup
from bot.dialogue.replies import Button, Message
from bot.dialogue.screens.view import View, bold, in_columns
from bot.language.text.formatting import Language


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
    nav = [view.key("buttons.forms", "forms"), _other_language(view), view.key("buttons.help", "help")]
    session = view.chat.session
    state = view.state_of(session) if session else None
    if session is not None and state is not None:
        if state.open_question is not None:
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


def _other_language(view: View) -> Button:
    """The other language by its own short name, so that whoever needs it can read it."""
    other: Language = "en" if view.language == "ms" else "ms"
    return view.button(view.world.words[other].ui("buttons.this_language"), "lang", other)


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
