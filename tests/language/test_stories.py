"""What a first message in own words is read as: the dialogue, the facts it states and no other, a second matter."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.dialogue.world import World
from tests.people import Person

TODAY = date(2026, 11, 25)
STORIES: list[dict[str, Any]] = yaml.safe_load(Path("tests/stories.yaml").read_text(encoding="utf-8"))


def opened_by(world: World, text: str) -> list[str]:
    """The dialogue that a text opens, or those it is asked about."""
    story = world.ear.hear(text, TODAY)
    if story.dialogue is not None:
        return [story.dialogue]
    topics = (story.topic, *(other.topic for other in story.alternatives))
    entries = (world.content.topics[topic].opens for topic in topics)
    return [entry.dialogue for entry in entries if entry is not None][:3]


def right(story: dict[str, Any]) -> list[str]:
    opens = story.get("opens", [])
    return [opens] if isinstance(opens, str) else opens


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["text"][:40])
def test_only_what_a_story_states_is_proposed(world: World, story: dict[str, Any]) -> None:
    stated = {**story.get("facts", {}), **story.get("may", {})}
    for dialogue in right(story):
        proposed = world.ear.proposed(story["text"], dialogue, TODAY)
        assert {question: value for question, value in proposed.items() if stated.get(question) != value} == {}
    second = world.ear.hear(story["text"], TODAY).second
    for question, value in second.facts.items() if second else ():
        assert stated.get(f"{second.dialogue if second else ''}.{question}") == value


def test_most_of_what_stories_state_is_proposed(world: World) -> None:
    states = proposes = 0
    for story in STORIES:
        for dialogue in right(story):
            own = story.get("facts", {}).keys() & world.content.dialogues[dialogue].questions.keys()
            states += len(own)
            proposes += len(own & world.ear.proposed(story["text"], dialogue, TODAY).keys())
    assert proposes / states > 0.7


def test_nearly_every_story_opens_its_dialogue_or_is_asked_about_it(world: World) -> None:
    told = [story for story in STORIES if "opens" in story]
    lost = [story["text"] for story in told if not {*opened_by(world, story["text"])} & {*right(story)}]
    assert len(lost) / len(told) < 0.05, lost


def test_a_second_matter_is_found(world: World) -> None:
    for story in STORIES:
        if "second" in story and story["opens"] in world.content.dialogues:
            second = world.ear.second(story["text"], story["opens"], TODAY)
            assert second is not None
            assert second.dialogue == story["second"]


def test_the_day_of_a_second_matter_is_kept(world: World) -> None:
    text = "jatuh kat site tangan patah, lepas tu majikan berhentikan saya pada 17 November 2026"
    second = world.ear.second(text, "work_injury", TODAY)
    assert second is not None
    assert dict(second.facts) == {"last_day": "2026-11-17"}


@pytest.mark.parametrize("language", ["en", "ms"])
def test_the_title_of_every_dialogue_opens_it(world: World, language: str) -> None:
    for dialogue in world.content.dialogues.values():
        title = str(dialogue.title) if language == "en" else world.catalogue.malay(dialogue.title)
        story = world.ear.hear(str(title), TODAY)
        assert (story.decision, story.dialogue) == ("open", dialogue.id)


CALM = """
saya makan gaji | myself la | i am the one injured | 2 hari je | mc dah habis, jari putus | I think they underpaid me
suami bunuh diri, boleh claim? | my late father hanged himself
Ibu bapa | tak ada dalam senarai | penat la hidup macam ni | not enough to eat on this pay | suami mati accident
"""
IN_NEED = """
saya rasa nak bunuh diri | i want to die | suami selalu pukul saya dan anak | anak saya kelaparan
we have nothing to eat | tak nak hidup lagi | she wants to kill herself
"""


def test_help_lines_come_for_plain_words_of_need_and_for_nothing_else(world: World) -> None:
    for lines, crisis in ((CALM, False), (IN_NEED, True)):
        for text in lines.replace("\n", " | ").split(" | "):
            if text.strip():
                assert world.ear.hear(text.strip(), TODAY).crisis is crisis, text


@pytest.mark.parametrize(
    ("text", "opened", "second"),
    [
        ("I got cancer and cannot work anymore, company dismissed me on 10 November 2026", "invalidity", "job_loss"),
        ("kena buang kerja sebab saya kanser dah tak mampu kerja", "job_loss", "invalidity"),
        ("claim saya perkeso tolak, sekarang company dah berhentikan saya", "refused", "job_loss"),
        ("kena buang kerja 3 Nov 2026, bulan lepas saya jatuh kat rumah patah kaki", "job_loss", "non_work_accident"),
        ("eksiden motor masa hari cuti, kaki patah, lepas tu majikan pecat saya", "non_work_accident", "job_loss"),
        ("my father died of heart attack, employer never paid SOCSO for him", "death", "employer_problem"),
        ("pekerja saya jatuh bangunan, kami lupa daftar dia", "employer_problem", "work_injury"),
        ("adik mati kena runtuhan, kontraktor tak pernah daftar dia", "employer_problem", "death"),
        ("suami saya patah kaki kat kilang, saya takut kena buang kerja", "work_injury", None),
    ],
)
def test_a_second_matter_of_each_kind_is_found(world: World, text: str, opened: str, second: str | None) -> None:
    found = world.ear.second(text, opened, TODAY)
    assert (found.dialogue if found else None) == second


def test_of_two_matters_the_first_told_opens_and_the_other_is_kept(world: World) -> None:
    person = Person(world).begin().type("kena strok tak mampu kerja lagi, company terminate saya bulan lepas")
    assert "Too sick or disabled to work" in person.text
    assert [matter.dialogue for matter in person.chat.later] == ["job_loss"]


def test_two_matters_are_offered_where_the_first_would_not_keep_the_other(world: World) -> None:
    person = Person(world).begin().type("claim eis saya ditolak, lepas tu jatuh kat site")
    assert {"A claim that was refused", "An accident at work"} <= {button.label for button in person.buttons}


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("i lost my job last day 31 december company closing", "2026-12-31"),
        ("hari akhir kerja 31/12, kilang tutup", "2026-12-31"),
        ("last day sy 15 disember, company tutup", "2026-12-15"),
        ("kena buang 15 disember", None),
        ("kena buang kerja 20 nov", "2026-11-20"),
        ("kena buang 15 disember tahun lepas", "2025-12-15"),
    ],
)
def test_a_last_day_without_a_year_that_lies_ahead_is_never_last_years(
    world: World, text: str, last_day: str | None
) -> None:
    assert world.ear.proposed(text, "job_loss", TODAY).get("last_day") == last_day


def test_an_expired_permit_is_no_death(world: World) -> None:
    assert "cause" in {id_.split(".")[-1] for id_ in proposed(world, "abang sy mati masa kerja minggu lepas")}
    assert "cause" not in {
        id_.split(".")[-1] for id_ in proposed(world, "permit dah mati accident masa kerja minggu lepas")
    }


def proposed(world: World, text: str) -> dict[str, str]:
    return world.ear.proposed(text, "foreign_worker", TODAY)


def test_kuala_lumpur_is_not_if(world: World) -> None:
    told = world.ear.proposed("i work as clerk in KL, company retrench me 3 nov 2026, salary 3200", "job_loss", TODAY)
    assert (told["last_day"], told["wage"]) == ("2026-11-03", "3200")
    assert world.ear.proposed("kl boss buang saya 3 nov 2026", "job_loss", TODAY).get("last_day") is None


@pytest.mark.parametrize(
    ("dialogue", "told", "question"),
    [
        ("work_injury", "balik dr kilang langgar divider. boleh kira kemalangan kerja ke ni", "how"),
        ("death", "pekerja di kilang kami mati dalam tidur di hostel 18hb", "cause"),
        ("work_injury", "boss cut my salary so i resign on 14 nov", "accident_date"),
    ],
)
def test_what_only_sounds_like_it_is_not_proposed(world: World, dialogue: str, told: str, question: str) -> None:
    assert question not in world.ear.proposed(told, dialogue, TODAY)


@pytest.mark.parametrize(
    "told",
    ["bos suruh sign surat letak jawatan hari ini", "I submitted my resignation yesterday", "hantar notis semalam"],
)
def test_the_day_a_letter_is_signed_is_not_the_last_day_of_work(world: World, told: str) -> None:
    assert "last_day" not in world.ear.proposed(told, "job_loss", TODAY)


def test_an_injury_and_then_a_dismissal_open_the_injury_and_keep_the_other(world: World) -> None:
    person = Person(world, code="en").type("I was injured at work last month, then I was terminated")
    person.tap("Agree and continue")
    assert "Injured or made ill by work" in person.text
    assert [matter.dialogue for matter in person.chat.later] == ["job_loss"]


def test_somebody_who_lives_is_not_taken_for_dead(world: World) -> None:
    person = Person(world, code="en").begin().type("husband kena heart attack kat office last friday, still in icu")
    assert person.chat.session is None
    assert "Heart attack or stroke at work: can we claim?" in person.labels


def test_who_paid_for_a_burial_comes_before_the_pension_of_the_dead(world: World) -> None:
    person = Person(world, code="ms").begin("Bahasa Melayu")
    person.type("mak meninggal bulan 8 lepas, dia terima pencen ilat, funeral sy yang bayar")
    assert person.chat.session is not None
    assert person.chat.session.dialogue == "death"
