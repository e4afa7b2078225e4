"""What a database file holds, and whether it is whole."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from articles.model import Rejection
from store import marks as marks_file
from store.asking import Asking, Connections
from store.connection import connect_reading, connect_writing, in_words, transaction
from store.loads import Outcome
from store.recount import COUNTED, recount

_ORGANISATION_COUNT = "(SELECT count(*) FROM article_organisations l WHERE l.organisation_id = organisations.id)"
_METAL_COUNT = (
    "(SELECT count(DISTINCT l.article_id) FROM article_metals l JOIN metals m ON m.id = l.metal_id"
    " WHERE metals.name IN (m.name, m.family))"
)
_FAULTS = (
    (
        "SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM articles_fts_docsize d WHERE d.id = a.id)",
        "articles missing from the full text",
    ),
    (
        "SELECT count(*) FROM articles_fts_docsize d WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.id = d.id)",
        "texts in the full text whose article is gone",
    ),
    (
        f"SELECT count(*) FROM organisations WHERE articles != {_ORGANISATION_COUNT}",
        "organisations with a wrong number of articles",
    ),
    (f"SELECT count(*) FROM metals WHERE articles != {_METAL_COUNT}", "metals with a wrong number of articles"),
    (
        "SELECT count(*) FROM articles a WHERE duplicate_of IS NOT NULL AND NOT EXISTS (SELECT 1 FROM articles f"
        " WHERE f.id = a.duplicate_of AND f.duplicate_of IS NULL AND f.id < a.id)",
        "repeats that don't point to the first article of a story",
    ),
)


@dataclass(frozen=True, slots=True)
class Info:
    """A database file in numbers.

    `last_load` is when the last load began, an ISO time in UTC; `last_outcome` what it did; `last_finished` whether it
    came to its end (one that goes on now has not).
    """

    articles: int
    organisations: int
    metals: int
    rejections: int
    loads: int
    last_load: str | None
    size: int
    last_outcome: Outcome | None = None
    last_finished: bool = False


@dataclass(frozen=True, slots=True)
class MarksInfo:
    """How many articles a marks file has as read, starred, with a note, with tags; and how many saved filters."""

    read: int
    starred: int
    noted: int
    tagged: int
    filters: int


def info(path: str) -> Info:
    """What a database file holds; `size` in bytes, with what was not moved into the file yet."""
    with _asking(path) as asking:
        last = asking.row(
            "SELECT started, finished IS NOT NULL, loaded, updated, unchanged, rejected FROM loads"
            " ORDER BY id DESC LIMIT 1"
        )
        return Info(
            articles=asking.value("SELECT articles FROM totals WHERE facet = 'articles'") or 0,
            organisations=asking.value("SELECT count(*) FROM organisations WHERE articles > 0"),
            metals=asking.value("SELECT count(*) FROM metals WHERE articles > 0"),
            rejections=asking.value("SELECT count(*) FROM rejections"),
            loads=asking.value("SELECT count(*) FROM loads"),
            last_load=last[0] if last else None,
            size=sum(os.path.getsize(part) for part in (path, f"{path}-wal") if os.path.exists(part)),
            last_outcome=Outcome(*last[2:]) if last else None,
            last_finished=bool(last and last[1]),
        )


def marks_info(path: str) -> MarksInfo:
    """What a marks file holds. Raises errors of `store.errors`."""
    connection = connect_reading(path)
    try:
        with in_words(path):
            marks_file.check(connection, path)
            row = connection.execute(
                "SELECT coalesce(sum(read), 0), coalesce(sum(starred), 0), count(note),"
                " (SELECT count(DISTINCT source) FROM tags), (SELECT count(*) FROM saved_filters) FROM marks"
            ).fetchone()
    finally:
        connection.close()
    return MarksInfo(*row)


def rejections(path: str) -> tuple[Rejection, ...]:
    """The inputs that were refused when they were last loaded, by source."""
    with _asking(path) as asking:
        rows = asking.rows("SELECT source, reason FROM rejections ORDER BY source, id")
    return tuple(Rejection(source, reason) for source, reason in rows)


def sources_in_file(path: str, file: str) -> list[str]:
    """The sources of all records of one file, in order of their ids. Looks at every article."""
    with _asking(path) as asking:
        return [source for (source,) in asking.rows("SELECT source FROM articles WHERE path = ? ORDER BY id", (file,))]


def faults(path: str) -> Iterator[str]:
    """What is wrong with a database file, a sentence each; nothing where it is whole. Reads all of the file."""
    from store import duplicates
    from store.facet_index.upkeep import faults as index_faults

    with _asking(path) as asking:
        damages = tuple(_damages(asking))
        yield from damages
        if damages:
            return
        for sql, words in _FAULTS:
            if count := asking.value(sql):
                yield f"{count} {words}"
        yield from _wrong_totals(asking)
        with in_words(path):
            yield from index_faults(asking.connection)
            yield from duplicates.faults(asking.connection)
    yield from _full_text_faults(path)


def _damages(asking: Asking) -> Iterator[str]:
    for (found,) in asking.rows("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield f"the file is damaged: {found}"
            return
    for table, row, _, _ in asking.rows("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} points to nothing"


def _wrong_totals(asking: Asking) -> Iterator[str]:
    stored = {(facet, value): count for facet, value, count in asking.rows("SELECT facet, value, articles FROM totals")}
    counted = recount(asking.rows)
    for facet, value in sorted(counted.keys() | {key for key in stored if key[0] in COUNTED}):
        said, there = stored.get((facet, value), 0), counted[facet, value]
        if said != there:
            yield f"the total of {f'{facet} {value}'.strip()} says {said} articles, there are {there}"


def _full_text_faults(path: str) -> Iterator[str]:
    """Compare the full text's words with the articles'. SQLite does this only in a file it may write to."""
    if not os.access(path, os.W_OK) or not os.access(os.path.dirname(os.path.abspath(path)), os.W_OK):
        return
    database = connect_writing(path)
    try:
        database.conn.execute("INSERT INTO articles_fts(articles_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        if "malformed" not in str(error):
            with in_words(path):
                raise
        yield "the full text has other words than the articles"
    finally:
        database.close()


def marks_faults(path: str) -> Iterator[str]:
    """What is wrong with a marks file, a sentence each."""
    connection = connect_reading(path)
    try:
        with in_words(path):
            marks_file.check(connection, path)
            for (found,) in connection.execute("PRAGMA integrity_check(20)"):
                if found != "ok":
                    yield f"the marks file is damaged: {found}"
    finally:
        connection.close()


@contextmanager
def _asking(path: str) -> Iterator[Asking]:
    """One question about a file, on a connection of its own."""
    connections = Connections(path)
    try:
        with connections.asking() as asking:
            yield asking
    finally:
        connections.close()


def rebuild_full_text(path: str) -> None:
    """Build the full-text index again from the articles. Raises errors of `store.errors`."""
    _rebuild(path, lambda connection: connection.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')"))


def rebuild_totals(path: str) -> None:
    """Count again how many articles have what. Raises errors of `store.errors`."""
    _rebuild(path, _count_again)


def rebuild_facet_index(path: str) -> None:
    """Build the facet index again from the tables. Raises errors of `store.errors`."""
    from store.facet_index.upkeep import rebuild

    _rebuild(path, rebuild)


def rebuild_repeats(path: str) -> None:
    """Note again what repeats of a story are found by. Raises errors of `store.errors`."""
    from store import duplicates

    _rebuild(path, duplicates.rebuild)


def _count_again(connection: sqlite3.Connection) -> None:
    counted = recount(lambda sql, parameters: connection.execute(sql, parameters).fetchall())
    connection.executemany("DELETE FROM totals WHERE facet = ?", [(facet,) for facet in COUNTED])
    connection.executemany("INSERT INTO totals VALUES (?, ?, ?)", [(*key, count) for key, count in counted.items()])
    for table, count in (("organisations", _ORGANISATION_COUNT), ("metals", _METAL_COUNT)):
        connection.execute(f"UPDATE {table} SET articles = {count} WHERE articles != {count}")


def _rebuild(path: str, build: Callable[[sqlite3.Connection], object]) -> None:
    """Build something again, all of it or nothing, and let readers know."""
    database = connect_writing(path)
    try:
        with transaction(database, path):
            build(database.conn)
            database.conn.execute(
                "INSERT INTO totals VALUES ('changes', '', 1) ON CONFLICT DO UPDATE SET articles = articles + 1"
            )
    finally:
        database.close()
