"""Which files to read: paths as given, folders walked in order of names, never a pipe or a device."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence

from articles.model import Rejection
from articles.sources.kinds import READABLE, STANDARD_INPUT, kind_of
from articles.sources.opening import not_a_file, printable, why_not


class Inputs:
    """The files that paths stand for: iterate for absolute paths, `-` for standard input, or a `Rejection`.

    Folders are walked while iterating, in order of names, and nothing of them is held but the folder at hand.
    `skipped` counts what was passed over in folders so far: files of unknown kind, hidden ones, pipes and devices.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = tuple(paths)
        self._roots = tuple(os.path.realpath(path) for path in paths if os.path.isdir(path))
        self._walked: set[tuple[int, int]] = set()
        self.skipped = 0

    def __iter__(self) -> Iterator[str | Rejection]:
        self._walked.clear()
        self.skipped = 0
        for path in self._paths:
            if path == STANDARD_INPUT:
                yield path
            else:
                yield from self._named(os.path.abspath(path))

    def _named(self, path: str) -> Iterator[str | Rejection]:
        """What a path given outright stands for; unlike in a folder, an unknown kind is a rejection."""
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            yield Rejection(printable(path), why_not(error))
            return
        if stat.S_ISDIR(mode):
            yield from self._folder(path)
        elif not stat.S_ISREG(mode):
            yield Rejection(printable(path), not_a_file(mode))
        elif kind_of(path) is None:
            ending = os.path.splitext(path)[1] or "no ending"
            yield Rejection(printable(path), f"unknown kind of file ({ending}); newsdash reads {READABLE}")
        else:
            yield path

    def _folder(self, path: str) -> Iterator[str | Rejection]:
        try:
            status = os.stat(path)
            if (status.st_dev, status.st_ino) in self._walked:
                return
            self._walked.add((status.st_dev, status.st_ino))
            with os.scandir(path) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Rejection(printable(path), why_not(error))
            return
        for entry in found:
            yield from self._entry(entry)

    def _entry(self, entry: os.DirEntry[str]) -> Iterator[str | Rejection]:
        """What an entry of a folder stands for: a folder below it, a file, or nothing."""
        hidden = entry.name.startswith(".")
        try:
            if not hidden and entry.is_dir():
                if not entry.is_symlink() or not self._will_be_walked(entry.path):
                    yield from self._folder(entry.path)
            elif hidden or kind_of(entry.name) is None:
                self.skipped += 1
            elif entry.is_file():
                yield entry.path
            elif entry.is_symlink() and not os.path.exists(entry.path):
                yield Rejection(printable(entry.path), "a link to a file that isn't there")
            else:
                self.skipped += 1
        except OSError as error:  # a link that leads to itself
            if kind_of(entry.name) is None:
                self.skipped += 1
            else:
                yield Rejection(printable(entry.path), why_not(error))

    def _will_be_walked(self, link: str) -> bool:
        """Whether a linked folder lies in one that is walked anyway: its files keep their own paths then."""
        target = os.path.realpath(link)
        return any(target == root or target.startswith(root + os.sep) for root in self._roots)


def inputs(paths: Sequence[str]) -> Inputs:
    """The files that these files, folders and `-` stand for."""
    return Inputs(paths)
