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
from sys import intern
from typing import NamedTuple

from store import periods

Posting = tuple[str, int | str]
"""A facet and a value."""

CALENDAR_PRECISIONS = ("decade", "year", "quarter", "month")
INFERRED_BASES = ("publication", "context")
REPEAT: Posting = ("state", "repeat")
GROUP_NAMES = ("dated", "yearless", "undated")
BEGINNING, TITLE_BEGINNING = "beginning", "title beginning"
BEGINNING_LETTERS = 2
KEPT_WORDS, LONG_WORD = 1 << 15, 32
"""How many words are remembered with their beginnings, and letters of the longest of them."""
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
    isn't covered; each once."""

    anywhere: tuple[str, ...]
    in_title: tuple[str, ...]

    def __reduce__(self) -> tuple[Callable[[str, str], Beginnings], tuple[str, str]]:
        """Between processes they go as two texts: a fifth of the work."""
        return _parted, (" ".join(self.anywhere), " ".join(self.in_title))

    def postings(self) -> Iterator[Posting]:
        """Under what it stands by them."""
        yield from ((BEGINNING, letters) for letters in self.anywhere)
        yield from ((TITLE_BEGINNING, letters) for letters in self.in_title)


def _parted(anywhere: str, in_title: str) -> Beginnings:
    return Beginnings(tuple(map(intern, anywhere.split())), tuple(map(intern, in_title.split())))


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


def beginnings(title: Iterable[str], body: Iterable[str]) -> Beginnings:
    """How the words of a title and a body begin, as the full text has them."""
    in_title = set(map(_begins.__getitem__, title))
    anywhere = in_title.union(map(_begins.__getitem__, body))
    in_title.discard("")
    anywhere.discard("")
    return Beginnings(tuple(anywhere), tuple(in_title))


class _Begins(dict[str, str]):
    """How words begin, the last ones that were asked for; an empty text where that isn't covered."""

    def __missing__(self, word: str) -> str:
        letters = word[:BEGINNING_LETTERS]
        if letters >= COVERED:
            letters = ""
        elif letters[1:] >= COVERED:
            letters = letters[0]
        if len(self) == KEPT_WORDS:
            self.clear()
        if len(word) <= LONG_WORD:
            self[word] = intern(letters)
        return letters


_begins = _Begins()
