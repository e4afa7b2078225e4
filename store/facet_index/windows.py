"""A window of days as a union of bitmaps: whole calendar periods first, days at the ends, and what spans them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from pyroaring import BitMap

from store import periods
from store.asking import Asking
from store.facet_index.bitmaps import Bitmaps
from store.facet_index.postings import Posting

ORDER = ("decade", "year", "quarter", "month", "day")


def in_window(asking: Asking, bitmaps: Bitmaps, first: str, last: str) -> BitMap:
    """Articles with a date that overlaps the days, if it is precise to the day, or else lies wholly inside them."""
    if first > last:
        return BitMap()
    pieces = list(pieces_of(*_clamped(asking, bitmaps, first, last)))
    crossing = [
        ("interval", str(value))
        for value in bitmaps.keys(asking, "interval")
        if _is_inside(str(value), first, last) and not _is_inside_one(str(value), pieces)
    ]
    return bitmaps.union(asking, [*pieces, *crossing])


def _clamped(asking: Asking, bitmaps: Bitmaps, first: str, last: str) -> tuple[str, str]:
    """The window without the decades in which nothing is, whole decades at a time."""
    decades = bitmaps.keys(asking, "decade")
    if not decades:
        return first, min(first, last)
    oldest, newest = periods.bounds(str(decades[0]))[0], periods.bounds(str(decades[-1]))[1]
    return max(first, oldest), min(last, newest)


def pieces_of(first: str, last: str) -> Iterator[Posting]:
    """The fewest calendar periods that together are exactly the window, oldest first."""
    while first <= last:
        for precision in ORDER:
            piece = periods.period_of(first, precision)
            start, end = periods.bounds(piece)
            if start == first and end <= last:
                break
        yield precision, piece
        if end == periods.LAST_DAY:
            return
        first = (date.fromisoformat(end) + timedelta(days=1)).isoformat()


def _is_inside(interval: str, first: str, last: str) -> bool:
    start, _, end = interval.partition("..")
    return first <= start and end <= last


def _is_inside_one(interval: str, pieces: list[Posting]) -> bool:
    return any(_is_inside(interval, *periods.bounds(str(piece))) for _, piece in pieces)


def published_in(asking: Asking, bitmaps: Bitmaps, first: str, last: str) -> BitMap:
    """Articles whose publication date lies inside the days; the months at the ends are looked up day by day."""
    whole: list[Posting] = []
    partial: list[str] = []
    for value in map(str, bitmaps.keys(asking, "published")):
        start, end = periods.bounds(value)
        if first <= start and end <= last:
            whole.append(("published", value))
        elif start <= last and end >= first:
            partial.append(value)
    found = bitmaps.union(asking, whole)
    for value in partial:
        start, end = periods.bounds(value)
        rows = asking.rows(
            "SELECT id FROM articles WHERE published_start >= ? AND published_start <= ? AND published_end <= ?",
            (max(start, first), min(end, last), last),
        )
        found |= BitMap([id for (id,) in rows])
    return found
