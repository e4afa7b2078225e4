"""The `Store` that keeps its articles in one SQLite file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from store import answering, timeline
from store.asking import Asking, Connections
from store.filters import Filter
from store.marks import Marks
from store.protocol import (
    ArticleRecord,
    ArticleRow,
    ArticleSummary,
    Bar,
    EventRow,
    Facet,
    FacetCount,
    Groups,
    HistogramPrecision,
    Order,
)

if TYPE_CHECKING:
    from store.names import Names

_RECORDS_AT_ONCE = 50
_SUMMARIES_AT_ONCE = 500


class SqliteStore:
    """Answers for a filter from one file; see `store.protocol.Store`. Reads only, from any thread.

    `marks` are what a person adds, in a file of its own; None where no such file was named. Raises errors of
    `store.errors`, also when the file can't be read at all.
    """

    def __init__(self, path: str, marks: str | None = None) -> None:
        self.path = path
        self.marks = Marks(marks) if marks else None
        self._connections = Connections(path, marks)
        with self._connections.asking() as asking:
            moves = asking.rows("SELECT id, old, new FROM moves ORDER BY id")
        if self.marks:
            self.marks.follow(os.path.abspath(path), moves)

    @property
    def names(self) -> Names:
        """Corrections of names, which stand in the marks file."""
        from store.names import Names

        return Names(self)

    def asking(self) -> AbstractContextManager[Asking]:
        """A question of a kind that the protocol doesn't know, in the calling thread."""
        return self._connections.asking()

    def count(self, filter: Filter) -> int:
        """How many articles the filter leaves."""
        with self._connections.asking() as asking:
            return answering.count(asking, filter)

    def row_count(self, filter: Filter, *, fold: bool = False) -> int:
        """How many rows `page` has in all."""
        with self._connections.asking() as asking:
            return answering.count(asking, filter, fold)

    def page(
        self, filter: Filter, offset: int, limit: int, order: Order = "newest", *, fold: bool = False
    ) -> tuple[ArticleRow, ...]:
        """The rows from `offset` on, in the filter's order."""
        with self._connections.asking() as asking:
            return answering.page(asking, filter, offset, limit, order, fold)

    def position(self, filter: Filter, article_id: int, order: Order = "newest", *, fold: bool = False) -> int | None:
        """The place of an article, or of its story, in the filter's order."""
        with self._connections.asking() as asking:
            return answering.position(asking, filter, article_id, order, fold)

    def groups(self, filter: Filter, *, fold: bool = False) -> Groups:
        """How many of the filter's articles are dated, of unknown year, undated."""
        with self._connections.asking() as asking:
            return answering.groups(asking, filter, fold)

    def same_story_sources(self, article_id: int) -> tuple[ArticleRow, ...]:
        """The other articles of an article's story."""
        with self._connections.asking() as asking:
            return answering.same_story(asking, article_id)

    def facet(
        self, filter: Filter, facet: Facet, limit: int | None = None, *, own: bool = True
    ) -> tuple[FacetCount, ...]:
        """Values with a count above 0, by count, then name."""
        with self._connections.asking() as asking:
            return answering.facet(asking, filter, facet, limit, own)

    def histogram(self, filter: Filter, precision: HistogramPrecision) -> tuple[Bar, ...]:
        """Bars from the oldest period to the newest."""
        with self._connections.asking() as asking:
            return answering.histogram(asking, filter, precision)

    def values(self, facet: Facet, typed: str, limit: int = 20) -> tuple[str, ...]:
        """Values of a facet that what was typed may mean."""
        from store import facets

        with self._connections.asking() as asking:
            return facets.values(asking, facet, typed, limit)

    def article(self, id_or_source: int | str) -> ArticleRecord | None:
        """One article, whole."""
        from store import records

        with self._connections.asking() as asking:
            return records.article(asking, id_or_source)

    def raw(self, article_id: int) -> str | None:
        """The article's text as it came."""
        from store import records

        with self._connections.asking() as asking:
            return records.raw(asking, article_id)

    def records(self, filter: Filter) -> Iterator[ArticleRecord]:
        """Every article of the filter in timeline order; one that is removed meanwhile is left out."""
        with self._connections.asking() as asking:
            ids = answering.page_ids(asking, filter, 0, -1, "newest")
        from store import records

        for at in range(0, len(ids), _RECORDS_AT_ONCE):
            with self._connections.asking() as asking:
                found = records.articles(asking, ids[at : at + _RECORDS_AT_ONCE])
            yield from found

    def summaries(self, filter: Filter, order: Order = "newest", limit: int | None = None) -> Iterator[ArticleSummary]:
        """A line of the filter's articles, at most `limit`; one that is removed meanwhile is left out."""
        with self._connections.asking() as asking:
            ids = answering.page_ids(asking, filter, 0, -1 if limit is None else limit, order)
        from store import summaries

        for at in range(0, len(ids), _SUMMARIES_AT_ONCE):
            with self._connections.asking() as asking:
                found = summaries.summaries(asking, ids[at : at + _SUMMARIES_AT_ONCE])
            yield from found

    def months(self, filter: Filter, *, fold: bool = False) -> tuple[tuple[str, int], ...]:
        """How many rows stand in each month, newest first."""
        from store import timeline_months

        with self._connections.asking() as asking:
            return timeline_months.months(asking, filter, fold)

    def event_page(self, filter: Filter, offset: int, limit: int, order: Order = "newest") -> tuple[EventRow, ...]:
        """Events of the filter's articles from `offset` on."""
        from store import event_rows

        with self._connections.asking() as asking:
            return event_rows.page(asking, filter, offset, limit, order)

    def event_groups(self, filter: Filter) -> Groups:
        """How many events are of a known year, and how many of an unknown one."""
        from store import event_rows

        with self._connections.asking() as asking:
            return event_rows.groups(asking, filter)

    def event_position(self, filter: Filter, event_id: int, order: Order = "newest") -> int | None:
        """The place of an event among the filter's."""
        from store import event_rows

        with self._connections.asking() as asking:
            return event_rows.position(asking, filter, event_id, order)

    def version(self) -> int:
        """A number that changes whenever anything was loaded, by any process."""
        with self._connections.asking() as asking:
            return timeline.total(asking, "changes", "")

    def interrupt(self) -> None:
        """End what other threads are asking; they raise `Interrupted`."""
        self._connections.interrupt()

    def close(self) -> None:
        """Let go of every connection."""
        self._connections.close()
