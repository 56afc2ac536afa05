"""What was understood of a story, to be confirmed; and which subject may have been meant."""

from bot.dialogue.chat import Session
from bot.dialogue.places import AtFacts, AtTopics
from bot.dialogue.replies import Button, Message
from bot.dialogue.screens.session_view import SessionView, session_view
from bot.dialogue.screens.values import answer_text
from bot.dialogue.screens.view import View, bold, plain


def facts_screen(view: View, place: AtFacts) -> Message:
    """Each fact on a line of its own, one button that takes them all, and one for each to strike it out."""
    shown = _dialogue_view(view, place.dialogue)
    lines = [f"{bold(view.words.ui('facts.title'))}\n{shown.say(shown.dialogue.title)}"]
    lines.append(
        "\n".join(f"{plain(shown.named(id_))}: {bold(_value(shown, id_, value))}" for id_, value in place.facts)
    )
    lines.append(view.ui("facts.right" if len(place.facts) > 1 else "facts.right_one"))
    rows: list[tuple[Button, ...]] = [(view.key("facts.all" if len(place.facts) > 1 else "facts.yes", "right"),)]
    for id_, value in place.facts:
        label = view.words.ui("facts.strike", value=_value(shown, id_, value))
        rows.append((view.button(label, "wrong", id_),))
    return Message("\n\n".join(lines), tuple(rows), (view.key("buttons.menu", "menu"),))


def _dialogue_view(view: View, dialogue: str) -> SessionView:
    shown = session_view(view, Session("", dialogue, {}))
    assert shown is not None  # noqa: S101 - facts are only proposed for a dialogue that exists
    return shown


def _value(shown: SessionView, id_: str, value: str) -> str:
    return answer_text(shown.view, shown.question(id_), value)


def topics_screen(view: View, place: AtTopics) -> Message:
    """Did you mean…? One candidate is a yes or no."""
    topics = [view.content.topics[id_] for id_ in place.topics if id_ in view.content.topics]
    rows = tuple((view.button(view.words.text(topic.title), "topic", topic.id),) for topic in topics)
    none = view.key("buttons.none_of_these", "topic", "none")
    return Message(bold(view.words.ui("topics.did_you_mean")), (*rows, (none,)), (view.key("buttons.menu", "menu"),))
