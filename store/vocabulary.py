"""What the store asks of the vocabularies: metals in any of their forms."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def metal_name(word: str) -> str:
    """The vocabulary's name of a metal or family in any of its forms; the word itself, lower case, where it is none."""
    from articles.metals import resolve

    return resolve(word) or " ".join(word.casefold().split())
