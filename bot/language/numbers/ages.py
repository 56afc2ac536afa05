"""Ages in an answer. A year of birth is read as one: "lahir 1980" is the age reached this year."""

import re
from datetime import date

_BORN = re.compile(
    r"\b(?:lahir|kelahiran|born|dob|thn lahir|tahun lahir)\s*(?:in|on|pada|tahun|thn)?\s*(19\d\d|20\d\d)\b",
    re.IGNORECASE,
)


def with_age(text: str, today: date) -> str:
    """The text with a year of birth written as years of age."""
    return _BORN.sub(lambda born: f"{today.year - int(born[1])} tahun", text)


_AGE = re.compile(
    r"\b(?:umur|usia|aged?)\b[^\d.,;]{0,12}\d{1,3}(?:\s*(?:tahun|thn|years?|yrs?)(?:\s*old)?)?\b"
    r"|\b\d{1,3}\s*(?:years?|yrs?)\s*old\b",
    re.IGNORECASE,
)


def without_age(text: str) -> str:
    """The text without the ages it tells: "umur 34" is no wage and no count of months."""
    return _AGE.sub(" ", text)
