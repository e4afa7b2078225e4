"""Which lines are furniture: the patterns of the vocabulary, compiled once, and what they say of a line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

_MARKS = re.compile(r"\A(?:#{1,6}\s+(?!\[)|[*_><|«»‹›·•]+\s*)+|(?<![*_])[*_]+\Z")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\s\n]*\)")
_CASED = "(?-i:"  # in a pattern that needs the line as it stands
LONGEST = 400  # characters; a longer line is no menu, label or mark
Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of line patterns: where it holds (`zone`), what follows (`action`), and what a line must hold.

    `pattern` is for the line in lower case (much faster than a search without regard to case), `cased` for the line as
    it stands; either may be empty.
    """

    name: str
    zone: str
    action: str
    pattern: str
    cased: str = ""
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The furniture vocabulary.

    Groups of line patterns; patterns inside lines as (name, sign, pattern), where the sign is a piece of text without
    which the pattern can't match; names, words, sections and front words of sites, casefolded; what a distributor says
    of itself; captions.
    """

    groups: tuple[Group, ...]
    inline: tuple[tuple[str, str, Pattern], ...]
    site_names: frozenset[str]
    site_words: frozenset[str]
    site_sections: frozenset[str]
    site_front: frozenset[str]
    promotion: Pattern
    captions: Pattern


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
        promotion=re.compile(_either(data["promotion"]["patterns"]), re.IGNORECASE),
        captions=re.compile(_either(data["captions"]["patterns"]), re.IGNORECASE),
    )


def _group(entry: dict[str, object]) -> Group:
    patterns = entry["patterns"]
    assert isinstance(patterns, list)
    whole = r"\s*\Z" if entry["whole"] else ""
    signs = entry.get("signs", ())
    assert isinstance(signs, (list, tuple))
    plain, cased = (
        f"(?:{_either(some)}){whole}" if some else ""
        for some in ([one for one in patterns if (_CASED in one) == is_cased] for is_cased in (False, True))
    )
    return Group(str(entry["name"]), str(entry["zone"]), str(entry["action"]), plain, cased, tuple(signs))


def _either(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _in_zones(zones: frozenset[str], cased: bool) -> Pattern:
    """The groups that hold in the zones as one pattern, each in a capture named by its place."""
    parts = [
        f"(?P<g{place}>{group.cased if cased else group.pattern})"
        for place, group in enumerate(vocabulary().groups)
        if group.zone in zones and not group.signs and (group.cased if cased else group.pattern)
    ]
    return re.compile("|".join(parts) or r"(?!)")


def _with_signs(zones: frozenset[str]) -> tuple[tuple[Group, Pattern | None, Pattern | None], ...]:
    """The groups of the zones that have signs."""
    return tuple(
        (
            group,
            re.compile(group.pattern) if group.pattern else None,
            re.compile(group.cased) if group.cased else None,
        )
        for group in vocabulary().groups
        if group.zone in zones and group.signs
    )


def match(text: str, zones: frozenset[str]) -> Group | None:
    """The first group that holds in one of the zones and knows the line, or None; marks before it don't count."""
    if len(text) > LONGEST:
        return None
    if text[:1] in "*_#><|«»‹›·•":
        text = _MARKS.sub("", text) or text
    if "](" in text and not text.startswith(("[", "!")):
        text = _LINK.sub(r"\1", text)
    lowered = text.lower()
    plain, cased, signed = _matchers(zones)
    found = plain.match(lowered) or cased.match(text)
    if found is not None and found.lastgroup is not None:
        return vocabulary().groups[int(found.lastgroup[1:])]
    for group, plain_one, cased_one in signed:
        for sign in group.signs:
            if sign in lowered:
                break
        else:
            continue
        if (plain_one is not None and plain_one.match(lowered)) or (cased_one is not None and cased_one.match(text)):
            return group
    return None


@cache
def _matchers(
    zones: frozenset[str],
) -> tuple[Pattern, Pattern, tuple[tuple[Group, Pattern | None, Pattern | None], ...]]:
    """What to look for in the zones: in lower case, in the line as it stands, and only beside signs."""
    return _in_zones(zones, cased=False), _in_zones(zones, cased=True), _with_signs(zones)


def promotes(text: str) -> bool:
    """True of a paragraph in which a distributor of press releases speaks of itself."""
    return vocabulary().promotion.search(text) is not None


def is_caption(text: str) -> bool:
    """True of a line about a picture."""
    return len(text) <= LONGEST and vocabulary().captions.fullmatch(text) is not None
