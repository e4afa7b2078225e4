"""Commands that change or inspect the files: `load`, `remove`, `info`, `check`."""

from __future__ import annotations

import os
import signal
import threading
from types import FrameType
from typing import TYPE_CHECKING

import click

from tui.cli.faults import FAULT, fail, say
from tui.cli.files import file_options, files_of

if TYPE_CHECKING:
    from articles.model import Rejection
    from store.loading import Report


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--jobs", type=click.IntRange(min=1), help="Reading processes [one a core].")
@click.option("--keep-duplicates", is_flag=True, help="Don't mark repeats of a story.")
@file_options
@click.pass_context
def load(
    ctx: click.Context,
    paths: tuple[str, ...],
    jobs: int | None,
    keep_duplicates: bool,
    db: str | None,
    marks: str | None,
) -> None:
    """Take in what is new in PATHs: files, folders, or - for standard input."""
    from store.loading import load as load_articles
    from tui.cli.progress import ProgressLine

    files = files_of(ctx, db, marks)
    os.makedirs(os.path.dirname(files.db), exist_ok=True)
    stopped = stop_on_interrupt()
    with ProgressLine() as line:

        def rejected(rejection: Rejection) -> None:
            line.clear()
            say(f"{rejection.source}: {rejection.reason}")

        report = load_articles(
            files.db,
            paths,
            jobs=jobs,
            keep_duplicates=keep_duplicates,
            progress=line.show,
            rejected=rejected,
            cancelled=stopped.is_set,
        )
    tell(report)
    if stopped.is_set():
        fail("stopped; what was loaded is kept, and the same command goes on from there", 130)
    if report.rejected:
        raise click.exceptions.Exit(FAULT)


def stop_on_interrupt() -> threading.Event:
    """An event that ctrl+c sets, so that loading ends after the batch in hand; a second ctrl+c ends at once."""
    stopped = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        if stopped.is_set():
            raise KeyboardInterrupt
        stopped.set()

    signal.signal(signal.SIGINT, stop)
    return stopped


def tell(report: Report) -> None:
    """Say what loading did: the counts as the last line of stdout."""
    if report.skipped:
        say(f"{report.skipped:,} files of other kinds skipped")
    click.echo(
        f"loaded {report.loaded}, updated {report.updated}, unchanged {report.unchanged}, rejected {report.rejected}"
    )


COMMANDS = (load,)
