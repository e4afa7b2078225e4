"""What a date expression says, before its year is known, and the calendar arithmetic for it."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, NamedTuple

from articles.model import Precision

Unit = Literal["year", "half", "quarter", "month", "week", "day"]

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Partial(NamedTuple):
    """A year, month or day of which the larger parts may be unknown (`None`) and the smaller ones unsaid."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


_UNSAID = Partial()


class Relative(NamedTuple):
    """How far an expression lies from a reference: `shift` units away.

    `told` counts from the year the text spoke of last ("the year before") instead of from the article's own time.
    """

    unit: Unit
    shift: int
    told: bool = False


@dataclass(slots=True)  # frozen ones take four times as long to make
class Expression:
    """A date expression found in a text, at `start`..`end` (characters, end exclusive).

    `first` and `last` are the two ends of what it means (equal for a single day, month or year). `relative` says
    how a missing year, or all of it, hangs on a reference date; `phrase` is what dateparser has to read against it.
    `weekday` (0 is Monday) is the day of the week it names beside a month and day.
    """

    start: int
    end: int
    rule: str
    first: Partial = _UNSAID
    last: Partial = _UNSAID
    precision: Precision = "day"
    relative: Relative | None = None
    phrase: str | None = None
    weekday: int | None = None

    @property
    def stated(self) -> bool:
        """Whether the text gives the year itself."""
        return self.first.year is not None and self.last.year is not None

    def in_year(self, year: int) -> Expression:
        """The same expression with its missing years filled in: the first end lies in `year`."""
        first = Partial(self.first.year or year, self.first.month, self.first.day)
        last = Partial(self.last.year or year + self._turns, self.last.month, self.last.day)
        return replace(self, first=first, last=last)

    @property
    def _turns(self) -> bool:
        """Whether a turn of the year lies between the two ends."""
        first, last = self.first, self.last
        if first is last or not last.month or not first.month:
            return False
        return (last.month, last.day or 0) < (first.month, first.day or 0)

    def days(self) -> tuple[date, date] | None:
        """First and last day, or None where the calendar has no such days or a year is missing."""
        return self.days_in(0)

    def days_in(self, year: int) -> tuple[date, date] | None:
        """What `in_year(year).days()` is."""
        first, last = self.first, self.last
        try:
            if first is last and first.month and first.day:
                day = date(first.year or year, first.month, first.day)
                return day, day
            start = date(first.year or year, first.month or 1, first.day or 1)
            end = _last_day(last.year or year + (year > 0 and self._turns), last.month or 12, last.day)
        except ValueError:
            return None
        return (start, end) if start <= end else None


def first_day(part: Partial) -> date:
    """The first day of a year, month or day. ValueError where it is not in the calendar."""
    return date(part.year or 0, part.month or 1, part.day or 1)


def last_day(part: Partial) -> date:
    """The last day of a year, month or day. ValueError where it is not in the calendar."""
    return _last_day(part.year or 0, part.month or 12, part.day)


def _last_day(year: int, month: int, day: int | None) -> date:
    if day is None or day == 0:
        day = 29 if month == 2 and isleap(year) else _LENGTHS[month - 1] if month <= 12 else 0
    return date(year, month, day)


def add_months(year: int, month: int, shift: int) -> tuple[int, int]:
    """Year and month `shift` months away."""
    index = year * 12 + month - 1 + shift
    return index // 12, index % 12 + 1


def period(unit: Unit, around: date, shift: int) -> tuple[date, date]:
    """First and last day of the period of that unit which lies `shift` units from the one around a day."""
    if unit == "day":
        day = around + timedelta(days=shift)
        return day, day
    if unit == "week":
        monday = around - timedelta(days=around.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    length = {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
    year, month = add_months(around.year, (around.month - 1) // length * length + 1, shift * length)
    last = add_months(year, month, length - 1)
    return date(year, month, 1), last_day(Partial(*last))


def span_precision(first_month: int, months: int) -> Precision:
    """The precision of a run of whole months: quarter, half or year where it is one, else month."""
    if months == 12:
        return "year"
    if months == 6 and first_month in (1, 7):
        return "half"
    return "quarter" if months in (3, 9) and first_month % 3 == 1 else "month"


def parse_partial(text: str | None) -> Partial | None:
    """`2022-12-13`, `2022-12` or `2022` (a time after it is ignored); None for anything else."""
    parts = (text or "")[:10].split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    found = Partial(*(int(part) for part in parts[:3]))
    try:
        last_day(found)
    except ValueError:
        return None
    return found
