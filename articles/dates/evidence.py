"""When an article was written, from the text's own evidence, where no publication date is known.

Every month around the stated dates is scored as the time of writing: what is told must lie before it, what is
expected after it, last year's results belong to the year after, the first date told lies just behind. The scores
make weights, and a question ("which year is this August 26?") is answered for every month that is likely; an answer
is given only where nearly all of the weight agrees. A wrong year is worse than none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from math import exp

from articles.dates import cues
from articles.dates.atoms import number
from articles.dates.terms import Term, in_year, not_after, not_before, soon_after, soon_before
from articles.dates.values import Expression, Partial, last_day
from articles.dates.years import Clock, Days, nearest_year
from articles.sentences import enclosing

_ENOUGH = 0.75  # the score that stated dates alone must reach
_AGREED = 0.68  # the part of the weight that must agree on an answer
_AGREED_ON_MONTH = 0.9  # the same for the month itself, which is seldom certain
_SHARPNESS = 4.0  # how much more a month weighs for one point of score
_LIKELY = 1.5  # months further than this below the best are not asked
_MOST_WITNESSES = 60

_FORESEEN = 18  # months from the latest date told within which what is expected says when the article was written
_PROXIMITY_LEAD = 1.2

_NAMED_YEAR = re.compile(r"(?<![0-9A-Za-z$-])(20[0-4][0-9]|19[0-9]{2})(?![0-9%]|[.,-][0-9])")
_SERIES = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[0-9]{1,2}(?:st|nd|rd|th)) "
    r"((?:[A-Z][\w-]+ ){0,4}[A-Z]?[\w-]+)",
    re.IGNORECASE,
)
_FIRST_OF_SERIES = re.compile(  # begins with plain letters, which is what a scan is fastest with
    r"first (?<=\bfirst )((?:[A-Z][\w-]+ ){0,4}[A-Z][\w-]+),? (?:was held )?in ((?:19|20)[0-9]{2})\b"
)
_ORDINAL_WORDS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_OF = re.compile(r"(?<!end)(?<!half)(?<!quarter) of[ \n]+$")
_COMPARED = re.compile(
    r"\b(?:compar(?:ed|ing)[ \n](?:to|with)|against|versus|vs\.?|than|up[ \n]from|down[ \n]from)\b(?:[^.;]|\.(?=\d))*$",
    re.IGNORECASE,
)
_LONG_BEFORE = 10  # years between a year told and one expected by which the first says nothing of the time of writing
_UNTIL = re.compile(r"\b(?:until|till|through|to|by|since)[ \n]+(?:the end of )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Witness:
    """A stated date. Months are counted from year 0."""

    name: str
    first_month: int
    last_month: int
    yearly: bool
    ahead: bool
    old: bool
    open_ended: bool
    results: bool

    @property
    def year(self) -> int:
        return self.last_month // 12


class Evidence:
    """What a text says of its own time. Made once per article; asked for each date without a year."""

    def __init__(
        self,
        text: str,
        title: str,
        spans: Sequence[tuple[int, int]],
        stated: Sequence[Expression],
        yearless: Sequence[Expression],
    ) -> None:
        self._text, self._spans = text, spans
        self._yearless = yearless
        self._witnesses = _without_overtaken(
            _without_founding(
                [w for found in _apart(stated)[:_MOST_WITNESSES] if (w := self._witness(found)) is not None]
            )
        )
        self._series = _series_year(text[:20_000])
        self._days = _days_with_year(stated)
        self._title_years = [int(match[1]) for match in _NAMED_YEAR.finditer(title)]
        self._lead = next((found for found in yearless if found.precision in {"day", "month"}), None)
        first = min((found.start for found in stated if found.precision != "year"), default=len(text))
        self._lead_ahead = self._lead is not None and self._cue(self._lead) > 0
        self._leads = self._lead is not None and self._lead.start < first
        self._reason = ""

    def year_of(self, found: Expression, cue: int) -> tuple[int, str] | None:
        """The year of an expression and the reason for it, or None where the evidence is weak or divided."""
        if found.precision == "day" and (year := self._days.get((found.first.month, found.first.day))) is not None:
            return year, "the same day stands elsewhere with its year"
        known: Days = {}
        return self._agreed(lambda clock: nearest_year(found, clock, cue, None, known))

    def year_now(self) -> tuple[int, str] | None:
        """The year in which the article was written, and the reason, or None."""
        return self._agreed(lambda clock: clock.last.year)

    def month_now(self) -> tuple[date, str] | None:
        """The first day of the month in which the article was written, and the reason, or None."""
        known = self._agreed(lambda clock: clock.last.year * 12 + clock.last.month - 1, _AGREED_ON_MONTH)
        return (date(known[0] // 12, known[0] % 12 + 1, 1), known[1]) if known else None

    def _agreed(self, ask: Callable[[Clock], int | None], enough: float = _AGREED) -> tuple[int, str] | None:
        """The answer on which nearly all of the likely months agree: `enough` of their weight."""
        weights: dict[int, float] = defaultdict(float)
        total = 0.0
        for clock, weight in self._months:
            answer = ask(clock)
            total += weight
            if answer is not None:
                weights[answer] += weight
        best = max(weights, key=lambda year: weights[year], default=None)
        if best is None or weights[best] < enough * total:
            return None
        return best, self._reason

    @cached_property
    def _months(self) -> list[tuple[Clock, float]]:
        """The months in which the article may have been written, and their weights; none if the evidence is weak."""
        terms = [*self._terms()]
        years = self._candidate_years()
        if not terms or not years:
            return []
        months = [year * 12 + index for year in sorted(years) for index in range(12)]
        scores = [0.0] * len(months)
        for term in terms:
            scores = [score + more for score, more in zip(scores, term(months), strict=True)]
        scored = list(zip(scores, months, strict=True))
        strongest, at = max(scored)
        if strongest < _ENOUGH:
            return []
        self._reason = self._explain(at)
        lead = [self._lead_score(month) for month in range(12)]
        likely = [(score + lead[month % 12], month) for score, month in scored]
        best = max(likely)[0]
        return [(_clock(month), exp(_SHARPNESS * (s - best))) for s, month in likely if s > best - _LIKELY]

    def _candidate_years(self) -> set[int]:
        """The years worth asking: around the latest date told, the nearest one expected, the title's year."""
        told = [w for w in self._witnesses if not w.ahead and not w.old]
        ahead = [w for w in self._witnesses if w.ahead and not w.open_ended]
        centres = set(self._title_years)
        centres |= {max(w.year for w in group) for group in _fine_and_yearly(told) if group}
        centres |= {min(w.year for w in group) for group in _fine_and_yearly(ahead) if group}
        centres |= {self._series[1]} if self._series else set()
        return {year + shift for year in centres for shift in (-1, 0, 1)}

    def _terms(self) -> Iterator[Term]:
        """What each piece of evidence adds to the score of a month."""
        told = [w for w in self._witnesses if not w.ahead]
        fine = [w for w in told if not w.yearly]
        if self._witnesses:
            yield not_before([w.first_month if w.yearly else w.last_month for w in told])
            yield not_after([w.last_month for w in self._witnesses if w.ahead])
        if fine:
            latest = max(fine, key=lambda w: w.last_month)
            yield soon_after(latest.last_month, 0.45 if latest.old else 1.5, 0.2 if self._leads else 0.6)
        yield from self._yearly_terms([w for w in told if w.yearly and not w.old])
        yield from self._ahead_terms(max((w.last_month for w in fine if not w.old), default=None))
        for year in self._title_years:
            yield in_year(year, 1.2, year + 1, 0.2)
        if self._series:
            yield in_year(self._series[1], 1.5, self._series[1] + 1, 0.0)

    def _yearly_terms(self, yearly: Sequence[_Witness]) -> Iterator[Term]:
        """The latest year told: of its results, or in passing."""
        if not yearly:
            return
        latest = max(w.year for w in yearly)
        if any(w.results for w in yearly if w.year == latest):
            yield in_year(latest + 1, 1.0, latest, -0.5)
        yield in_year(latest, 0.5, latest + 1, 0.4)

    def _ahead_terms(self, latest_told: int | None) -> Iterator[Term]:
        """The nearest date that is expected; what lasts until a date was not said just before it."""
        ahead = [w for w in self._witnesses if w.ahead and not w.open_ended]
        fine = [w for w in ahead if not w.yearly]
        if fine:
            first_month = min(w.first_month for w in fine)
            if latest_told is None or first_month - latest_told <= _FORESEEN:
                yield soon_before(first_month, 1.2)
        for witness in self._witnesses:
            if witness.ahead and witness.open_ended and not witness.yearly:
                yield soon_before(witness.first_month, -0.5)
        if ahead:
            first = min(w.year for w in ahead)
            yield in_year(first - 1, 0.5, first, 0.3)

    def _lead_score(self, month: int) -> float:
        """How well a month follows the first date told without a year (or precedes it, where it lies ahead)."""
        lead = self._lead
        if lead is None or lead.first.month is None:
            return 0.0
        gap = (month % 12 + 1 - lead.first.month) % 12
        if self._lead_ahead:
            gap = min(gap, (lead.first.month - month % 12 - 1) % 12)
        weight = 1.4 if lead.precision == "day" else 0.6
        return weight * (1.0 if self._leads else 0.3) * exp(-gap / _PROXIMITY_LEAD)

    def _cue(self, found: Expression) -> int:
        return cues.ahead(self._text, found.start, found.end, enclosing(self._spans, found.start, found.end))

    def _witness(self, found: Expression) -> _Witness | None:
        days = found.days()
        if days is None:
            return None
        sentence = enclosing(self._spans, found.start, found.end)
        before = self._text[max(sentence[0], found.start - 24) : found.start]
        yearly = found.precision == "year" and days[1].month == 12  # a business year may end in any month
        ahead = cues.ahead(self._text, found.start, found.end, sentence) > 0 and (
            not _OF.search(before)
            or cues.expected(self._text, found.end, found.end, (found.end, min(found.end + 12, sentence[1])))
        )
        later = 12 if self._is_compared(found, sentence) else 0
        return _Witness(
            name=" ".join(self._text[found.start : found.end].split()),
            first_month=_month_index(days[0]) + later,
            last_month=_month_index(days[1]) + later,
            yearly=yearly,
            ahead=ahead,
            old=cues.long_ago(self._text, found.start, found.end, sentence),
            open_ended=bool(_UNTIL.search(before)),
            results=yearly and cues.results(self._text, found.end, sentence),
        )

    def _is_compared(self, found: Expression, sentence: tuple[int, int]) -> bool:
        """Whether a month or quarter is the one before that the same one, a year later, is compared with: "sales in
        October, compared with 5,000 tonnes in October 2007"."""
        if found.precision not in {"month", "quarter", "half"}:
            return False
        same = any(
            it.precision == found.precision
            and it.first.month == found.first.month
            and sentence[0] <= it.start < found.start
            for it in self._yearless
        )
        return same and _COMPARED.search(self._text[max(sentence[0], found.start - 90) : found.start]) is not None

    def _explain(self, month: int) -> str:
        """Which stated dates the best month lies between, in a few words."""
        behind = max((w for w in self._witnesses if w.first_month <= month), key=lambda w: w.last_month, default=None)
        beyond = min((w for w in self._witnesses if w.first_month > month), key=lambda w: w.first_month, default=None)
        words = [f"after {behind.name}" if behind else "", f"before {beyond.name}" if beyond else ""]
        if self._series and self._series[1] == month // 12:
            words = [self._series[0]]
        known = ", ".join(word for word in words if word) or "the title's year"
        return f"written about {month // 12} ({known})"


def _apart(stated: Sequence[Expression]) -> list[Expression]:
    """The stated dates, but not a year that only gives the day after it its year ("in 2024 on August 15")."""
    after = [*stated[1:], None]
    return [
        found
        for found, following in zip(stated, after, strict=False)
        if found.precision != "year" or following is None or following.start - found.end > 6
    ]


def _without_overtaken(witnesses: Sequence[_Witness]) -> list[_Witness]:
    """The witnesses, those that are expected though the text tells of later ones made told."""
    latest = max((w.last_month for w in witnesses if not w.ahead and not w.yearly), default=0)
    return [replace(w, ahead=False) if w.ahead and w.last_month < latest else w for w in witnesses]


def _without_founding(witnesses: Sequence[_Witness]) -> list[_Witness]:
    """The witnesses; a year told long before all years that are expected is the beginning of something old."""
    expected = min((w.year for w in witnesses if w.ahead), default=0)
    return [replace(w, old=w.old or (not w.ahead and w.year < expected - _LONG_BEFORE)) for w in witnesses]


def _fine_and_yearly(witnesses: Sequence[_Witness]) -> tuple[list[_Witness], list[_Witness]]:
    """Those that name a month or quarter, and those that name a year."""
    return [w for w in witnesses if not w.yearly], [w for w in witnesses if w.yearly]


def _series_year(text: str) -> tuple[str, int] | None:
    """What is said of a yearly series, and the year of its latest meeting that the text speaks of."""
    first = _FIRST_OF_SERIES.search(text)
    if first is None:
        return None
    name = first[1].split()[-1].lower()
    found = [_ordinal(m[1]) for m in _SERIES.finditer(text) if name in m[2].lower().split()]
    latest = max(found, default=1)
    if latest < 2:
        return None
    return f"number {latest} of a series that began in {first[2]}", int(first[2]) + latest - 1


def _ordinal(word: str) -> int:
    word = word.lower()
    return _ORDINAL_WORDS.index(word) + 1 if word in _ORDINAL_WORDS else number(word)


def _days_with_year(stated: Sequence[Expression]) -> dict[tuple[int | None, int | None], int]:
    """The year of each month and day that stands somewhere with its year."""
    return {(f.first.month, f.first.day): f.first.year for f in stated if f.precision == "day" and f.first.year}


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


@lru_cache(maxsize=4096)
def _clock(month: int) -> Clock:
    year, index = divmod(month, 12)
    return Clock(date(year, index + 1, 1), last_day(Partial(year, index + 1)), "context", "")
