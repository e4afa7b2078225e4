"""Lines that a source's neighbours carry too: what its site prints around every story."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice

from articles.model import Source

SAMPLE = 100
"""Texts that are looked at: of a folder those evenly spread over its file names, of a file of records the first."""


class Repeats:
    """Remembers the repeated lines of the folder or file at hand; the same input always gives the same lines."""

    def __init__(self) -> None:
        self._of: str | None = None
        self._lines: frozenset[str] = frozenset()

    def of(self, source: Source) -> frozenset[str]:
        """The lines that repeat in the folder of a source's file, or in its file of many records."""
        from articles.repeats import repeated_lines

        if source.path is None or source.path == "-" or source.is_body:
            return frozenset()
        alone = source.source == source.path
        of = os.path.dirname(source.path) if alone else source.path
        if of != self._of:
            self._of = of
            self._lines = repeated_lines(_folder_texts(of) if alone else _file_texts(of, SAMPLE))
        return self._lines


def _folder_texts(folder: str) -> Iterator[str]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.is_file() and entry.name[0] != ".")
    except OSError:
        return
    step = max(1, len(names) // SAMPLE)
    for name in names[::step]:
        yield from _file_texts(os.path.join(folder, name), 1)


def _file_texts(path: str, most: int) -> Iterator[str]:
    """The texts of the first records of a file; none of a file that isn't ours to read."""
    from articles.sources import read_sources
    from articles.sources.kinds import kind_of

    if kind_of(path) is None:
        return
    for item in islice(read_sources(path), most):
        if isinstance(item, Source):
            yield item.text
