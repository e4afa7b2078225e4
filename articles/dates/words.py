"""The word lists of `articles/vocabulary/dates.toml`, as alternations for regular expressions."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

# Not by importlib.resources, which takes longer to import than the lists to read.
_FILE = Path(__file__).parents[1] / "vocabulary" / "dates.toml"


@cache
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return lists


def any_of(name: str) -> str:
    """The words of a list as one group of a regular expression, longer words first."""
    return "(?:" + "|".join(sorted(_lists()[name], key=len, reverse=True)) + ")"


def words(name: str) -> frozenset[str]:
    """The words of a list that holds plain words."""
    return frozenset(_lists()[name])
