"""Which lines are furniture: the patterns of the vocabulary, compiled once, and what they say of a line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from articles.story.lines import Unit

LONGEST = 400  # characters; a longer line is no menu, label or mark
Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of line patterns: where it holds (`zone`), what follows (`action`), and the patterns as one."""

    name: str
    zone: str
    action: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The furniture vocabulary: groups of line patterns, patterns inside lines, and names and words of sites."""

    groups: tuple[Group, ...]
    inline: tuple[tuple[str, Pattern], ...]
    site_names: frozenset[str]
    site_words: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read from its file the first time."""
    text = resources.files("articles").joinpath("vocabulary/furniture.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Vocabulary(
        groups=tuple(_group(entry) for entry in data["group"]),
        inline=tuple((entry["name"], re.compile(entry["pattern"])) for entry in data["inline"]),
        site_names=frozenset(name.casefold() for name in data["sites"]["names"]),
        site_words=frozenset(data["sites"]["words"]),
    )


def _group(entry: dict[str, object]) -> Group:
    patterns = entry["patterns"]
    assert isinstance(patterns, list)
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    pattern = re.compile(f"(?:{joined})" + (r"\s*\Z" if entry["whole"] else ""), re.IGNORECASE)
    return Group(str(entry["name"]), str(entry["zone"]), str(entry["action"]), pattern)


def match(unit: Unit, zones: frozenset[str]) -> Group | None:
    """The first group that holds in one of the zones and knows the unit's line, or None."""
    text = unit.text
    if len(text) > LONGEST:
        return None
    for group in vocabulary().groups:
        if group.zone in zones and group.pattern.match(text):
            return group
    return None
