"""Writes the table of feasts anew from the calendar of `holidays`: `python -m bot.language.dates.feast_table`.

The calendar takes longer to load and to count than a message may take, and its days do not change, so they stand in a
file: a name and its days, a line each. A feast that only some states keep is still a day that people name.
"""

from datetime import date

from bot.language.dates.named_days import FEASTS, TABLE

_TRUSTED = range(2018, 2028)  # lunar feasts of later years are estimates
_STATES = ("01", "02", "03", "12", "13", "14")  # Johor, Kedah, Kelantan, Sabah, Sarawak, Kuala Lumpur: every feast


def feast_table() -> str:
    """The table as the calendar gives it."""
    import holidays  # slow to load, and only wanted here

    found: dict[str, set[date]] = {}
    for state in _STATES:
        for day, names in holidays.country_holidays("MY", subdiv=state, years=_TRUSTED, language="ms_MY").items():
            for name in names.split("; "):
                found.setdefault(name.removesuffix(" (anggaran)"), set()).add(day)
    return "".join(
        f"{name}\t{' '.join(map(str, sorted(days)))}\n" for name, days in sorted(found.items()) if name in FEASTS
    )


if __name__ == "__main__":
    TABLE.write_text(feast_table(), encoding="utf-8")
