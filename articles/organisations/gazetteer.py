"""Well-known bodies by name: the vocabulary of organisations, looked up by first word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, cast

from articles.model import Kind
from articles.names import LEGAL_WORDS, fold
from articles.organisations.lexicon import ORDINARY, PLACE, lexicon, read_text

_WORDS = re.compile(r"[^\s,&]+|[&,]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A body of the vocabulary."""

    name: str
    kind: Kind
    parent: str | None = None


class Form(NamedTuple):
    """A form of a known body: its words in lower case and the entry's key.

    `context`: it is a common word or another's name too, and needs something that speaks for a body; `shouted`: it
    counts in capitals only.
    """

    words: tuple[str, ...]
    entry: str
    context: bool
    shouted: bool


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`forms` by first word, longest first; `by_fold` the entry of each form that needs no context."""

    entries: dict[str, Entry]
    forms: dict[str, list[Form]]
    by_fold: dict[str, str]
    lower_names: frozenset[str]


@lru_cache(maxsize=16384)
def words_of(form: str) -> tuple[str, ...]:
    """The words of a form as the token lists hold them, lower-case."""
    form = form.lower().replace("’", "'")
    if "'s" in form:
        form = form.replace("'s ", " 's ")
    return tuple([word.rstrip(".") for word in _WORDS.findall(form)])


_LINE = re.compile(r"(\w+) = (.+)")


def rows_of(text: str) -> list[dict[str, Any]]:
    """The tables of a file of `[[organisation]]` tables, as `tomllib` reads them, in a tenth of its time.

    It holds for values that are strings, lists of strings (a list over several lines has its strings indented by four
    blanks and a comma after each), `true` or `false`, which JSON writes alike.
    """
    rows: list[dict[str, Any]] = []
    for line in text.replace("\n    ", " ").replace(",\n]", "]").split("\n"):
        if line.startswith("[["):
            rows.append({})
        elif line and line[0] != "#":
            match = _LINE.match(line)
            if match is None or not rows:
                raise ValueError(f"not a plain line of a vocabulary: {line!r}")
            value = match.group(2)
            rows[-1][match.group(1)] = value[1:-1] if value[0] == '"' and "\\" not in value else json.loads(value)
    return rows


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The vocabulary of organisations, read at the first call."""
    entries: dict[str, Entry] = {}
    forms: dict[str, list[Form]] = {}
    by_fold: dict[str, str] = {}
    lower_names: set[str] = set()
    for row in rows_of(read_text("organisations.toml")):
        name = row["name"]
        entry_key = fold(name)
        entries[entry_key] = Entry(name, cast(Kind, row["kind"]), row.get("parent"))
        forms_here = [(name, row.get("context", False)), *((form, False) for form in row.get("aliases", ()))]
        forms_here += [(form, True) for form in row.get("context_aliases", ())]
        for form, context in forms_here:
            if not context:
                by_fold.setdefault(fold(form), entry_key)
            words = _without_legal(words_of(form))
            if len(words) == 1 and lexicon().flags.get(words[0], 0) & (ORDINARY | PLACE):
                words = words_of(form)
            if form.islower() and len(form) > 4:
                lower_names.add(form.split()[0])
            if words and words[0]:
                forms.setdefault(words[0], []).append(Form(words, entry_key, context, _shouted(form)))
    for candidates in forms.values():
        candidates.sort(key=lambda form: -len(form.words))
    return Gazetteer(entries, forms, by_fold, frozenset(lower_names))


def matches(words: list[str], at: int, limit: int, candidates: list[Form]) -> Iterator[Form]:
    """The forms in `candidates` whose words stand at `words[at:limit]`, longest first."""
    second = words[at + 1] if at + 1 < limit else ""
    for form in candidates:
        past = at + len(form.words)
        if past <= limit and (past == at + 1 or (form.words[1] == second and tuple(words[at:past]) == form.words)):
            yield form


def _shouted(form: str) -> bool:
    """Whether a form is a short abbreviation, which means something else in other casing ("DOE")."""
    return form.isupper() and len(form) <= 4 and form.isalpha()


def _without_legal(words: tuple[str, ...]) -> tuple[str, ...]:
    """The form without legal words at its end: the text may have them or not."""
    end = len(words)
    while end > 1 and (words[end - 1] in LEGAL_WORDS or words[end - 1] == ","):
        end -= 1
    return words[:end]
