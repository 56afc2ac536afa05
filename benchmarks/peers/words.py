"""The words and rows of buttons that the peers share, so that every bot sends about the same."""

from typing import Any

ASK = (
    "This is question 1. Which colour do you like better?",
    "This is question 2. What do you drink in the morning?",
    "This is question 3. How many days did you work last year?",
    "This is question 4. How many days were you ill?",
    "This is question 5. How many days were you away?",
    "This is question 6. How many days are left?",
)
CHOICES = (("Red", "Green"), ("Tea", "Coffee"))
HINT = "Type a number of days, for example 10."
NAV = ("Back", "Why?", "Not sure", "Menu")


def question(number: int, before: str | None) -> str:
    """The text of question 1 to 6, with the answer before it read back."""
    parts = [f"Your answer: {before}"] if before else []
    parts += [f"Question {number} of at most 6", ASK[number - 1]]
    return "\n\n".join([*parts, HINT] if number > 2 else parts)


def end(answers: list[str]) -> str:
    return f"All six are answered: {', '.join(answers)}.\n\nFacts checked on 21 November 2026."


def rows(number: int) -> list[list[tuple[str, str]]]:
    """Label and data of the buttons of a question."""
    choices = CHOICES[number - 1] if number <= 2 else ()
    nav = [(label, f"nav:{index}") for index, label in enumerate(NAV)]
    return [*([(label, f"o:{number}:{label}")] for label in choices), nav]


def keyboard(number: int) -> dict[str, Any]:
    """The same as Telegram takes it."""
    return {
        "inline_keyboard": [[{"text": label, "callback_data": data} for label, data in row] for row in rows(number)]
    }


def number_in(text: str) -> str | None:
    """The typed number, None when it is none."""
    return text.strip() if text.strip().isdecimal() and int(text) <= 999 else None
