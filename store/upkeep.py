"""What a database file holds, and whether it is whole."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from articles.model import Rejection
from store.asking import Asking, Connections
from store.connection import connect_writing, transaction

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
        "SELECT abs((SELECT count(*) FROM articles) - coalesce((SELECT articles FROM totals"
        " WHERE facet = 'articles'), 0))",
        "articles too many or too few in the total",
    ),
    (
        "SELECT count(*) FROM organisations o WHERE articles !="
        " (SELECT count(*) FROM article_organisations l WHERE l.organisation_id = o.id)",
        "organisations with a wrong number of articles",
    ),
    (
        "SELECT count(*) FROM metals f WHERE articles != (SELECT count(DISTINCT article_id) FROM article_metals l"
        " JOIN metals m ON m.id = l.metal_id WHERE f.name IN (m.name, m.family))",
        "metals with a wrong number of articles",
    ),
    (
        "SELECT count(*) FROM articles a WHERE duplicate_of IS NOT NULL AND NOT EXISTS (SELECT 1 FROM articles f"
        " WHERE f.id = a.duplicate_of AND f.body_hash = a.body_hash AND f.id < a.id)",
        "repeats of an article that says something else",
    ),
)


@dataclass(frozen=True, slots=True)
class Info:
    """A database file in numbers. `last_load` is when the last load began, an ISO time in UTC."""

    articles: int
    organisations: int
    metals: int
    rejections: int
    loads: int
    last_load: str | None
    size: int


def info(path: str) -> Info:
    """What a database file holds; `size` in bytes, with what was not moved into the file yet."""
    with _asking(path) as asking:
        return Info(
            articles=asking.value("SELECT articles FROM totals WHERE facet = 'articles'") or 0,
            organisations=asking.value("SELECT count(*) FROM organisations WHERE articles > 0"),
            metals=asking.value("SELECT count(*) FROM metals WHERE articles > 0"),
            rejections=asking.value("SELECT count(*) FROM rejections"),
            loads=asking.value("SELECT count(*) FROM loads"),
            last_load=asking.value("SELECT started FROM loads ORDER BY id DESC LIMIT 1"),
            size=sum(os.path.getsize(part) for part in (path, f"{path}-wal") if os.path.exists(part)),
        )


def rejections(path: str) -> tuple[Rejection, ...]:
    """The inputs that were refused when they were last loaded, by source."""
    with _asking(path) as asking:
        rows = asking.rows("SELECT source, reason FROM rejections ORDER BY source, id")
    return tuple(Rejection(source, reason) for source, reason in rows)


def faults(path: str) -> tuple[str, ...]:
    """What is wrong with a database file, a sentence each; nothing where it is whole. Reads all of the file."""
    with _asking(path) as asking:
        return tuple(_faults(asking))


def _faults(asking: Asking) -> Iterator[str]:
    for (found,) in asking.rows("PRAGMA integrity_check(20)"):
        if found != "ok":
            yield f"the file is damaged: {found}"
            return
    for table, row, _, _ in asking.rows("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} points to nothing"
    for sql, words in _FAULTS:
        if count := asking.value(sql):
            yield f"{count} {words}"


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
    database = connect_writing(path)
    try:
        with transaction(database, path):
            database.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
    finally:
        database.close()
