"""Reads the tables of this room before they are wanted, so that no message waits for them."""

from bot.language.choices import states
from bot.language.dates import named_days
from bot.language.intents import answers, topics


def load_tables() -> None:
    """The weights of the topics and of the questions, the names of states and towns, and the days of the feasts."""
    topics.load()
    answers.load()
    states.places()
    named_days.days_of("", 0)
