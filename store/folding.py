"""The first stories of a filter by plain SQL, for when the facet index has yet to read much."""

from __future__ import annotations

import json

from store import conditions, timeline
from store.asking import Asking
from store.conditions import Condition
from store.filters import Filter
from store.protocol import Order

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
