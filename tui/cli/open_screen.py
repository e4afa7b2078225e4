"""`newsdash [PATH…]`: open the screen, on one's own articles or on the samples."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import click

from store.filters import Filter
from tui.cli.faults import fail
from tui.cli.files import Files, file_options, files_of, named_paths

NAME = "[PATH…]"
"""The command without a name of its own: nobody types this, so that a path may have any name."""
SAMPLES_NOTICE = "These are sample articles: `newsdash PATH` opens yours."


class NamelessContext(click.Context):
    """The context of a command that is called without a name: what it says of itself is what `newsdash` says."""

    @property
    def command_path(self) -> str:
        """The program's name alone."""
        return self.parent.command_path if self.parent else super().command_path


class NamelessCommand(click.Command):
    """A command that is called by giving no command."""

    context_class = NamelessContext


@click.command(NAME, cls=NamelessCommand, hidden=True)
@click.argument("paths", nargs=-1, metavar="[PATH…]", callback=named_paths)
@click.option("--filter", "filter_line", default="", help="The filter to begin with.")
@file_options
@click.pass_context
def open_command(
    ctx: click.Context, paths: tuple[str, ...], filter_line: str, db: str | None, marks: str | None
) -> None:
    """Open the screen at once and load what is new in PATHs behind it."""
    wanted = filter_in(filter_line)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        fail("the screen needs a terminal; `newsdash --help` lists the commands that don't", 2)
    files = files_of(ctx, db, marks)
    if paths or files.chosen_by_user or has_articles(files.db):
        run_screen(files, wanted, [os.path.abspath(path) if path != "-" else path for path in paths])
    else:
        with sample_files() as samples:
            run_screen(samples, wanted, sample_paths(), SAMPLES_NOTICE)


def filter_in(line: str) -> Filter:
    """The filter a line holds. Raises `FilterMistake`."""
    if not line:
        return Filter()
    from tui.cli.ask import filter_of

    return filter_of((line,))


def run_screen(files: Files, wanted: Filter, paths: list[str], notice: str = "") -> None:
    """Run the app over the files until it is quit."""
    gc.disable()  # until the screen stands: nearly all that a start makes stays
    from store.opening import open_store
    from tui.app import NewsdashApp

    Path(files.db).parent.mkdir(parents=True, exist_ok=True)
    store = open_store(files.db, files.marks, create=True)
    try:
        app = NewsdashApp(store, filter=wanted, load_paths=paths, notice=notice)
        app.run()
    finally:
        store.close()
    sys.exit(app.return_code or 0)


def has_articles(db: str) -> bool:
    """Whether a database is there and holds anything."""
    from store.opening import open_store

    if not os.path.exists(db):
        return False
    store = open_store(db)
    try:
        return store.count(Filter()) > 0
    finally:
        store.close()


@contextmanager
def sample_files() -> Iterator[Files]:
    """Files in a folder that is thrown away, so that looking at the samples leaves no trace."""
    with tempfile.TemporaryDirectory(prefix="newsdash-samples-") as folder:
        yield Files(os.path.join(folder, "samples.db"), os.path.join(folder, "marks.db"))


def sample_paths() -> list[str]:
    """The sample articles that this installation can read: web pages and feeds need their extras."""
    import articles

    folder = Path(articles.__file__).parent / "samples"
    needs = {".html": "trafilatura", ".rss": "feedparser"}
    unreadable = {suffix for suffix, module in needs.items() if find_spec(module) is None}
    return sorted(str(path) for path in folder.iterdir() if path.suffix not in unreadable)


COMMANDS = (open_command,)
