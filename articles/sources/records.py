"""What a record's fields mean: its text, what it declares, and its identity."""

from __future__ import annotations

import json
import os
import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from articles.model import PublishedBasis, Source, TitleBasis
from articles.sources.decoding import unix_lines
from articles.sources.kinds import STANDARD_INPUT, kind_of
from articles.sources.opening import MAX_RECORD_BYTES, TOO_LARGE, Unreadable, printable

_URL = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_ABSOLUTE = re.compile(r"/|[A-Za-z]:[\\/]|\.\.?/")
_TEXT_FIELDS = ("text", "body", "content")
_DATE_FIELDS = ("published", "date")
# What an exported record says of an article is read from its text again; marks live in a file of their own.
_EXPORT_FIELDS = frozenset(
    ("title_basis", "published_basis", "timeline_date", "duplicate_of", "organisations", "metals", "dates", "read")
) | {"starred", "tags", "note"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: its file, its number there (line or position, from 1), and whether it is the only one."""

    path: str
    number: int
    encoding: str = "utf-8"
    alone: bool = False

    @property
    def name(self) -> str:
        """The name of the place, as rejections give it."""
        return printable(self.path) if self.alone else f"{printable(self.path)}#{self.number}"


class SeenSources:
    """Which sources a file had so far: a table of hashes, sixteen bytes or so for each however long they are."""

    def __init__(self) -> None:
        self._table = array("Q", bytes(8 * 1024))
        self._count = 0

    def add(self, source: str) -> bool:
        """Take a source in; false if it was there already."""
        if self._count * 3 > len(self._table) * 2:
            self._grow()
        return self._put(hash(source) & 0xFFFFFFFFFFFFFFFF or 1)

    def _put(self, code: int) -> bool:
        mask = len(self._table) - 1
        slot = code & mask
        while self._table[slot]:
            if self._table[slot] == code:
                return False
            slot = (slot + 1) & mask
        self._table[slot] = code
        self._count += 1
        return True

    def _grow(self) -> None:
        former = self._table
        self._table = array("Q", bytes(16 * len(former)))
        self._count = 0
        for code in former:
            if code:
                self._put(code)


def to_source(record: Mapping[str, object], place: Place) -> Source:
    """The record as a `Source`; raises `Unreadable` if it has no text."""
    fields = {str(key).strip().lower(): value for key, value in record.items()}
    text = _text(fields)
    exported = "title_basis" in fields and isinstance(fields.get("text"), str)
    known = {"title", "url", "language", *(_EXPORT_FIELDS if exported else ())}
    identity, used = _identity(fields, place, text, exported)
    published, published_field = _first(fields, _DATE_FIELDS)
    used |= {_first_text_field(fields), published_field, *known}
    return Source(
        source=identity,
        text=text,
        path=printable(place.path) if place.path != STANDARD_INPUT else None,
        title=_string(fields.get("title")),
        published=published,
        url=_string(fields.get("url")),
        language=_string(fields.get("language")),
        metadata=_metadata(fields, used, exported),
        encoding=place.encoding,
        is_body=exported,
        title_basis=_title_basis(fields) if exported else None,
        published_basis=_published_basis(fields) if exported else None,
    )


def _first_text_field(fields: Mapping[str, object]) -> str:
    return next((name for name in _TEXT_FIELDS if _string(fields.get(name))), "")


def _text(fields: Mapping[str, object]) -> str:
    """The record's text with plain line ends."""
    name = _first_text_field(fields)
    if not name:
        raise Unreadable(f"a record without text (its fields: {', '.join(list(fields)[:8]) or 'none'})")
    text = unix_lines(_string(fields[name]) or "")
    if len(text) > MAX_RECORD_BYTES:
        raise Unreadable(TOO_LARGE)
    return text


def _first(fields: Mapping[str, object], names: tuple[str, ...]) -> tuple[str | None, str]:
    """The first of these fields that says something, and its name."""
    for name in names:
        value = _string(fields.get(name))
        if value:
            return value, name
    return None, ""


def _string(value: object) -> str | None:
    """A field as a string: numbers as they are written, anything else that is empty or not plain as None."""
    if isinstance(value, str):
        return unix_lines(value) if value.strip() else None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return None


def _metadata(fields: Mapping[str, object], used: set[str], exported: bool) -> dict[str, str]:
    """The fields that mean nothing to newsdash, as strings; lists and objects as JSON."""
    found = {}
    for name, value in fields.items():
        if name in used or value is None or (exported and name == "id"):
            continue
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        found[unix_lines(name)] = unix_lines(text)
    return found


def _identity(fields: Mapping[str, object], place: Place, text: str, exported: bool) -> tuple[str, set[str]]:
    """The record's `source`, and the fields that went into it."""
    declared = _string(fields.get("source"))
    if declared and (exported or is_place(declared)):
        return absolute(declared.strip(), place.path), {"source"}
    if place.alone:
        return printable(place.path), set()
    own = _string(fields.get("id"))
    if own:
        return f"{printable(place.path)}#{own.strip()}", {"id"}
    url = _string(fields.get("url"))
    if url:
        return url.strip(), set()
    if place.path == STANDARD_INPUT:
        return standard_input_source(text), set()
    return place.name, set()


def standard_input_source(text: str) -> str:
    """Standard input has no path and its lines no lasting numbers, so what stands there names itself."""
    return f"{STANDARD_INPUT}#{blake2b(text.encode(), digest_size=8).hexdigest()}"


def is_place(value: str) -> bool:
    """Whether a `source` field is a path or a URL, and not the name of an outlet."""
    value = value.strip()
    return bool(_URL.fullmatch(value) or _ABSOLUTE.match(value) or kind_of(value.split("#", 1)[0]))


def absolute(source: str, path: str) -> str:
    """A relative path of a record is relative to the folder of the file it stands in."""
    if _URL.fullmatch(source) or source.startswith(("/", f"{STANDARD_INPUT}#")) or not is_place(source):
        return source
    if re.match(r"[A-Za-z]:[\\/]", source):
        return source
    return os.path.normpath(os.path.join(os.path.dirname(printable(path)), source))


def _title_basis(fields: Mapping[str, object]) -> TitleBasis:
    return "derived" if fields.get("title_basis") == "derived" else "stated"


def _published_basis(fields: Mapping[str, object]) -> PublishedBasis:
    basis = fields.get("published_basis")
    if basis == "text":
        return "text"
    return "metadata" if basis == "metadata" else "none"
