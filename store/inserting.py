"""Putting many rows into a table at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

AT_ONCE = 64
"""Rows of a statement: beginning one takes about as long as inserting a row, more of them save little."""


def insert_rows(connection: sqlite3.Connection, into: str, rows: Sequence[Sequence[object]], then: str = "") -> None:
    """Insert rows of one length in their order, inside the caller's transaction.

    `into` is the statement before `VALUES`, `then` what comes after the values. Not for tables that others point to:
    there SQLite looks through all of these for each row, unless it is the statement's only one.
    """
    if not rows:
        return
    columns, whole = len(rows[0]), len(rows) - len(rows) % AT_ONCE
    some = (list(chain.from_iterable(rows[at : at + AT_ONCE])) for at in range(0, whole, AT_ONCE))
    connection.executemany(_statement(into, columns, AT_ONCE, then), some)
    connection.executemany(_statement(into, columns, 1, then), rows[whole:])


@lru_cache
def _statement(into: str, columns: int, rows: int, then: str) -> str:
    row = f"({', '.join('?' * columns)})"
    return f"{into} VALUES {', '.join([row] * rows)} {then}"
