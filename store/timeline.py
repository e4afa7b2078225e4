"""Rows of articles in their order: dated newest (or oldest) first, then year unknown, then undated; ties by id."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from store import conditions
from store.asking import Asking
from store.conditions import MANY, Condition
from store.filters import Filter
from store.fulltext import match
from store.protocol import ArticleRow, Groups, Order

GROUP_NAMES = ("dated", "yearless", "undated")
_DIRECTION = {"newest": "DESC", "oldest": "ASC"}


def count(asking: Asking, filter: Filter) -> int:
    """How many articles a filter leaves."""
    if not filter:
        return total(asking, "articles", "")
    parts = conditions.conditions(asking, filter)
    if len(parts) == 1 and parts[0].exact:
        return parts[0].estimate
    sql, parameters = conditions.hits(parts)
    found: int = asking.value(f"SELECT count(*) FROM ({sql})", parameters)
    return found


def total(asking: Asking, facet: str, value: str) -> int:
    """How many of all articles have a value, without counting."""
    return asking.value("SELECT articles FROM totals WHERE facet = ? AND value = ?", (facet, value)) or 0


def groups(asking: Asking, filter: Filter) -> Groups:
    """How many articles of a filter stand at a date, at one of unknown year, and at none."""
    if not filter:
        return Groups(*(total(asking, "group", name) for name in GROUP_NAMES))
    sql, parameters = conditions.hits(conditions.conditions(asking, filter))
    rows = asking.rows(
        f"WITH hits AS MATERIALIZED ({sql}) SELECT timeline_group, count(*) FROM hits"
        " CROSS JOIN articles USING (id) GROUP BY timeline_group",
        parameters,
    )
    found = dict(rows)
    return Groups(*(found.get(group, 0) for group in range(3)))


def page(asking: Asking, filter: Filter, offset: int, limit: int, order: Order) -> tuple[ArticleRow, ...]:
    """Rows of a filter's articles from `offset` (0-based) on."""
    return rows(asking, page_ids(asking, filter, offset, limit, order))


def page_ids(asking: Asking, filter: Filter, offset: int, limit: int, order: Order) -> list[int]:
    """Ids of a filter's articles in order; a negative limit means all."""
    parts = conditions.conditions(asking, filter)
    if order == "relevance":
        if words := match(word for word in filter.words if not word.negated):
            return _by_relevance(asking, parts, words, offset, limit)
        order = "newest"
    if limit >= 0 and _walking_is_cheaper(asking, parts, offset + limit):
        return walk(asking, parts, offset, limit, order)
    return _sort(asking, parts, offset, limit, order)


def _walking_is_cheaper(asking: Asking, parts: list[Condition], wanted: int) -> bool:
    """Whether going along the dates and testing each article finds the page sooner than sorting all of the hits."""
    if not parts:
        return True
    articles = max(total(asking, "articles", ""), 1)
    least = min((part.estimate for part in parts if not part.negated), default=articles)
    if least >= MANY - 1:
        return False
    return wanted * articles * len(parts) < least * least


def walk(asking: Asking, parts: list[Condition], offset: int, limit: int, order: Order) -> list[int]:
    """Ids of the articles that meet all conditions, found by going along the dates."""
    tests, parameters = conditions.probes(parts)
    if order == "newest":
        rows = asking.rows(
            f"SELECT a.id FROM articles a INDEXED BY articles_timeline WHERE {tests}"
            " ORDER BY a.timeline_group, a.timeline_date DESC, a.id LIMIT ? OFFSET ?",
            (*parameters, limit, offset),
        )
        return [id for (id,) in rows]
    found: list[int] = []
    for group in range(3):
        where = f"FROM articles a INDEXED BY articles_timeline WHERE a.timeline_group = {group} AND {tests}"
        rows = asking.rows(
            f"SELECT a.id {where} ORDER BY a.timeline_date, a.id LIMIT ? OFFSET ?",
            (*parameters, limit - len(found), offset),
        )
        found += [id for (id,) in rows]
        if len(found) >= limit:
            break
        offset = 0 if found else offset - asking.value(f"SELECT count(*) {where}", parameters)
    return found


def _sort(asking: Asking, parts: list[Condition], offset: int, limit: int, order: Order) -> list[int]:
    sql, parameters = conditions.hits(parts)
    rows = asking.rows(
        f"WITH hits AS MATERIALIZED ({sql}) SELECT a.id FROM hits CROSS JOIN articles a USING (id)"
        f" ORDER BY a.timeline_group, a.timeline_date {_DIRECTION[order]}, a.id LIMIT ? OFFSET ?",
        (*parameters, limit, offset),
    )
    return [id for (id,) in rows]


def _by_relevance(asking: Asking, parts: list[Condition], words: str, offset: int, limit: int) -> list[int]:
    sql, parameters = conditions.hits(parts)
    rows = asking.rows(
        f"WITH hits AS MATERIALIZED ({sql}) SELECT rowid FROM articles_fts"
        " WHERE articles_fts MATCH ? AND rowid IN (SELECT id FROM hits) ORDER BY rank, rowid LIMIT ? OFFSET ?",
        (*parameters, conditions.bindable(words), limit, offset),
    )
    return [id for (id,) in rows]


def rows(asking: Asking, ids: Sequence[int], fold: bool = False) -> tuple[ArticleRow, ...]:
    """What a list shows of articles, in the order of their ids given; those removed meanwhile are left out.

    With `fold` the repeats of a repeat are all others of its story; without, it has none.
    """
    of = "coalesce(a.duplicate_of, a.id)" if fold else "a.id"
    found = asking.rows(
        "SELECT id, source, title, title_basis, timeline_date, published, timeline_inferred, timeline_precision,"
        f" (SELECT count(*) FROM articles d WHERE d.duplicate_of = {of}),"
        f" {'coalesce(m.read, 0), coalesce(m.starred, 0)' if asking.marks else '0, 0'}"
        f" FROM articles a {'LEFT JOIN marks.marks m USING (source)' if asking.marks else ''}"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    by_id = {row[0]: _row(row) for row in found}
    return tuple(by_id[id] for id in ids if id in by_id)


def _row(row: Any) -> ArticleRow:
    id, source, title, title_basis, date, published, inferred, precision, repeats, read, starred = row
    return ArticleRow(
        id=id,
        source=source,
        title=title,
        title_basis=title_basis,
        timeline_date=date,
        published=published,
        inferred=bool(inferred),
        precision=precision,
        repeats=repeats,
        read=bool(read),
        starred=bool(starred),
    )


def position(asking: Asking, filter: Filter, article_id: int, order: Order) -> int | None:
    """The 0-based place of an article among a filter's, or None where it isn't one of them."""
    parts = conditions.conditions(asking, filter)
    tests, parameters = conditions.probes(parts)
    at = asking.row(
        f"SELECT a.timeline_group, a.timeline_date FROM articles a WHERE a.id = ? AND {tests}",
        (article_id, *parameters),
    )
    if at is None:
        return None
    if order == "relevance" and match(word for word in filter.words if not word.negated):
        return page_ids(asking, filter, 0, -1, order).index(article_id)
    group, date = at
    before, before_with = _before(group, date, article_id, ">" if order != "oldest" else "<")
    sql, parameters = conditions.hits(parts)
    place: int = asking.value(
        f"WITH hits AS ({sql}) SELECT count(*) FROM hits JOIN articles a USING (id) WHERE {before}",
        (*parameters, *before_with),
    )
    return place


def _before(group: int, date: str | None, id: int, sooner: str) -> tuple[str, tuple[object, ...]]:
    """A test for the articles that stand before one."""
    if date is None:
        return "a.timeline_group < ? OR (a.timeline_group = ? AND a.id < ?)", (group, group, id)
    return (
        "a.timeline_group < ? OR (a.timeline_group = ?"
        f" AND (a.timeline_date {sooner} ? OR (a.timeline_date = ? AND a.id < ?)))",
        (group, group, date, date, id),
    )
