"""Which lines are furniture: the patterns of the vocabulary, compiled once, and what they say of a line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from articles.story.openings import alternatives, first_characters

_MARKS = re.compile(r"\A(?:#{1,6}\s+(?!\[)|[*_><|«»‹›·•]+\s*)+|(?<![*_])[*_]+\Z")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\s\n]*\)")
_CASED = "(?-i:"  # in a pattern that needs the line as it stands
LONGEST = 400  # characters; a longer line is no menu, label or mark
_NEVER = r"(?!)"  # matches nothing
_ANY_OPENING = ""  # of patterns that may begin with any character
Pattern = re.Pattern[str]
Match = Callable[[str], re.Match[str] | None]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of line patterns: where it holds (`zone`), what follows (`action`), and what a line must hold.

    `pattern` is for the line in lower case (much faster than a search without regard to case), `cased` for the line as
    it stands; either may be empty. `plain` are the patterns that `pattern` is made of, `ending` what ends each.
    """

    name: str
    zone: str
    action: str
    pattern: str
    cased: str = ""
    signs: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The furniture vocabulary.

    Groups of line patterns; patterns inside lines as (name, sign, pattern), where the sign is a piece of text without
    which the pattern can't match; names, words, sections and front words of sites, and who speaks behind a dash,
    casefolded; what a distributor says of itself; captions, and the pieces of text of which each caption holds one.
    """

    groups: tuple[Group, ...]
    inline: tuple[tuple[str, str, Pattern], ...]
    site_names: frozenset[str]
    site_words: frozenset[str]
    site_sections: frozenset[str]
    site_front: frozenset[str]
    speakers: frozenset[str]
    promotion: Pattern
    captions: Pattern
    caption_signs: tuple[str, ...]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read from its file the first time."""
    text = resources.files("articles").joinpath("vocabulary/furniture.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Vocabulary(
        groups=tuple(_group(entry) for entry in data["group"]),
        inline=tuple((entry["name"], entry["sign"], re.compile(entry["pattern"])) for entry in data["inline"]),
        site_names=frozenset(name.casefold() for name in data["sites"]["names"]),
        site_words=frozenset(data["sites"]["words"]),
        site_sections=frozenset(data["sites"]["sections"]),
        site_front=frozenset(data["sites"]["front"]),
        speakers=frozenset(data["sites"]["speakers"]),
        promotion=re.compile(_either(data["promotion"]["patterns"]), re.IGNORECASE),
        captions=re.compile(_either(data["captions"]["patterns"]), re.IGNORECASE),
        caption_signs=tuple(data["captions"]["signs"]),
    )


def _group(entry: dict[str, object]) -> Group:
    patterns = entry["patterns"]
    assert isinstance(patterns, list)
    whole = r"\s*\Z" if entry["whole"] else ""
    signs = entry.get("signs", ())
    assert isinstance(signs, (list, tuple))
    by_case = [[one for one in patterns if (_CASED in one) == is_cased] for is_cased in (False, True)]
    pattern, cased = (f"(?:{_either(some)}){whole}" if some else "" for some in by_case)
    name, zone, action = str(entry["name"]), str(entry["zone"]), str(entry["action"])
    return Group(name, zone, action, pattern, cased, tuple(signs), tuple(by_case[0]), whole)


def _either(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


@cache
def _matcher(zones: frozenset[str]) -> _Matcher:
    return _Matcher(zones)


class _Matcher:
    """The groups of some zones, sorted by the first characters of their lines: of few groups can any line be."""

    def __init__(self, zones: frozenset[str]) -> None:
        groups = [(place, group) for place, group in enumerate(vocabulary().groups) if group.zone in zones]
        alone = [(place, group) for place, group in groups if not group.signs]
        self._plain = _by_opening(alone)
        self._any = re.compile(self._plain.pop(_ANY_OPENING)).match
        self._cased = re.compile(_as_one((place, group.cased) for place, group in alone)).match
        self._compiled: dict[str, Match] = {}
        signed = [_Signed(group) for _, group in groups if group.signs]
        self._signed = [(sign, one) for one in signed for sign in one.group.signs]

    def group(self, text: str) -> Group | None:
        """The first group that knows a line."""
        lowered = text.lower()
        first = lowered[:1]
        found = self._any(lowered)
        if first in self._plain:
            own = self._beginning(first)(lowered)
            found = own if found is None or (own is not None and _place(own) < _place(found)) else found
        found = found or self._cased(text)
        if found is not None:
            return vocabulary().groups[_place(found)]
        for sign, signed in self._signed:
            if sign in lowered and signed.knows(text, lowered):
                return signed.group
        return None

    def _beginning(self, first: str) -> Match:
        """The groups whose lines begin with a character: compiled when the first such line comes."""
        if first not in self._compiled:
            self._compiled[first] = re.compile(self._plain[first]).match
        return self._compiled[first]


class _Signed:
    """A group that is tried only on lines with one of its signs."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self._plain = re.compile(group.pattern or _NEVER).match
        self._cased = re.compile(group.cased or _NEVER).match

    def knows(self, text: str, lowered: str) -> bool:
        """Whether a line is one of the group's."""
        return self._plain(lowered) is not None or self._cased(text) is not None


def _by_opening(groups: Sequence[tuple[int, Group]]) -> dict[str, str]:
    """The groups as one pattern for each first character, and one for those that may begin with any.

    It is for lines in lower case.
    """
    parts: dict[str, dict[int, list[str]]] = {_ANY_OPENING: {}}
    endings = {place: group.ending for place, group in groups}
    for place, group in groups:
        for part in (part for pattern in group.plain for part in alternatives(pattern)):
            for first in first_characters(part) or (_ANY_OPENING,):
                parts.setdefault(first, {}).setdefault(place, []).append(part)
    return {
        first: _as_one((place, f"(?:{_either(some)}){endings[place]}") for place, some in found.items())
        for first, found in parts.items()
    }


def _as_one(parts: Iterable[tuple[int, str]]) -> str:
    """The patterns of groups as one, each in a capture named by its group's place."""
    return "|".join(f"(?P<g{place}>{part})" for place, part in parts if part) or _NEVER


def _place(found: re.Match[str]) -> int:
    """The place of the group whose pattern matched."""
    return int((found.lastgroup or "g0")[1:])


def match(text: str, zones: frozenset[str]) -> Group | None:
    """The first group that holds in one of the zones and knows the line, or None; marks before it don't count."""
    if len(text) > LONGEST:
        return None
    if text[:1] in "*_#><|«»‹›·•":
        text = _MARKS.sub("", text) or text
    if "](" in text and not text.startswith(("[", "!")):
        text = _LINK.sub(r"\1", text)
    return _matcher(zones).group(text)


def promotes(text: str) -> bool:
    """True of a paragraph in which a distributor of press releases speaks of itself."""
    return vocabulary().promotion.search(text) is not None


def is_caption(text: str) -> bool:
    """True of a line about a picture."""
    if len(text) > LONGEST:
        return False
    known, lowered = vocabulary(), text.lower()
    for sign in known.caption_signs:
        if sign in lowered:
            return known.captions.fullmatch(text) is not None
    return False
