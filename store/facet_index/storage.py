"""The bitmaps as rows: `facet_index(part, facet, value, articles, bitmap)`.

Part 0 holds the articles below a boundary, part 1 those from it on, so that what is added to a million articles is
written into small bitmaps; when part 1 has grown to a quarter of part 0 it is merged into it. `articles` is the
bitmap's number of articles, `bitmap` its portable roaring form.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from pyroaring import BitMap

from store.facet_index.postings import BEGINNING, TITLE_BEGINNING, Beginnings, Posting
from store.inserting import insert_rows

OLD, NEW = 0, 1
LEAST_MERGED = 1 << 16
READ_AT_ONCE = 400


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the index's tables, empty."""
    connection.execute(
        "CREATE TABLE facet_index(part INTEGER NOT NULL, facet TEXT NOT NULL, value ANY NOT NULL,"
        " articles INTEGER NOT NULL, bitmap BLOB NOT NULL, PRIMARY KEY (part, facet, value)) STRICT, WITHOUT ROWID"
    )
    connection.execute(
        "CREATE TABLE facet_links(chunk INTEGER PRIMARY KEY, starts BLOB NOT NULL, organisations BLOB NOT NULL) STRICT"
    )
    connection.execute("INSERT OR IGNORE INTO totals(facet, value, articles) VALUES ('index boundary', '', 0)")


@dataclass
class Changes:
    """What a transaction changes in the index: ids to put under and to take from each posting."""

    come: defaultdict[Posting, list[int]] = field(default_factory=lambda: defaultdict(list))
    gone: defaultdict[Posting, list[int]] = field(default_factory=lambda: defaultdict(list))
    lowest: int = sys.maxsize
    _anywhere: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    _in_title: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, id: int, postings: Iterable[Posting]) -> None:
        """An article comes to stand under postings."""
        self.lowest = min(id, self.lowest)
        for ids in map(self.come.__getitem__, postings):
            ids.append(id)

    def add_beginnings(self, id: int, beginnings: Beginnings) -> None:
        """An article comes whose words begin so: most of what an article stands under."""
        self.lowest = min(id, self.lowest)
        for of_one, by_letters in ((beginnings.anywhere, self._anywhere), (beginnings.in_title, self._in_title)):
            for ids in map(by_letters.__getitem__, of_one):
                ids.append(id)

    def remove(self, id: int, postings: Iterable[Posting]) -> None:
        """An article no longer stands under postings."""
        self.lowest = min(id, self.lowest)
        for posting in postings:
            self.gone[posting].append(id)

    def write(self, connection: sqlite3.Connection) -> None:
        """Bring the rows up to date, inside the caller's transaction."""
        for facet, of_letters in ((BEGINNING, self._anywhere), (TITLE_BEGINNING, self._in_title)):
            for letters, ids in of_letters.items():
                self.come[facet, letters] += ids
            of_letters.clear()
        boundary = boundary_of(connection)
        for part in (OLD, NEW):
            self._write_part(connection, part, boundary)
        merge_if_grown(connection, boundary)

    def _write_part(self, connection: sqlite3.Connection, part: int, boundary: int) -> None:
        come, gone = self._of_part(self.come, part, boundary), self._of_part(self.gone, part, boundary)
        bitmaps = read_part(connection, part, come.keys() | gone.keys() if gone else come)
        for posting, ids in gone.items():
            if posting in bitmaps:
                bitmaps[posting] -= BitMap(ids)
        for posting, ids in come.items():
            bitmap = bitmaps.get(posting)
            if bitmap is None:
                bitmaps[posting] = BitMap(ids)
            else:
                bitmap.update(ids)
        emptied = [(part, *posting) for posting, bitmap in bitmaps.items() if not bitmap]
        put_rows(connection, ((part, *posting, len(it), it.serialize()) for posting, it in bitmaps.items() if it))
        connection.executemany("DELETE FROM facet_index WHERE part = ? AND facet = ? AND value = ?", emptied)

    def _of_part(self, ids: Mapping[Posting, list[int]], part: int, boundary: int) -> Mapping[Posting, list[int]]:
        if self.lowest >= boundary:
            return ids if part == NEW else {}
        found = {}
        for posting, of_posting in ids.items():
            if own := [id for id in of_posting if (id >= boundary) == (part == NEW)]:
                found[posting] = own
        return found


def put_rows(connection: sqlite3.Connection, rows: Iterable[tuple[int, str, int | str, int, bytes]]) -> None:
    """Write bitmaps in the table's order, which touches each page once."""
    of_facets: defaultdict[str, list[tuple[int, str, int | str, int, bytes]]] = defaultdict(list)
    for row in rows:
        of_facets[row[1]].append(row)
    for _, of_facet in sorted(of_facets.items()):  # one by one: all of a facet compare by their values alone
        of_facet.sort(key=itemgetter(2))
        insert_rows(connection, "INSERT OR REPLACE INTO facet_index", of_facet)


def boundary_of(connection: sqlite3.Connection) -> int:
    """The first article id of part 1."""
    row = connection.execute("SELECT articles FROM totals WHERE facet = 'index boundary'").fetchone()
    return int(row[0]) if row else 0


def read_part(connection: sqlite3.Connection, part: int, postings: Collection[Posting]) -> dict[Posting, BitMap]:
    """The bitmaps of postings in one part; those it doesn't have are left out."""
    by_facet: dict[str, list[int | str]] = {}
    for facet, value in postings:
        by_facet.setdefault(facet, []).append(value)
    found: dict[Posting, BitMap] = {}
    for facet, values in by_facet.items():
        for at in range(0, len(values), READ_AT_ONCE):
            rows = connection.execute(
                "SELECT value, bitmap FROM facet_index WHERE part = ? AND facet = ?"
                " AND value IN (SELECT value FROM json_each(?))",
                (part, facet, json.dumps(values[at : at + READ_AT_ONCE])),
            )
            found.update(((facet, value), BitMap.deserialize(bitmap)) for value, bitmap in rows)
    return found


def merge_if_grown(connection: sqlite3.Connection, boundary: int, least: int = LEAST_MERGED) -> None:
    """Merge part 1 into part 0 once it has grown to a quarter of it, but not below `least` articles, so that the cost
    of merging stays a small part of the cost of adding."""
    last = connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0]
    if last - boundary >= max(least, boundary // 4):
        merge(connection, last + 1)


def merge(connection: sqlite3.Connection, boundary: int) -> None:
    """Put all of part 1 into part 0 and set the boundary."""
    new = connection.execute("SELECT facet, value, bitmap FROM facet_index WHERE part = ?", (NEW,))
    while rows := new.fetchmany(10 * READ_AT_ONCE):
        postings = {(facet, value): BitMap.deserialize(bitmap) for facet, value, bitmap in rows}
        for posting, old in read_part(connection, OLD, postings).items():
            postings[posting] |= old
        put_rows(
            connection,
            ((OLD, *posting, len(bitmap), _packed(bitmap)) for posting, bitmap in postings.items()),
        )
    connection.execute("DELETE FROM facet_index WHERE part = ?", (NEW,))
    connection.execute("UPDATE totals SET articles = ? WHERE facet = 'index boundary'", (boundary,))


def _packed(bitmap: BitMap) -> bytes:
    bitmap.run_optimize()
    packed: bytes = bitmap.serialize()
    return packed


def all_rows(connection: sqlite3.Connection) -> Iterator[tuple[str, int | str, int, BitMap]]:
    """Every stored bitmap with its facet, value and stored number of articles; a value may come twice, once a part."""
    for facet, value, articles, bitmap in connection.execute("SELECT facet, value, articles, bitmap FROM facet_index"):
        yield facet, value, articles, BitMap.deserialize(bitmap)
