"""What the part of a filter line under the cursor may become: keywords, values, saved filters. No widget in here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.model import KINDS
from store.filterline import KEYWORDS
from store.filters import STATES, Choice, Filter
from store.protocol import Facet, Store

FACETS: dict[str, Facet] = {"org": "organisations", "metal": "metals"}
LONG_ENOUGH = 3
"""Characters of a bare word from which names are offered for it."""
MOST = 6


@dataclass(frozen=True, slots=True)
class Offers:
    """Texts that may stand in the place of `text[start:end]` of the line they were asked for, the likeliest first."""

    line: str
    start: int
    end: int
    texts: tuple[str, ...]

    def taken(self, text: str) -> tuple[str, int]:
        """The line with one of them in it, and where the cursor stands then: behind it, ready for the next part."""
        whole = text.startswith("@")
        new = text[1:] if whole else self.line[: self.start] + text
        rest = "" if whole else self.line[self.end :].lstrip()
        gap = "" if new.endswith(":") else " "
        return f"{new}{gap}{rest}", len(new) + len(gap)


@dataclass(frozen=True, slots=True)
class Known:
    """What the marks file offers: saved filter lines by name, and tags, commonest first."""

    saved: Mapping[str, str]
    tags: Sequence[str]


def offers(store: Store, known: Known, line: str, at: int) -> Offers:
    """Offers for what stands before a place of the line."""
    start = part_start(line, at)
    sign = 1 if line[start:at].startswith("-") else 0
    keyword, colon, typed = line[start + sign : at].partition(":")
    if colon and not keyword.startswith('"'):
        begin = _last_value(typed)
        found = list(_values(store, known, keyword.lower(), typed[begin:].strip('"')))
        return Offers(line, start + sign + len(keyword) + 1 + begin, at, tuple(found[:MOST]))
    if not keyword or keyword.startswith('"'):
        return Offers(line, start, at, ())
    words = [f"{word}:" for word in KEYWORDS if word.startswith(keyword.lower())]
    whole = [f"@{saved}" for name, saved in known.saved.items() if not sign and _begins(name, line[:at])]
    named = list(_named(store, keyword)) if len(keyword) >= LONG_ENOUGH else []
    return Offers(line, start + sign, at, tuple([*whole, *words, *named][:MOST]))


def part_start(line: str, at: int) -> int:
    """Where the part begins that a place of the line is in; spaces in quotes don't end a part."""
    start, quoted = 0, False
    for index, character in enumerate(line[:at]):
        if character == '"':
            quoted = not quoted
        elif character.isspace() and not quoted:
            start = index + 1
    return start


def _last_value(typed: str) -> int:
    """Where the last of several values between commas begins."""
    begin, quoted = 0, False
    for index, character in enumerate(typed):
        if character == '"':
            quoted = not quoted
        elif character == "," and not quoted:
            begin = index + 1
    return begin


def _values(store: Store, known: Known, keyword: str, typed: str) -> Iterator[str]:
    """Values of a keyword that begin with what was typed, written as the filter line needs them."""
    if keyword in FACETS and typed:
        names = store.values(FACETS[keyword], typed, MOST)
    else:
        names = {"kind": KINDS, "is": STATES, "tag": tuple(known.tags)}.get(keyword, ())
    for name in names:
        if keyword in FACETS or (_begins(name, typed) and name != typed):
            yield written("tag" if keyword == "tag" else "org", name)


def _named(store: Store, typed: str) -> Iterator[str]:
    """Metals and organisations with a word that begins with what was typed."""
    for keyword in ("metal", "org"):
        for name in store.values(FACETS[keyword], typed, MOST // 2):
            yield f"{keyword}:{written(keyword, name)}"


def written(keyword: str, value: str) -> str:
    """A value as it stands behind its keyword, quoted where it has to be."""
    choice = (Choice((value,)),)
    filter = Filter(tags=choice) if keyword == "tag" else Filter(organisations=choice)
    return str(filter).partition(":")[2]


def _begins(name: str, typed: str) -> bool:
    return name.casefold().startswith(typed.casefold())
