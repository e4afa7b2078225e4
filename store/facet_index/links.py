"""The organisations of each article as columns, for counting what few articles have.

`facet_links(chunk, starts, organisations)`: chunk n holds the articles n*1024 .. n*1024+1023; `organisations` are their
organisation ids one after another, `starts` where each article's begin (1025 numbers), both little-endian: of 32 bits,
`starts` of 16 where these are enough.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from array import array
from collections.abc import Collection, Mapping
from dataclasses import dataclass

CHUNK_BITS = 10
CHUNK = 1 << CHUNK_BITS
SHORT = 2 * (CHUNK + 1)


@dataclass(frozen=True, slots=True)
class Chunk:
    """The organisations of 1024 articles."""

    starts: array[int]
    organisations: array[int]

    def of(self, id: int) -> array[int]:
        """The organisation ids of an article."""
        place = id & (CHUNK - 1)
        return self.organisations[self.starts[place] : self.starts[place + 1]]


def chunk_of(id: int) -> int:
    """The chunk an article is in."""
    return id >> CHUNK_BITS


def packed(numbers: array[int]) -> bytes:
    """Numbers as little-endian, of the bits that the array has."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def unpacked(data: bytes, code: str = "I") -> array[int]:
    """The numbers of `packed`, of 32 bits or (`H`) 16."""
    numbers = array(code)
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def read_chunks(connection: sqlite3.Connection, wanted: Collection[int]) -> dict[int, Chunk]:
    """Chunks by their number; those without articles are left out."""
    rows = connection.execute(
        "SELECT chunk, starts, organisations FROM facet_links WHERE chunk IN (SELECT value FROM json_each(?))",
        (json.dumps(list(wanted)),),
    )
    return {
        number: Chunk(unpacked(starts, "H" if len(starts) == SHORT else "I"), unpacked(organisations))
        for number, starts, organisations in rows
    }


def write_links(connection: sqlite3.Connection, changed: Mapping[int, Collection[int]]) -> None:
    """Set the organisations of articles, inside the caller's transaction; an empty collection takes them away."""
    before = read_chunks(connection, {chunk_of(id) for id in changed})
    by_chunk: dict[int, dict[int, Collection[int]]] = {}
    for id, organisations in changed.items():
        by_chunk.setdefault(chunk_of(id), {})[id & (CHUNK - 1)] = organisations
    rows = [(number, *_columns(before.get(number), places)) for number, places in by_chunk.items()]
    connection.executemany("INSERT OR REPLACE INTO facet_links VALUES (?, ?, ?)", rows)


def _columns(before: Chunk | None, places: Mapping[int, Collection[int]]) -> tuple[bytes, bytes]:
    starts, organisations = array("I", [0]), array("I")
    for place in range(CHUNK):
        if place in places:
            organisations.extend(sorted(places[place]))
        elif before:
            organisations.extend(before.of(place))
        starts.append(len(organisations))
    return packed(array("H", starts) if len(organisations) < 1 << 16 else starts), packed(organisations)
