"""How well the bank's questions are found. Run: python -m benchmarks.questions [how many of five folds]

Each fifth of `training/questions/asked-1.yaml` is judged by a model taught the others and every other file. Prints the
share found at first place, it or a neighbour (`see_also`) among three, what would be said wrongly, and the
near misses that would not be answered; the same over a grid of thresholds; and last what the chat itself does with each
phrase as the first message, where it may also open a subject or offer a few. Needs scikit-learn.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.app import make_world
from bot.content.loader import Content, load, packaged_flows
from bot.dialogue import events
from bot.dialogue.chat import Chat
from bot.dialogue.context import TurnContext
from bot.dialogue.input.free_text import event_of_text
from bot.dialogue.world import World
from bot.language.intents import answers as finder
from bot.language.intents.answers import NOTHING, Found, decide, terms_asked
from bot.language.intents.question_features import question_features
from bot.language.text.formatting import MALAYSIA
from training.questions import Asked, asked, learn_questions, no_questions, titles
from training.train import write_model

FOLDS = 5
Row = tuple[Asked, dict[str, float]]
_TERMS: dict[str, tuple[str, ...]] = {}


def main() -> None:
    """Measure and print."""
    content = load(packaged_flows())
    done: Counter[str] = Counter()
    rows = list(judged(content, int(sys.argv[1]) if len(sys.argv) > 1 else FOLDS, done))
    print(f"{len(rows)} phrases\n{figures(rows, content)}\n")
    for say in (-0.6, -0.5, -0.4):
        for ahead in (0.2, 0.25, 0.3, 0.33, 0.36, 0.4):
            finder.SAY_FROM, finder.SAY_AHEAD = say, ahead
            print(f"{say:5} {ahead:4}  {figures(rows, content)}")
    print("\nin the chat: " + ", ".join(f"{what} {count / len(rows):.1%}" for what, count in done.most_common()))


def judged(content: Content, folds: int, done: Counter[str]) -> Iterator[Row]:
    """Each phrase with its scores by a model that was not taught it; `done` counts what the chat does with it."""
    world = make_world(content)
    first = asked("asked-1.yaml", content)
    none = asked("none.yaml", content)
    told = no_questions()
    always = [*asked("asked-[2-9].yaml", content), *titles(content)]
    for fold in range(folds):
        kept = [one for number, one in enumerate(first + none) if number % FOLDS == fold]
        taught = [one for number, one in enumerate(first + none) if number % FOLDS != fold]
        learned = learn_questions([*taught, *always, *told])
        with NamedTemporaryFile() as file:
            write_model(learned, Path(file.name))
            finder.FILE = Path(file.name)
            finder._model.cache_clear()
            done.update(in_chat(world, one) for one in kept)
        yield from zip(kept, learned.scores([one.text for one in kept]), strict=True)


def in_chat(world: World, one: Asked) -> str:
    """What a chat that just began does with a phrase."""
    chat = TurnContext(Chat(), datetime(2026, 11, 25, 12, tzinfo=MALAYSIA), world)
    event = event_of_text(chat, one.text)
    near = neighbours(world.content).get(one.answer, set())
    if isinstance(event, events.QuestionAsked):
        right = bool(near.intersection(event.answers[: 1 if event.sure else 3]))
        return f"{'said' if event.sure else 'offered'} {'right' if right else 'wrong'}"
    if isinstance(event, events.StoryTold) and event.answer:
        return f"said {'right' if event.answer in near else 'wrong'}, subject opened"
    return type(event).__name__


def figures(rows: list[Row], content: Content) -> str:
    """The four shares, and how many were said and offered."""
    near = neighbours(content)
    real = [(one, _judge(one, scores)) for one, scores in rows if one.answer != NOTHING]
    missed = [_judge(one, scores) for one, scores in rows if one.answer == NOTHING]
    first = sum(found.answers[0].id == one.answer for one, found in real)
    three = sum(any(each.id in near[one.answer] for each in found.answers[:3]) for one, found in real)
    said = [(one, found) for one, found in real if found.decision == "say"]
    wrong = sum(found.answers[0].id not in near[one.answer] for one, found in said)
    unsaid = sum(found.decision != "say" for found in missed)
    left = sum(found.decision == "none" for found in missed)
    offered = sum(found.decision == "offer" for _, found in real)
    count = len(real)
    return (
        f"first {first / count:.1%}  among three {three / count:.1%}  said {len(said) / count:.1%}  "
        f"wrongly {wrong / count:.1%}  offered {offered / count:.1%}  near misses unsaid {unsaid / len(missed):.1%} "
        f"(nothing shown {left / len(missed):.1%})"
    )


def _judge(one: Asked, scores: dict[str, float]) -> Found:
    if one.text not in _TERMS:
        _TERMS[one.text] = terms_asked(one.text, question_features(one.text)[3])
    return decide(scores, _TERMS[one.text])


def neighbours(content: Content) -> dict[str, set[str]]:
    """Each answer with those that its question may as well have meant."""
    return {id_: {id_, *answer.see_also} for id_, answer in content.answers.items()}


if __name__ == "__main__":
    main()
