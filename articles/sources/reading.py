"""One file read as a stream of records, each a `Source` or a `Rejection`."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Mapping

from articles.model import Rejection, Source
from articles.sources.decoding import decode, unix_lines
from articles.sources.feeds import feed_records
from articles.sources.kinds import READABLE, STANDARD_INPUT, FileKind, kind_of
from articles.sources.opening import BytesRead, Unreadable, opened, printable, whole
from articles.sources.pages import page_records
from articles.sources.records import Place, SeenSources, standard_input_source, to_source
from articles.sources.structured import Found, json_lines, json_records, table_records

_READERS: dict[FileKind, Callable[[io.BufferedReader, str], Iterator[Found]]] = {
    "jsonl": json_lines,
    "json": json_records,
    "csv": table_records,
    "tsv": lambda stream, path: table_records(stream, path, "\t"),
    "html": page_records,
    "feed": feed_records,
}


def read_sources(path: str, count: BytesRead | None = None) -> Iterator[Source | Rejection]:
    """The records of one file, or of standard input (`-`), one at a time; `count` tells how far it was read.

    Whatever can't be taken in comes as a `Rejection`, and what stands behind it still follows. Raises nothing.
    """
    if path != STANDARD_INPUT:
        path = os.path.abspath(path)
    try:
        with opened(path, count) as stream:
            kind = _sniffed(stream) if path == STANDARD_INPUT else kind_of(path)
            if kind is None:
                raise Unreadable(f"unknown kind of file; newsdash reads {READABLE}")
            if kind == "text":
                yield _plain_text(stream, path)
            else:
                yield from _records(_READERS[kind](stream, path))
    except (Unreadable, ValueError) as error:
        yield Rejection(printable(path), str(error))


def _sniffed(stream: io.BufferedReader) -> FileKind:
    """Standard input has no ending: what begins as a JSON object is JSON Lines, the rest plain text."""
    return "jsonl" if stream.peek(4096).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else "text"


def _plain_text(stream: io.BufferedReader, path: str) -> Source:
    decoded, encoding = decode(whole(stream))
    text = unix_lines(decoded)
    if not text.strip():
        raise Unreadable("nothing but blank space")
    if path == STANDARD_INPUT:
        return Source(standard_input_source(text), text, encoding=encoding)
    return Source(printable(path), text, path=printable(path), encoding=encoding)


def _records(found: Iterator[Found]) -> Iterator[Source | Rejection]:
    """Records as sources; the second of the same identity is rejected."""
    seen = SeenSources()
    empty = True
    for place, record in found:
        empty = False
        try:
            source = _taken(place, record)
        except Unreadable as error:
            yield Rejection(place.name, str(error))
            continue
        if seen.add(source.source):
            yield source
        else:
            yield Rejection(place.name, f"the source {source.source} stands twice in this file")
    if empty:
        raise Unreadable("no records in it")


def _taken(place: Place, record: Mapping[str, object] | Unreadable) -> Source:
    if isinstance(record, Unreadable):
        raise record
    return to_source(record, place)
