"""Words of a filter as FTS5 understands them. Whatever was typed becomes a quoted string, so nothing is a mistake."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from store.filters import Word


def has_tokens(text: str) -> bool:
    """Whether there is a letter or digit to look for."""
    return any(unicodedata.category(character)[0] in "LN" for character in text)


def match(words: Iterable[Word]) -> str | None:
    """The FTS5 expression that all of the words hold (their negation aside), or None where there is nothing to find."""
    parts = [_one(word) for word in words if has_tokens(word.text)]
    return " AND ".join(parts) or None


def _one(word: Word) -> str:
    text = word.text.replace("\0", " ").replace('"', '""')
    return f'{"title : " if word.title else ""}"{text}"{" *" if word.prefix else ""}'
