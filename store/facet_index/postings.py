"""Under which values of which facets an article stands in the index.

Facets: `organisation` and `metal` (values are ids; families that are metals included), `kind`, the precisions `decade`
`year` `quarter` `month` `day` (the articles that `on:` the period finds), `interval` (coarse dates that are no whole
calendar period, as `START..END`), `published` (month, or year where no more is known), `standing` (month or year of the
timeline date), `group` (`dated` `yearless` `undated`), `state` (`inferred` `yearless`, and `repeat` of a story),
`beginning` and `title beginning` (the first two letters of words anywhere, and of the title's).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from sys import intern
from typing import NamedTuple

from store import periods
from store.tokens import folded

Posting = tuple[str, int | str]
"""A facet and a value."""

CALENDAR_PRECISIONS = ("decade", "year", "quarter", "month")
INFERRED_BASES = ("publication", "context")
REPEAT: Posting = ("state", "repeat")
GROUP_NAMES = ("dated", "yearless", "undated")
BEGINNING, TITLE_BEGINNING = "beginning", "title beginning"
BEGINNING_LETTERS = 2
_first_letters = itemgetter(slice(BEGINNING_LETTERS))
COVERED = "\u0590"
"""Beginnings are kept of letters below: Latin, Greek, Cyrillic, Armenian. Scripts that don't part words would have too
many of them."""


class DateFacts(NamedTuple):
    """A date of an article: first and last day (None where the year is unknown), precision, basis."""

    start: str | None
    end: str | None
    precision: str
    basis: str


class Beginnings(NamedTuple):
    """How words of an article begin, anywhere and in its title: `BEGINNING_LETTERS` letters, or one where the next
    isn't covered."""

    anywhere: frozenset[str]
    in_title: frozenset[str]

    def __reduce__(self) -> tuple[Callable[[str, str], Beginnings], tuple[str, str]]:
        """Between processes they go as two texts: a fifth of the work."""
        return _parted, (" ".join(self.anywhere), " ".join(self.in_title))

    def postings(self) -> Iterator[Posting]:
        """Under what it stands by them."""
        yield from ((BEGINNING, letters) for letters in self.anywhere)
        yield from ((TITLE_BEGINNING, letters) for letters in self.in_title)


def _parted(anywhere: str, in_title: str) -> Beginnings:
    return Beginnings(frozenset(map(intern, anywhere.split())), frozenset(map(intern, in_title.split())))


def date_postings(
    published: str | None, timeline_date: str | None, group: int, dates: Iterable[DateFacts]
) -> Iterator[Posting]:
    """Everything about time but the periods that `on:` finds."""
    yield "group", GROUP_NAMES[group]
    if group == 0 and timeline_date:
        yield "standing", standing_bucket(timeline_date)
    known_year = published is not None
    if published:
        yield "published", published[:7] if len(published) >= 7 and published[5] not in "QH" else published
        yield from interval_postings(*periods.bounds(published))
    for date in dates:
        if date.basis in INFERRED_BASES:
            yield "state", "inferred"
        if date.start is not None:
            known_year = True
            if date.precision != "day":
                yield from interval_postings(date.start, date.end or date.start)
    if group == 1 and not known_year:
        yield "state", "yearless"


def standing_bucket(timeline_date: str) -> str:
    """The month of a timeline date, or its year where that is all that is known; in text order of the dates."""
    return timeline_date[:7]


@lru_cache(maxsize=20_000)
def interval_postings(first: str, last: str) -> tuple[Posting, ...]:
    """The interval itself, where it isn't exactly a calendar period: a window may hold it without one around it."""
    if first == last:
        return ()
    for precision in CALENDAR_PRECISIONS:
        if periods.bounds(periods.period_of(first, precision)) == (first, last):
            return ()
    return (("interval", f"{first}..{last}"),)


def beginnings(title: str, body: str) -> Beginnings:
    """How the words of a title and a body begin."""
    in_title = _beginnings(title)
    return Beginnings(in_title | _beginnings(body), in_title)


def _beginnings(text: str) -> frozenset[str]:
    text = folded(text)
    found = frozenset(map(intern, set(map(_first_letters, text.split()))))
    if text.isascii():
        return found
    return frozenset({letters if letters[1:] < COVERED else letters[0] for letters in found if letters < COVERED})
