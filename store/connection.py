"""The one place where the database file is opened, and where SQLite's errors get words of ours."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from store import schema
from store.errors import (
    DatabaseCorrupt,
    DatabaseLocked,
    DiskFull,
    Interrupted,
    NotADatabase,
    OlderDatabase,
    ReadOnly,
    Replaced,
    StoreError,
)

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_SECONDS = 20.0

_MEANING: tuple[tuple[str, type[StoreError], str], ...] = (
    ("SQLITE_INTERRUPT", Interrupted, "the question was called off"),
    ("SQLITE_BUSY", DatabaseLocked, "{path} is in use by another program; try again in a while"),
    ("SQLITE_LOCKED", DatabaseLocked, "{path} is in use by another program; try again in a while"),
    ("SQLITE_CORRUPT", DatabaseCorrupt, "{path} is damaged and can't be read to its end ({error})"),
    ("SQLITE_NOTADB", NotADatabase, "{path} is not a database"),
    ("SQLITE_FULL", DiskFull, "the disk of {path} is full"),
    ("SQLITE_READONLY", ReadOnly, "{path} can't be written"),
    ("SQLITE_CANTOPEN", NotADatabase, "{path} can't be opened"),
    ("SQLITE_PERM", ReadOnly, "{path} may not be opened"),
    ("SQLITE_IOERR", StoreError, "the disk of {path} failed ({error})"),
)


Stamp = tuple[int, ...]


class Connection(sqlite3.Connection):
    """A connection that knows the file it was made to.

    `unchanging` says that SQLite takes the file to stay as it is, on a read-only disk; `stamp` is what
    `stamp_of` said of it just before.
    """

    unchanging: bool = False
    stamp: Stamp | None = None

    def is_outdated(self, path: str) -> bool:
        """Whether another file was put in the place of the one at a path, or one taken as unchanging has changed.
        One that is gone can still be read."""
        return stamp_of(path, self.unchanging) not in (None, self.stamp)


def stamp_of(path: str, thoroughly: bool = False) -> Stamp | None:
    """What tells a file from another that is put in its place, and (`thoroughly`) from what it was before it was
    written to; None while there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    if not thoroughly:
        return status.st_dev, status.st_ino
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, _size(f"{path}-wal")


@contextmanager
def in_words(path: str) -> Iterator[None]:
    """Turn what SQLite raises inside into errors of ours that say what is the matter with the file."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        if "VTAB" in name:
            name = "SQLITE_CORRUPT"
        for prefix, kind, words in _MEANING:
            if name.startswith(prefix):
                raise kind(words.format(path=path, error=error)) from error
        raise StoreError(f"{path}: {error}") from error


def connect_reading(path: str) -> Connection:
    """A connection that can only read, for one thread at a time.

    Works on a read-only disk too: there SQLite can't make the files that readers share, so the database is taken
    as unchanging, until its `stamp` tells that it isn't. Raises errors of `store.errors`.
    """
    with in_words(path):
        try:
            return _open_reading(path)
        except sqlite3.OperationalError as error:
            name = getattr(error, "sqlite_errorname", "")
            if not name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")) or not os.path.isfile(path):
                raise
            if not os.access(path, os.R_OK):
                raise NotADatabase(f"{path} may not be read") from None
            if _size(f"{path}-wal"):
                raise ReadOnly(f"{path} has changes that can only be read where its folder can be written") from None
            return _open_reading(path, unchanging=True)


def _open_reading(path: str, unchanging: bool = False) -> Connection:
    stamp = stamp_of(path, unchanging)
    uri = f"file:{quote(os.path.abspath(path))}?mode=ro{'&immutable=1' if unchanging else ''}"
    connection = sqlite3.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, factory=Connection
    )
    connection.unchanging, connection.stamp = unchanging, stamp
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -32768")
        connection.execute("SELECT count(*) FROM (SELECT 1 FROM sqlite_master LIMIT 1)").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def attach_marks(connection: sqlite3.Connection, path: str) -> None:
    """Read a marks file along with the articles, as the schema `marks`. Raises, in words, where it is none."""
    from store import marks

    with in_words(path):
        connection.execute("ATTACH ? AS marks", (f"file:{quote(os.path.abspath(path))}?mode=ro",))
        try:
            marks.check(connection, path, "marks")
        except BaseException:
            connection.execute("DETACH marks")
            raise


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0


def check_readable(connection: sqlite3.Connection, path: str) -> None:
    """Raise, in words, unless the file has our tables of today."""
    with in_words(path):
        if not schema.check_identity(connection, path):
            raise NotADatabase(f"{path} has no articles yet; load some first")


def connect_writing(path: str) -> Database:
    """The database to write to, its tables made or brought up to date; folders on the way are made.

    Raises errors of `store.errors`.
    """
    from sqlite_utils import Database

    if os.path.isdir(path):
        raise NotADatabase(f"{path} is a folder")
    try:
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    except OSError as error:
        raise ReadOnly(f"the folder of {path} can't be made: {error.strerror}") from error
    with in_words(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, factory=Connection)
        try:
            db = Database(connection, execute_plugins=False)
            _prepare(db, path)
            connection.stamp = stamp_of(path)
        except BaseException:
            connection.close()
            raise
        return db


def _prepare(db: Database, path: str) -> None:
    try:
        ready = schema.check_identity(db.conn, path)
    except OlderDatabase:
        ready = False
    if not ready:
        # Articles of a kilobyte or so leave a quarter of the usual pages empty. A file that has tables stays as it is.
        db.execute("PRAGMA page_size = 8192")
        _keep_log_ahead(db)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute("PRAGMA cache_size = -65536")
    db.execute("PRAGMA wal_autocheckpoint = 2000").fetchone()
    if not ready:
        schema.make(db)


def _keep_log_ahead(db: Database) -> None:
    """Have a file written by a log ahead; where another makes the same file, wait for it: SQLite doesn't here."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL").fetchone()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(0.01)


@contextmanager
def transaction(db: Database, path: str) -> Iterator[None]:
    """All of what is done inside, or none of it; waits for other writers first. Raises `Replaced`, too late, where it
    was done to a file that isn't there any more."""
    with in_words(path):
        db.conn.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.conn.execute("COMMIT")
        except BaseException:
            if db.conn.in_transaction:
                db.conn.execute("ROLLBACK")
            raise
    if isinstance(db.conn, Connection) and stamp_of(path) != db.conn.stamp:
        raise Replaced(f"{path} was removed or replaced while it was written to, and what was written is gone")
