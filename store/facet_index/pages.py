"""Pages of chosen articles in timeline order, from the bitmaps of the months in which articles stand."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator

from pyroaring import BitMap

from store.facet_index.answers import Index
from store.protocol import Order

FETCHED_BY_ID = 400
"""Up to so many articles of a month are looked up by id, more by going through the month's part of the date index."""
NEWEST_TEXT = "~"
FEW = 200
"""So many chosen articles are put in order by one question; more are gone through by the months in which they stand."""
READ_AHEAD = 24
"""So many months are read at once: the first page seldom needs more."""


def page_ids(index: Index, chosen: BitMap, offset: int, limit: int, order: Order) -> list[int]:
    """Ids in `newest` or `oldest` order from `offset` (0-based) on; a negative limit means all."""
    if len(chosen) <= FEW:
        return _ids_of_few(index, chosen, offset, limit, order)
    found: list[int] = []
    for ids in blocks(index, chosen, order, offset):
        if limit >= 0 and len(found) + len(ids) >= limit:
            return (found + ids)[:limit]
        found += ids
    return found


def _ids_of_few(index: Index, chosen: BitMap, offset: int, limit: int, order: Order) -> list[int]:
    direction = "ASC" if order == "oldest" else "DESC"
    rows = index.asking.rows(
        "SELECT id FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        f" ORDER BY timeline_group, timeline_date {direction}, id LIMIT ? OFFSET ?",
        (json.dumps(chosen.to_array().tolist()), limit, offset),
    )
    return [id for (id,) in rows]


def blocks(index: Index, chosen: BitMap, order: Order, offset: int) -> Iterator[list[int]]:
    """The articles from `offset` on, a month at a time; what lies before isn't looked up."""
    for bucket, bitmap in _standing(index, order):
        count = chosen.intersection_cardinality(bitmap)
        if count <= offset:
            offset -= count
        else:
            yield ordered(index, chosen & bitmap, 0, bucket, order)[offset:]
            offset = 0
    yearless, undated = index.bitmaps.get(index.asking, [("group", "yearless"), ("group", "undated")])
    count = chosen.intersection_cardinality(yearless)
    if count > offset:
        yield ordered(index, chosen & yearless, 1, "--", order)[offset:]
    offset = max(offset - count, 0)
    yield (chosen & undated).to_array().tolist()[offset:]


def _standing(index: Index, order: Order) -> Iterator[tuple[str, BitMap]]:
    buckets = [str(value) for value in index.bitmaps.keys(index.asking, "standing")]
    buckets.sort(reverse=order != "oldest")
    for at in range(0, len(buckets), READ_AHEAD):
        some = buckets[at : at + READ_AHEAD]
        yield from zip(some, index.bitmaps.get(index.asking, [("standing", bucket) for bucket in some]), strict=True)


def ordered(index: Index, ids: BitMap, group: int, bucket: str, order: Order) -> list[int]:
    """Articles of one month (or of unknown year) by date in the order, ties by id."""
    dates = _dates(index, ids, group, bucket)
    found = sorted(ids)
    found.sort(key=dates.__getitem__, reverse=order != "oldest")
    return found


def _dates(index: Index, ids: BitMap, group: int, bucket: str) -> dict[int, str]:
    if len(ids) <= FETCHED_BY_ID:
        rows = index.asking.rows(
            "SELECT id, timeline_date FROM articles WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(ids.to_array().tolist()),),
        )
    else:
        rows = index.asking.rows(
            "SELECT id, timeline_date FROM articles INDEXED BY articles_timeline"
            " WHERE timeline_group = ? AND timeline_date >= ? AND timeline_date < ?",
            (group, bucket, bucket + NEWEST_TEXT),
        )
    return dict(rows)


def position(index: Index, chosen: BitMap, article_id: int, order: Order) -> int | None:
    """The 0-based place of an article among those chosen, or None where it isn't one of them."""
    if article_id not in chosen:
        return None
    before = 0
    for bucket, bitmap in _standing(index, order):
        if article_id in bitmap:
            return before + ordered(index, chosen & bitmap, 0, bucket, order).index(article_id)
        before += chosen.intersection_cardinality(bitmap)
    yearless, undated = index.bitmaps.get(index.asking, [("group", "yearless"), ("group", "undated")])
    if article_id in yearless:
        return before + ordered(index, chosen & yearless, 1, "--", order).index(article_id)
    before += chosen.intersection_cardinality(yearless)
    return before + bisect_left((chosen & undated).to_array(), article_id)
