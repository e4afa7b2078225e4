"""What headless commands print: tables, JSON Lines and CSV, the same bytes to a file, a pipe or a terminal."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TextIO

from articles.cleaning import clean_line

ROWS_MEASURED = 200
"""Column widths of a table come from its first rows, so that a million rows can be printed as they are read."""

GUARDED_FIRST_CHARACTERS = "=+-@\t\r"
"""A spreadsheet takes a cell beginning with one of these for a formula."""


def standard_output() -> TextIO:
    """stdout in UTF-8 whatever the locale says, with what it cannot hold replaced."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    return sys.stdout


def write_rows(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, int], form: str, out: TextIO) -> None:
    """Write rows in `form` (`table`, `jsonl`, `csv`); `columns` gives each column's widest place in a table."""
    if form == "jsonl":
        for row in rows:
            out.write(json.dumps({name: row[name] for name in columns}, ensure_ascii=False) + "\n")
    elif form == "csv":
        write_csv(rows, list(columns), out)
    else:
        write_table(rows, columns, out)


def cell(value: Any) -> str:
    """A value as one line of text: lists joined by `; `, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(cell(item) for item in value)
    return clean_line(str(value))


def csv_cell(value: Any) -> str:
    """A value as a CSV cell that no spreadsheet takes for a formula."""
    if isinstance(value, int | float):
        return str(value)
    text = cell(value)
    return "'" + text if text[:1] in GUARDED_FIRST_CHARACTERS and text else text


def write_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], out: TextIO) -> None:
    """Write a header and the rows."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([csv_cell(row[name]) for name in columns])


def write_table(rows: Iterable[Mapping[str, Any]], columns: Mapping[str, int], out: TextIO) -> None:
    """Write aligned columns under a header; what is wider than its column is cut with `…`."""
    from wcwidth import wcswidth

    lines = iter(rows)
    first = [[cell(row[name]) for name in columns] for row in islice(lines, ROWS_MEASURED)]
    widths = [
        min(widest, max([len(name), *(max(wcswidth(row[place]), 0) for row in first)]))
        for place, (name, widest) in enumerate(columns.items())
    ]
    rest = ([cell(row[name]) for name in columns] for row in lines)
    for row in table_lines(list(columns), first, rest):
        cells = (padded(text, width) for text, width in zip(row, widths, strict=True))
        out.write("  ".join(cells).rstrip() + "\n")


def table_lines(header: list[str], first: Iterable[list[str]], rest: Iterable[list[str]]) -> Iterator[list[str]]:
    """The header, the rows already read, the rows to come."""
    yield header
    yield from first
    yield from rest


def padded(text: str, width: int) -> str:
    """Text brought to `width` terminal cells."""
    from wcwidth import wcswidth, wcwidth

    cells = wcswidth(text)
    if 0 <= cells <= width:
        return text + " " * (width - cells)
    kept, used = "", 0
    for character in text:
        size = max(wcwidth(character), 0)
        if used + size > width - 1:
            break
        kept, used = kept + character, used + size
    return kept + "…" + " " * (width - used - 1)


def harmless(text: str) -> str:
    """Text of an article as it may reach a terminal or pager: no control or direction characters."""
    from articles.cleaning import clean

    return clean(text)


def markdown_text(text: str) -> str:
    """One line of text with the characters that Markdown would read as marks escaped."""
    return "".join("\\" + character if character in "\\`*_[]<>#|" else character for character in clean_line(text))
