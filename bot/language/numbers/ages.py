"""A year of birth read as an age: "lahir 1980" is 45 or 46 years, written as the age reached this year."""

import re
from datetime import date

_BORN = re.compile(
    r"\b(?:lahir|kelahiran|born|dob|thn lahir|tahun lahir)\s*(?:in|on|pada|tahun|thn)?\s*(19\d\d|20\d\d)\b",
    re.IGNORECASE,
)


def with_age(text: str, today: date) -> str:
    """The text with a year of birth written as years of age."""
    return _BORN.sub(lambda born: f"{today.year - int(born[1])} tahun", text)
