"""Asking the database from any thread: a connection for each, one snapshot for each question, and calling off."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from store.connection import Connection, attach_marks, check_readable, connect_reading, in_words
from store.errors import Interrupted, StoreError


class Asking:
    """One question on its way: everything it reads is of the same moment.

    `marks` says whether a marks file is there to be asked (as the schema `marks`); None where none was named.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        path: str,
        still_wanted: threading.Event,
        remembered: dict[str, tuple[int, Any]],
        marks: bool | None = None,
    ) -> None:
        self.connection = connection
        self.path = path
        self.still_wanted = still_wanted
        self.remembered = remembered
        self.marks = marks
        self.noted: dict[str, Any] = {}

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """All rows of a query. Raises `Interrupted` once the question was called off."""
        if not self.still_wanted.is_set():
            raise Interrupted("the question was called off")
        with in_words(self.path):
            return self.connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first row of a query, or None."""
        return next(iter(self.rows(sql, parameters)), None)

    def once(self, name: str, answer: Callable[[], Any]) -> Any:
        """The answer to something about all articles, asked again only after they changed."""
        version = self.value("SELECT articles FROM totals WHERE facet = 'changes'") or 0
        known = self.remembered.get(name)
        if known is None or known[0] != version:
            known = self.remembered[name] = (version, answer())
        return known[1]

    def here(self, name: str, answer: Callable[[], Any]) -> Any:
        """The answer to something that can't change while this question is on its way, asked once."""
        if name not in self.noted:
            self.noted[name] = answer()
        return self.noted[name]

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first column of the first row of a query, or None."""
        row = self.row(sql, parameters)
        return row[0] if row else None


class Connections:
    """Read-only connections to one file, one per thread, made when first needed.

    `marks` is the path of the marks file that is read along with it as soon as it is there.
    """

    def __init__(self, path: str, marks: str | None = None) -> None:
        self.path = path
        self.marks = marks
        self._mine = threading.local()
        self._all: dict[threading.Thread, sqlite3.Connection] = {}
        self._lock = threading.Lock()
        self._wanted: set[threading.Event] = set()
        self._remembered: dict[str, tuple[int, Any]] = {}
        self._closed = False

    @contextmanager
    def asking(self) -> Iterator[Asking]:
        """A question in the calling thread."""
        connection = self._connection()
        wanted = threading.Event()
        wanted.set()
        with self._lock:
            self._wanted.add(wanted)
        try:
            marks = self._with_marks(connection)
            with in_words(self.path):
                connection.execute("BEGIN")
            yield Asking(connection, self.path, wanted, self._remembered, marks)
        finally:
            with self._lock:
                self._wanted.discard(wanted)
                # Under the lock, so that an interrupt meant for this question can't reach the thread's next one.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def _connection(self) -> sqlite3.Connection:
        if self._closed:
            raise StoreError(f"{self.path} was closed")
        connection: Connection | None = getattr(self._mine, "connection", None)
        if connection is not None and connection.is_outdated(self.path):
            self._forget(connection)
            connection = None
        if connection is None:
            connection = self._opened()
            self._mine.connection, self._mine.marks = connection, False
            with self._lock:
                self._close_those_of_ended_threads()
                self._all[threading.current_thread()] = connection
        return connection

    def _opened(self) -> Connection:
        connection = connect_reading(self.path)
        try:
            check_readable(connection, self.path)
        except BaseException:
            connection.close()
            raise
        return connection

    def _forget(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            self._all.pop(threading.current_thread(), None)
            self._remembered.clear()
        connection.close()
        self._mine.connection = None

    def _with_marks(self, connection: sqlite3.Connection) -> bool | None:
        if self.marks is None or getattr(self._mine, "marks", False):
            return None if self.marks is None else True
        if not os.path.exists(self.marks):
            return False
        attach_marks(connection, self.marks)
        self._mine.marks = True
        return True

    def _close_those_of_ended_threads(self) -> None:
        for thread in [thread for thread in self._all if not thread.is_alive()]:
            self._all.pop(thread).close()

    def interrupt(self) -> None:
        """Call off every question that other threads are asking now."""
        mine = getattr(self._mine, "connection", None)
        with self._lock:
            for wanted in self._wanted:
                wanted.clear()
            for connection in self._all.values():
                if connection is not mine:
                    connection.interrupt()

    def close(self) -> None:
        """Call everything off and close every connection."""
        self.interrupt()
        with self._lock:
            self._closed = True
            for connection in self._all.values():
                connection.close()
            self._all.clear()
