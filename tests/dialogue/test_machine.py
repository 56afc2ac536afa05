"""The conversation's machine: every event at every place gets a kind reply, a legal place, and loses nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from bot.app import make_world
from bot.content.loader import load, packaged_flows
from bot.dialogue import events as ev
from bot.dialogue import places as at
from bot.dialogue import serialiser
from bot.dialogue.chat import Chat, Matter
from bot.dialogue.context import TurnContext
from bot.dialogue.machine import TABLE, allowed, happen
from bot.dialogue.screens.router import screen_of
from bot.dialogue.world import World
from tests.people import NOW, Person

WORLD = make_world(load(packaged_flows()))
ANSWER = next(iter(WORLD.content.dialogues["job_loss"].questions))


def _in_the_middle() -> Chat:
    """Somebody in the middle of a job loss, with an earlier claim and a second matter to come."""
    person = Person(WORLD).begin()
    person.tap("Too sick or disabled to work").type("1")
    chat = _to_a_plan(WORLD, person)
    middle = Person(WORLD, chat=chat).tap_menu("I lost my job").tap("Me").type("1/10/2026").chat
    return replace(middle, later=(Matter("work_injury"),))


def _to_a_plan(world: World, person: Person) -> Chat:
    for _ in range(10):
        if isinstance(person.chat.place, at.AtPlan):
            return person.chat
        typed = "2500" if "wage" in person.text.split("<b>")[-1] else "1"
        person.type("1 Oct 2026" if any("calendar" in label for label in person.labels) else typed)
    raise AssertionError(person.text)


def _chats() -> dict[str, Chat]:
    fresh = Chat()
    agreed = Person(WORLD).begin().chat
    middle = _in_the_middle()
    claim = middle.claims[0]
    planned = replace(middle, session=claim.session, place=at.AtPlan())
    return {"fresh": fresh, "agreed": agreed, "middle": middle, "planned": planned}


CHATS = _chats()
CLAIM = CHATS["middle"].claims[0].id


def _places(kind: type[at.AnyPlace]) -> at.AnyPlace:
    made: dict[type[at.AnyPlace], at.AnyPlace] = {
        at.AtTopics: at.AtTopics(("job_loss", "work_accident")),
        at.AtFacts: at.AtFacts("job_loss", (("last_day", "2026-10-01"), ("wage", "2500"))),
        at.AtReading: at.AtReading("last_day", ("2026-10-01", "2026-10-02")),
        at.AtDay: at.AtDay("last_day", "2026-10"),
        at.AtConfirm: at.AtConfirm("leave"),
        at.AtSection: at.AtSection("deadlines"),
        at.AtAnswer: at.AtAnswer("who_pays"),
        at.AtAnswers: at.AtAnswers(("who_pays", "ceiling_6000")),
        at.AtClaim: at.AtClaim(CLAIM),
    }
    return made.get(kind) or kind()  # type: ignore[call-arg]


EVENTS: dict[type[ev.Event], tuple[ev.Event, ...]] = {
    ev.LimitDated: (ev.LimitDated(date(2026, 10, 1)),),
    ev.SendingAsked: (ev.SendingAsked(date(2026, 10, 1)),),
    ev.MistakeReported: (ev.MistakeReported("the last day is wrong"),),
    ev.LanguageChosen: (ev.LanguageChosen("ms"),),
    ev.Started: (ev.Started(), ev.Started("job_loss"), ev.Started("nothing")),
    ev.Opened: tuple(ev.Opened(place) for place in at.BY_NAME.values()),
    ev.EntryChosen: (ev.EntryChosen("lost_job.0"), ev.EntryChosen("nothing.7")),
    ev.DialogueChosen: (ev.DialogueChosen("death"), ev.DialogueChosen("nothing")),
    ev.TopicsOffered: (ev.TopicsOffered(("job_loss",), "kena buang"),),
    ev.TopicChosen: (ev.TopicChosen("job_loss"), ev.TopicChosen("greeting"), ev.TopicChosen("none")),
    ev.StoryTold: (
        ev.StoryTold("job_loss", "job_loss"),
        ev.StoryTold("work_accident", "work_injury", (("how", "accident"),), (("accident_date", "2026-11-01"),)),
    ),
    ev.FactStruck: (ev.FactStruck("wage"), ev.FactStruck("nothing")),
    ev.TalkedTo: (ev.TalkedTo("greeting"), ev.TalkedTo("nothing")),
    ev.RequestMade: (
        ev.RequestMade("deadline"),
        ev.RequestMade("forms_documents"),
        ev.RequestMade("amount", ev.StoryTold("job_loss", "job_loss")),
    ),
    ev.Answered: (ev.Answered(None), ev.Answered("2026-10-01"), ev.Answered("1")),
    ev.Doubted: (ev.Doubted(("2026-10-01", "2026-10-02")),),
    ev.Misread: (ev.Misread("sorry.date"),),
    ev.Corrected: (ev.Corrected("last_day", "2026-10-02"), ev.Corrected("nothing", "1")),
    ev.MonthTurned: (ev.MonthTurned(), ev.MonthTurned("2026-09"), ev.MonthTurned("9999-99")),
    ev.ChangeAsked: (ev.ChangeAsked(), ev.ChangeAsked(ANSWER), ev.ChangeAsked("nothing")),
    ev.QuestionAsked: (ev.QuestionAsked(("who_pays",), sure=True), ev.QuestionAsked(("who_pays",), sure=False)),
    ev.AnswerChosen: (ev.AnswerChosen("who_pays"), ev.AnswerChosen("none")),
    ev.SectionOpened: (ev.SectionOpened("forms"), ev.SectionOpened("nothing", 99)),
    ev.Ticked: (ev.Ticked("identity_card"), ev.Ticked("nothing")),
    ev.LetterOpened: (ev.LetterOpened("accident_statement"), ev.LetterOpened("nothing")),
    ev.LetterFileAsked: (ev.LetterFileAsked("accident_statement", "txt"), ev.LetterFileAsked("nothing", "pdf")),
    ev.ClaimOpened: (ev.ClaimOpened(CLAIM), ev.ClaimOpened("nothing")),
    ev.ClaimMarked: tuple(ev.ClaimMarked(CLAIM, status) for status in ("filed", "refused", "closed")),
    ev.ClaimRenamed: (ev.ClaimRenamed("Ali"),),
    ev.ClaimDeleted: (ev.ClaimDeleted("nothing"),),
    ev.ReminderTurned: (ev.ReminderTurned(CLAIM, 3), ev.ReminderTurned("nothing", 5)),
    ev.RemindersTurned: (ev.RemindersTurned(CLAIM), ev.RemindersTurned("nothing")),
    ev.RemindersEnded: (ev.RemindersEnded(CLAIM), ev.RemindersEnded("nothing")),
    ev.FileAsked: (ev.FileAsked(CLAIM, "ics"), ev.FileAsked("nothing", "pdf")),
    ev.Shared: (ev.Shared(CLAIM), ev.Shared("nothing")),
    ev.NotUnderstood: (ev.NotUnderstood(),),
    ev.AttachmentSent: (ev.AttachmentSent("photo"), ev.AttachmentSent("location", (3.1, 101.7))),
    ev.ReminderDue: (ev.ReminderDue(CLAIM, 3, NOW), ev.ReminderDue("nothing", 3, NOW)),
    ev.ExpiryNear: (ev.ExpiryNear(date(2027, 1, 1)),),
    ev.NewsCame: (ev.NewsCame("nothing"),),
    ev.NewsTurned: (ev.NewsTurned(wanted=True), ev.NewsTurned(wanted=False)),
}


def _events(kind: type[ev.Event]) -> tuple[ev.Event, ...]:
    return EVENTS.get(kind) or (kind(),)  # type: ignore[call-arg]


DROPS = (ev.Started, ev.Restarted, ev.EntryChosen, ev.DialogueChosen, ev.StoryTold, ev.TopicChosen, ev.MatterChosen,
         ev.ClaimOpened, ev.ClaimMarked, ev.FactsConfirmed, ev.FactStruck, ev.Confirmed, ev.RequestMade,
         ev.ErasureWanted, ev.Agreed)  # fmt: skip
"""Events that may begin another session. They drop answers only after asking, or where nothing was unfinished."""


def _pairs() -> Iterator[tuple[str, type[at.AnyPlace]]]:
    for name in CHATS:
        for place in at.PLACES:
            yield name, place


@pytest.mark.parametrize(("name", "place"), list(_pairs()), ids=lambda value: getattr(value, "__name__", value))
def test_every_event_at_every_place_has_a_kind_reply_and_loses_nothing(name: str, place: type[at.AnyPlace]) -> None:
    chat = replace(CHATS[name], place=_places(place))
    for kind in ev.EVENTS:
        for event in _events(kind):
            ctx = TurnContext(chat, NOW, WORLD)
            happen(ctx, event)
            after = ctx.chat
            assert serialiser.load(serialiser.dump(after)) == after
            screen = screen_of(ctx.view(), NOW)
            assert screen.text.strip()
            assert ctx.quiet or ctx.erased or screen.rows or screen.nav, (event, after.place)
            if chat.consent is None:
                assert after.session == chat.session, event
            elif not isinstance(event, DROPS):
                kept = after.session.answers if after.session else {}
                before = chat.session.answers if chat.session else {}
                assert {*before} <= {*kept}, event
            assert len(after.claims) >= len(chat.claims)
            possible = any(True for _ in allowed(kind, place))
            assert possible or ctx.notes, f"{kind.__name__} at {place.__name__} is passed over in silence"


def test_every_row_of_the_table_can_happen() -> None:
    assert {row.event for row in TABLE} == set(ev.EVENTS)
    assert all(set(row.places) <= set(at.PLACES) for row in TABLE)
