"""Closed questions answered in people's own words: `flows/typed` holds how they type each option."""

from collections import Counter
from pathlib import Path
from shutil import copytree

import pytest

from bot.app import make_world
from bot.authoring.typed import check_typed, reading_of, typed_answers
from bot.content.loader import load
from bot.dialogue.input.answers import read_among
from bot.dialogue.input.outcomes import Asked, Outcome, Refused, Taken, Unsure
from bot.dialogue.input.typed import read_typed
from bot.dialogue.places import AtReading
from bot.dialogue.world import World
from tests.people import NOW, Person

FLOWS = Path("flows")

# Question, option, and answers that deny it.
DENIED = """
work_injury.route.stopped: x singgah | tak singgah mana2 | didn't stop anywhere | no detour | without stopping
work_injury.route.meal: bukan pergi makan | not lunch | bukan masa rehat
work_injury.route.direct: bukan terus balik | tak terus | not straight home | x lurus
work_injury.how.accident: bukan kat kilang | bukan jatuh | bukan kat tempat kerja | not at work
work_injury.how.commuting: bukan masa pergi kerja | not on the way to work
work_injury.how.disease: bukan penyakit | not an illness | bukan sakit
work_injury.leave.ongoing: dah tak mc | not on mc anymore
work_injury.leave.recovered: belum sembuh | not recovered | tak ok lagi | belum kerja balik
work_injury.leave.assessed: belum jumpa jemaah doktor | no medical board yet
work_injury.treatment.paid: tak bayar | x bayar sendiri | didn't pay | tak kena bayar
work_injury.treatment.free: bukan percuma | not free | bukan panel
work_injury.employer.reported: belum lapor | tak report | not reported | x lapor
work_injury.employer.refuses: bukan enggan | didn't refuse
work_injury.employer.closed: belum tutup | not closed
work_injury.worker.foreign: bukan warga asing | not a foreigner
work_injury.worker.public: bukan penjawat awam | not government
work_injury.nationality.local: bukan warganegara | not malaysian
job_loss.reason.resigned: bukan berhenti sendiri | saya tak resign | x letak jawatan
job_loss.reason.misconduct: bukan salah laku | not misconduct | tak langgar disiplin
job_loss.reason.closed: syarikat tak tutup | company not closed
job_loss.reason.package: tak ambil vss | bukan vss | no package
job_loss.contributions.claimed_before: tak pernah claim | never claimed before | belum pernah claim
death.cause.work: bukan sebab kerja | not work | bukan kemalangan kerja
death.cause.illness: bukan sakit | not sick
death.lindung.released: tak keluar | never left | tidak pernah hantar notis
employer_problem.happened.death: tak mati | not dead
foreign_worker.papers.valid: tak sah | not valid
foreign_worker.papers.held: majikan tak pegang | boss not keeping passport
foreign_worker.what.accident_work: bukan masa kerja | bukan kat tempat kerja
housewife.death_cover.running: tak aktif | not active
invalidity.situation.recover: takkan sembuh | xkan sembuh | will not recover
invalidity.situation.able: tak boleh kerja | cannot work | x boleh keje
eis_new_job.stage.during: tak dapat elaun lagi | belum dapat bayaran
eis_new_job.stage.waiting: belum lulus | not approved
eis_new_job.stage.ended: belum habis | not finished
non_work_accident.released.out: tak keluar | tak pernah keluar
refused.answer_kind.letter: takde surat | no letter | tak dapat surat
self_employed.what.accident: bukan masa kerja | bukan accident | not while working
self_employed.who.foreign: bukan warga asing
treatment.treatment.dialysis: bukan dialisis
child_education.course.married: belum kahwin | not married | x kawin
receiving.need.work: belum kerja | not working
"""


def read(world: World, dialogue: str, question: str, text: str) -> Outcome:
    return read_typed(world.ear.state(dialogue, {}, NOW.date()), question, text, world.catalogue)


@pytest.mark.parametrize("text", ["2800", "rm 2500", "1,850", "14 hari", "2023"])
def test_a_sum_or_days_are_no_option_where_no_option_is_one(world: World, text: str) -> None:
    """At the age of somebody "2800" once meant 60 or older, which led to a refusal."""
    for dialogue in world.content.dialogues.values():
        for id_, question in dialogue.questions.items():
            spans = [reply for replies in getattr(question.answer, "replies", {}).values() for reply in replies]
            if question.answer.type == "choice" and not any(reply.endswith(" days") for reply in spans):
                assert not isinstance(read(world, dialogue.id, id_, text), Taken), f"{dialogue.id}.{id_}"


def test_nearly_every_answer_in_own_words_is_understood(world: World) -> None:
    """That none is taken for another option is said by the check of the content."""
    answers, problems = typed_answers(FLOWS)
    assert not problems
    found = Counter(type(reading_of(world, answer, NOW.date())) for answer in answers)
    assert found[Taken] / found.total() > 0.9
    assert (found[Taken] + found[Asked]) / found.total() > 0.98


TYPED = """
fall:
  for_whom:
    me: I fell | saya jatuh
    other: my friend fell
"""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", None),
        ("    other: my friend fell\n", "", "flows/dialogues/fall.yaml:11: untyped: question 'for_whom': nothing says "
         "how people type 'other' (write it in flows/typed: fall: for_whom: other: one answer | another)"),
        ("my friend fell", "myself", "flows/typed/fall.yaml:5: misread: 'myself' means 'other' of "
         "fall.for_whom and is taken for 'me' (add it to the 'replies' of the option it means)"),
        ("other:", "othr:", "flows/typed/fall.yaml:5: unknown-id: there is no option of fall.for_whom 'othr' "
         "(did you mean 'other'?)"),
        ("for_whom:", "for_who:", "flows/typed/fall.yaml:4: unknown-id: there is no question of fall 'for_who' "
         "(did you mean 'for_whom'?)"),
        ("fall:", "fell:", "flows/typed/fall.yaml:4: unknown-id: there is no dialogue 'fell' (did you mean 'fall'?)"),
        ("my friend fell", "[my friend fell]", "flows/typed/fall.yaml:5: wrong-value: typed answers are written "),
    ],
)  # fmt: skip
def test_the_check_tells_what_is_wrong_with_typed_answers(tmp_path: Path, old: str, new: str, told: str | None) -> None:
    flows = tmp_path / "flows"
    copytree("tests/flows/tiny", flows)
    (flows / "typed").mkdir()
    (flows / "typed/fall.yaml").write_text(TYPED.replace(old, new))
    problems = "\n".join(map(str, check_typed(make_world(load(flows)), flows, NOW.date())))
    assert told in problems if told else problems == ""


@pytest.mark.parametrize("line", DENIED.strip().splitlines())
def test_what_is_denied_is_never_chosen(world: World, line: str) -> None:
    place, _, answers = line.partition(": ")
    dialogue, question, option = place.split(".")
    for answer in answers.split(" | "):
        assert read(world, dialogue, question, answer) != Taken(option)


def test_words_of_a_sentence_about_something_else_choose_nothing(world: World) -> None:
    for text in ("apa khabar", "tolong saya", "boleh call saya", "thank you very much", "macam mana ni", "ok nanti"):
        for question in ("worker", "how", "route", "treatment"):
            assert not isinstance(read(world, "work_injury", question, text), Taken | Asked)


def test_a_number_that_may_be_days_or_a_place_in_the_list_is_asked(world: World) -> None:
    person = Person(world).begin().type("accident at the factory, cut my finger").type("yes")
    person.tap("Employee (Malaysian or PR)").type("3 November 2026")
    assert "medical leave" in person.text
    person.type("3")
    assert person.chat.session is not None
    assert isinstance(person.chat.place, AtReading)
    assert set(person.chat.place.candidates) == {"recovered", "short", "lasting_no_mc"}
    person.tap("No MC, or 1 to 3 days")
    assert person.chat.session.answers["leave"].value == "short"


def test_at_a_count_of_claims_a_number_is_no_place_in_the_list(world: World) -> None:
    assert read(world, "job_loss", "claim_number", "12") == Taken("12")
    assert read(world, "job_loss", "claim_number", "3") == Asked(("4", "3"))


@pytest.mark.parametrize(
    "text", ["boss x tau lagi", "boss tak tau lagi", "my boss doesn't know yet", "majikan belum tahu"]
)
def test_who_says_that_somebody_else_does_not_know_has_answered(world: World, text: str) -> None:
    assert read(world, "work_injury", "employer", text) in (Taken("not_yet"), Asked(("not_yet",)))
    for question in ("wage", "leave", "accident_date"):
        assert read(world, "work_injury", question, text) != Unsure()


@pytest.mark.parametrize("text", ["tak tau lagi", "boss x tau, saya pun x tau", "tak tahu majikan dah lapor ke belum"])
def test_who_does_not_know_whatever_others_know_is_unsure(world: World, text: str) -> None:
    assert read(world, "work_injury", "employer", text) == Unsure()


def test_an_answer_not_understood_twice_is_asked_in_other_words_with_a_few_options(world: World) -> None:
    person = Person(world).begin().type("/start work_injury").tap("Me")
    full = len(person.buttons)
    first = person.type("qwerty asdf").text
    second = person.type("qwerty asdf").text
    assert second != first
    assert len(second) < len(first)
    labels = [button.label for button in person.buttons]
    assert labels[:4] == ["Employee (Malaysian or PR)", "Foreign worker", "Domestic worker", "None of these"]
    assert person.type("qwerty asdf").text != second
    person.tap("None of these")
    assert len(person.buttons) == full


@pytest.mark.parametrize(
    "text",
    ["umur 34", "kerja swasta umur 34", "3 november", "3 nov", "3 hb 11", "tarikh 20/11", "potong socso 24.75 sebulan"],
)
def test_an_age_a_day_or_a_contribution_is_no_wage(world: World, text: str) -> None:
    assert isinstance(read(world, "job_loss", "wage", text), Refused)
    assert read(world, "job_loss", "wage", f"{text}, gaji 2300") == Taken("2300")


def test_an_age_is_no_count_of_months(world: World) -> None:
    assert isinstance(read(world, "job_loss", "contributions", "umur 34"), Refused)


@pytest.mark.parametrize(
    "text", ["kena tuduh mencuri tapi tak buat", "accused of stealing but I did not", "they accuse me, i never steal"]
)
def test_to_be_accused_is_not_to_have_done_it(world: World, text: str) -> None:
    found = read(world, "job_loss", "reason", text)
    assert isinstance(found, Asked)
    assert {"misconduct", "ended"} <= set(found.values)


def test_a_day_ahead_or_past_is_asked_until_one_is_chosen(world: World) -> None:
    person = Person(world).begin().type("/start job_loss").tap("Me")
    days = ("2026-12-31", "2025-12-31")
    assert read(world, "job_loss", "last_day", "i was dismissed 31 december") == Asked(days)
    person.type("i was dismissed 31 december")
    assert isinstance(person.chat.place, AtReading)
    person.type("31 december")
    assert isinstance(person.chat.place, AtReading)
    assert person.chat.place.candidates == days
    person.type("31 december 2026")
    assert person.chat.session is not None
    assert person.chat.session.answers["last_day"].value == "2026-12-31"


def test_of_the_few_options_shown_only_one_whose_words_are_said_is_taken(world: World) -> None:
    state, shown = world.ear.state("job_loss", {}, NOW.date()), AtReading("for_whom", ("other", "me"))
    assert read_among(state, shown, "still working now until dec", world.catalogue) is None
    assert read_among(state, shown, "kawan saya", world.catalogue) == Taken("other")
    assert read_among(state, shown, "2", world.catalogue) == Taken("me")
