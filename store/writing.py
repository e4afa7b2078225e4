"""Putting articles into the tables and taking them out, a batch at a time, inside one transaction each."""

from __future__ import annotations

import gc
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import TYPE_CHECKING

from articles.model import Rejection
from store.duplicates import Duplicates, Text, followers, take_bands
from store.facet_index.keeping import IndexChanges
from store.facet_index.postings import REPEAT, Posting
from store.identities import rename
from store.ledger import Counted, Ledger, counted_of_stored
from store.links import LINK_TABLES, Links
from store.loads import Outcome, count_load, replace_rejections
from store.rows import ARTICLE_COLUMNS, Prepared

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass
class Batch:
    """What one transaction puts in. `paths` are the files begun in it, whose former rejections are out of date."""

    articles: list[Prepared] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    unchanged: int = 0


def write_batch(db: Database, batch: Batch, load_id: int, duplicates: Duplicates) -> Outcome:
    """Write a batch inside the caller's transaction. What another loader has written meanwhile counts as unchanged."""
    outcome = Outcome(unchanged=batch.unchanged, rejected=len(batch.rejections))
    replace_rejections(db, batch.paths, batch.rejections, load_id)
    known = known_sources(db, [prepared.source for prepared in batch.articles])
    moved = _moved(db, [it for it in batch.articles if it.source not in known])
    new: list[tuple[int, Prepared]] = []
    changed: list[tuple[int, Prepared]] = []
    next_id = db.conn.execute("SELECT coalesce(max(id), 0) + 1 FROM articles").fetchone()[0]
    for prepared in batch.articles:
        source = prepared.source
        id, content_hash = known.get(source, (moved.get(source), None))
        if content_hash == prepared.content_hash:
            outcome.unchanged += 1
        elif id is not None:
            changed.append((id, prepared))
        else:
            new.append((next_id + len(new), prepared))
    outcome.loaded, outcome.updated = len(new), len(changed)
    _note_moves(db, moved)
    _put(db, new, changed, load_id, duplicates)
    count_load(db, load_id, outcome)
    return outcome


@contextmanager
def no_collecting() -> Iterator[None]:
    """No looking for garbage in cycles inside, for writing a batch and letting go of it: of its hundreds of thousands
    of rows none is part of one."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _put(
    db: Database,
    new: list[tuple[int, Prepared]],
    changed: list[tuple[int, Prepared]],
    load_id: int,
    duplicates: Duplicates,
) -> None:
    if not new and not changed:
        return
    ledger, index = Ledger(), IndexChanges(db.conn)
    again = followers(db.conn, (id for id, _ in changed))
    index.leave(id for id, _ in changed)
    touched = _empty(db, [id for id, _ in changed], ledger)
    _update_articles(db, changed, load_id)
    firsts = duplicates.judge(_texts(new), _texts(changed), again)
    both = [*changed, *new]
    _point_to_firsts(db, firsts, {id for id, _ in both}, index)
    _insert_articles(db, new, firsts, load_id)
    _insert_full_text(db, both)
    links = Links.of(db, [prepared for _, prepared in both])
    ledger.come = [links.add(id, prepared) for id, prepared in both]
    tally = ledger.tally()
    links.write(db, tally)
    tally.write(db)
    kinds = links.identities.kinds | rename(db, touched | links.identities.of_many_names(), index)
    for (id, prepared), counted in zip(both, ledger.come, strict=True):
        postings = chain(prepared.postings, _postings_by_id(counted, kinds, firsts[id]))
        index.enter(id, postings, prepared.beginnings, counted.organisations)
    index.write()


def _postings_by_id(counted: Counted, kinds: Mapping[int, str], first: int | None) -> list[Posting]:
    """What an article stands under in the facet index by what others have too."""
    postings: list[Posting] = [*zip(repeat("organisation"), counted.organisations)]
    postings += zip(repeat("kind"), {kinds[id] for id in counted.organisations})
    postings += zip(repeat("metal"), counted.metals)
    if first is not None:
        postings.append(REPEAT)
    return postings


def _texts(articles: Iterable[tuple[int, Prepared]]) -> dict[int, Text]:
    return {id: Text(prepared.body_hash, prepared.bands, prepared.body) for id, prepared in articles}


def _point_to_firsts(
    db: Database, firsts: Mapping[int, int | None], entering: Collection[int], index: IndexChanges
) -> None:
    """Write the firsts of the articles that are in the tables. The index hears of those that don't enter it anyway."""
    rows = db.conn.execute(
        "SELECT id, duplicate_of FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(firsts)),),
    ).fetchall()
    for id, before in rows:
        if firsts[id] != before:
            db.conn.execute("UPDATE articles SET duplicate_of = ? WHERE id = ?", (firsts[id], id))
            if id not in entering:
                index.changes_of_first(id, before, firsts[id])


def known_sources(db: Database, sources: Sequence[str]) -> dict[str, tuple[int, str]]:
    """The id and content hash of those of the sources that are in the tables."""
    rows = db.conn.execute(
        "SELECT source, id, content_hash FROM articles WHERE source IN (SELECT value FROM json_each(?))",
        (json.dumps(sources),),
    )
    return {source: (id, content_hash) for source, id, content_hash in rows}


def _moved(db: Database, articles: Sequence[Prepared]) -> dict[str, int]:
    """Sources whose content stands in the tables under a file that is gone: the id it has there. Each id once."""
    rows = db.conn.execute(
        "SELECT content_hash, id, source, path FROM articles"
        " WHERE content_hash IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps([article.content_hash for article in articles]),),
    )
    gone: dict[str, list[tuple[str, int]]] = {}
    for content_hash, id, source, path in rows:
        if path and path != "-" and not os.path.lexists(path):
            gone.setdefault(content_hash, []).append((source.rpartition("#")[2], id))
    moved: dict[str, int] = {}
    for article in articles:
        if left := gone.get(article.content_hash):
            part = article.source.rpartition("#")[2]
            left.remove(best := min(left, key=lambda it: (it[0] != part, it[1])))
            moved[article.source] = best[1]
    return moved


def _note_moves(db: Database, moved: dict[str, int]) -> None:
    """Write down where articles went, for the marks that stand in other files to follow them."""
    db.conn.executemany("INSERT INTO moves(old, new) SELECT source, ? FROM articles WHERE id = ?", list(moved.items()))


def _empty(db: Database, ids: Sequence[int], ledger: Ledger) -> set[int]:
    """Take all that hangs on articles out; their rows stay. Gives the organisations they had."""
    organisations: set[int] = set()
    for id in ids:
        counted = counted_of_stored(db, id)
        ledger.gone.append(counted)
        organisations |= _with_parents(db, counted)
        title, body = db.conn.execute("SELECT title, body FROM articles WHERE id = ?", (id,)).fetchone()
        take_bands(db.conn, id, body)
        db.conn.execute(
            "INSERT INTO articles_fts(articles_fts, rowid, title, body) VALUES ('delete', ?, ?, ?)",
            (id, title, body),
        )
        for table in LINK_TABLES:
            db.conn.execute(f"DELETE FROM {table} WHERE article_id = ?", (id,))
    return organisations


def _with_parents(db: Database, counted: Counted) -> set[int]:
    """The organisations whose name forms an article counts in: its own and their parents."""
    rows = db.conn.execute(
        "SELECT organisation_id FROM organisation_names WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(counted.names),),
    )
    return {id for (id,) in rows}


def _update_articles(db: Database, changed: Iterable[tuple[int, Prepared]], load_id: int) -> None:
    columns = ", ".join(f"{name} = ?" for name in (*ARTICLE_COLUMNS, "body_hash", "load_id"))
    db.conn.executemany(
        f"UPDATE articles SET {columns} WHERE id = ?",
        [(*prepared.columns, prepared.body_hash, load_id, id) for id, prepared in changed],
    )


def _insert_articles(
    db: Database, new: Iterable[tuple[int, Prepared]], firsts: Mapping[int, int | None], load_id: int
) -> None:
    columns = ("id", *ARTICLE_COLUMNS, "body_hash", "load_id", "duplicate_of")
    db.conn.executemany(
        f"INSERT INTO articles({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
        [(id, *prepared.columns, prepared.body_hash, load_id, firsts[id]) for id, prepared in new],
    )


def _insert_full_text(db: Database, articles: Iterable[tuple[int, Prepared]]) -> None:
    db.conn.executemany(  # each by itself: full text writes out what it gathered when a statement has several rows
        "INSERT INTO articles_fts(rowid, title, body) VALUES (?, ?, ?)",
        sorted((id, prepared.title, prepared.body) for id, prepared in articles),
    )


def remove_articles(db: Database, ids: Sequence[int]) -> None:
    """Take articles out altogether; the caller holds the transaction. Repeats of them are judged again."""
    ledger, index = Ledger(), IndexChanges(db.conn)
    again = followers(db.conn, ids) - set(ids)
    index.leave(ids)
    touched = _empty(db, ids, ledger)
    _point_to_firsts(db, dict.fromkeys(again), (), index)
    db.conn.executemany("UPDATE articles SET duplicate_of = NULL WHERE id = ?", [(id,) for id in ids])
    db.conn.executemany("DELETE FROM articles WHERE id = ?", [(id,) for id in ids])
    _point_to_firsts(db, Duplicates(db.conn).judge({}, {}, again), (), index)
    ledger.tally().write(db)
    rename(db, touched, index)
    index.write()
