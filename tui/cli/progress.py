"""Loading's progress on a terminal: one line on stderr, written at most four times a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from store.loading import Progress

SECONDS_BETWEEN = 0.25


class ProgressLine:
    """A context manager whose `show` is given each `Progress`; it writes nothing where stderr is no terminal."""

    def __init__(self) -> None:
        self.wanted = sys.stderr.isatty()
        self.last_shown = 0.0
        self.width = 0

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def show(self, progress: Progress) -> None:
        """Write how far loading is, if a quarter of a second has passed."""
        now = time.monotonic()
        if self.wanted and now - self.last_shown >= SECONDS_BETWEEN:
            self.last_shown = now
            text = progress_text(progress)
            sys.stderr.write("\r" + text.ljust(self.width))
            sys.stderr.flush()
            self.width = len(text)

    def clear(self) -> None:
        """Take the line away, so that another can be written."""
        if self.wanted and self.width:
            sys.stderr.write("\r" + " " * self.width + "\r")
            sys.stderr.flush()
            self.width = 0


def progress_text(progress: Progress) -> str:
    """`1,200 articles, 300/s, file 12 of 60, 13 s left`; what isn't known is left out."""
    parts = [f"{progress.articles:,} articles", f"{progress.rate:,.0f}/s"]
    if progress.files_total:
        parts.append(f"file {progress.files:,} of {progress.files_total:,}")
    if progress.seconds_left is not None:
        parts.append(f"{duration(progress.seconds_left)} left")
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """A time to wait in the unit one thinks in."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
