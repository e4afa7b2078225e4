"""Periods of time as partial ISO dates: `2020s`, `2022`, `2022-H1`, `2022-Q4`, `2022-11`, `2022-11-10`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

_DECADE = re.compile(r"(\d{3})0s")
_PART = re.compile(r"(\d{4})[- ]?([QH])([1-4])", re.IGNORECASE)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")

FIRST_DAY = "0001-01-01"
LAST_DAY = "9999-12-31"


def normal(text: str) -> str:
    """The period in its one written form (`2022-1` is `2022-01`, `2022 q4` is `2022-Q4`).

    Raises ValueError, in words, for anything that is no period of the calendar.
    """
    if _DECADE.fullmatch(text):
        return text if text != "0000s" else _refuse(text)
    if part := _PART.fullmatch(text):
        year, letter, number = part[1], part[2].upper(), part[3]
        if year == "0000" or (letter == "H" and number > "2"):
            _refuse(text)
        return f"{year}-{letter}{number}"
    if not (parts := _DATE.fullmatch(text)):
        raise ValueError(f"{text or 'nothing'} is no date; write 2022, 2022-Q4, 2022-11 or 2022-11-10")
    year, month, day = int(parts[1]), parts[2], parts[3]
    if year == 0:
        _refuse(text)
    if month is None:
        return f"{year:04d}"
    if not 1 <= int(month) <= 12:
        raise ValueError(f"{text}: there is no month {month}")
    if day is None:
        return f"{year:04d}-{int(month):02d}"
    if not 1 <= int(day) <= calendar.monthrange(year, int(month))[1]:
        raise ValueError(f"{text}: that month has no day {day}")
    return f"{year:04d}-{int(month):02d}-{int(day):02d}"


def _refuse(text: str) -> str:
    raise ValueError(f"{text} is no date of the calendar")


def bounds(period: str) -> tuple[str, str]:
    """First and last day (both inclusive, ISO) of a period in its normal form."""
    if period.endswith("s"):
        decade = period[:3]
        return ("0001-01-01" if decade == "000" else f"{decade}0-01-01"), f"{decade}9-12-31"
    year, rest = period[:4], period[5:]
    if not rest:
        return f"{year}-01-01", f"{year}-12-31"
    if rest[0] in "QH":
        months = 3 if rest[0] == "Q" else 6
        last = int(rest[1]) * months
        return f"{year}-{last - months + 1:02d}-01", _month_end(year, last)
    if len(rest) == 2:
        return f"{year}-{rest}-01", _month_end(year, int(rest))
    return period, period


def _month_end(year: str, month: int) -> str:
    return f"{year}-{month:02d}-{calendar.monthrange(int(year), month)[1]:02d}"


def normal_range(text: str) -> str:
    """A period, or two joined by `..`, in normal form. Raises ValueError, in words."""
    first, dots, last = text.partition("..")
    if not dots:
        return normal(text)
    if not first or not last:
        raise ValueError(f"{text} has one end only; use after: or before:")
    first, last = normal(first), normal(last)
    if bounds(first)[0] > bounds(last)[1]:
        raise ValueError(f"{text} ends before it begins")
    return f"{first}..{last}"


def range_bounds(text: str) -> tuple[str, str]:
    """First and last day (inclusive) of a period or a range `A..B` in normal form."""
    first, _, last = text.partition("..")
    return bounds(first)[0], bounds(last or first)[1]


def period_of(day: str, precision: str) -> str:
    """The period of a precision (`decade` `year` `quarter` `month` `day`) in which an ISO day lies."""
    if precision == "day":
        return day
    if precision == "month":
        return day[:7]
    if precision == "quarter":
        return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"
    return day[:4] if precision == "year" else f"{day[:3]}0s"


def periods_between(first: str, last: str, precision: str) -> Iterator[str]:
    """All periods of a precision that two ISO days and the days between them touch, oldest first."""
    while True:
        period = period_of(first, precision)
        yield period
        end = bounds(period)[1]
        if end >= last or end == LAST_DAY:
            return
        first = (date.fromisoformat(end) + timedelta(days=1)).isoformat()
