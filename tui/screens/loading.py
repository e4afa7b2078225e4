"""Loading behind the screen: how far it is, and new articles without losing one's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer

from store.errors import StoreError
from tui.content import counted

if TYPE_CHECKING:
    from articles.model import Rejection
    from store.background import BackgroundLoad
    from store.loading import Progress, Report
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
        self.rejections: list[Rejection] = []
        self.told = ""
        self._looks = 0
        self._version = 0

    @property
    def running(self) -> bool:
        """Whether anything is being loaded."""
        return self.load is not None or (bool(self.paths) and self._looks == 0)

    @property
    def known(self) -> bool:
        """Whether there is anything to report."""
        return self.running or bool(self.told)

    def start(self) -> None:
        """Begin, if there is anything to load."""
        if not self.paths:
            return
        from store.background import BackgroundLoad

        self._version = self.screen.store.version()
        self.load = BackgroundLoad(getattr(self.screen.store, "path"), self.paths)  # noqa: B009
        self.load.start()
        self.screen.filter_line.tell_progress("loading ..")
        self._timer = self.screen.set_interval(POLLED, self.look)

    def look(self) -> None:
        """See how far it is."""
        from store.loading import Report

        if self.load is None:
            return
        self._looks += 1
        try:
            state = self.load.poll()
            if isinstance(state, Report):
                self.screen.watcher.expect(self.screen.store.version())
        except StoreError as error:
            self.told = str(error)
            self._end()
            self.screen.say(self.told, problem=True)
            return
        self.rejections = list(self.load.rejections)
        if isinstance(state, Report):
            self._end()
            self._tell(state)
        elif state is not None:
            self.told = progress_text(state)
            self.screen.filter_line.tell_progress(self.told)
            if self._looks % REFRESHED == 0 or not self.screen.total:
                self._take_in()

    def _take_in(self) -> None:
        """Show what is new; the cursor stays on its article."""
        version = self.screen.store.version()
        if version != self._version:
            self._version = version
            self.screen.ask()

    def _end(self) -> None:
        """Nothing is being loaded any more; what was loaded comes in."""
        self.stop()
        self.screen.filter_line.tell_progress("")
        self.screen.ask()

    def _tell(self, report: Report) -> None:
        self.told = f"loaded {report.loaded:,}, updated {report.updated:,}, rejected {report.rejected:,}"
        if report.loaded or report.updated or report.rejected:
            why = ": L tells why" if report.rejected else ""
            self.screen.say(f"{self.told}{why}", problem=bool(report.rejected))
        self.screen.refresh_bindings()

    def cancel(self) -> None:
        """Have it end early; what it has read is kept."""
        if self.load is not None:
            self.load.cancel()

    def stop(self) -> None:
        """Let go of the process and the timer."""
        if self._timer is not None:
            self._timer.stop()
        if self.load is not None:
            self.load.close()
            self.load = None


def progress_text(progress: Progress) -> str:
    """How far loading is, in as few cells as can be."""
    files = "" if (progress.files_total or 0) < 2 else f", {progress.files:,} of {progress.files_total:,} files"
    return f"loading: {counted(progress.articles, 'article')}{files}"
