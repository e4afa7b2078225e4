"""Noticing what other processes load: the screen says so, and takes it in on a key."""

from __future__ import annotations

from collections.abc import Iterator

from textual.timer import Timer

from store.filters import Filter
from tui.content import counted
from tui.messages import StoreChanged
from tui.screens.answering import AnsweringDesk

LOOKED = 2.0
"""Seconds between two looks at the store's version; nothing is written while it is the same."""


class Watcher:
    """Compares the store with what the panes show."""

    def __init__(self, screen: AnsweringDesk) -> None:
        self._screen = screen
        self._timer: Timer | None = None
        self.version: int | None = None
        self.news = ""
        self._own = 0

    def start(self) -> None:
        """Begin to look now and then."""
        self._timer = self._screen.set_interval(LOOKED, self.look)

    def look(self) -> None:
        """Ask for the version, unless we are loading ourselves."""
        if self.version is not None and not self._screen.loads_behind:
            self._screen.asker.ask_aside(self._changes)

    def _changes(self) -> Iterator[StoreChanged]:
        store = self._screen.store
        version = store.version()
        if version != self.version:
            yield StoreChanged(version, store.count(Filter()))

    def take(self, event: StoreChanged) -> None:
        """Say what is new, if the panes don't show it by now; what we loaded ourselves comes in unasked."""
        if event.version == self.version or self._screen.loads_behind:
            return
        if event.version <= self._own:
            self._screen.ask()
            return
        new = event.total - self._screen.total
        self.news = f"{counted(new, 'article').replace(' article', ' new article')}" if new > 0 else "changed articles"
        self._tell()

    def expect(self, version: int) -> None:
        """The store is at this version by our own loading."""
        self._own = version

    def shown(self, version: int) -> None:
        """The panes show this version now."""
        self.version = version
        if self.news:
            self.news = ""
            self._tell()

    def _tell(self) -> None:
        self._screen.filter_line.tell_progress(f"{self.news}: R shows" if self.news else "")
        self._screen.refresh_bindings()
