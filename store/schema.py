"""The tables, made and migrated with sqlite-utils. Whoever opens the file with Datasette or sqlite-utils reads these.

Article ids are dense ascending integers; metals and organisations have small integer ids that are never used
again for another. Words in front of a mistake: a file of another program or of a newer newsdash is refused.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from store.errors import NewerDatabase, NotADatabase, OlderDatabase
from store.tokens import TOKENIZER

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x4E445348  # "NDSH"
SCHEMA_VERSION = 7
FULL_TEXT_GATHERED = 1 << 24
"""Bytes of full text that are gathered before they are written."""

_ARTICLES = {
    "id": int,
    "source": str,
    "title": str,
    "title_basis": str,
    "published": str,
    "published_basis": str,
    "published_start": str,
    "published_end": str,
    "timeline_date": str,
    "timeline_group": int,
    "timeline_precision": str,
    "timeline_inferred": int,
    "duplicate_of": int,
    "url": str,
    "path": str,
    "language": str,
    "understood": int,
    "metadata": str,
    "content_hash": str,
    "body_hash": str,
    "load_id": int,
    "body": str,
}


def migrations() -> Migrations:
    """Every step from an empty file to the tables of today, in order."""
    from sqlite_utils import Migrations

    steps = Migrations("newsdash")
    steps(name="0001_first_tables")(_first_tables)
    steps(name="0002_facet_index")(_facet_index)
    steps(name="0003_stories")(_stories)
    steps(name="0004_compact")(_compact)
    steps(name="0005_beginnings")(_beginnings)
    steps(name="0006_raw_texts")(_raw_texts)
    steps(name="0007_bands")(_bands)
    return steps


def _first_tables(db: Database) -> None:
    _loads(db)
    _articles(db)
    _organisations(db)
    _metals(db)
    _events(db)
    _totals(db)
    _overview(db)


def _facet_index(db: Database) -> None:
    from store.facet_index.storage import make_tables
    from store.facet_index.upkeep import rebuild

    make_tables(db.conn)
    rebuild(db.conn)


def _stories(db: Database) -> None:
    from store.duplicates import make_tables
    from store.facet_index.upkeep import rebuild

    make_tables(db.conn)
    rebuild(db.conn)


def _compact(db: Database) -> None:
    from store.compact import make_tables

    make_tables(db.conn)


def _beginnings(db: Database) -> None:
    """Full text without lists of its own for beginnings of words, which made half of it: the facet index has them."""
    from store.facet_index.upkeep import rebuild

    db.execute("DROP TABLE articles_fts")
    _full_text(db, "")
    db.execute("INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')")
    rebuild(db.conn)


def _raw_texts(db: Database) -> None:
    from store.compact import pack_raw_texts

    pack_raw_texts(db.conn)


def _bands(db: Database) -> None:
    """Bands as `articles.passages` makes them."""
    from store.duplicates import rebuild

    rebuild(db.conn)


def _table(db: Database, name: str, columns: dict[str, type], **options: Any) -> None:
    options.setdefault("strict", True)
    db.table(name).create(columns, **options)


def _loads(db: Database) -> None:
    columns = {"id": int, "started": str, "finished": str, "paths": str}
    counts = {"loaded": int, "updated": int, "unchanged": int, "rejected": int}
    _table(db, "loads", {**columns, **counts}, pk="id", defaults=dict.fromkeys(counts, 0))
    columns = {"id": int, "source": str, "reason": str, "load_id": int}
    _table(db, "rejections", columns, pk="id", not_null=["source", "reason"], foreign_keys=[("load_id", "loads", "id")])
    db.table("rejections").create_index(["source"])


def _articles(db: Database) -> None:
    _table(
        db,
        "articles",
        _ARTICLES,
        pk="id",
        not_null=["source", "title", "timeline_group", "language", "understood", "content_hash", "body"],
        foreign_keys=[("duplicate_of", "articles", "id"), ("load_id", "loads", "id")],
    )
    db.table("articles").create_index(["source"], unique=True)
    db.execute("CREATE INDEX articles_timeline ON articles(timeline_group, timeline_date DESC)")
    db.execute(
        "CREATE INDEX articles_published ON articles(published_start, published_end) WHERE published_start IS NOT NULL"
    )
    db.execute("CREATE INDEX articles_duplicate_of ON articles(duplicate_of) WHERE duplicate_of IS NOT NULL")
    db.table("articles").create_index(["body_hash"])
    db.table("articles").create_index(["content_hash"])
    _table(
        db,
        "raw_texts",
        {"article_id": int, "text": bytes},
        pk="article_id",
        foreign_keys=[("article_id", "articles", "id")],
    )
    _table(db, "moves", {"id": int, "old": str, "new": str}, pk="id", not_null=["old", "new"])
    _full_text(db, " prefix='1 2',")


def _full_text(db: Database, options: str) -> None:
    db.execute(
        f"CREATE VIRTUAL TABLE articles_fts USING fts5(title, body, tokenize='{TOKENIZER}',{options}"
        " content_rowid='id', content=\"articles\")"
    )
    db.execute("INSERT INTO articles_fts(articles_fts, rank) VALUES ('rank', 'bm25(4.0, 1.0)')")
    # A batch of a load is gathered in memory and written as one segment: fewer of them have to be merged later.
    db.execute(f"INSERT INTO articles_fts(articles_fts, rank) VALUES ('hashsize', {FULL_TEXT_GATHERED})")


def _organisations(db: Database) -> None:
    db.execute(
        "CREATE TABLE organisations(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
        " folded TEXT NOT NULL, kind TEXT NOT NULL, parent_id INTEGER REFERENCES organisations(id),"
        " articles INTEGER NOT NULL DEFAULT 0) STRICT"
    )
    db.table("organisations").create_index(["folded"])
    db.execute("CREATE INDEX organisations_commonest ON organisations(articles DESC, name)")
    db.execute("CREATE INDEX organisations_shown ON organisations(name) WHERE articles > 0")
    _table(
        db,
        "organisation_names",
        {
            "id": int,
            "organisation_id": int,
            "name": str,
            "kind": str,
            "known": int,
            "parent_name_id": int,
            "articles": int,
        },
        pk="id",
        foreign_keys=[("organisation_id", "organisations", "id"), ("parent_name_id", "organisation_names", "id")],
    )
    db.table("organisation_names").create_index(["organisation_id"])
    db.execute(
        "CREATE TABLE organisation_aliases(organisation_id INTEGER NOT NULL REFERENCES organisations(id),"
        " alias TEXT NOT NULL, folded TEXT NOT NULL, articles INTEGER NOT NULL,"
        " PRIMARY KEY (organisation_id, alias)) STRICT, WITHOUT ROWID"
    )
    db.table("organisation_aliases").create_index(["folded"])
    db.execute(
        "CREATE TABLE article_organisations(article_id INTEGER NOT NULL REFERENCES articles(id),"
        " organisation_id INTEGER NOT NULL REFERENCES organisations(id), position INTEGER NOT NULL,"
        " name_id INTEGER NOT NULL REFERENCES organisation_names(id), aliases TEXT NOT NULL,"
        " PRIMARY KEY (article_id, organisation_id)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX article_organisations_of ON article_organisations(organisation_id, article_id)")
    _mentions(db, "organisation_mentions", "organisation_id", "organisations")


def _metals(db: Database) -> None:
    db.execute(
        "CREATE TABLE metals(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, family TEXT NOT NULL,"
        " articles INTEGER NOT NULL DEFAULT 0) STRICT"
    )
    db.execute(
        "CREATE TABLE article_metals(article_id INTEGER NOT NULL REFERENCES articles(id),"
        " metal_id INTEGER NOT NULL REFERENCES metals(id),"
        " PRIMARY KEY (article_id, metal_id)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX article_metals_of ON article_metals(metal_id, article_id)")
    _mentions(db, "metal_mentions", "metal_id", "metals", ", in_name_only INTEGER NOT NULL")


def _mentions(db: Database, table: str, column: str, of: str, more: str = "") -> None:
    """`position` is the place of the organisation or metal in the article's list; spans count in the title or body."""
    db.execute(
        f"CREATE TABLE {table}(article_id INTEGER NOT NULL REFERENCES articles(id), in_title INTEGER NOT NULL,"
        f' start INTEGER NOT NULL, "end" INTEGER NOT NULL, {column} INTEGER NOT NULL REFERENCES {of}(id),'
        f" position INTEGER NOT NULL, rule TEXT NOT NULL, merged_by TEXT NOT NULL{more},"
        f' PRIMARY KEY (article_id, in_title, start, "end", {column})) STRICT, WITHOUT ROWID'
    )


def _events(db: Database) -> None:
    db.execute(
        "CREATE TABLE events(id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id),"
        ' start TEXT, "end" TEXT, month_day TEXT, end_month_day TEXT, precision TEXT NOT NULL, basis TEXT NOT NULL,'
        " text TEXT NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, in_title INTEGER NOT NULL,"
        " rule TEXT NOT NULL, reason TEXT NOT NULL, sentence TEXT NOT NULL) STRICT"
    )
    db.execute('CREATE INDEX events_of ON events(article_id, start, "end", precision)')
    db.execute('CREATE INDEX events_on ON events(start, "end", precision, article_id) WHERE start IS NOT NULL')


def _totals(db: Database) -> None:
    """How many of all articles: so that nothing is counted when the file is opened."""
    db.execute(
        "CREATE TABLE totals(facet TEXT NOT NULL, value TEXT NOT NULL, articles INTEGER NOT NULL,"
        " PRIMARY KEY (facet, value)) STRICT, WITHOUT ROWID"
    )


def _overview(db: Database) -> None:
    db.execute(
        """
        CREATE VIEW article_overview AS
        SELECT id, source, title, timeline_date, published,
          (SELECT group_concat(name, '; ') FROM (
             SELECT o.name FROM article_organisations ao JOIN organisations o ON o.id = ao.organisation_id
             WHERE ao.article_id = articles.id ORDER BY ao.position)) AS organisations,
          (SELECT group_concat(name, '; ') FROM (
             SELECT m.name FROM article_metals am JOIN metals m ON m.id = am.metal_id
             WHERE am.article_id = articles.id ORDER BY m.name)) AS metals
        FROM articles
        """
    )


def check_identity(connection: sqlite3.Connection, path: str) -> bool:
    """Whether the file has our tables of today; False where it is empty. Raises for one that is older, newer or not
    ours."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application == APPLICATION_ID:
        if version and version < SCHEMA_VERSION:
            raise OlderDatabase(f"{path} was made by an older newsdash; `newsdash load` brings it up to date")
        if version > SCHEMA_VERSION:
            raise NewerDatabase(f"{path} was made by a newer newsdash; please update this one")
        return bool(version == SCHEMA_VERSION)
    if application or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise NotADatabase(f"{path} is a database of another program")
    return False


def make(db: Database) -> None:
    """Bring a file's tables to those of today: all of it, or nothing."""
    db.execute("BEGIN IMMEDIATE")
    try:
        migrations().apply(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise
