"""Phrases that hang on a day ("last Tuesday", "two weeks ago"), read by dateparser.

dateparser is slow to import and to call, so it is loaded at the first such phrase and its answers are kept. It is
given short phrases of known form only: over prose it finds dates that are none.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_SPELLED = {"tonight": "today", "day before yesterday": "the day before yesterday", "day after tomorrow": "in 2 days"}


_MONDAY = date(2024, 1, 1)
_CALENDAR_UNITS = ("month", "year")


def day_of(phrase: str, base: date, ahead: bool) -> tuple[date, str] | None:
    """The day a phrase means, seen from `base`, and dateparser's period for it (`day`, `week`, `month`, `year`).

    `ahead` prefers the future where the phrase allows both ("on Tuesday"). None where dateparser cannot read it.
    """
    if phrase == "today":
        return base, "day"
    if any(unit in phrase for unit in _CALENDAR_UNITS):
        return _read(phrase, base, ahead)
    # Days and weeks are counted alike from every day of the same name, so that few questions reach dateparser.
    known = _MONDAY + timedelta(days=base.weekday())
    read = _read(phrase, known, ahead)
    return (base + (read[0] - known), read[1]) if read is not None else None


@lru_cache(maxsize=8192)
def _read(phrase: str, base: date, ahead: bool) -> tuple[date, str] | None:
    found = _parser(base, ahead).get_date_data(_SPELLED.get(phrase, phrase))
    if found.date_obj is None or found.period not in {"day", "week", "month", "year"}:
        return None
    return found.date_obj.date(), found.period


@cache
def _english() -> type[DateDataParser]:
    from dateparser.date import DateDataParser

    parser: type[DateDataParser] = DateDataParser
    return parser


@lru_cache(maxsize=256)
def _parser(base: date, ahead: bool) -> DateDataParser:
    """A parser for one reference day. Every setting that could depend on the machine or on today is fixed."""
    settings = {
        "RELATIVE_BASE": datetime(base.year, base.month, base.day),
        "PREFER_DATES_FROM": "future" if ahead else "past",
        "PREFER_DAY_OF_MONTH": "first",
        "DATE_ORDER": "DMY",
        "TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return _english()(languages=["en"], settings=settings)
