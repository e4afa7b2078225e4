"""Opening a store by the name of its file."""

from __future__ import annotations

import os

from store.errors import NotADatabase, OlderDatabase
from store.sqlite_store import SqliteStore


def open_store(path: str, marks: str | None = None, *, create: bool = False) -> SqliteStore:
    """The store in a file. With `create` a missing or empty file becomes an empty store.

    `marks` is the path of the reader's marks file, which is made with her first mark.

    Raises `NotADatabase` where there is no such file, and the other errors of `store.errors`.
    """
    if create and not (os.path.exists(path) and os.path.getsize(path)):
        bring_up_to_date(path)
    elif not os.path.exists(path):
        raise NotADatabase(f"there is no {path}")
    elif os.path.isdir(path):
        raise NotADatabase(f"{path} is a folder, not a file of articles")
    if marks and os.path.isdir(marks):
        raise NotADatabase(f"{marks} is a folder, not a file of marks")
    try:
        return SqliteStore(path, marks)
    except OlderDatabase:
        bring_up_to_date(path)
        return SqliteStore(path, marks)


def bring_up_to_date(path: str) -> None:
    """Give an older file the tables of today. Raises `ReadOnly` where it can't be written."""
    from store.connection import connect_writing

    connect_writing(path).close()
