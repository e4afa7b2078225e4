"""The postings of articles as their tables say: what the index must hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from store.facet_index.postings import REPEAT, DateFacts, Posting, beginnings, date_postings
from store.rows import dates_of, periods_of
from store.tokens import words_of

Row = tuple[Any, ...]


@dataclass
class Standing:
    """Under what an article stands, and its organisations."""

    postings: set[Posting] = field(default_factory=set)
    organisations: set[int] = field(default_factory=set)


def standings(connection: sqlite3.Connection, first: int, last: int) -> dict[int, Standing]:
    """The standings of the articles with ids from `first` to `last` (inclusive), by id."""
    found: dict[int, Standing] = {}
    dates: dict[int, list[DateFacts]] = {}
    for id, *facts in _rows(connection, 'SELECT article_id, start, "end", precision, basis FROM events', first, last):
        dates.setdefault(id, []).append(DateFacts(*facts))
    articles = connection.execute(
        "SELECT id, title, body, published, timeline_date, timeline_group, duplicate_of FROM articles"
        " WHERE id BETWEEN ? AND ?",
        (first, last),
    )
    for id, title, body, published, timeline_date, group, duplicate_of in articles:
        found[id] = Standing(set(time_postings(published, timeline_date, group, dates.get(id, ()))))
        found[id].postings.update(beginnings(words_of(title), words_of(body)).postings())
        if duplicate_of is not None:
            found[id].postings.add(REPEAT)
    _add_organisations(connection, first, last, found)
    for id, metal, family in _rows(
        connection,
        "SELECT l.article_id, m.id, f.id FROM article_metals l JOIN metals m ON m.id = l.metal_id"
        " LEFT JOIN metals f ON f.name = m.family",
        first,
        last,
        "l.",
    ):
        found[id].postings.update(("metal", value) for value in (metal, family) if value is not None)
    return found


def _add_organisations(connection: sqlite3.Connection, first: int, last: int, found: dict[int, Standing]) -> None:
    for id, organisation, kind in _rows(
        connection,
        "SELECT l.article_id, o.id, o.kind FROM article_organisations l JOIN organisations o ON o.id = organisation_id",
        first,
        last,
        "l.",
    ):
        found[id].organisations.add(organisation)
        found[id].postings.update((("organisation", organisation), ("kind", kind)))


def _rows(connection: sqlite3.Connection, select: str, first: int, last: int, prefix: str = "") -> Iterable[Row]:
    rows: Iterable[Row] = connection.execute(f"{select} WHERE {prefix}article_id BETWEEN ? AND ?", (first, last))
    return rows


def time_postings(
    published: str | None, timeline_date: str | None, group: int, dates: Iterable[DateFacts]
) -> Iterator[Posting]:
    """Everything about time, the periods that `on:` finds included."""
    dates = list(dates)
    yield from date_postings(published, timeline_date, group, dates)
    yield from periods_of(dates_of(published, ((date.start, date.end, date.precision) for date in dates)))
