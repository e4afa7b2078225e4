"""What a person adds to articles: read, star, tags, notes; and her saved filters, last place and theme.

It stands in a file of its own, keyed by `source`: many people can read one articles file, each with her own marks, and
a rebuilt articles file loses nobody's notes. Every change can be undone.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from store.connection import BUSY_SECONDS, in_words
from store.errors import NewerDatabase, NotADatabase, ReadOnly

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x4E444D4B  # "NDMK"
SCHEMA_VERSION = 3
_RULES = "SELECT id, at, rule, name, other FROM name_rules"
UNDOABLE = 1000
"""Changes that are remembered."""


class Mark(NamedTuple):
    """What a person added to one article; `tags` in alphabetical order."""

    read: bool = False
    starred: bool = False
    note: str | None = None
    tags: tuple[str, ...] = ()


class Rule(NamedTuple):
    """A correction of names: `merge`, `split`, `rename` or `ignore` (what `rule` says) of the organisation that was
    shown as `name`. `other` is the name it is merged into, the alias split from it, or its new name. `at` is an ISO
    time in UTC."""

    id: int
    at: str
    rule: str
    name: str
    other: str

    def __str__(self) -> str:
        joined = {"merge": "into", "rename": "to"}.get(self.rule, "")
        return " ".join(part for part in (self.rule, self.name, joined, self.other) if part)


class Place(NamedTuple):
    """Where a person left off: the filter line, and the source of the article she was at."""

    filter: str
    source: str | None


class Marks:
    """The marks file at `path`, made with the first mark. From any thread; raises errors of `store.errors`."""

    def __init__(self, path: str) -> None:
        self.path = path

    def of(self, source: str) -> Mark:
        """The marks of one article."""
        if not os.path.exists(self.path):
            return Mark()
        with self._connected() as connection:
            return _mark(connection, source)

    def set_read(self, sources: Sequence[str], read: bool) -> None:
        """Mark articles as read, or as unread."""
        self._change(sources, "read", lambda connection, source: _set(connection, source, "read", int(read)))

    def set_starred(self, sources: Sequence[str], starred: bool) -> None:
        """Give articles a star, or take it away."""
        self._change(sources, "star", lambda connection, source: _set(connection, source, "starred", int(starred)))

    def set_note(self, source: str, note: str | None) -> None:
        """Write a note to an article; None or an empty one takes it away."""
        self._change([source], "note", lambda connection, source: _set(connection, source, "note", note or None))

    def set_tags(self, sources: Sequence[str], tags: Sequence[str]) -> None:
        """Give articles these tags and no others."""
        wanted = sorted({tag.strip() for tag in tags} - {""})
        self._change(sources, "tags", lambda connection, source: _set_tags(connection, source, wanted))

    def tags(self) -> tuple[tuple[str, int], ...]:
        """All tags and how many articles have them, commonest first."""
        sql = "SELECT tag, count(*) FROM tags GROUP BY tag ORDER BY 2 DESC, 1"
        return tuple((tag, count) for tag, count in self._rows(sql))

    def undo(self) -> str | None:
        """Take the last change back; gives what it was (`read`, `star`, `note`, `tags`), or None without one."""
        with self._writing() as connection:
            last = connection.execute("SELECT id, what, before FROM history ORDER BY id DESC LIMIT 1").fetchone()
            if last is None:
                return None
            for source, read, starred, note, tags in json.loads(last[2]):
                for column, value in (("read", read), ("starred", starred), ("note", note)):
                    _set(connection, source, column, value)
                _set_tags(connection, source, tags)
            connection.execute("DELETE FROM history WHERE id = ?", (last[0],))
            return str(last[1])

    def rules(self) -> tuple[Rule, ...]:
        """The corrections of names, in the order in which they were made."""
        return tuple(Rule(*row) for row in self._rows(f"{_RULES} ORDER BY id", since=2))

    def add_rule(self, rule: str, refs: Sequence[str], name: str, other_refs: Sequence[str], other: str) -> Rule:
        """Add a correction of names; `refs` are as `store.corrections` reads them."""
        with self._writing() as connection:
            made = connection.execute(
                "INSERT INTO name_rules(at, rule, organisation, name, other_organisation, other)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (_now(), rule, json.dumps(list(refs)), name, json.dumps(list(other_refs)), other),
            )
            return Rule(*connection.execute(f"{_RULES} WHERE id = ?", (made.lastrowid,)).fetchone())

    def remove_last_rule(self) -> Rule | None:
        """Take the last correction of names away; gives it, or None without one."""
        with self._writing() as connection:
            last = connection.execute(f"{_RULES} ORDER BY id DESC LIMIT 1").fetchone()
            if last is not None:
                connection.execute("DELETE FROM name_rules WHERE id = ?", (last[0],))
        return Rule(*last) if last else None

    def save_filter(self, name: str, line: str) -> None:
        """Keep a filter line under a name; one of that name before is replaced."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO saved_filters VALUES (?, ?)", (name, line))

    def delete_filter(self, name: str) -> None:
        """Forget a saved filter."""
        with self._writing() as connection:
            connection.execute("DELETE FROM saved_filters WHERE name = ?", (name,))

    def saved_filters(self) -> dict[str, str]:
        """The saved filter lines by name, in alphabetical order."""
        return dict(self._rows("SELECT name, line FROM saved_filters ORDER BY name"))

    def leave(self, db: str, place: Place) -> None:
        """Remember where one leaves off in an articles file."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO places VALUES (?, ?, ?)", (db, place.filter, place.source))

    def place(self, db: str) -> Place | None:
        """Where one left off in an articles file."""
        found = self._rows("SELECT filter, source FROM places WHERE db = ?", db)
        return Place(*found[0]) if found else None

    def set_setting(self, name: str, value: str) -> None:
        """Remember a setting of the screen."""
        with self._writing() as connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def setting(self, name: str) -> str | None:
        """A setting of the screen, or None where it was never chosen."""
        found = self._rows("SELECT value FROM settings WHERE name = ?", name, since=3)
        return str(found[0][0]) if found else None

    def follow(self, db: str, moves: Sequence[tuple[int, str, str]]) -> None:
        """Let marks follow articles whose files moved: the articles file's moves (id, old source, new source), in
        order. Each is followed once. Where both sources have marks, those of the new one stay.
        """
        if not moves or not os.path.exists(self.path):
            return
        found = self._rows("SELECT last FROM followed WHERE db = ?", db)
        last = found[0][0] if found and found[0][0] <= moves[-1][0] else 0
        if last == moves[-1][0]:
            return
        new = [(old, to) for id, old, to in moves if id > last]
        with self._writing() as connection:
            for table in ("marks", "tags"):
                connection.executemany(f"UPDATE OR IGNORE {table} SET source = ?2 WHERE source = ?1", new)
            connection.execute("INSERT OR REPLACE INTO followed VALUES (?, ?)", (db, moves[-1][0]))

    def _rows(self, sql: str, *parameters: str, since: int = 1) -> list[Any]:
        """Rows of a table that marks files have since a version of theirs; none of a file that is missing or older."""
        if not os.path.exists(self.path):
            return []
        with self._connected() as connection, in_words(self.path):
            if _version(connection) < since:
                return []
            return connection.execute(sql, parameters).fetchall()

    def _change(self, sources: Sequence[str], what: str, change: Callable[[sqlite3.Connection, str], None]) -> None:
        with self._writing() as connection:
            before = [_before(connection, source) for source in sources]
            for source in sources:
                change(connection, source)
            connection.execute(
                "INSERT INTO history(at, what, before) VALUES (?, ?, ?)",
                (_now(), what, json.dumps(before)),
            )
            connection.execute("DELETE FROM history WHERE id <= (SELECT max(id) FROM history) - ?", (UNDOABLE,))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction; the file is made where it is missing."""
        if not os.path.exists(self.path):
            _make(self.path)
        with self._connected() as connection, in_words(self.path):
            if _version(connection) < SCHEMA_VERSION:
                _bring_up_to_date(self.path, self.path)
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with in_words(self.path):
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            with in_words(self.path):
                check(connection, self.path)
            yield connection
        finally:
            connection.close()


def check(connection: sqlite3.Connection, path: str, schema: str = "main") -> None:
    """Raise, in words, unless a database is a marks file of today."""
    if connection.execute(f"PRAGMA {schema}.application_id").fetchone()[0] != APPLICATION_ID:
        raise NotADatabase(f"{path} is no marks file")
    if _version(connection, schema) > SCHEMA_VERSION:
        raise NewerDatabase(f"{path} was made by a newer newsdash; please update this one")


def _version(connection: sqlite3.Connection, schema: str = "main") -> int:
    found: int = connection.execute(f"PRAGMA {schema}.user_version").fetchone()[0]
    return found


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _mark(connection: sqlite3.Connection, source: str) -> Mark:
    _, read, starred, note, tags = _before(connection, source)
    return Mark(bool(read), bool(starred), note, tuple(tags))


def _before(connection: sqlite3.Connection, source: str) -> tuple[str, int, int, str | None, list[str]]:
    row = connection.execute("SELECT read, starred, note FROM marks WHERE source = ?", (source,)).fetchone()
    tags = connection.execute("SELECT tag FROM tags WHERE source = ? ORDER BY tag", (source,)).fetchall()
    read, starred, note = row or (0, 0, None)
    return source, read, starred, note, [tag for (tag,) in tags]


def _set(connection: sqlite3.Connection, source: str, column: str, value: int | str | None) -> None:
    connection.execute(
        f"INSERT INTO marks(source, {column}) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET {column} = ?2",
        (source, value),
    )


def _set_tags(connection: sqlite3.Connection, source: str, tags: Sequence[str]) -> None:
    connection.execute("DELETE FROM tags WHERE source = ?", (source,))
    connection.executemany("INSERT INTO tags VALUES (?, ?)", [(source, tag) for tag in tags])


def _make(path: str) -> None:
    """Make a marks file, of which others see nothing before it is whole; if they make one meanwhile, theirs stays."""
    try:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    except OSError as error:
        raise ReadOnly(f"the folder of {path} can't be made: {error.strerror}") from error
    unfinished = f"{path}.{os.getpid()}-{threading.get_ident()}.new"
    try:
        _bring_up_to_date(unfinished, path)
        _put_in_place(unfinished, path)
    finally:
        with suppress(FileNotFoundError):
            os.remove(unfinished)


def _put_in_place(unfinished: str, path: str) -> None:
    """Give a file its name, unless another has it."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return
    except OSError:  # file systems without links
        if not os.path.exists(path):
            os.rename(unfinished, path)


def _bring_up_to_date(path: str, shown_path: str) -> None:
    """Give a marks file the tables of today; in words about it `shown_path` is its path."""
    from sqlite_utils import Database, Migrations

    steps = Migrations("newsdash-marks")
    steps(name="0001_first_tables")(_first_tables)
    steps(name="0002_name_rules")(_name_rules)
    steps(name="0003_settings")(_settings)
    with in_words(shown_path):
        db = Database(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None), execute_plugins=False)
        try:
            db.execute("PRAGMA journal_mode = WAL").fetchone()
            db.execute("BEGIN IMMEDIATE")
            steps.apply(db)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            db.execute("COMMIT")
        finally:
            db.close()


def _first_tables(db: Database) -> None:
    db.execute(
        "CREATE TABLE marks(source TEXT PRIMARY KEY, read INTEGER NOT NULL DEFAULT 0,"
        " starred INTEGER NOT NULL DEFAULT 0, note TEXT) STRICT"
    )
    db.execute(
        "CREATE TABLE tags(source TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (source, tag)) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX tags_of ON tags(tag COLLATE NOCASE, source)")
    db.execute("CREATE TABLE saved_filters(name TEXT PRIMARY KEY, line TEXT NOT NULL) STRICT")
    db.execute("CREATE TABLE places(db TEXT PRIMARY KEY, filter TEXT NOT NULL, source TEXT) STRICT")
    db.execute("CREATE TABLE followed(db TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT")
    db.table("history").create(
        {"id": int, "at": str, "what": str, "before": str}, pk="id", not_null=["what", "before"], strict=True
    )


def _name_rules(db: Database) -> None:
    """`organisation` and `other_organisation` are JSON lists of the keys of organisations."""
    columns = ("at", "rule", "organisation", "name", "other_organisation", "other")
    db.table("name_rules").create({"id": int, **dict.fromkeys(columns, str)}, pk="id", not_null=columns, strict=True)


def _settings(db: Database) -> None:
    db.execute("CREATE TABLE settings(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
