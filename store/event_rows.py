"""Dated statements of a filter's articles as rows: newest (or oldest) first, then those of unknown year."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from store import answering, timeline
from store.asking import Asking
from store.compact import SENTENCE
from store.connection import in_words
from store.filters import Filter
from store.protocol import ArticleRow, EventRow, Groups, Order

if TYPE_CHECKING:
    from pyroaring import BitMap

_DIRECTION = {"newest": "DESC", "oldest": "ASC", "relevance": "DESC"}
LISTING_COST = 10
"""What an article costs in a list that is handed over, in events that are read and passed by."""
READ_AT_ONCE = 2000
FAR = 100_000
_COLUMNS = (
    'e.id, e.article_id, e.start, e."end", e.month_day, e.end_month_day, e.precision, e.basis, e.text,'
    f" {SENTENCE},"
    " e.span_start, e.span_end, e.in_title"
)


def page(asking: Asking, filter: Filter, offset: int, limit: int, order: Order, far: int = FAR) -> tuple[EventRow, ...]:
    """The rows from `offset` (0-based) on; there is no relevance among events, newest first stands for it. Beyond `far`
    rows it is asked how many there are, since the way from the end may be shorter."""
    dated = groups(asking, filter).dated if filter and offset > far else 0
    near = (min(offset, abs(dated - offset)) if dated else offset) + limit
    if filter and _reading_is_cheaper(asking, chosen := _chosen(asking, filter), near):
        if 2 * offset > dated > 0:
            found, offset = _read_back(asking, filter, chosen, dated - offset, limit, order), max(offset - dated, 0)
        else:
            found, offset = _read_dated(_dated(asking, filter, order), chosen, offset, limit)
        test, parameters = _of(asking, filter) if len(found) < limit else ("0", [])
    else:
        test, parameters = _of(asking, filter)
        in_order = f"e.start IS NOT NULL AND {test} ORDER BY e.start {_DIRECTION[order]}, e.id"
        found = _ids(asking, in_order, parameters, limit, offset)
        if len(found) < limit:
            offset = 0 if found else offset - groups(asking, filter).dated
    if len(found) < limit:
        rest = f"e.start IS NULL AND {test} ORDER BY e.month_day DESC, e.id"
        found += _ids(asking, rest, parameters, limit - len(found), offset)
    return _rows(asking, found)


def _reading_is_cheaper(asking: Asking, chosen: BitMap, wanted: int) -> bool:
    """Whether going through all events to the end of a page costs less than listing the filter's articles."""
    return wanted * timeline.total(asking, "articles", "") < LISTING_COST * len(chosen) ** 2


def _read_back(asking: Asking, filter: Filter, chosen: BitMap, left: int, limit: int, order: Order) -> list[int]:
    """Ids of the dated events of many articles that begin where `left` of them are left, found from the end."""
    own = max(min(limit, left), 0)
    ids, _ = _read_dated(_dated(asking, filter, order, back=True), chosen, left - own, own) if own else ([], 0)
    return ids[::-1]


def _read_dated(
    events: Iterable[list[tuple[int, int]]], chosen: BitMap, offset: int, limit: int
) -> tuple[list[int], int]:
    """Ids of the dated events of many articles from `offset` on, and how much of `offset` lies beyond them."""
    found: list[int] = []
    for rows in events:
        ids = [id for id, article_id in rows if article_id in chosen]
        if len(ids) <= offset:
            offset -= len(ids)
            continue
        found += ids[offset:]
        offset = 0
        if len(found) >= limit:
            break
    return found[:limit], offset


def _dated(asking: Asking, filter: Filter, order: Order, back: bool = False) -> Iterator[list[tuple[int, int]]]:
    """All dated events inside the filter's window with their articles, in order or from the end, some at a time."""
    from store.facet_index.bitmaps import check_wanted

    test, parameters = _in_window(filter)
    by_start = "ASC" if (order != "oldest") == back else "DESC"
    by_id = "DESC" if back else "ASC"
    with in_words(asking.path):
        cursor = asking.connection.execute(
            f"SELECT e.id, e.article_id FROM events e WHERE e.start IS NOT NULL AND {test}"
            f" ORDER BY e.start {by_start}, e.id {by_id}",
            parameters,
        )
        while rows := cursor.fetchmany(READ_AT_ONCE):
            check_wanted(asking)
            yield rows


def _ids(asking: Asking, rest: str, parameters: Sequence[object], limit: int, offset: int) -> list[int]:
    """Ids alone: what lies before a page costs no more than that."""
    rows = asking.rows(f"SELECT e.id FROM events e WHERE {rest} LIMIT ? OFFSET ?", (*parameters, limit, offset))
    return [id for (id,) in rows]


def groups(asking: Asking, filter: Filter) -> Groups:
    """How many events have a known year, and how many an unknown one; none is undated."""

    def counted() -> Groups:
        test, parameters = _of(asking, filter)
        counts = f"SELECT count(e.start), count(*) - count(e.start) FROM events e WHERE {test}"
        dated, yearless = asking.row(counts, parameters)
        return Groups(dated, yearless, 0)

    if filter:
        return counted()
    of_all: Groups = asking.once("events in groups", counted)
    return of_all


def position(asking: Asking, filter: Filter, event_id: int, order: Order) -> int | None:
    """The 0-based place of an event, or None where the filter leaves it out."""
    test, parameters = _of(asking, filter)
    at = asking.row(f"SELECT e.start, e.month_day FROM events e WHERE e.id = ? AND {test}", (event_id, *parameters))
    if at is None:
        return None
    start, month_day = at
    if start is None:
        before = "e.start IS NOT NULL OR e.month_day > ? OR (e.month_day = ? AND e.id < ?)"
    else:
        before = f"e.start {'<' if order == 'oldest' else '>'} ? OR (e.start = ? AND e.id < ?)"
    key = month_day if start is None else start
    place: int = asking.value(
        f"SELECT count(*) FROM events e WHERE ({before}) AND {test}", (key, key, event_id, *parameters)
    )
    return place


def _of(asking: Asking, filter: Filter) -> tuple[str, list[object]]:
    """A test of an event `e`: of one of the filter's stories, and inside its window of dates if it has one."""
    if not filter:
        return "e.article_id NOT IN (SELECT id FROM articles WHERE duplicate_of IS NOT NULL)", []
    test, parameters = _in_window(filter)
    chosen = json.dumps(_chosen(asking, filter).to_array().tolist())
    return f"e.article_id IN (SELECT value FROM json_each(?)) AND {test}", [chosen, *parameters]


def _chosen(asking: Asking, filter: Filter) -> BitMap:
    from store.facet_index import stories

    return stories.folded(answering.index_of(asking), filter)


def _in_window(filter: Filter) -> tuple[str, list[object]]:
    if filter.window is None:
        return "1", []
    first, last = filter.window
    test = '(e.start <= ? AND e."end" >= ? AND e.precision = \'day\' OR e.start >= ? AND e."end" <= ?)'
    return test, [last, first, first, last]


def _rows(asking: Asking, ids: list[int]) -> tuple[EventRow, ...]:
    found = asking.rows(
        f"SELECT {_COLUMNS} FROM events e WHERE e.id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
    )
    by_id = {row[0]: row for row in found}
    articles = {row.id: row for row in timeline.rows(asking, sorted({row[1] for row in found}))}
    return tuple(_row(by_id[id], articles[by_id[id][1]]) for id in ids)


def _row(row: Any, article: ArticleRow) -> EventRow:
    id, _, start, end, month_day, end_month_day, precision, basis, text, sentence, span_start, span_end, in_title = row
    return EventRow(
        id,
        article,
        start,
        end,
        month_day,
        end_month_day,
        precision,
        basis,
        text,
        sentence,
        (span_start, span_end),
        bool(in_title),
    )
