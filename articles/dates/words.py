"""The word lists of `articles/vocabulary/dates.toml`, as alternations for regular expressions."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_REPEATS = frozenset("?*+{|")  # behind a letter: not that letter alone
# Not by importlib.resources, which takes longer to import than the lists to read.
_FILE = Path(__file__).parents[1] / "vocabulary" / "dates.toml"


@cache
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return lists


def any_of(name: str) -> str:
    """The words of a list as one group of a regular expression that can be in any order, longer words first.

    Those that begin with the same letter stand behind it together, so that most words of a text are told by one look.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(_lists()[name], key=len, reverse=True):
        first = word[0] if word[0].isalpha() and word[1:2] not in _REPEATS else ""
        by_letter.setdefault(first, []).append(word[len(first) :])
    return f"(?:{'|'.join(letter + _either(rest) for letter, rest in by_letter.items())})"


def _either(pieces: list[str]) -> str:
    return pieces[0] if len(pieces) == 1 else f"(?:{'|'.join(pieces)})"


def words(name: str) -> frozenset[str]:
    """The words of a list that holds plain words."""
    return frozenset(_lists()[name])
