"""Writing what is filtered to a file, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from textual.message import Message

from store.errors import StoreError
from store.filters import Filter
from store.protocol import ArticleRecord, Store
from tui.content import counted
from tui.whole_file import whole_file

Writer = Callable[[Iterable[ArticleRecord], TextIO], None]

FORMATS = {".md": "write_markdown", ".markdown": "write_markdown", ".jsonl": "write_jsonl", ".csv": "write_csv"}


class WrittenOut(Message):
    """A file was written, or (`problem`) was not: `text` tells."""

    def __init__(self, text: str, *, problem: bool = False) -> None:
        super().__init__()
        self.text = text
        self.problem = problem


def problem_of(name: str) -> str | None:
    """Why a file can't be written under a name, or None."""
    path = os.path.expanduser(name)
    if os.path.splitext(path)[1].lower() not in FORMATS:
        return "end the name in .md, .jsonl or .csv"
    if os.path.lexists(path):
        return "there is a file of that name"
    if not os.path.isdir(os.path.dirname(os.path.abspath(path))):
        return "there is no such folder"
    return None


def write_out(store: Store, filter: Filter, name: str) -> Iterator[WrittenOut]:
    """Write every article of a filter; says what came of it. Runs in a worker."""
    from store import export

    path = os.path.abspath(os.path.expanduser(name))
    counting = _Counting(store.records(filter))
    writer: Writer = getattr(export, FORMATS[os.path.splitext(path)[1].lower()])
    try:
        with whole_file(path, overwrite=False) as out:
            writer(counting, out)
    except StoreError as error:
        yield WrittenOut(f"{path} was not written: {error}", problem=True)
    except OSError as error:
        yield WrittenOut(f"{path} was not written: {error.strerror or error}", problem=True)
    else:
        yield WrittenOut(f"wrote {counted(counting.count, 'article')} to {path}")


class _Counting:
    """Records, counted as they go by."""

    def __init__(self, records: Iterator[ArticleRecord]) -> None:
        self._records = records
        self.count = 0

    def __iter__(self) -> Iterator[ArticleRecord]:
        for record in self._records:
            self.count += 1
            yield record
