"""Putting articles into the tables and taking them out, a batch at a time, inside one transaction each."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from articles.model import Article, Metal, Organisation, Rejection
from store.compact import place_of, rule_ids
from store.duplicates import Duplicates, Text, followers, take_bands
from store.facet_index.keeping import IndexChanges
from store.identities import Identities, rename
from store.ledger import Counted, Ledger, counted_of_stored
from store.loads import Outcome, count_load, replace_rejections
from store.rows import Prepared, article_row, as_json

if TYPE_CHECKING:
    from sqlite_utils import Database

_LINK_TABLES = (
    "organisation_mentions",
    "metal_mentions",
    "article_organisations",
    "article_metals",
    "events",
    "raw_texts",
)


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
    known = known_sources(db, [prepared.article.source for prepared in batch.articles])
    moved = _moved(db, [it.article for it in batch.articles if it.article.source not in known])
    new: list[tuple[int, Prepared]] = []
    changed: list[tuple[int, Prepared]] = []
    next_id = db.conn.execute("SELECT coalesce(max(id), 0) + 1 FROM articles").fetchone()[0]
    for prepared in batch.articles:
        source = prepared.article.source
        id, content_hash = known.get(source, (moved.get(source), None))
        if content_hash == prepared.article.content_hash:
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
    for id, prepared in changed:
        row = article_row(prepared, load_id)
        columns = ", ".join(f"{name} = ?" for name in row)
        db.conn.execute(f"UPDATE articles SET {columns} WHERE id = ?", (*row.values(), id))
    firsts = duplicates.judge(_texts(new), _texts(changed), again)
    both = [*changed, *new]
    _point_to_firsts(db, firsts, {id for id, _ in both}, index)
    _insert_articles(db, new, firsts, load_id)
    _insert_full_text(db, both)
    touched |= _insert_links(db, both, ledger)
    ledger.totals["changes", ""] += 1
    ledger.write(db)
    rename(db, touched, index)
    index.enter(id for id, _ in both)
    index.write()


def _texts(articles: Iterable[tuple[int, Prepared]]) -> dict[int, Text]:
    return {id: Text(prepared.article.body_hash or None, prepared.signature) for id, prepared in articles}


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


def _moved(db: Database, articles: Sequence[Article]) -> dict[str, int]:
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
        ledger.post(counted, -1)
        organisations |= _with_parents(db, counted)
        title, body = db.conn.execute("SELECT title, body FROM articles WHERE id = ?", (id,)).fetchone()
        take_bands(db.conn, id, body)
        db.conn.execute(
            "INSERT INTO articles_fts(articles_fts, rowid, title, body) VALUES ('delete', ?, ?, ?)",
            (id, title, body),
        )
        for table in _LINK_TABLES:
            db.conn.execute(f"DELETE FROM {table} WHERE article_id = ?", (id,))
    return organisations


def _with_parents(db: Database, counted: Counted) -> set[int]:
    """The organisations whose name forms an article counts in: its own and their parents."""
    rows = db.conn.execute(
        "SELECT organisation_id FROM organisation_names WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(counted.names),),
    )
    return {id for (id,) in rows}


def _insert_articles(
    db: Database, new: Sequence[tuple[int, Prepared]], firsts: Mapping[int, int | None], load_id: int
) -> None:
    rows = [{"id": id, "duplicate_of": firsts[id], **article_row(prepared, load_id)} for id, prepared in new]
    if rows:
        columns, values = ", ".join(rows[0]), ", ".join("?" for _ in rows[0])
        db.conn.executemany(f"INSERT INTO articles({columns}) VALUES ({values})", [tuple(row.values()) for row in rows])


def _insert_full_text(db: Database, articles: Iterable[tuple[int, Prepared]]) -> None:
    db.conn.executemany(
        "INSERT INTO articles_fts(rowid, title, body) VALUES (?, ?, ?)",
        [
            (id, prepared.article.title, prepared.article.body)
            for id, prepared in sorted(articles, key=lambda it: it[0])
        ],
    )


def _insert_links(db: Database, articles: list[tuple[int, Prepared]], ledger: Ledger) -> set[int]:
    """Write what was read from articles and count it. Gives the organisations whose names may change by it."""
    identities = Identities.of(db, (prepared.article for _, prepared in articles))
    links = _Links(identities, rule_ids(db.conn, _rules(prepared.article for _, prepared in articles)))
    for id, prepared in articles:
        ledger.post(links.add(id, prepared), +1)
    links.write(db)
    return identities.of_many_names()


def _rules(articles: Iterable[Article]) -> Iterable[str]:
    """The names of all rules by which something was found or merged."""
    for article in articles:
        both: tuple[Organisation | Metal, ...] = (*article.organisations, *article.metals)
        for mention in (mention for found in both for mention in (*found.mentions, *found.title_mentions)):
            yield mention.rule
            yield mention.merged_by
        yield from (event.rule for event in article.events)


@dataclass
class _Links:
    """Rows of a batch for the tables that hang on articles."""

    identities: Identities
    rules: Mapping[str, int]
    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: {name: [] for name in _LINK_TABLES})

    def add(self, id: int, prepared: Prepared) -> Counted:
        article = prepared.article
        if prepared.raw is not None:
            self.rows["raw_texts"].append((id, prepared.raw))
        organisations, names, aliases = self._organisations(id, article)
        metals = self._metals(id, article)
        self._events(id, article)
        return Counted(
            prepared.group, prepared.periods, organisations, self.identities.counted_metals(metals), names, aliases
        )

    def _organisations(
        self, id: int, article: Article
    ) -> tuple[dict[int, str], tuple[int, ...], tuple[tuple[int, str], ...]]:
        kinds: dict[int, str] = {}
        names: list[int] = []
        aliases: list[tuple[int, str]] = []
        for position, organisation in enumerate(_merged(article.organisations)):
            own = self.identities.organisations[organisation.key]
            kinds[own] = self.identities.kinds[own]
            forms = self.identities.name_ids(organisation)
            names += forms
            different = tuple(dict.fromkeys(organisation.aliases))
            aliases += [(own, alias) for alias in different]
            alone = different == (organisation.name,)
            link = (id, own, position, forms[0], None if alone else as_json(different))
            self.rows["article_organisations"].append(link)
            self._mentions("organisation_mentions", id, own, position, organisation)
        return kinds, tuple(names), tuple(aliases)

    def _metals(self, id: int, article: Article) -> set[int]:
        own = set()
        for position, metal in enumerate(article.metals):
            metal_id = self.identities.metals[metal.metal]
            if not metal.in_name_only:
                own.add(metal_id)
            self._mentions("metal_mentions", id, metal_id, position, metal, int(metal.in_name_only))
        self.rows["article_metals"] += [(id, metal_id) for metal_id in sorted(own)]
        return own

    def _mentions(
        self, table: str, id: int, of: int, position: int, found: Organisation | Metal, *more: object
    ) -> None:
        rows = self.rows[table]
        for in_title, mentions in ((0, found.mentions), (1, found.title_mentions)):
            rows += [
                (id, in_title, it.start, it.end, of, position, self.rules[it.rule], self.rules.get(it.merged_by), *more)
                for it in mentions
            ]

    def _events(self, id: int, article: Article) -> None:
        self.rows["events"] += [
            (
                id, event.start, event.end, event.month_day, event.end_month_day, event.precision, event.basis,
                event.text, *event.span, int(event.in_title), self.rules[event.rule], event.reason,
                *place_of(event, article.title, article.body),
            )
            for event in article.events
        ]  # fmt: skip

    def write(self, db: Database) -> None:
        self.identities.write_forms()
        insert = db.conn.executemany
        insert("INSERT INTO raw_texts VALUES (?, ?)", self.rows["raw_texts"])
        insert("INSERT INTO article_organisations VALUES (?, ?, ?, ?, ?)", self.rows["article_organisations"])
        insert("INSERT INTO article_metals VALUES (?, ?)", self.rows["article_metals"])
        insert(
            "INSERT OR IGNORE INTO organisation_mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            self.rows["organisation_mentions"],
        )
        insert("INSERT OR IGNORE INTO metal_mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self.rows["metal_mentions"])
        insert("INSERT INTO events VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self.rows["events"])


def _merged(organisations: Sequence[Organisation]) -> Iterable[Organisation]:
    """Organisations with each key once; a second one of the same key adds its forms and mentions to the first."""
    by_key: dict[str, Organisation] = {}
    for organisation in organisations:
        if first := by_key.get(organisation.key):
            organisation = replace(
                first,
                aliases=first.aliases + organisation.aliases,
                mentions=first.mentions + organisation.mentions,
                title_mentions=first.title_mentions + organisation.title_mentions,
            )
        by_key[organisation.key] = organisation
    return by_key.values()


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
    ledger.totals["changes", ""] += 1
    ledger.write(db)
    rename(db, touched, index)
    index.write()
