"""Loading behind the screen: how far it is, and new articles without losing one's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer

if TYPE_CHECKING:
    from store.background import BackgroundLoad
    from tui.screens.main import MainScreen

POLLED = 0.25
"""Seconds between two looks at how far loading is; there is no timer at all while nothing loads."""

REFRESHED = 8
"""Looks between two of which new articles are taken in."""


class Loader:
    """Loads paths in another process and tells the screen."""

    def __init__(self, screen: MainScreen, paths: tuple[str, ...]) -> None:
        self.screen = screen
        self.paths = paths
        self.load: BackgroundLoad | None = None
        self._timer: Timer | None = None
        self._looks = 0
        self._version = 0

    @property
    def running(self) -> bool:
        """Whether anything is being loaded."""
        return self.load is not None or (bool(self.paths) and self._timer is None)

    def start(self) -> None:
        """Begin, if there is anything to load."""
        if not self.paths:
            return
        from store.background import BackgroundLoad

        self._version = self.screen.store.version()
        self.load = BackgroundLoad(getattr(self.screen.store, "path"), self.paths)  # noqa: B009
        self.load.start()
        self.screen.count_line.tell_progress("loading ..")
        self._timer = self.screen.set_interval(POLLED, self.look)

    def look(self) -> None:
        """See how far it is."""
        from store.loading import Report

        if self.load is None:
            return
        self._looks += 1
        state = self.load.poll()
        if isinstance(state, Report):
            self._finish(state)
        elif state is not None:
            self.screen.count_line.tell_progress(f"loading {state.done:,} of {state.total:,}")
            if self._looks % REFRESHED == 0 or not self.screen.total:
                self._take_in()

    def _take_in(self) -> None:
        """Show what is new; the cursor stays on its article."""
        version = self.screen.store.version()
        if version != self._version:
            self._version = version
            self.screen.ask()

    def _finish(self, report: object) -> None:
        self.stop()
        self.screen.count_line.tell_progress("")
        loaded, updated, rejected = (getattr(report, name) for name in ("loaded", "updated", "rejected"))
        if loaded or updated or rejected:
            self.screen.say(f"loaded {loaded:,}, updated {updated:,}, rejected {rejected:,}", problem=bool(rejected))
        self.screen.ask()

    def stop(self) -> None:
        """Let go of the process and the timer."""
        if self._timer is not None:
            self._timer.stop()
        if self.load is not None:
            self.load.close()
            self.load = None
