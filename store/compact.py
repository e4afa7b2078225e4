"""What would stand in several places is kept once: names of rules, sentences, an article's only name of a body, the
story in its raw text.

`rules(id, name)` has the names that mentions and events point to. A sentence is kept as its place in the body or title,
and as text (`events.sentence`) only where it doesn't stand there. `article_organisations.aliases` is NULL where an
article names an organisation by nothing but its name there. The views `mentions` and `dated_statements` show all of it.
A raw text is compressed with its article's body as zlib's preset dictionary: what stands in both takes next to nothing.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping

from articles.model import Event

LEVEL = 3
"""How hard zlib tries: a third less work than at its usual level, for a twentieth more bytes."""
ALIASES = "coalesce(l.aliases, json_array(n.name))"
"""The aliases, as a JSON list, of `article_organisations l` with its `organisation_names n`."""
NAMED = "JOIN organisation_names n ON n.id = l.name_id"
SENTENCE = (
    "coalesce(e.sentence, (SELECT substr(CASE e.in_title WHEN 1 THEN a.title ELSE a.body END,"
    " e.sentence_start + 1, e.sentence_end - e.sentence_start) FROM articles a WHERE a.id = e.article_id))"
)
"""The sentence of `events e`."""


def make_tables(connection: sqlite3.Connection) -> None:
    """Bring the tables of mentions, links and events into this form."""
    connection.execute("CREATE TABLE rules(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT")
    connection.execute(
        "INSERT INTO rules(name) SELECT rule FROM organisation_mentions UNION SELECT merged_by FROM"
        " organisation_mentions UNION SELECT rule FROM metal_mentions UNION SELECT merged_by FROM metal_mentions"
        " UNION SELECT rule FROM events"
    )
    connection.execute("DELETE FROM rules WHERE name = ''")
    (overview,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'article_overview'").fetchone()
    connection.execute("DROP VIEW article_overview")
    _mentions(connection, "organisation_mentions", "organisation_id", "organisations")
    _mentions(connection, "metal_mentions", "metal_id", "metals", in_name_only=True)
    _links(connection)
    _events(connection)
    connection.execute(overview)
    _views(connection)


def _mentions(connection: sqlite3.Connection, table: str, column: str, of: str, in_name_only: bool = False) -> None:
    more, kept = (", in_name_only INTEGER NOT NULL", ", in_name_only") if in_name_only else ("", "")
    connection.execute(f"ALTER TABLE {table} RENAME TO old_rows")
    connection.execute(
        f"CREATE TABLE {table}(article_id INTEGER NOT NULL REFERENCES articles(id), in_title INTEGER NOT NULL,"
        f' start INTEGER NOT NULL, "end" INTEGER NOT NULL, {column} INTEGER NOT NULL REFERENCES {of}(id),'
        " position INTEGER NOT NULL, rule_id INTEGER NOT NULL REFERENCES rules(id),"
        f" merged_by_id INTEGER REFERENCES rules(id){more},"
        f' PRIMARY KEY (article_id, in_title, start, "end", {column})) STRICT, WITHOUT ROWID'
    )
    connection.execute(
        f'INSERT INTO {table} SELECT article_id, in_title, start, "end", {column}, position, r.id, m.id{kept}'
        " FROM old_rows JOIN rules r ON r.name = rule LEFT JOIN rules m ON m.name = merged_by"
        f' ORDER BY article_id, in_title, start, "end", {column}'
    )
    connection.execute("DROP TABLE old_rows")


def _links(connection: sqlite3.Connection) -> None:
    connection.execute("DROP INDEX article_organisations_of")
    connection.execute("ALTER TABLE article_organisations RENAME TO old_rows")
    connection.execute(
        "CREATE TABLE article_organisations(article_id INTEGER NOT NULL REFERENCES articles(id),"
        " organisation_id INTEGER NOT NULL REFERENCES organisations(id), position INTEGER NOT NULL,"
        " name_id INTEGER NOT NULL REFERENCES organisation_names(id), aliases TEXT,"
        " PRIMARY KEY (article_id, organisation_id)) STRICT, WITHOUT ROWID"
    )
    connection.execute(
        "INSERT INTO article_organisations SELECT article_id, l.organisation_id, position, name_id,"
        " CASE WHEN json_array_length(aliases) = 1 AND json_extract(aliases, '$[0]') = n.name THEN NULL ELSE aliases"
        f" END FROM old_rows l {NAMED} ORDER BY article_id, l.organisation_id"
    )
    connection.execute("DROP TABLE old_rows")
    connection.execute("CREATE INDEX article_organisations_of ON article_organisations(organisation_id, article_id)")


def _events(connection: sqlite3.Connection) -> None:
    connection.execute("DROP INDEX events_of")
    connection.execute("DROP INDEX events_on")
    connection.execute("ALTER TABLE events RENAME TO old_rows")
    connection.execute(
        "CREATE TABLE events(id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id),"
        ' start TEXT, "end" TEXT, month_day TEXT, end_month_day TEXT, precision TEXT NOT NULL, basis TEXT NOT NULL,'
        " text TEXT NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, in_title INTEGER NOT NULL,"
        " rule_id INTEGER NOT NULL REFERENCES rules(id), reason TEXT NOT NULL,"
        " sentence_start INTEGER, sentence_end INTEGER, sentence TEXT) STRICT"
    )
    old = connection.execute(
        'SELECT e.id, article_id, start, "end", month_day, end_month_day, precision, basis, e.text, span_start,'
        " span_end, in_title, r.id, reason, sentence, CASE in_title WHEN 1 THEN a.title ELSE a.body END"
        " FROM old_rows e JOIN rules r ON r.name = rule JOIN articles a ON a.id = article_id ORDER BY e.id"
    )
    while rows := old.fetchmany(10_000):
        connection.executemany(
            f"INSERT INTO events VALUES ({', '.join('?' * 17)})",
            [(*row[:14], *sentence_place(row[14], row[15], row[9], row[10])) for row in rows],
        )
    connection.execute("DROP TABLE old_rows")
    connection.execute("CREATE INDEX events_of ON events(article_id)")
    connection.execute('CREATE INDEX events_on ON events(start, "end", precision, article_id) WHERE start IS NOT NULL')


def _views(connection: sqlite3.Connection) -> None:
    of_one = (
        "SELECT article_id, '{what}' AS of, f.name, in_title, start, \"end\", r.name AS rule, m.name AS merged_by"
        " FROM {what}_mentions JOIN {what}s f ON f.id = {what}_id JOIN rules r ON r.id = rule_id"
        " LEFT JOIN rules m ON m.id = merged_by_id"
    )
    both = " UNION ALL ".join(of_one.format(what=what) for what in ("organisation", "metal"))
    connection.execute(f"CREATE VIEW mentions AS {both}")
    connection.execute(
        'CREATE VIEW dated_statements AS SELECT e.id, e.article_id, e.start, e."end", e.month_day, e.end_month_day,'
        " e.precision, e.basis, e.reason, r.name AS rule, e.text,"
        f" {SENTENCE} AS sentence FROM events e JOIN rules r ON r.id = e.rule_id"
    )


def pack_raw_texts(connection: sqlite3.Connection) -> None:
    """Bring the table of raw texts into this form."""
    some = (
        "SELECT id, body, text FROM raw_texts JOIN articles ON id = article_id WHERE article_id > ?"
        " ORDER BY article_id LIMIT 1000"
    )
    last = 0
    while rows := connection.execute(some, (last,)).fetchall():
        last = rows[-1][0]
        connection.executemany(
            "UPDATE raw_texts SET text = ? WHERE article_id = ?",
            [(packed(zlib.decompress(text).decode(), body), id) for id, body, text in rows],
        )


def packed(raw: str, body: str) -> bytes:
    """A raw text as it is kept beside its article's body."""
    packer = zlib.compressobj(LEVEL, zdict=body.encode())
    return packer.compress(raw.encode()) + packer.flush()


def unpacked(text: bytes, body: str) -> str:
    """The raw text that `packed` made this of. Raises zlib.error where it was another body."""
    return zlib.decompressobj(zdict=body.encode()).decompress(text).decode()


def sentence_place(sentence: str, text: str, start: int, end: int) -> tuple[int | None, int | None, str | None]:
    """Where a sentence around a span stands in a text; the sentence itself where it doesn't, or not just so."""
    at = text.find(sentence, max(0, end - len(sentence)), start + len(sentence))
    return (None, None, sentence) if at < 0 else (at, at + len(sentence), None)


def place_of(event: Event, title: str, body: str) -> tuple[int | None, int | None, str | None]:
    """Where the sentence of an event stands in its article's title or body."""
    return sentence_place(event.sentence, title if event.in_title else body, *event.span)


def rule_ids(connection: sqlite3.Connection, names: Iterable[str]) -> Mapping[str, int]:
    """The ids of rules by name; those that are new are made."""
    known = dict(connection.execute("SELECT name, id FROM rules"))
    if new := sorted(set(names) - known.keys() - {""}):
        connection.executemany("INSERT INTO rules(name) VALUES (?)", [(name,) for name in new])
        known = dict(connection.execute("SELECT name, id FROM rules"))
    return known
