"""The year of a date that states none, from the text's own evidence, where no publication date is known.

Every witness (a stated date, a year's results, a year in a name or title, a numbered series of meetings) votes for
years with a weight; the best year is believed if it is strong enough and clearly ahead of the next, else the year
stays unknown. A wrong year is worse than none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from articles.dates import cues
from articles.dates.atoms import number
from articles.dates.years import distance
from articles.dates.values import Expression
from articles.sentences import enclosing, index_at

_ENOUGH = 1.0
_LEAD = 0.5
_MOST_WITNESSES = 60
_HISTORY = 0.3  # what the weight of a date from long ago is worth

_NAMED_YEAR = re.compile(r"(?<![0-9A-Za-z$-])(20[0-4][0-9]|19[0-9]{2})(?![0-9%]|[.,-][0-9])")
_SERIES = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[0-9]{1,2}(?:st|nd|rd|th)) "
    r"((?:[A-Z][\w-]+ ){0,4}[A-Z]?[\w-]+)",
    re.IGNORECASE,
)
_ORDINAL_WORDS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


@dataclass(frozen=True, slots=True)
class Witness:
    """A stated date that may tell when the article was written."""

    found: Expression
    days: tuple[date, date]
    sentence: int
    ahead: bool
    old: bool
    results: bool

    @property
    def year(self) -> int:
        return self.days[0].year


Vote = tuple[int, float, str]


class Evidence:
    """What a text says of its own time. Made once per article; asked for each date without a year."""

    def __init__(self, text: str, title: str, spans: Sequence[tuple[int, int]], stated: Sequence[Expression]) -> None:
        self._text, self._title, self._spans = text, title, spans
        self._witnesses = [w for found in stated[:_MOST_WITNESSES] if (w := self._witness(found)) is not None]
        self._days: dict[tuple[int | None, int | None], int] = {}
        for found in stated:
            if found.precision == "day" and found.first.year:
                self._days[found.first.month, found.first.day] = found.first.year
        past = [w.year for w in self._witnesses if not w.ahead]
        self._latest = max(past, default=None)
        self._series = tuple(self._series_votes()) if self._witnesses else ()
        self._title_years = [int(m[1]) for m in _NAMED_YEAR.finditer(title)]

    def year_of(self, found: Expression) -> tuple[int, str] | None:
        """The year of an expression and the reason for it, or None where the evidence is weak or divided."""
        at = index_at(self._spans, found.start)
        votes = [
            *self._same_day(found),
            *self._near(found, at),
            *self._governing(found, at),
            *self._after_results(found),
            *self._names(found),
            *self._series,
        ]
        return _winner([vote for vote in votes if _fits(found, vote[0])])

    def year_now(self) -> tuple[int, str] | None:
        """The year in which the article was written, and the reason, or None."""
        votes: list[Vote] = [*self._series]
        for witness in self._witnesses:
            name = self._slice(witness.found)
            if witness.results and witness.year == self._latest and witness.found.precision == "year":
                votes.append((witness.year + 1, 1.2, f"results of {name} are told"))
                votes.append((witness.year, 0.5, f"results of {name} are told"))
            elif witness.found.precision != "year" and not witness.old and witness.year == self._latest:
                votes.append((witness.year, 1.2, f"{name} is the latest date"))
            elif witness.ahead and witness.found.precision != "year":
                votes.append((witness.year, 1.0, f"{name} lies ahead"))
        votes += [(year, 1.2, "the title's year") for year in self._title_years]
        return _winner(votes)

    def _witness(self, found: Expression) -> Witness | None:
        days = found.days()
        if days is None:
            return None
        sentence = enclosing(self._spans, found.start, found.end)
        return Witness(
            found,
            days,
            index_at(self._spans, found.start),
            cues.ahead(self._text, found.start, found.end, sentence) > 0,
            cues.long_ago(self._text, found.start, sentence),
            cues.results(self._text, found.end, sentence),
        )

    def _slice(self, found: Expression) -> str:
        return " ".join(self._text[found.start : found.end].split())

    def _same_day(self, found: Expression) -> Iterator[Vote]:
        """The same month and day stands elsewhere with its year."""
        year = self._days.get((found.first.month, found.first.day))
        if year is not None and found.precision == "day":
            yield year, 3.0, "the same day is given with its year"

    def _near(self, found: Expression, at: int) -> Iterator[Vote]:
        """A stated day or month near in the calendar; one that lies ahead bounds the date from above."""
        for witness in self._witnesses:
            if witness.found.precision == "year":
                continue
            years = [y for y in (witness.year - 1, witness.year, witness.year + 1) if self._allowed(found, witness, y)]
            if not years:
                continue
            year = min(years, key=lambda y: _gap(found, witness, y))
            weight = 1.6 if witness.ahead else 1.2
            weight *= 0.6 if _gap(found, witness, year) > 150 else 1.0
            weight *= 1.3 if abs(witness.sentence - at) <= 1 else 1.0
            if witness.old or (self._latest is not None and witness.year < self._latest - 1):
                weight *= _HISTORY
            yield year, weight, f"{self._slice(witness.found)} is near"

    def _allowed(self, found: Expression, witness: Witness, year: int) -> bool:
        """Whether the calendar has the day, and what is told stays before what is only expected."""
        days = found.in_year(year).days()
        if days is None:
            return False
        return not witness.ahead or days[0] <= witness.days[1]

    def _governing(self, found: Expression, at: int) -> Iterator[Vote]:
        """A year stated earlier in the same sentence or in the one before: "In 2023 ... On May 3"."""
        for witness in self._witnesses:
            before = witness.found.start < found.start and at - witness.sentence <= 1
            if before and witness.found.precision == "year" and witness.found.first == witness.found.last:
                if not witness.old and not witness.ahead:
                    yield witness.year, 1.1, f"{self._slice(witness.found)} governs it"

    def _after_results(self, found: Expression) -> Iterator[Vote]:
        """The latest year whose results are told is the last complete one: the story is of the year after."""
        for witness in self._witnesses:
            if (
                not witness.results
                or witness.year != self._latest
                or witness.found.precision != "year"
                or witness.ahead
            ):
                continue
            reason = f"results of {self._slice(witness.found)} are told"
            late = (found.first.month or 1) >= (11 if found.precision == "day" else 7)
            yield witness.year + 1, 0.8 if late else 1.2, reason
            yield witness.year, 1.2 if late and found.precision != "day" else 0.8 if late else 0.5, reason

    def _names(self, found: Expression) -> Iterator[Vote]:
        """A year in the title, or in a name of the same sentence ("the 2022 Conference was held from ...")."""
        for year in self._title_years:
            yield year, 1.2, "the title's year"
        start, end = enclosing(self._spans, found.start, found.end)
        window = self._text[max(start, found.start - 200) : min(end, found.end + 200)]
        stated = {witness.year for witness in self._witnesses}
        for match in _NAMED_YEAR.finditer(window):
            if int(match[1]) not in stated and re.match(r" [\"“]?[A-Z]", window[match.end() :]):
                yield int(match[1]), 1.5, f"the {match[1]} in the same sentence"

    def _series_votes(self) -> Iterator[Vote]:
        """The first of a yearly series has a year, and a later one is spoken of: "the first Expo in 2018"."""
        for witness in self._witnesses:
            if witness.found.precision != "year":
                continue
            before = self._text[max(0, witness.found.start - 60) : witness.found.start]
            named = re.search(r"\bfirst ((?:[A-Z][\w-]+ ){0,4}[A-Z][\w-]+),? (?:in|was held in) $", before)
            if named is None:
                continue
            last = named[1].split()[-1]
            for match in _SERIES.finditer(self._text[:20_000]):
                ordinal = _ordinal(match[1])
                if ordinal > 1 and last.lower() in match[2].lower().split():
                    yield witness.year + ordinal - 1, 1.2, f"{match[0]}, the first having been in {witness.year}"
                    return


def _ordinal(word: str) -> int:
    word = word.lower()
    return _ORDINAL_WORDS.index(word) + 1 if word in _ORDINAL_WORDS else number(word)


def _gap(found: Expression, witness: Witness, year: int) -> int:
    days = found.in_year(year).days()
    return distance(witness.days, days[0]) if days else 1000


def _fits(found: Expression, year: int) -> bool:
    """Whether the calendar of that year has the day, on the weekday named."""
    days = found.in_year(year).days()
    return days is not None and (found.weekday is None or days[0].weekday() == found.weekday)


def _winner(votes: Sequence[Vote]) -> tuple[int, str] | None:
    """The year with the most weight: a year's votes of one reason count once, and its lead must be clear."""
    strongest: dict[tuple[int, str], float] = {}
    for year, weight, reason in votes:
        kind = year, reason.split(" is near")[0] if reason.endswith(" are told") else reason.split(" ")[-1]
        strongest[kind] = max(strongest.get(kind, 0.0), weight)
    totals: dict[int, float] = defaultdict(float)
    for (year, _), weight in strongest.items():
        totals[year] += weight
    ranked = sorted(totals.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _ENOUGH or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _LEAD):
        return None
    best = ranked[0][0]
    return best, max((vote for vote in votes if vote[0] == best), key=lambda vote: vote[1])[2]
