"""Well-known bodies by name: the vocabulary of organisations, looked up by first word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, cast

from articles.model import Kind
from articles.names import LEGAL_WORDS, fold
from articles.organisations.lexicon import ORDINARY, PLACE, lexicon, read_text

FILES = ("organisations.toml", "business.toml")
"""The files of the vocabulary: the field's bodies first, then those of the business world around it."""

_LEADING_LEGAL = frozenset(("ojsc", "pjsc", "jsc", "cjsc", "oao", "zao", "pao", "ooo", "pt"))
_WORDS = re.compile(r"[^\s,&]+(?:&[^\s,&]+)*|[&,]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A body of the vocabulary."""

    name: str
    kind: Kind
    parent: str | None = None


class Form(NamedTuple):
    """A form of a known body: its words in lower case, the entry's name and kind.

    `context`: it is a common word or another's name too, and needs something that speaks for a body; `shouted`: it
    counts in capitals only.
    """

    words: tuple[str, ...]
    entry: str
    kind: Kind
    context: bool
    shouted: bool


class Start(NamedTuple):
    """The forms that begin with one word: that word `alone`, and those of more words by the second, longest first."""

    alone: list[Form]
    seconds: dict[str, list[Form]]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`entries` by name, the forms by their first word in `starts`; `lower_names`: first words of lower-case names."""

    entries: dict[str, Entry]
    starts: dict[str, Start]
    lower_names: frozenset[str]


@lru_cache(maxsize=16384)
def words_of(form: str) -> tuple[str, ...]:
    """The words of a form as the token lists hold them, lower-case; no "'s" at the end, as no token of a name is."""
    form = form.lower().replace("’", "'")
    if "'s" in form:
        form = form.removesuffix("'s").replace("'s ", " 's ")
    return tuple([word.rstrip(".") for word in _WORDS.findall(form)])


def rows_of(text: str) -> list[dict[str, Any]]:
    """The tables of a file of `[[organisation]]` tables, as `tomllib` reads them, in a tenth of its time.

    It holds for values that are strings, lists of strings (a list over several lines has its strings indented by four
    blanks and a comma after each), `true` or `false`, which JSON writes alike.
    """
    rows: list[dict[str, Any]] = []
    for line in text.replace("\n    ", " ").replace(",\n]", "]").split("\n"):
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            rows.append({})
            continue
        name, equals, value = line.partition(" = ")
        if not equals or not rows:
            raise ValueError(f"not a plain line of a vocabulary: {line!r}")
        rows[-1][name] = value[1:-1] if value[0] == '"' and "\\" not in value else json.loads(value)
    return rows


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The vocabulary of organisations, read at the first call."""
    entries: dict[str, Entry] = {}
    starts: dict[str, Start] = {}
    lower_names: set[str] = set()
    for row in (row for file in FILES for row in rows_of(read_text(file))):
        name = row["name"]
        entries[name] = Entry(name, cast(Kind, row["kind"]), row.get("parent"))
        for written, form in _forms_of(row, entries[name]):
            words = form.words
            if written.islower() and len(written) > 4:
                lower_names.add(written.split()[0])
            if words and words[0]:
                start = starts.setdefault(words[0], Start([], {}))
                beginning = start.alone if len(words) == 1 else start.seconds.setdefault(words[1], [])
                beginning.append(form)
    for start in starts.values():
        for candidates in start.seconds.values():
            candidates.sort(key=lambda form: -len(form.words))
    return Gazetteer(entries, starts, frozenset(lower_names))


def _forms_of(row: dict[str, Any], entry: Entry) -> Iterator[tuple[str, Form]]:
    """The forms of an entry as its row writes them, and as they are looked for."""
    name, kind = entry.name, entry.kind
    for written in row.get("registered", ()):
        yield written, Form(words_of(written), name, kind, False, False)
    for written in row.get("capitals", ()):
        yield written, Form(words_of(written), name, kind, False, True)
    named = [(name, row.get("context", False)), *((form, False) for form in row.get("aliases", ()))]
    for written, context in [*named, *((form, True) for form in row.get("context_aliases", ()))]:
        words = _without_legal(words_of(written))
        if _says_nothing(words):
            words = words_of(written)
        yield written, Form(words, name, kind, context, _shouted(written))


@lru_cache(maxsize=8192)
def entry_of(form: str) -> str:
    """The name of the entry that has `form` among its forms, "" if none has; forms that need context don't count."""
    words = words_of(form)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    wanted = {fold(form), fold(" ".join(_without_legal(words)))}
    for candidate in _beginning(words):
        if candidate.context or (candidate.shouted and len(candidate.words[0]) > 4 and not form.isupper()):
            continue
        if fold(" ".join(candidate.words)) in wanted:
            return candidate.entry
    if len(words) > 1 and words[0] in _LEADING_LEGAL:
        return entry_of(" ".join(words[1:]))
    return ""


def _beginning(words: Sequence[str]) -> Iterator[Form]:
    """The forms that begin with the first two of `words`, then the first alone."""
    start = gazetteer().starts.get(words[0]) if words else None
    if start is not None:
        if len(words) > 1:
            yield from start.seconds.get(words[1], ())
        yield from start.alone


def _says_nothing(words: tuple[str, ...]) -> bool:
    """Whether a form is an ordinary word or a place once its legal form is off: "Target Corp", "El Paso Corp"."""
    lex = lexicon()
    if len(words) == 1:
        return bool(lex.flags.get(words[0], 0) & (ORDINARY | PLACE))
    return bool(words) and words in lex.long_places.get(words[0], ())


def _shouted(form: str) -> bool:
    """Whether a form is a short abbreviation, which means something else in other casing ("DOE")."""
    return form.isupper() and len(form) <= 4 and form.isalpha()


def _without_legal(words: tuple[str, ...]) -> tuple[str, ...]:
    """The form without legal words at its end: the text may have them or not."""
    end = len(words)
    while end > 1 and (words[end - 1] in LEGAL_WORDS or words[end - 1] == ","):
        end -= 1
    return words[:end]
