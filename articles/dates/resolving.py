"""From expressions to days: each gets its year from what is stated, from publication, or from the text's evidence."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from articles.dates import cues
from articles.dates.atoms import WEEKDAYS
from articles.dates.evidence import Evidence
from articles.dates.odd import day_of
from articles.dates.values import Expression, Partial, Relative, add_months, last_day, period
from articles.dates.years import Clock, distance, month_near, nearest_to, nearest_year
from articles.model import Basis
from articles.sentences import enclosing, index_at

_DATELINE = re.compile(r"[ \n]{0,3}(?:\([^)\n]{1,40}\)[ ]?)?(?:-{1,2}|:|/PRNewswire|\(|,[^\n]{0,40}issue|issue)")
_PLACE = re.compile(r"[ ]*(?:[A-Z][\w.'/-]*[, ]+(?:\([^)]*\)[ -]*)?){1,8}(?:[-]+ )?")
_YEAR_BESIDE = re.compile(
    r"\b((?:19|20)[0-9]{2}),? (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day ?, ?|on |from |by )?(?:the \w+ of )?"
    r"(?:(?:first |second |third |fourth )?(?:periods?|quarter|qtr|half|year|term) (?:which )?end(?:ed|ing|s) "
    r"(?:on )?)?$"
)
_OLD_STORY = 60  # days before publication from which on a story counts as an older one
_SENTENCES_BESIDE = 4
_BESIDE = 100  # days between two dates told together
_LEADING = 700  # characters of the body in which a dateline may stand


@dataclass(slots=True)  # frozen ones take four times as long to make
class Resolved:
    """An expression and the days it means; `days` is None where the year is unknown."""

    found: Expression
    days: tuple[date, date] | None
    basis: Basis
    reason: str = ""

    @property
    def told(self) -> bool:
        """Whether the year is stated, or taken from a stated date beside it."""
        return self.basis == "stated" or self.reason.startswith("told beside")


class Resolver:
    """Reads the expressions of one text in order, since one date often hangs on the one before."""

    def __init__(
        self, text: str, title: str, spans: Sequence[tuple[int, int]], found: Sequence[Expression], clock: Clock | None
    ) -> None:
        self._text, self._spans = text, spans
        found = self.expressions = [_with_year_beside(text, expression) for expression in found]
        stated = [expression for expression in found if expression.stated]
        self._clock = clock or _dateline_clock(text, stated)
        self._title, self._stated = title, stated
        self._past: deque[Resolved] = deque(maxlen=8)
        self._told_year: tuple[int, int] | None = None  # the year spoken of last, and its sentence
        self._told_day: date | None = None
        self._story_day: date | None = None  # the last day whose year came from publication

    @property
    def clock(self) -> Clock | None:
        """The time of writing, by publication or by a dateline of the text; None where neither is known."""
        return self._clock

    @cached_property
    def _evidence(self) -> Evidence:
        """What the text says of its own time: weighed only where a date asks for it and no clock is known."""
        yearless = [expression for expression in self.expressions if _needs_year(expression)]
        return Evidence(self._text, self._title, self._spans, self._stated, yearless)

    def resolve(self, found: Expression) -> Resolved | None:
        """The next expression of the text; None where nobody could tell what it means."""
        resolved = self._resolve(found)
        if resolved is not None and resolved.days is not None:
            self._remember(resolved)
        return resolved

    def _remember(self, resolved: Resolved) -> None:
        assert resolved.days is not None
        self._past.append(resolved)
        if resolved.days[0].year == resolved.days[1].year:
            self._told_year = resolved.days[0].year, index_at(self._spans, resolved.found.start)
        if resolved.found.precision in {"day", "month"}:
            self._told_day = resolved.days[0]
            guessed = resolved.found.precision == "day" and resolved.basis == "publication"
            self._story_day = resolved.days[0] if guessed else None

    def _resolve(self, found: Expression) -> Resolved | None:
        if found.rule == "same-period":
            return self._same_period(found)
        if found.stated:
            days = found.days()
            return Resolved(found, days, "stated") if days else None
        if found.phrase is not None:
            return self._phrase(found)
        if found.relative is not None:
            return self._relative(found)
        return self._without_year(found)

    def _without_year(self, found: Expression) -> Resolved | None:
        """A month and day (or month, quarter, half) of a year that is not said."""
        if self._clock is not None:
            year, reason = self._year_by_clock(found, self._clock)
            if year is not None:
                return self._in_year(found, year, self._clock.basis, reason)
        elif (beside := self._told_beside(found)) is not None:
            return self._in_year(found, beside, "context", "told beside a stated date")
        elif (known := self._evidence.year_of(found, self._cue(found))) is not None:
            return self._in_year(found, known[0], "context", known[1])
        return Resolved(found, None, "unknown") if found.precision in {"day", "month"} else None

    def _in_year(self, found: Expression, year: int, basis: Basis, reason: str) -> Resolved | None:
        days = found.days_in(year)
        return Resolved(found, days, basis, reason) if days else None

    def _year_by_clock(self, found: Expression, clock: Clock) -> tuple[int | None, str]:
        """The year by the time of writing, and why."""
        if is_dateline(self._text, found):
            return nearest_to(found, clock.last), f"dateline, {clock.reason}"
        beside = self._told_beside(found)
        if beside is not None:
            return beside, "told beside a stated date"
        told = self._story_day
        old = told if told is not None and (clock.last - told).days > _OLD_STORY else None
        return nearest_year(found, clock, self._cue(found), old), clock.reason

    def _cue(self, found: Expression) -> int:
        return cues.ahead(self._text, found.start, found.end, enclosing(self._spans, found.start, found.end))

    def _told_beside(self, found: Expression) -> int | None:
        """The year of an older date told in the same sentence or the one before, if this one lies close to it."""
        before = self._past[-1] if self._past else None
        if before is None or before.days is None or before.found.precision not in {"day", "month"} or not before.told:
            return None
        apart = index_at(self._spans, found.start) - index_at(self._spans, before.found.start)
        recent = self._clock is not None and (self._clock.last - before.days[1]).days < 200
        if self._clock is None and self._cue(before.found) > 0:
            return None
        if apart > _SENTENCES_BESIDE or recent:
            return None
        sentence = enclosing(self._spans, found.start, found.end)
        if cues.expected(self._text, found.start, found.end, sentence):
            return None
        year = nearest_to(found, before.days[0])
        days = found.days_in(year) if year else None
        if days is None or distance(days, before.days[0]) > (_BESIDE if apart <= 1 else _BESIDE // 3):
            return None
        return year if apart <= 1 or days[0] > before.days[0] else None

    def _reference_year(self, found: Expression, told: bool) -> tuple[int, Basis, str] | None:
        """The year that "last year" or "the year before" counts from."""
        at = index_at(self._spans, found.start)
        relative = found.relative
        if told and self._told_year is not None and at - self._told_year[1] <= 2:
            return self._told_year[0], "context", f"counted from {self._told_year[0]}"
        if told and relative is not None and relative.shift == 0:
            return None
        if self._clock is not None:
            return self._clock.last.year, self._clock.basis, self._clock.reason
        known = self._evidence.year_now()
        return (known[0], "context", known[1]) if known else None

    def _relative(self, found: Expression) -> Resolved | None:
        """What counts in years, months, quarters or weeks from the time of writing."""
        relative = found.relative
        assert relative is not None
        if found.rule == "relative-month" and relative.unit == "month":
            return self._month_by_clock(found, relative.shift)
        if found.first.day is not None and found.first.month is None:
            return self._day_of_known_month(found, relative.shift)
        if relative.unit == "year":
            reference = self._reference_year(found, relative.told)
            if reference is None:
                lost = found.first.month is None or relative.told
                return None if lost else self._without_year(replace(found, relative=None))
            return self._in_year(found, reference[0] + relative.shift, reference[1], reference[2])
        return self._period(found, relative)

    def _period(self, found: Expression, relative: Relative) -> Resolved | None:
        """This month, last quarter, next week."""
        clock = self._clock
        if clock is None:
            known = self._evidence.month_now() if relative.unit == "month" else None
            if known is None or self._has_told_after(known[0]):
                return None
            return Resolved(found, period("month", known[0], relative.shift), "context", known[1])
        if clock.first.month != clock.last.month or (relative.unit in {"week", "day"} and clock.day is None):
            return None
        start, end = period(relative.unit, clock.last, relative.shift)
        if relative.unit == "week" and relative.shift == 0:
            before = self._text[max(0, found.start - 8) : found.start].lower()
            start = clock.last if before.endswith("later ") else start
            end = clock.last if before.endswith("earlier ") else end
        return Resolved(found, (start, end), clock.basis, clock.reason)

    def _has_told_after(self, month: date) -> bool:
        """Whether the text has just told of days after that month, which it then wasn't written in."""
        end = last_day(Partial(month.year, month.month))
        return any(r.told and r.days is not None and r.days[0] > end and self._cue(r.found) <= 0 for r in self._past)

    def _month_by_clock(self, found: Expression, shift: int) -> Resolved | None:
        if self._clock is None:
            return self._without_year(replace(found, relative=None))
        part = month_near(found.first.month or 1, self._clock, shift)
        return self._in_year(found, part.year or 0, self._clock.basis, self._clock.reason)

    def _day_of_known_month(self, found: Expression, shift: int) -> Resolved | None:
        """The 26th: of the month spoken of last, or of the month of writing."""
        day = found.first.day or 1
        base = self._clock.last if self._clock is not None else self._told_day
        if found.rule == "bare-day":
            base = self._told_day or (self._clock.day if self._clock else None)
            if base is not None and not self._bare_day_fits(found, day, base):
                return None
        if base is None:
            return None
        year, month = add_months(base.year, base.month, shift)
        part = Partial(year, month, day)
        days = replace(found, first=part, last=part).days()
        basis: Basis = self._clock.basis if self._clock else "context"
        return Resolved(found, days, basis, f"the month of {base.isoformat()}") if days else None

    def _bare_day_fits(self, found: Expression, day: int, base: date) -> bool:
        """A day without the word "the" before it is believed only beside a day just told."""
        if self._text[found.start : found.end].isdigit():
            return abs(base.day - day) <= 2
        return True

    def _phrase(self, found: Expression) -> Resolved | None:
        """A weekday, "yesterday", "two weeks ago": dateparser reads it against the day of writing."""
        clock = self._clock
        if clock is None or clock.day is None or found.phrase is None:
            return None
        if found.phrase.endswith("day") and WEEKDAYS[clock.day.weekday()] == found.phrase:
            return Resolved(found, (clock.day, clock.day), clock.basis, clock.reason)
        sentence = enclosing(self._spans, found.start, found.end)
        forward = cues.ahead(self._text, found.start, found.end, sentence) > 0
        read = day_of(found.phrase, clock.day, forward)
        if read is None:
            return None
        return Resolved(found, _widened(*read), clock.basis, clock.reason)

    def _same_period(self, found: Expression) -> Resolved | None:
        """The same months as the period told last, in another year; without such a period, that whole year."""
        before = next((r for r in reversed(self._past) if r.found.precision in {"month", "quarter", "half"}), None)
        reference: tuple[int, Basis, str] | None = (found.first.year or 0, "stated", "")
        if not found.stated:
            reference = self._reference_year(found, told=False)
        if reference is None:
            return None
        year, basis, reason = reference
        year += found.relative.shift if found.relative else 0
        if before is None or before.days is None:
            return Resolved(found, (date(year, 1, 1), date(year, 12, 31)), basis, reason)
        start, end = before.days
        days = date(year, start.month, 1), last_day(Partial(year + end.year - start.year, end.month))
        return Resolved(replace(found, precision=before.found.precision), days, basis, reason)


def _with_year_beside(text: str, found: Expression) -> Expression:
    """A day whose year stands just before it ("in 2024 on August 15") with that year."""
    if not _needs_year(found) or not (found.precision == "day" or found.rule.startswith("unit-end")):
        return found
    beside = _YEAR_BESIDE.search(text, max(0, found.start - 44), found.start)
    return found.in_year(int(beside[1])) if beside else found


def _needs_year(found: Expression) -> bool:
    """Whether an expression says a month and day (or month) but no year, not even a relative one."""
    return found.first.month is not None and not found.stated and found.relative is None


def is_dateline(text: str, found: Expression) -> bool:
    """Whether a day stands in a dateline: a capitalised place before it on its line, a dash or colon after it."""
    if found.precision != "day" or _DATELINE.match(text, found.end) is None:
        return False
    near = max(0, found.start - 80)
    line = text[max(near, text.rfind("\n", near, found.start) + 1) : found.start]
    return _PLACE.fullmatch(line) is not None or (
        line.rstrip().endswith(("-", "(", ",")) and line[:3].strip().isupper()
    )


def _dateline_clock(text: str, stated: Sequence[Expression]) -> Clock | None:
    """The time of writing by a dateline with its year at the beginning of the body."""
    for found in stated[:5]:
        days = found.days()
        if found.start < _LEADING and days and days[0] == days[1] and is_dateline(text, found):
            return Clock(days[0], days[0], "context", f"dateline {days[0].isoformat()}")
    return None


def _widened(day: date, width: str) -> tuple[date, date]:
    """The day itself, or the week, month or year around it where the phrase means no more than that."""
    if width == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if width == "month":
        return date(day.year, day.month, 1), last_day(Partial(day.year, day.month))
    if width == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day
