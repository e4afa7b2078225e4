"""How much there is to load, found out ahead of the loading."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence


class Ahead:
    """Walks folders a second time, in a thread of its own; where there are none, it is through at once. What it counts
    is None until then; the bytes stay None where standard input is read."""

    def __init__(self) -> None:
        self.files: int | None = None
        self.bytes: int | None = None
        self._stopped = False

    def start(self, paths: Sequence[str]) -> None:
        """Begin to count the files that these files, folders and `-` stand for."""
        if any(map(os.path.isdir, paths)):
            threading.Thread(target=self._count, args=(paths,), daemon=True).start()
        else:
            self._count(paths)

    def stop(self) -> None:
        """Give it up, if it goes on still."""
        self._stopped = True

    def _count(self, paths: Sequence[str]) -> None:
        from articles.sources import inputs
        from articles.sources.kinds import STANDARD_INPUT

        files = size = 0
        for item in inputs(paths):
            if self._stopped:
                return
            if isinstance(item, str):
                files += 1
                size += _size(item)
        self.bytes = None if STANDARD_INPUT in paths else size
        self.files = files


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)
    except OSError:
        return 0
