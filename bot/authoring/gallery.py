"""Every screen that a walk shows, measured: it keeps within a phone's screen and its keyboard, in both languages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bot.authoring import phone
from bot.authoring.walks import Given, Walk
from bot.content.source import Place
from bot.dialogue.chat import Chat, Claim, Session
from bot.dialogue.places import AnyPlace, AtArea, AtLimits, AtOffices, AtQuestion, AtSection
from bot.dialogue.replies import Message
from bot.dialogue.screens.knowledge import answers, forms, letters, limits, offices
from bot.dialogue.screens.knowledge.news import news_message
from bot.dialogue.screens.own import menu, mydata, opening
from bot.dialogue.screens.session import question
from bot.dialogue.screens.session.plan import plan_screen
from bot.dialogue.screens.session.sections import PANELS, section_screen
from bot.dialogue.screens.session.wording import SECTIONS
from bot.dialogue.screens.session_view import SessionView, session_view
from bot.dialogue.screens.view import SCREEN_LIMIT, View, visible
from bot.dialogue.world import World
from bot.language.text.formatting import Language
from bot.session.answers import Answer

ROWS = 8
"""The most rows of choices; one row of navigation comes below them."""

LANGUAGES: dict[Language, str] = {"en": "English", "ms": "Malay"}


@dataclass(frozen=True)
class Screen:
    """A screen as drawn, or why it could not be; in which language, and from which item and place it comes."""

    kind: str
    id: str
    at: Place
    name: str
    language: Language
    drawn: Message | Exception
    most: int = SCREEN_LIMIT
    in_sight: bool = False  # all of it, with its buttons, when it arrives

    def wrong(self) -> Iterator[tuple[str, str, str]]:
        """Code, message and hint of what is wrong with it."""
        where = f"{self.name} in {LANGUAGES[self.language]}"
        if isinstance(self.drawn, Exception):
            yield "broken-screen", f"{where} cannot be shown: {type(self.drawn).__name__}: {self.drawn}", ""
            return
        if (length := visible(self.drawn.text)) > self.most:
            yield "long-screen", f"{where} has {length} characters, more than {self.most}", "shorten its texts"
        if len(self.drawn.rows) > ROWS:
            message = f"{where} has {len(self.drawn.rows)} rows of choices, more than {ROWS}"
            yield "many-rows", message, "offer fewer choices"
        for label in phone.cut_labels(self.drawn):
            yield "long-label", f"label on {where} that does not fit on its button: {label}", "shorten it"
        if (self.in_sight or self.drawn.pin) and (height := phone.height(self.drawn)) > phone.SIGHT:
            message = f"{where} takes {height} points of a phone, more than {phone.SIGHT}, so its first line is hidden"
            yield (
                "tall-screen",
                message,
                "shorten its sentences: of a plan the outcome's, the deadline's, the first step's",
            )


class Gallery:
    """Draws each different screen of walks once. A screen is different when other texts stand on it."""

    def __init__(self, world: World, today: date) -> None:
        self._world = world
        self._today = today
        self._seen: set[object] = set()

    def of_walk(self, walk: Walk) -> Iterator[Screen]:
        """The questions of a walk with their reasons, its list of answers, and every page of its plan."""
        end = view_at(self._world, walk.dialogue, walk.answers, self._today, "en")
        for count, (asked, _) in enumerate(walk.answers):
            before = walk.answers[count - 1] if count else None
            if self._is_new((walk.dialogue, asked, before, end.for_other)):
                yield from self._question(walk, count)
        if self._is_new((walk.dialogue, end.for_other, _shape(end))):
            yield from self._plan(walk)

    def _question(self, walk: Walk, count: int) -> Iterator[Screen]:
        asked, given = walk.answers[count][0], walk.answers[:count]
        for language in LANGUAGES:
            for name, help_ in ((f"question '{asked}'", False), (f"the reason for '{asked}'", True)):
                place = AtQuestion(help=help_)
                shown = view_at(self._world, walk.dialogue, given, self._today, language, place)
                drawn = _draw(partial(question.question, shown, asked))
                yield Screen("dialogues", walk.dialogue, ("questions", asked), name, language, drawn)

    def _plan(self, walk: Walk) -> Iterator[Screen]:
        at: Place = ("outcomes", walk.outcome)
        for language in LANGUAGES:
            end = view_at(self._world, walk.dialogue, walk.answers, self._today, language)
            drawn = _draw(partial(question.change_list, end))
            yield Screen("dialogues", walk.dialogue, at, "the list of answers", language, drawn)
            yield Screen("dialogues", walk.dialogue, at, "the plan", language, _draw(partial(plan_screen, end)))
            for section in (*SECTIONS, *PANELS):
                for page in _pages(end, section):
                    yield Screen("dialogues", walk.dialogue, at, f"section '{section}' of the plan", language, page)

    def _is_new(self, key: object) -> bool:
        known = key in self._seen
        self._seen.add(key)
        return not known


def _shape(end: SessionView) -> object:
    """What of a plan decides its texts: everything but the dates and figures in them."""
    plan = end.plan
    assert plan is not None  # noqa: S101 - a walk ends at an outcome
    deadlines = [(each.rule.id, (each.days_left(plan.today) or 0) < 0) for each in plan.deadlines()]
    said = [statement.say for each in plan.benefits for statement in (*each.who, *each.steps, *each.amount_notes)]
    amounts = [(each.id, each.working) for benefit in plan.benefits for each in benefit.amounts]
    uses = [use.id for use in (*plan.forms(), *plan.documents())]
    return tuple(map(tuple, ((plan.outcome_id,), [note.say for note in plan.notes], deadlines, said, amounts, uses)))


def other_screens(world: World, today: date) -> Iterator[Screen]:
    """The menu, first contact about each subject, the forms, the letters, the bank of questions."""
    for language in LANGUAGES:
        view = View(world, Chat(language=language), today, language)
        for id_, group in world.content.menu.items():
            drawn = _draw(partial(menu.menu_group, view, group))
            yield Screen("menu", id_, (), f"the menu '{id_}'", language, drawn)
            yield Screen("menu", id_, (), "the menu", language, _draw(partial(menu.menu, view)))
        for id_, topic in world.content.topics.items():
            told = replace(view, chat=Chat(language=language, said=view.words.text(topic.title)))
            drawn = _draw(partial(opening.welcome, told))
            about = f"first contact about '{id_}'"  # the whole notice is folded into it
            yield Screen("topics", id_, (), about, language, drawn, SCREEN_LIMIT * 2, in_sight=True)
        for id_, form in world.content.forms.items():
            drawn = _draw(partial(forms.form_screen, view, form))
            yield Screen("forms", id_, (), f"form '{id_}'", language, drawn)
        for id_, letter in world.content.letters.items():
            drawn = _draw(partial(letters.letter_screen, view, letter))
            yield Screen("letters", id_, (), f"letter '{id_}'", language, drawn)
        for id_, news in world.content.news.items():
            drawn = _draw(partial(news_message, view, news))
            yield Screen("news", id_, (), f"the news '{id_}'", language, drawn)
        yield from _bank(view, language)


def _bank(view: View, language: Language) -> Iterator[Screen]:
    for id_, answer in view.content.answers.items():
        drawn = _draw(partial(answers.answer_screen, view, answer))
        yield Screen("answers", id_, (), f"the answer '{id_}'", language, drawn, answers.ANSWER_LIMIT)
    for id_, area in view.content.areas.items():
        for place in (id_, *(part.id for part in area.parts)):
            drawn = _draw(partial(answers.area_screen, view, AtArea(place)))
            yield Screen("areas", id_, (), f"the questions '{place}'", language, drawn)
    for id_, limit in view.content.limits.items():
        drawn = _draw(partial(limits.limit_screen, view, limit))
        yield Screen("limits", id_, (), f"the limit '{id_}'", language, drawn)


def own_screens(world: World, today: date) -> Iterator[Screen]:
    """The screens that Pandu's own texts make, whatever the content says."""
    groups = sorted({group for form in world.content.forms.values() for group in (form.group, *form.also)})
    for language in LANGUAGES:
        view = View(world, Chat(language=language), today, language)
        screens: dict[str, Callable[[], Message]] = {
            "the welcome": partial(opening.welcome, view),
            "the privacy notice": partial(opening.privacy, view),
            "the help": partial(opening.help_screen, view),
            "the choice of language": partial(opening.language, view),
            "the groups of forms": partial(forms.forms_screen, view),
            "the letters": partial(letters.letters_screen, view, 0),
            "all questions": partial(answers.area_screen, view, AtArea()),
            "all limits": partial(limits.limits_screen, view, AtLimits()),
            "the states with offices": partial(offices.offices_screen, view, AtOffices()),
            "what to delete": partial(mydata.delete_screen, view),
            **{f"the forms of '{group}'": partial(forms.group_screen, view, group, 0) for group in groups},
        }
        for name, draw in screens.items():
            yield Screen("interface", "", (), name, language, _draw(draw))


def view_at(
    world: World, dialogue: str, given: Given, today: date, language: Language, place: AnyPlace | None = None
) -> SessionView:
    """A chat that has given these answers today."""
    questions = world.content.dialogues[dialogue].questions
    answers = {id_: Answer(value, today, questions[id_].rev) for id_, value in given}
    session = Session("0", dialogue, answers)
    chat = Chat(language=language, session=session, place=place or AtQuestion(), claims=(Claim(session.id, session),))
    shown = session_view(View(world, chat, today, language), chat.session)
    assert shown is not None  # noqa: S101 - a walk is of a dialogue that exists
    return shown


def _pages(end: SessionView, section: str) -> Iterator[Message | Exception]:
    """The pages of a section. Beyond the last, a section shows its last page again."""
    page, before = 0, None
    while True:
        drawn = _draw(partial(section_screen, end, AtSection(section, page)))
        if drawn == before:
            return
        yield drawn
        if isinstance(drawn, Exception):
            return
        page, before = page + 1, drawn


def _draw(draw: Callable[[], Message]) -> Message | Exception:
    try:
        return draw()
    except Exception as error:
        return error
