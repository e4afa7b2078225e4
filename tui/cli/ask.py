"""Commands that ask: `search`, `facets`, `show`, `export`."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from tui.cli.faults import FilterMistake, fail, say
from tui.cli.files import Files, file_options, files_of
from tui.whole_file import whole_file

if TYPE_CHECKING:
    from store.filters import Filter
    from store.protocol import ArticleRecord, Order, Store

SEARCH_COLUMNS = {
    "id": 8,
    "timeline_date": 13,
    "title": 60,
    "metals": 24,
    "organisations": 40,
    "published": 10,
    "source": 60,
}
FACET_COLUMNS = {"value": 80, "count": 12}
DEFAULT_ORGANISATIONS = 50
LARGEST_ID = 2**63 - 1
FORMS_BY_ENDING = {".csv": "csv", ".md": "markdown", ".markdown": "markdown"}


def opened(files: Files) -> Store | None:
    """The store to ask, or None (said on stderr) where nothing was loaded yet."""
    from store.opening import open_store

    if not os.path.exists(files.db):
        say(f"{files.db}: nothing loaded yet; `newsdash load PATH` takes articles in")
        return None
    return open_store(files.db, files.marks)


def filter_of(words: tuple[str, ...]) -> Filter:
    """The filter of a command's arguments: one filter line, or its parts as separate words."""
    from store.errors import FilterError
    from store.filters import parse

    line = " ".join(words)
    try:
        return parse(line)
    except FilterError as error:
        raise FilterMistake(line, str(error), error.position) from error


def hint_at_unknown(store: Store, filter: Filter) -> None:
    """Say on stderr which values of a filter without hits aren't in the database."""
    from store.hints import unknown_values

    for hint in unknown_values(store, filter):
        say(hint)


@click.command()
@click.argument("filter_words", nargs=-1, metavar="[FILTER]")
@click.option("--limit", type=click.IntRange(min=0), help="At most so many articles.")
@click.option("--sort", type=click.Choice(["date", "relevance"]), default="date", show_default=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv", "markdown"]),
    default="table",
    show_default=True,
)
@file_options
@click.pass_context
def search(
    ctx: click.Context,
    filter_words: tuple[str, ...],
    limit: int | None,
    sort: str,
    form: str,
    db: str | None,
    marks: str | None,
) -> None:
    """List the articles a FILTER leaves, newest first."""
    from tui.output import standard_output, write_rows

    wanted = filter_of(filter_words)
    store = opened(files_of(ctx, db, marks))
    rows = found_rows(store, wanted, limit, sort) if store else iter(())
    out = standard_output()
    if form == "markdown":
        write_markdown_list(rows, out)
    else:
        write_rows(rows, SEARCH_COLUMNS, form, out)
    if store and wanted and not store.count(wanted):
        hint_at_unknown(store, wanted)


def found_rows(store: Store, wanted: Filter, limit: int | None, sort: str) -> Iterator[dict[str, Any]]:
    """The records of `search`, read as they are written."""
    order: Order = "relevance" if sort == "relevance" else "newest"
    for summary in store.summaries(wanted, order, limit):
        yield {
            "id": summary.id,
            "source": summary.source,
            "title": summary.title,
            "timeline_date": summary.timeline_date,
            "published": summary.published,
            "organisations": list(summary.organisations),
            "metals": list(summary.metals),
        }


def write_markdown_list(rows: Iterator[dict[str, Any]], out: TextIO) -> None:
    """One bullet an article: date, title, source."""
    from tui.output import cell, markdown_text

    for row in rows:
        date = cell(row["timeline_date"]) or "undated"
        out.write(f"- {date} **{markdown_text(row['title'])}** ({markdown_text(row['source'])})\n")


@click.command()
@click.argument("facet", type=click.Choice(["organisations", "metals", "months", "kinds"]))
@click.argument("filter_words", nargs=-1, metavar="[FILTER]")
@click.option("--limit", type=click.IntRange(min=0), help="At most so many values [organisations: 50].")
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
@file_options
@click.pass_context
def facets(
    ctx: click.Context,
    facet: str,
    filter_words: tuple[str, ...],
    limit: int | None,
    form: str,
    db: str | None,
    marks: str | None,
) -> None:
    """Count the articles of a FILTER by organisation, metal, month or kind."""
    from tui.output import standard_output, write_rows

    wanted = filter_of(filter_words)
    store = opened(files_of(ctx, db, marks))
    rows = counted(store, wanted, facet, limit) if store else []
    write_rows(rows, FACET_COLUMNS, form, standard_output())


def counted(store: Store, wanted: Filter, facet: str, limit: int | None) -> list[dict[str, Any]]:
    """The records of `facets`: by count, then name; months oldest first."""
    if facet == "months":
        bars = [bar for bar in store.histogram(wanted, "month") if bar.count]
        return [{"value": bar.period, "count": bar.count} for bar in bars[:limit]]
    if limit is None and facet == "organisations":
        limit = DEFAULT_ORGANISATIONS
    if facet == "organisations":
        found = store.facet(wanted, "organisations", limit)
    else:
        found = store.facet(wanted, "metals" if facet == "metals" else "kinds", limit)
    return [{"value": value.value, "count": value.count} for value in found]


@click.command()
@click.argument("article", metavar="SOURCE-OR-ID")
@click.option("--raw", is_flag=True, help="The text as it came, furniture included.")
@click.option("--why", is_flag=True, help="Each thing found, its span, its rule, what merged it, its year's basis.")
@file_options
@click.pass_context
def show(ctx: click.Context, article: str, raw: bool, why: bool, db: str | None, marks: str | None) -> None:
    """Show one article in full."""
    from tui.article_text import article_text, reasons_text
    from tui.output import harmless, standard_output

    store = opened(files_of(ctx, db, marks))
    record = find_article(store, article) if store else None
    if store is None or record is None:
        fail(f"{article}: no such article")
    out = standard_output()
    if raw:
        out.write(harmless(store.raw(record.id) or record.body) + "\n")
    elif why:
        out.write(reasons_text(record))
    else:
        out.write(article_text(record))


def find_article(store: Store, named: str) -> ArticleRecord | None:
    """The article of an id, a source as stored, or a path relative to here."""
    is_id = named.isdecimal() and int(named) <= LARGEST_ID
    found = store.article(int(named)) if is_id else store.article(named)
    if found is None and "://" not in named:
        found = store.article(os.path.abspath(os.path.expanduser(named)))
    return found


@click.command()
@click.argument("filter_words", nargs=-1, metavar="[FILTER]")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv", "markdown"]),
    help="jsonl unless FILE ends with .csv or .md.",
)
@click.option("--output", metavar="FILE", help="Write to FILE, complete or not at all.")
@file_options
@click.pass_context
def export(
    ctx: click.Context,
    filter_words: tuple[str, ...],
    form: str | None,
    output: str | None,
    db: str | None,
    marks: str | None,
) -> None:
    """Write everything known of each article of a FILTER, marks included."""
    from tui.output import standard_output

    wanted = filter_of(filter_words)
    form = form or FORMS_BY_ENDING.get(Path(output or "").suffix.casefold(), "jsonl")
    store = opened(files_of(ctx, db, marks))
    if output is None or output == "-":
        write_export(store, wanted, form, standard_output())
    else:
        write_file(store, wanted, form, Path(output))


def write_export(store: Store | None, wanted: Filter, form: str, out: TextIO) -> None:
    """Write the filter's records in `form`."""
    from store import export as forms

    writer = {"jsonl": forms.write_jsonl, "csv": forms.write_csv, "markdown": forms.write_markdown}[form]
    writer(store.records(wanted) if store else iter(()), out)


def write_file(store: Store | None, wanted: Filter, form: str, path: Path) -> None:
    """Write a file whole or not at all; a pipe or device is written to."""
    path = path.resolve()
    if path.is_dir():
        fail(f"{path}: {os.strerror(errno.EISDIR)}")
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="\n") as out:
            write_export(store, wanted, form, out)
        return
    with ExitStack() as stack:
        try:
            whole = stack.enter_context(whole_file(str(path), overwrite=True))
        except OSError as error:
            fail(f"{path}: {error.strerror}")
        write_export(store, wanted, form, whole)
    print(f"wrote {path}", file=sys.stderr)


COMMANDS = (search, facets, show, export)
