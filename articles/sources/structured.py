"""Records of JSON Lines, JSON and tables."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from articles.sources.decoding import Line, decode, lines
from articles.sources.opening import MAX_RECORD_BYTES, Unreadable, whole
from articles.sources.records import Place

Found: TypeAlias = "tuple[Place, Mapping[str, object] | Unreadable]"
"""A record where it stands, or what is wrong with it."""

MAX_JSON_BYTES = 256 * 1024 * 1024
_JSON_TOO_LARGE = "more than 256 MB in one JSON value; as .jsonl it can be of any size"


def json_lines(stream: io.BufferedReader, path: str) -> Iterator[Found]:
    """One object a line; blank lines are passed over, a broken one is a record that can't be taken in."""
    for line in lines(stream):
        place = Place(path, line.number, line.encoding)
        if line.problem:
            yield place, Unreadable(line.problem)
        elif line.text.strip():
            yield place, _object(line)


def _object(line: Line) -> Mapping[str, object] | Unreadable:
    try:
        return _record(parsed(line.text, line.number))
    except Unreadable as error:
        return error


def parsed(text: str, first_line: int = 1) -> object:
    """The JSON value in a text; raises `Unreadable` saying what is wrong and where."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = first_line + error.lineno - 1
        raise Unreadable(f"broken JSON at line {line}, column {error.colno}: {_lowered(error.msg)}") from error
    except RecursionError as error:
        raise Unreadable("broken JSON: nested too deeply") from error
    except ValueError as error:
        raise Unreadable(f"broken JSON: {_lowered(str(error))}") from error


def _lowered(message: str) -> str:
    return message[:1].lower() + message[1:]


def _record(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        names = {list: "a list", str: "a string", int: "a number", float: "a number", bool: "true or false"}
        raise Unreadable(f"{names.get(type(value), 'null')} where an object should be")
    return value


def json_records(stream: io.BufferedReader, path: str) -> Iterator[Found]:
    """The object of a `.json` file, or the objects of its array or of its `articles`."""
    text, encoding = decode(whole(stream, MAX_JSON_BYTES, _JSON_TOO_LARGE))
    if not text.strip():
        raise Unreadable("nothing but blank space")
    if _is_json_lines(text):
        yield from _numbered(text, path, encoding)
        return
    value = parsed(text)
    if isinstance(value, dict) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if not isinstance(value, list):
        yield Place(path, 1, encoding, alone=True), _record(value)
        return
    for number, item in enumerate(value, 1):
        place = Place(path, number, encoding)
        try:
            yield place, _record(item)
        except Unreadable as error:
            yield place, error


def _is_json_lines(text: str) -> bool:
    """Whether a `.json` file is JSON Lines in truth: its first two lines are an object each."""
    first, _, rest = text.lstrip().partition("\n")
    second = rest.lstrip().partition("\n")[0]
    return all(line.startswith("{") and line.rstrip().endswith("}") for line in (first, second))


def _numbered(text: str, path: str, encoding: str) -> Iterator[Found]:
    """The objects of a text of JSON Lines."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield Place(path, number, encoding), _object(Line(number, line, encoding))


def table_records(stream: io.BufferedReader, path: str, delimiter: str = "") -> Iterator[Found]:
    """The rows of a table, named by its first row; the number of a row is that of its first line.

    Without a `delimiter`, the commonest of comma, semicolon and tab in the first line is taken.
    """
    csv.field_size_limit(MAX_RECORD_BYTES)
    head = stream.peek(4096).split(b"\n", 1)[0].replace(b"\0", b"")
    delimiter = delimiter or max(",;\t", key=lambda mark: head.count(mark.encode()))
    rows = csv.reader(_table_lines(lines(stream)), delimiter=delimiter)
    names = [name.strip().lower() for name in _next_row(rows) or ()]
    if not {"text", "body", "content"} & set(names):
        raise Unreadable(f"no column text, body or content (its columns: {', '.join(names[:8])})")
    while True:
        place = Place(path, rows.line_num + 1)
        try:
            row = _next_row(rows)
        except Unreadable as error:
            yield place, error
            continue
        if row is None:
            return
        if any(row):
            yield place, dict(zip(names, row, strict=False))


def _next_row(rows: Iterator[list[str]]) -> list[str] | None:
    try:
        return next(rows, None)
    except csv.Error as error:
        raise Unreadable(f"broken table: {error}") from error


def _table_lines(found: Iterator[Line]) -> Iterator[str]:
    """The text of the lines; a row may run over several, so a line that can't be decoded ends the table."""
    for line in found:
        if line.problem:
            raise Unreadable(f"line {line.number}: {line.problem}")
        yield line.text
