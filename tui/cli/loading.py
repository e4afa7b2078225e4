"""`load`: taking articles in, once or whenever something changes, with progress and a clean end."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import FrameType
from typing import TYPE_CHECKING

import click

from tui.cli.faults import FAULT, fail, say
from tui.cli.files import file_options, files_of, named_paths

if TYPE_CHECKING:
    from articles.model import Rejection
    from store.loading import Report
    from store.watching import Watch

GOES_ON = "what was loaded is kept, and the same command goes on from there"


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", callback=named_paths)
@click.option("--jobs", type=click.IntRange(min=1), help="Reading processes [one a core].")
@click.option("--watch", is_flag=True, help="Go on: load whatever is new or changed, until ctrl+c.")
@click.option("--keep-duplicates", is_flag=True, help="Don't mark repeats of a story.")
@file_options
@click.pass_context
def load(
    ctx: click.Context,
    paths: tuple[str, ...],
    jobs: int | None,
    watch: bool,
    keep_duplicates: bool,
    db: str | None,
    marks: str | None,
) -> None:
    """Take in what is new in PATHs: files, folders, or - for standard input."""
    from store.watching import Watch

    loading = Loading(files_of(ctx, db, marks).db, jobs, keep_duplicates)
    if watch and "-" in paths:
        raise click.UsageError("standard input can't be watched", ctx)
    watching = Watch(paths) if watch else None
    with stopping() as stop:
        report = loading.run(paths, stop)
        if watching and not stop.wanted.is_set():
            say("watching for what is new or changed; ctrl+c ends it")
            report = loading.watch(watching, report, stop)
    tell(report)
    if stop.wanted.is_set() and not watch:
        fail(f"stopped; {GOES_ON}", 128 + stop.signal)
    if report.rejected:
        raise click.exceptions.Exit(FAULT)


class Stop:
    """Whether loading is to end after the batch in hand: ctrl+c or SIGTERM ask for it, a second one ends at once."""

    def __init__(self) -> None:
        self.wanted = threading.Event()
        self.signal = signal.SIGINT

    def hear(self, number: int, _frame: FrameType | None) -> None:
        """Take a signal."""
        if self.wanted.is_set():
            raise KeyboardInterrupt
        self.signal = signal.Signals(number)
        self.wanted.set()


@contextmanager
def stopping() -> Iterator[Stop]:
    """Inside, signals to end are heard by a `Stop`; a second one ends the command, and says how to go on."""
    stop = Stop()
    before = {number: signal.signal(number, stop.hear) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    except KeyboardInterrupt:
        fail(f"stopped at once; {GOES_ON}", 128 + stop.signal)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@dataclass(frozen=True)
class Loading:
    """How to load into a file."""

    db: str
    jobs: int | None
    keep_duplicates: bool

    def run(self, paths: Sequence[str], stop: Stop) -> Report:
        """Load paths, with a line of progress on a terminal and one on stderr for whatever is refused."""
        from store.loading import load as load_articles
        from tui.cli.progress import ProgressLine

        with ProgressLine() as line:

            def rejected(rejection: Rejection) -> None:
                line.clear()
                say(f"{rejection.source}: {rejection.reason}")

            return load_articles(
                self.db,
                paths,
                jobs=self.jobs,
                keep_duplicates=self.keep_duplicates,
                progress=line.show,
                rejected=rejected,
                cancelled=stop.wanted.is_set,
            )

    def watch(self, watching: Watch, report: Report, stop: Stop) -> Report:
        """Load what changes until a stop is wanted; gives what all rounds did together with `report`.

        Raises `StoreError`; a file that another loader keeps busy is tried again in the next round.
        """
        from store.errors import DatabaseLocked

        left: list[str] = []
        while not stop.wanted.wait(watching.pause):
            left += watching.changed()
            if not left:
                continue
            try:
                done = self.run(left, stop)
            except DatabaseLocked as error:
                say(str(error))
                continue
            left = []
            say(str(done))
            report = added(report, done)
        return report


def added(one: Report, other: Report) -> Report:
    """What two loads did together; files of other kinds are those of the first."""
    return replace(
        one,
        loaded=one.loaded + other.loaded,
        updated=one.updated + other.updated,
        unchanged=one.unchanged + other.unchanged,
        rejected=one.rejected + other.rejected,
    )


def tell(report: Report) -> None:
    """Say what loading did: the counts as the last line of stdout."""
    if report.skipped:
        say(f"{report.skipped:,} files of other kinds skipped")
    click.echo(str(report))
