"""Writing marks to their file behind the screen, one change after the other in the order in which they were made."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Sequence

from textual.screen import Screen

from store.errors import StoreError
from store.marks import Marks
from tui.history import MarkChange
from tui.messages import MarksFailed
from tui.screens.mark_changes import write


class MarkWriter:
    """Keeps what is to be written, so that no key waits for the disk."""

    def __init__(self, screen: Screen[None], marks: Marks) -> None:
        self._screen = screen
        self._marks = marks
        self._waiting: deque[MarkChange] = deque()
        self._lock = threading.Lock()

    def submit(self, changes: Sequence[MarkChange]) -> None:
        """Have changes written."""
        self._waiting.extend(change for change in changes if change.sources)
        if self._waiting:
            self._screen.run_worker(self.finish, group="marks", thread=True, exit_on_error=False)

    def finish(self) -> None:
        """Write all that waits, in the calling thread; on return nothing submitted before is unwritten."""
        with self._lock:
            while self._waiting:
                try:
                    write(self._marks, self._waiting.popleft())
                except StoreError as error:
                    self._screen.post_message(MarksFailed(error))
