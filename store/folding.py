"""The first stories of a filter by plain SQL, for when the facet index has yet to read much."""

from __future__ import annotations

import json

from store import conditions, timeline
from store.asking import Asking
from store.conditions import Condition
from store.filters import Filter
from store.protocol import Groups, Order

_FIRST = Condition("SELECT id FROM articles WHERE duplicate_of IS NULL", (), "a.duplicate_of IS NULL", (), 1)


def first_ids(asking: Asking, filter: Filter, offset: int, limit: int, order: Order) -> list[int]:
    """The articles that stand for the stories of a filter, in order. With a filter, `offset` costs as `limit` does."""
    if not filter:
        return timeline.walk(asking, [_FIRST], offset, limit, "newest" if order == "relevance" else order)
    looked_at = wanted = offset + limit
    while True:
        ids = timeline.page_ids(asking, filter, 0, looked_at, order)
        kept = _without_later(asking, filter, ids)
        if len(kept) >= wanted or len(ids) < looked_at:
            return kept[offset:wanted]
        looked_at *= 2


def _without_later(asking: Asking, filter: Filter, ids: list[int]) -> list[int]:
    """Those of a filter's articles that are the first of their story in it."""
    tests, parameters = conditions.probes(conditions.conditions(asking, filter))
    rows = asking.rows(
        "SELECT r.id FROM articles r WHERE r.id IN (SELECT value FROM json_each(?)) AND r.duplicate_of IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM articles a WHERE (a.id = r.duplicate_of OR a.duplicate_of = r.duplicate_of)"
        f" AND a.id < r.id AND {tests})",
        (json.dumps(ids), *parameters),
    )
    later = {id for (id,) in rows}
    return [id for id in ids if id not in later]


def later_in_months(asking: Asking) -> dict[tuple[int, str], int]:
    """How many articles that repeat a story stand in each group of the timeline (0 dated, 1 of unknown year, 2
    undated) and month of it."""

    def counted() -> dict[tuple[int, str], int]:
        # By this index, which holds few articles: left to itself SQLite walks all of them along the timeline's.
        rows = asking.rows(
            "SELECT timeline_group, substr(timeline_date, 1, 7), count(*)"
            " FROM articles INDEXED BY articles_duplicate_of WHERE duplicate_of IS NOT NULL GROUP BY 1, 2"
        )
        return {(group, month or ""): number for group, month, number in rows}

    known: dict[tuple[int, str], int] = asking.once("later in months", counted)
    return known


def later_in_groups(asking: Asking) -> tuple[int, ...]:
    """How many articles that repeat a story stand at a known date, at one of unknown year, and at none."""
    found = later_in_months(asking)
    return tuple(sum(number for (of, _), number in found.items() if of == group) for group in range(3))


def groups(asking: Asking) -> Groups:
    """How many stories stand at a known date, at one of unknown year, and at none."""
    every, later = timeline.groups(asking, Filter()), later_in_groups(asking)
    return Groups(every.dated - later[0], every.yearless - later[1], every.undated - later[2])


def members(asking: Asking, id: int) -> list[int]:
    """The ids of all articles of an article's story, ascending, itself included; empty where there is none of it."""
    first = asking.value("SELECT coalesce(duplicate_of, id) FROM articles WHERE id = ?", (id,))
    rows = asking.rows("SELECT id FROM articles WHERE id = ?1 OR duplicate_of = ?1 ORDER BY id", (first,))
    return [member for (member,) in rows]
