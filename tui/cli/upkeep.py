"""Commands that look after the files: `remove`, `info`, `check`, `reindex`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tui.cli.ask import find_article, opened
from tui.cli.faults import FAULT, fail, say
from tui.cli.files import Files, file_options, files_of, log_file
from tui.cli.loading import load

if TYPE_CHECKING:
    from store.protocol import Store
    from store.upkeep import Info, MarksInfo

NOTHING_LOADED = "nothing loaded yet"


@click.command()
@click.argument("articles", nargs=-1, required=True, metavar="SOURCE…")
@file_options
@click.pass_context
def remove(ctx: click.Context, articles: tuple[str, ...], db: str | None, marks: str | None) -> None:
    """Take articles out, by source, id or path; a path of a file of many records takes all of them out.

    Marks stay, for when a source is loaded again.
    """
    from store.loading import remove as remove_articles

    files = files_of(ctx, db, marks)
    store = opened(files)
    sources: dict[str, None] = {}
    missing = 0
    for named in articles:
        found = named_sources(store, files.db, named) if store else []
        if not found:
            say(f"{named}: no such article")
            missing += 1
        sources.update(dict.fromkeys(found))
    if store:
        store.close()
    left = remove_articles(files.db, list(sources)) if sources else ()
    click.echo(f"removed {len(sources) - len(left)}")
    if missing:
        raise click.exceptions.Exit(FAULT)


def named_sources(store: Store, db: str, named: str) -> list[str]:
    """The sources that a word of the command line names: of one article, or of all records of a file."""
    from store.upkeep import sources_in_file

    if record := find_article(store, named):
        return [record.source]
    return sources_in_file(db, os.path.abspath(os.path.expanduser(named)))


@click.command()
@file_options
@click.pass_context
def info(ctx: click.Context, db: str | None, marks: str | None) -> None:
    """Which files are used, how much is in them, what the last load did."""
    from tui.output import cell, standard_output

    out = standard_output()
    for name, value in facts(files_of(ctx, db, marks)):
        out.write(f"{name + ':':16}{cell(value)}\n")


def facts(files: Files) -> Iterator[tuple[str, str]]:
    """The lines of `info`: a name and what there is to say."""
    from store import upkeep

    if os.path.exists(files.db):
        found = upkeep.info(files.db)
        yield "Articles file", f"{files.db} ({size_text(found.size)})"
        yield from content_facts(found)
    else:
        yield "Articles file", f"{files.db} ({NOTHING_LOADED})"
    if os.path.exists(files.marks):
        yield "Marks file", f"{files.marks} ({marks_text(upkeep.marks_info(files.marks))})"
    else:
        yield "Marks file", f"{files.marks} (made with the first mark)"
    yield "Log file", str(log_file())


def content_facts(found: Info) -> Iterator[tuple[str, str]]:
    """The lines about what a database holds."""
    yield "Articles", f"{found.articles:,}"
    yield "Organisations", f"{found.organisations:,}"
    yield "Metals", f"{found.metals:,}"
    listed = "; `newsdash check` lists them" if found.rejections else ""
    yield "Rejected", f"{found.rejections:,}{listed}"
    if found.last_load is None or found.last_outcome is None:
        yield "Last load", "none"
        return
    ended = "" if found.last_finished else " (going on, or broken off: loading again goes on from there)"
    yield "Last load", f"{found.last_load}: {found.last_outcome}{ended}"


def marks_text(found: MarksInfo) -> str:
    """What a marks file holds, in a line."""
    return (
        f"{found.read:,} read, {found.starred:,} starred, {found.noted:,} with a note, {found.tagged:,} with tags,"
        f" {found.filters:,} saved filters"
    )


def size_text(size: int) -> str:
    """A number of bytes in the unit one thinks in."""
    if size < 1000:
        return f"{size} bytes"
    for unit in ("kB", "MB", "GB"):
        size_in_unit = size / 1000
        if size_in_unit < 1000 or unit == "GB":
            break
        size = size // 1000
    return f"{size_in_unit:,.1f} {unit}"


@click.command()
@file_options
@click.pass_context
def check(ctx: click.Context, db: str | None, marks: str | None) -> None:
    """Check that the files are whole, and list the inputs that were rejected, with the reason."""
    from store import upkeep
    from tui.output import cell, standard_output

    files, out = files_of(ctx, db, marks), standard_output()
    if not os.path.exists(files.db):
        fail(f"{files.db}: {NOTHING_LOADED}")
    at_fault = False
    for fault in all_faults(files):
        at_fault = True
        out.write(f"fault: {cell(fault)}\n")
    for rejection in upkeep.rejections(files.db):
        out.write(f"rejected: {cell(rejection.source)}: {cell(rejection.reason)}\n")
    if at_fault:
        fail("at fault: `newsdash reindex` builds counts and indexes again; a damaged file has to be loaded anew")
    out.write(f"whole: {upkeep.info(files.db).articles} articles\n")


def all_faults(files: Files) -> Iterator[str]:
    """What is wrong with the articles file, then with the marks file where there is one."""
    from store import upkeep

    yield from upkeep.faults(files.db)
    if os.path.exists(files.marks):
        yield from upkeep.marks_faults(files.marks)


@click.command()
@file_options
@click.pass_context
def reindex(ctx: click.Context, db: str | None, marks: str | None) -> None:
    """Build the full text, the counts and the facet index again from the articles."""
    from store import upkeep

    files = files_of(ctx, db, marks)
    if not os.path.exists(files.db):
        fail(f"{files.db}: {NOTHING_LOADED}")
    upkeep.rebuild_full_text(files.db)
    upkeep.rebuild_totals(files.db)
    upkeep.rebuild_facet_index(files.db)
    upkeep.rebuild_repeats(files.db)
    click.echo(f"indexed {upkeep.info(files.db).articles} articles")


COMMANDS = (load, remove, info, check, reindex)
