"""Where the words of a filter stand in a text, found as the full-text index finds them."""

from __future__ import annotations

import re
import unicodedata

from store.filters import Filter, Word

_TOKEN = re.compile(r"[^\W_]+")


class _Folding(dict[int, str]):
    """Each character as the index compares it, one for one: lower case, without accents."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()[0]
        self[code] = base
        return base


_FOLDING = _Folding()


def hits(filter: Filter, text: str) -> list[tuple[int, int]]:
    """Spans (characters, end exclusive) of the filter's wanted words, in order, none touching another.

    Words that are asked of the title alone are left out: `text` is a body, or a title for `title_hits`.
    """
    return _spans([word for word in filter.words if not word.negated and not word.title], text)


def title_hits(filter: Filter, title: str) -> list[tuple[int, int]]:
    """The same for a title: words asked of the title alone count too."""
    return _spans([word for word in filter.words if not word.negated], title)


def _spans(words: list[Word], text: str) -> list[tuple[int, int]]:
    patterns = [pattern for word in words if (pattern := _pattern(word))]
    if not patterns:
        return []
    folded = text.translate(_FOLDING)
    found = sorted(match.span() for pattern in patterns for match in re.finditer(pattern, folded))
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            start, end = merged[-1][0], max(end, merged.pop()[1])
        merged.append((start, end))
    return merged


def _pattern(word: Word) -> str | None:
    tokens = _TOKEN.findall(word.text.translate(_FOLDING))
    if not tokens:
        return None
    phrase = r"[\W_]+".join(map(re.escape, tokens))
    rest = r"[^\W_]*" if word.prefix else ""
    return rf"(?<![^\W_]){phrase}{rest}(?![^\W_])"
