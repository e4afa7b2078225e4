"""Noticing which files of some paths are new or changed, by looking again and again: it works on every disk."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from articles.sources import inputs

LEAST_PAUSE = 1.0
PAUSE_PER_LOOK = 20
"""A look at a hundred thousand files costs something: the pause is so many times as long as the look was."""

Stamp = tuple[int, int, int]
"""Inode, size in bytes, and time of the last change in nanoseconds."""


class Watch:
    """The files that paths (files and folders) stand for, as they were when this was made.

    `pause` is how many seconds to wait before looking again.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = tuple(paths)
        self.pause = LEAST_PAUSE
        self._told = self._seen = self._look()

    def changed(self) -> list[str]:
        """Files that are new or changed since they were last told of, and that stand still: the same as at the last
        look, so that one still being written is told of once it is whole."""
        seen = self._look()
        found = [
            path for path, stamp in seen.items() if stamp == self._seen.get(path) and stamp != self._told.get(path)
        ]
        self._told = {path: stamp for path, stamp in self._told.items() if path in seen}
        self._told |= {path: seen[path] for path in found}
        self._seen = seen
        return found

    def _look(self) -> dict[str, Stamp]:
        began = time.monotonic()
        stamps = {path: stamp for path in inputs(self._paths) if isinstance(path, str) and (stamp := _stamp(path))}
        self.pause = max(LEAST_PAUSE, PAUSE_PER_LOOK * (time.monotonic() - began))
        return stamps


def _stamp(path: str) -> Stamp | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns
