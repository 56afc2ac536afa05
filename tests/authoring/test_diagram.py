"""The picture of a dialogue: every node and route, in the order of the file, with texts made harmless."""

from pathlib import Path

from click.testing import CliRunner

from bot.authoring.diagram import diagram
from bot.cli import main
from bot.content.loader import load
from bot.content.schema import Dialogue

FALL = load(Path("tests/flows/tiny")).dialogues["fall"]


def test_every_question_outcome_and_route_is_drawn() -> None:
    assert diagram(FALL, str, "Not sure") == (
        "flowchart TD\n"
        '  q_for_whom["Who fell?"]\n'
        '  q_fall_date["When was the fall?"]\n'
        '  q_days_off["How many days off after {fall_date}?"]\n'
        '  q_wage["What was the wage?"]\n'
        '  o_covered(["You may claim for the days off."])\n'
        '  o_too_short(["This benefit starts at {least_days} days."])\n'
        "  q_for_whom --> q_fall_date\n"
        '  q_for_whom -.->|"Not sure"| q_fall_date\n'
        "  q_fall_date --> q_days_off\n"
        '  q_fall_date -.->|"Not sure"| q_days_off\n'
        '  q_days_off -->|"days_off ≥ 4"| q_wage\n'
        "  q_days_off --> o_too_short\n"
        '  q_days_off -.->|"Not sure"| o_covered\n'
        "  q_wage --> o_covered\n"
        '  q_wage -.->|"Not sure"| o_covered\n'
    )


def test_the_texts_are_in_the_language_asked_for() -> None:
    drawn = diagram(FALL, lambda text: text.upper(), "TIDAK PASTI")
    assert '  q_for_whom["WHO FELL?"]\n' in drawn
    assert '-.->|"TIDAK PASTI"|' in drawn


def dialogue_with(when: object, ask: str = "One?") -> Dialogue:
    return Dialogue.model_validate(
        {
            "id": "end",
            "title": "x",
            "about": "x",
            "checked": "2026-11-21",
            "questions": {
                "one": {
                    "ask": ask,
                    "why": "x",
                    "answer": {"type": "choice", "options": {"a": "Alpha", "b": "Beta", "c": "Gamma"}},
                    "unsure": "end",
                    "next": [{"when": when, "go": "end"}, {"go": "end"}],
                }
            },
            "outcomes": {"end": {"say": "x", "plan": [], "sources": ["a"]}},
        }
    )


def test_conditions_are_signs_and_labels() -> None:
    when = {"any": [{"one": {"in": ["a", "b"]}, "not": {"one": {"is": "c"}}}, {"today": {"after": {"fact": "start"}}}]}
    assert '|"(one = Alpha / Beta ∧ ¬(one = Gamma)) ∨ today #gt; start"|' in diagram(dialogue_with(when), str, "?")
    known = dialogue_with({"one": {"known": "false"}})
    assert '|"one = ?"|' in diagram(known, str, "?")


def test_quotes_and_long_texts_do_not_break_the_picture() -> None:
    drawn = diagram(dialogue_with({"one": {"is": "a"}}, 'Say "yes" & <go> ' + "on " * 60), str, "?")
    line = drawn.splitlines()[1]
    assert line.startswith('  q_one["Say #quot;yes#quot; #amp; #lt;go#gt; on')
    assert line.endswith('…"]')


def test_the_command_draws_and_names_the_dialogues_it_knows() -> None:
    runner = CliRunner()
    drawn = runner.invoke(main, ["diagram", "fall", "--flows", "tests/flows/tiny"])
    assert (drawn.exit_code, drawn.output) == (0, diagram(FALL, str, "Not sure"))
    unknown = runner.invoke(main, ["diagram", "fell", "--flows", "tests/flows/tiny"])
    assert unknown.exit_code == 2
    assert "no dialogue 'fell': one of fall" in unknown.output
