"""Writes the documentation that is made from the code, and the filter table of the README:

    python docs/make.py

A test holds the files to what this makes.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from store.filter_words import markdown_page, markdown_table
from store.loading import put

ROOT = Path(__file__).parents[1]
PLACE_OF_FILTERS = re.compile(r"(<!-- filters -->\n).*?(<!-- /filters -->)", re.DOTALL)
HIDDEN = re.compile(r"sqlite_|_sqlite_|articles_fts_")
"""Tables that belong to SQLite, sqlite-utils and the full text itself."""

INTRODUCTION = """# Tables of the articles file

One SQLite file, made with sqlite-utils; open it with Datasette, `sqlite-utils` or `sqlite3`. Tables are STRICT, dates
are ISO 8601, times are UTC. Read as much as you like; write through `newsdash`, which keeps counts and indexes in step.
Marks (read, stars, tags, notes) lie in a file of their own.
"""


def schema() -> sqlite3.Connection:
    """An empty database with the tables as the program makes them, in memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "empty.db")
        put(path, [])
        made, copy = sqlite3.connect(path), sqlite3.connect(":memory:")
        made.backup(copy)
        made.close()
    return copy


def named(connection: sqlite3.Connection, kind: str) -> list[str]:
    """Names of tables, indexes or views of ours."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = ? AND sql IS NOT NULL", (kind,))
    return [name for (name,) in rows if not HIDDEN.match(name) and not name.startswith("idx__sqlite")]


def tables_page() -> str:
    """The tables as a page of Markdown. Raises ValueError where words or what they are about is missing."""
    words = tomllib.loads((ROOT / "docs" / "tables.toml").read_text(encoding="utf-8"))
    connection = schema()
    try:
        hold_together("tables", words["tables"], named(connection, "table"))
        hold_together("indexes", words["indexes"], named(connection, "index"))
        hold_together("views", words["views"], named(connection, "view"))
        parts = [INTRODUCTION]
        parts += [view_part(connection, name, about) for name, about in words["views"].items()]
        parts += [table_part(connection, name, about, words["indexes"]) for name, about in words["tables"].items()]
    finally:
        connection.close()
    return "\n".join(parts)


def hold_together(what: str, words: Any, there: list[str]) -> None:
    """Raise ValueError unless all that is there has words, and nothing else has."""
    if different := set(words) ^ set(there):
        raise ValueError(f"{what}: words and schema differ in {', '.join(sorted(different))}")


def view_part(connection: sqlite3.Connection, name: str, about: str) -> str:
    """A view: what it is for, and its columns."""
    columns = ", ".join(f"`{column[1]}`" for column in connection.execute(f"PRAGMA table_info({name})"))
    return f"## {name} (view)\n\n{about} Columns: {columns}.\n"


def table_part(connection: sqlite3.Connection, name: str, words: dict[str, str], uses: dict[str, str]) -> str:
    """A table: what it is for, its columns with what they point to, its indexes."""
    columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
    hold_together(name, [column for column in words if column != "about"], [column[1] for column in columns])
    points = {row[3]: f"{row[2]}.{row[4]}" for row in connection.execute(f"PRAGMA foreign_key_list({name})")}
    lines = [f"## {name}\n\n{words['about']}\n", "| column | type | is |", "| --- | --- | --- |"]
    for _, column, kind, needed, _, key in columns:
        marks = [kind or "any", *(["key"] if key else []), *(["required"] if needed and not key else [])]
        marks += [f"→ `{points[column]}`"] if column in points else []
        lines.append(f"| `{column}` | {' '.join(marks)} | {words[column]} |")
    return "\n".join([*lines, *index_lines(connection, name, uses)]) + "\n"


def index_lines(connection: sqlite3.Connection, table: str, uses: dict[str, str]) -> Iterator[str]:
    """A line for each index of a table that has a name of its own."""
    indexes = sorted(row[1] for row in connection.execute(f"PRAGMA index_list({table})") if row[1] in uses)
    if indexes:
        yield ""
    for index in indexes:
        columns = ", ".join(f"`{row[2]}`" for row in connection.execute(f"PRAGMA index_info({index})"))
        yield f"- index `{index}` on {columns}: {uses[index]}"


def with_filters(text: str) -> str:
    """A document with the table of the filter line between its marks."""
    return PLACE_OF_FILTERS.sub(lambda found: found[1] + markdown_table() + found[2], text)


def pages() -> dict[Path, str]:
    """Every made file and what is to stand in it."""
    readme = ROOT / "README.md"
    return {
        ROOT / "docs" / "tables.md": tables_page(),
        ROOT / "docs" / "filter-language.md": markdown_page(),
        readme: with_filters(readme.read_text(encoding="utf-8")),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
