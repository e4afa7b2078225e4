"""The stories of all articles by plain SQL: a start needs no more, and so no facet index."""

from __future__ import annotations

from store import timeline
from store.asking import Asking
from store.conditions import Condition
from store.filters import Filter
from store.protocol import Groups, Order

_FIRST = Condition("SELECT id FROM articles WHERE duplicate_of IS NULL", (), "a.duplicate_of IS NULL", (), 1)


def first_ids(asking: Asking, offset: int, limit: int, order: Order) -> list[int]:
    """The articles that stand for the stories of all, in order."""
    return timeline.walk(asking, [_FIRST], offset, limit, "newest" if order == "relevance" else order)


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
