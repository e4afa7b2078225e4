"""What the running totals should say, counted again from the tables in portions, however large the file is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from store.rows import TOTAL_PRECISIONS, Dating, dates_of, periods_of
from store.timeline import GROUP_NAMES

AT_ONCE = 20_000
COUNTED = ("articles", "group", "kind", *TOTAL_PRECISIONS)
"""The facets of `totals` that count articles; other rows there are numbers of other things."""

Rows = Callable[[str, Sequence[Any]], list[Any]]
"""Runs a query with its parameters and gives all rows."""


def recount(rows: Rows) -> Counter[tuple[str, str]]:
    """Articles by (facet, value), as `totals` should hold them."""
    found: Counter[tuple[str, str]] = Counter()
    last = rows("SELECT coalesce(max(id), 0) FROM articles", ())[0][0]
    for first in range(0, last + 1, AT_ONCE):
        _count(rows, (first, first + AT_ONCE - 1), found)
    return found


def _count(rows: Rows, between: tuple[int, int], found: Counter[tuple[str, str]]) -> None:
    """Count the articles whose ids lie between two, both included."""
    groups = rows("SELECT timeline_group, count(*) FROM articles WHERE id BETWEEN ? AND ? GROUP BY 1", between)
    for group, count in groups:
        found["articles", ""] += count
        found["group", GROUP_NAMES[group]] += count
    kinds = rows(
        "SELECT o.kind, count(DISTINCT l.article_id) FROM article_organisations l"
        " JOIN organisations o ON o.id = l.organisation_id WHERE l.article_id BETWEEN ? AND ? GROUP BY 1",
        between,
    )
    for kind, count in kinds:
        found["kind", kind] += count
    for dates in _dates(rows, between):
        found.update(periods_of(dates))


def _dates(rows: Rows, between: tuple[int, int]) -> Iterator[list[Dating]]:
    """The dates of each article that has any."""
    events: dict[int, list[tuple[str | None, str | None, str]]] = {}
    for id, *event in rows(
        'SELECT article_id, start, "end", precision FROM events WHERE article_id BETWEEN ? AND ?', between
    ):
        events.setdefault(id, []).append(tuple(event))
    for id, published in rows("SELECT id, published FROM articles WHERE id BETWEEN ? AND ?", between):
        if dates := dates_of(published, events.get(id, ())):
            yield dates
