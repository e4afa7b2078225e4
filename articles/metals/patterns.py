"""The regular expressions of the vocabulary's forms, each a trie: made once, when the first article is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from articles.metals.vocabulary import ABBREVIATIONS, FORMULAS, SYMBOLS, WORDS

_SEPARATORS = r"[\s\-\u2010\u2011]{1,12}"


def trie_pattern(forms: Iterable[str]) -> str:
    """A regular expression for any of the forms, longest first, that looks at each character of a text about once.

    A space in a form matches any run of spaces and hyphens.
    """
    trie: dict[str, Any] = {}
    for form in forms:
        node = trie
        for character in form:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branches(trie)


def _branches(node: dict[str, Any]) -> str:
    ends = "" in node
    branches = []
    for character, below in node.items():
        if character:
            literal = _SEPARATORS if character == " " else re.escape(character)
            branches.append(literal + _branches(below))
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return joined + "?" if ends else joined


WORD_PATTERN = re.compile(rf"\b{trie_pattern(WORDS)}\b")
"""Over a text in small letters."""

CODE_PATTERN = re.compile(rf"\b{trie_pattern([*FORMULAS, *ABBREVIATIONS, *SYMBOLS])}\b")
"""Over a text with plain digits for subscript ones."""

SYMBOL_PATTERN = trie_pattern(SYMBOLS)
