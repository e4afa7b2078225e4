"""Building the index again from the tables, and telling where the two differ."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from pyroaring import BitMap

from store.facet_index.links import chunk_of, read_chunks, write_links
from store.facet_index.postings import Posting
from store.facet_index.storage import Changes, all_rows
from store.facet_index.stored import Standing, standings

AT_ONCE = 5_000


def rebuild(connection: sqlite3.Connection) -> None:
    """Empty the index and fill it from the tables, inside the caller's transaction."""
    connection.execute("DELETE FROM facet_index")
    connection.execute("DELETE FROM facet_links")
    connection.execute("UPDATE totals SET articles = 0 WHERE facet = 'index boundary'")
    for some in in_portions(connection):
        changes = Changes()
        for id, standing in some.items():
            changes.add(id, standing.postings)
        changes.write(connection)
        write_links(connection, {id: standing.organisations for id, standing in some.items()})


def in_portions(connection: sqlite3.Connection) -> Iterator[dict[int, Standing]]:
    """The standings of all articles, some thousands at a time."""
    last = connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0]
    for first in range(0, last + 1, AT_ONCE):
        yield standings(connection, first, first + AT_ONCE - 1)


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each place at which the index isn't what the tables call for."""
    wanted: dict[Posting, BitMap] = {}
    for some in in_portions(connection):
        portion = Changes()
        for id, standing in some.items():
            portion.add(id, standing.postings)
        for posting, ids in portion.come.items():
            wanted.setdefault(posting, BitMap()).update(ids)
        yield from _link_faults(connection, some)
    stored: dict[Posting, BitMap] = {}
    for facet, value, articles, bitmap in all_rows(connection):
        if articles != len(bitmap):
            yield f"facet index: {facet} {value} says {articles} articles and holds {len(bitmap)}"
        stored[facet, value] = stored.get((facet, value), BitMap()) | bitmap
    for facet, value in sorted(wanted.keys() | stored.keys(), key=str):
        there, called_for = stored.get((facet, value), BitMap()), wanted.get((facet, value), BitMap())
        if there != called_for:
            yield f"facet index: {facet} {value} has {len(there)} articles, the tables {len(called_for)}"


def _link_faults(connection: sqlite3.Connection, some: dict[int, Standing]) -> Iterator[str]:
    chunks = read_chunks(connection, {chunk_of(id) for id in some})
    for id, standing in some.items():
        chunk = chunks.get(chunk_of(id))
        there = set(chunk.of(id)) if chunk else set()
        if there != standing.organisations:
            yield f"facet index: article {id} is linked to {len(there)} organisations, the tables say otherwise"
