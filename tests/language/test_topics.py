"""What a message is about: topics, what is named beside them, when to open, to ask or to leave it."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli import main
from bot.commands.understanding import understand as command
from bot.language.intents import topics
from bot.language.intents.features import features
from bot.language.intents.linear_model import load_model
from bot.language.intents.sparse_model import fingerprint
from bot.language.intents.topics import TOPICS, understand
from bot.language.text.detect import clearly


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("tgn sy masuk mesin kt kilang smlm", "work_accident"),
        ("kena seret lori masa otw balik keje", "commuting_accident"),
        ("telinga dh x dengar, 12 thn keje kilang bising", "occupational_disease"),
        ("terjatuh masa cuci longkang rumah hari ahad", "non_work_accident"),
        ("company tutup, kami semua kena berhenti", "job_loss"),
        ("kena strok, dr ckp dah xboleh keje smpai bila2", "invalidity_illness"),
        ("my husband died last week, he was a factory worker", "death_of_worker"),
        ("pencen mak bulan ni blm masuk lg", "pension_in_payment"),
        ("sy dari nepal, permit sudah habis", "foreign_worker"),
        ("rider panda jatuh masa hantar order", "gig_rider"),
        ("bibik sy jatuh tangga masa sidai baju", "domestic_worker"),
        ("mak suri rumah, boleh daftar lindung kasih?", "housewife"),
        ("bos tak pernah bayar sosco sy", "employer_not_contributing"),
        ("klinik panel dkt klang mana satu", "medical_treatment"),
        ("claim kena reject, nak rayu cemana", "appeal"),
        ("how many days do I have to claim", "deadline"),
        ("borang ape kena isi ni", "forms_documents"),
        ("kalau gaji rm2300 dapat berapa sehari", "amount"),
        ("status claim sy dah sampai mana", "claim_status"),
        ("alamat pejabat perkeso muar", "office_contact"),
        ("nak semak caruman sy cukup tak", "contribution_check"),
        ("nak bunuh diri rasanya", "distress"),
        ("ada orang call minta otp kata dari perkeso", "scam_or_agent"),
        ("padam semua data saya", "privacy"),
        ("nak cakap dgn orang betul", "human_help"),
        ("english please", "language_switch"),
        ("salam, selamat pagi", "greeting"),
        ("tq bro", "thanks_bye"),
        ("bot bodoh", "abuse_or_frustration"),
        ("resepi ayam masak merah", "out_of_scope"),
    ],
)
def test_a_topic_is_recognised(text: str, topic: str) -> None:
    assert understand(text).topic == topic


def test_a_subject_and_a_request_in_one_text_are_both_kept() -> None:
    understood = understand("tarikh akhir EIS bila?")
    assert (understood.subject, understood.asks) == ("job_loss", ("deadline",))


def test_a_sure_match_opens_and_nothing_close_does_not() -> None:
    assert understand("kena buang kerja minggu lepas").decision == "open"
    assert understand("resepi ayam masak merah").decision == "none"
    assert understand("你好吗").decision == "none"
    assert understand("").decision == "none"


def test_a_model_learned_with_other_tables_is_refused() -> None:
    assert load_model(TOPICS, fingerprint(features)).topics
    with pytest.raises(ValueError, match="learned with other tables of words"):
        load_model(TOPICS, "of other tables")
    with pytest.raises(ValueError, match="learned for other topics"):
        load_model(("one", "two"), fingerprint(features))


@settings(deadline=None)
@given(st.text(max_size=2000))
def test_any_text_has_one_topic(text: str) -> None:
    understood = understand(text)
    assert understood.topic in TOPICS
    assert understood.topic not in {other.topic for other in understood.alternatives}
    scores = [other.score for other in understood.alternatives]
    assert scores == sorted(scores, reverse=True)


def test_only_the_first_thousand_characters_are_read() -> None:
    start = "kena buang kerja " * 60
    assert understand(start[:1000]) == understand(start[:1000] + "rider foodpanda jatuh " * 500)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I lost my job yesterday", "en"),
        ("saya kena buang kerja", "ms"),
        ("nak claim socso", None),
        ("husband passed away, boleh claim tak sebab dia kerja kilang", None),
        ("ok", None),
    ],
)
def test_the_language_of_a_text_when_it_is_clear(text: str, language: str | None) -> None:
    assert clearly(text) == language


def run(*options: str, lines: str) -> list[dict[str, object]]:
    result = CliRunner().invoke(command, ["--today", "2026-11-21", *options], input=lines)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_command_answers_each_line_with_one_object() -> None:
    first, empty, last = run(lines="kena buang kerja 3 Mac\n\nasdf 🦀\n")
    assert list(first) == [
        "text", "topic", "subject", "asks", "score", "decision", "alternatives", "dates", "ambiguous",
        "dialogue", "second", "facts", "answers", "answer", "crisis",
    ]  # fmt: skip
    assert (first["text"], first["topic"], first["dates"]) == ("kena buang kerja 3 Mac", "job_loss", ["2026-03-03"])
    assert empty["topic"] == "out_of_scope"
    assert last["text"] == "asdf 🦀"


def test_the_command_reads_whole_lines_as_dates() -> None:
    one, two, none = run("--kind", "date", "--lang", "ms", lines="15 ogos\n11/12\n3 bulan\n")
    assert (one["dates"], one["ambiguous"]) == (["2026-08-15"], False)
    assert (two["dates"], two["ambiguous"]) == (["2025-12-11", "2026-11-12"], True)
    assert (none["dates"], none["ambiguous"]) == ([], False)


def test_the_command_reads_money_and_choices() -> None:
    assert [row["value"] for row in run("--kind", "money", lines="RM2.5k\nentah\n")] == ["2500", None]
    assert [row["value"] for row in run("--kind", "choice", lines="haah\nxde\npenang\n")] == [
        "yes",
        "no",
        "pulau_pinang",
    ]


def test_the_command_reads_answers_typed_at_a_question() -> None:
    lines = [
        {"dialogue": "job_loss", "question": "wage", "text": "rm80 sehari", "lang": "ms"},
        {"dialogue": "job_loss", "question": "wage", "text": "2000 ke 2500", "lang": "ms"},
        {"dialogue": "job_loss", "question": "last_day", "text": "Mei 2024", "lang": "ms"},
        {"dialogue": "job_loss", "question": "reason", "text": "kilang dah gulung tikar", "lang": "ms"},
        {"dialogue": "death", "question": "wage", "text": "he never told us", "lang": "en"},
        {"dialogue": "work_injury", "question": "leave", "text": "do weekends count in the MC?", "lang": "en"},
    ]
    daily, lower, month, closed, unsure, asked = run("--answers", lines="\n".join(map(json.dumps, lines)) + "\n")
    assert (daily["outcome"], daily["options"]) == ("asked", ["2080"])
    assert (lower["outcome"], lower["options"]) == ("asked", ["2000"])
    assert month["outcome"] == "asked"
    assert "2024-05-31" in month["options"]  # type: ignore[operator]
    assert (closed["outcome"], closed["value"]) == ("taken", "closed")
    assert unsure["outcome"] == "unsure"
    assert asked["outcome"] == "answered"


def test_a_changed_table_of_words_is_told_in_a_line_by_the_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topics, "fingerprint", lambda _: "of other tables")
    topics._model.cache_clear()
    try:
        result = CliRunner().invoke(main, ["check"])
    finally:
        topics._model.cache_clear()
    assert result.exit_code == 1
    assert result.output.strip().endswith("run python -m training.train")
    assert "Traceback" not in result.output
