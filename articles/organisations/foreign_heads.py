"""The heads of names in French, Spanish, Portuguese, Italian and German."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.organisations.lexicon import read


@lru_cache(maxsize=1)
def foreign_heads() -> dict[str, str]:
    """The patterns of the heads by kind of body, and of those that stand "alone", as alternatives."""
    return {kind: text.strip("\n").replace("\n", "|") for kind, text in read("name_heads.toml")["foreign"].items()}


@lru_cache(maxsize=1)
def _heads() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(foreign_heads().values())}|Centre)$")


def begins_foreign(word: str) -> bool:
    """Whether a word is the head of a name in another language, or the first of its words."""
    return _heads().match(word) is not None
