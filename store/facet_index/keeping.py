"""Keeping the index in step with the articles that a transaction puts in, changes and takes out."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence

from store.facet_index.links import write_links
from store.facet_index.postings import REPEAT, Beginnings, Posting
from store.facet_index.storage import Changes
from store.facet_index.stored import Standing, standings


class IndexChanges:
    """What one transaction changes in the index. `leave` before an article's rows go, `enter` with what its rows say
    now, `write` at the end, before the transaction is committed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._changes = Changes()
        self._links: dict[int, Collection[int]] = {}

    def leave(self, ids: Iterable[int]) -> None:
        """Articles whose rows are about to go or to change."""
        for id, standing in self._standings(ids):
            self._changes.remove(id, standing.postings)
            self._links[id] = ()

    def enter(
        self, id: int, postings: Iterable[Posting], beginnings: Beginnings, organisations: Collection[int]
    ) -> None:
        """An article comes to stand under postings, its words begin so, and it has these organisations."""
        self._changes.add(id, postings)
        self._changes.add_beginnings(id, beginnings)
        self._links[id] = organisations

    def changes_of_kind(self, gained: str, gaining: Sequence[int], lost: str, losing: Sequence[int]) -> None:
        """An organisation's kind changed: articles that come to have one kind by it, and that have another no more."""
        for id in gaining:
            self._changes.add(id, [("kind", gained)])
        for id in losing:
            self._changes.remove(id, [("kind", lost)])

    def changes_of_first(self, id: int, before: int | None, now: int | None) -> None:
        """The first article of an article's story was another (None: the article itself)."""
        if before is not None and now is None:
            self._changes.remove(id, [REPEAT])
        elif before is None and now is not None:
            self._changes.add(id, [REPEAT])

    def _standings(self, ids: Iterable[int]) -> Iterator[tuple[int, Standing]]:
        for first, last in runs(sorted(set(ids))):
            yield from standings(self._connection, first, last).items()

    def write(self) -> None:
        """Bring the index up to date."""
        self._changes.write(self._connection)
        if self._links:
            write_links(self._connection, self._links)


def runs(ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of numbers that follow one another; `ids` ascend."""
    start = previous = None
    for id in ids:
        if previous is not None and start is not None and id != previous + 1:
            yield start, previous
            start = id
        start, previous = id if start is None else start, id
    if start is not None and previous is not None:
        yield start, previous
