"""The manual for authors: its examples are sound, and no key of the schema is left out."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot.authoring.examples.conversations import Conversation, Step
from bot.content import schema
from bot.content.source import read

MANUAL = Path("docs/writing-dialogues.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", MANUAL, re.DOTALL)
MODELS: list[type[BaseModel]] = [
    *(schema.Dialogue, schema.Benefit, schema.Fact, schema.KnownAnswer, schema.Letter, schema.Blank),
    *(schema.Case, Conversation, schema.MenuGroup),
]


@pytest.mark.parametrize(("model", "example"), list(zip(MODELS, EXAMPLES, strict=True)))
def test_each_example_is_what_it_shows(tmp_path: Path, model: type[BaseModel], example: str) -> None:
    file = tmp_path / "example.yaml"
    file.write_text(example, encoding="utf-8")
    document = read(file, file.name)
    assert document.problems == []
    for item in document.data if isinstance(document.data, list) else [document.data]:
        model.model_validate(item)


@pytest.mark.parametrize(
    "model",
    [
        *(schema.Dialogue, schema.Question, schema.Outcome, schema.Statement, schema.Route, schema.PlanItem),
        *(schema.ChoiceAnswer, schema.OptionGroup, schema.DateAnswer, schema.NumberAnswer, schema.MoneyAnswer),
        *(schema.Benefit, schema.Deadline, schema.AmountRule, schema.Use, schema.Appeal),
        *(
            schema.Source,
            schema.Fact,
            schema.DatedValue,
            schema.Case,
            schema.Expectation,
            schema.MenuGroup,
            schema.Entry,
        ),
        *(
            Conversation,
            Step,
            schema.KnownAnswer,
            schema.Letter,
            schema.Offer,
            schema.Paragraph,
            schema.Blank,
            schema.Phrase,
        ),
        *(schema.Recipient, schema.Checklist, schema.ChecklistPart),
    ],
)
def test_every_key_is_told(model: type[BaseModel]) -> None:
    keys = {field.alias or name for name, field in model.model_fields.items()}
    assert [key for key in sorted(keys) if not re.search(rf"\b{key}\b", MANUAL)] == []
