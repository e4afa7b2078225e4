"""The regular expressions of the vocabulary's forms, each a trie: made once, when the first article is read.

They begin with the character before a form, since a scan for one of a set of characters is fast: put a line end before
the text. That character may still be a letter, if none of `a-z`; `after_letter` tells.
"""

from __future__ import annotations

import re

from articles.letters import trie
from articles.metals.vocabulary import ABBREVIATIONS, FORMULAS, SYMBOLS, WORDS

_SEPARATORS = r"[\s\-\u2010\u2011]{1,12}"

WORD_PATTERN = re.compile(rf"[^a-z0-9_]({trie(WORDS, _SEPARATORS)})\b")
"""Over a text in small letters."""

_CODES = (*FORMULAS, *ABBREVIATIONS, *SYMBOLS)
_FIRST_LETTERS = "".join(sorted({code[0] for code in _CODES}))  # capitals: most words are passed by after one look

CODE_PATTERN = re.compile(rf"[^A-Za-z0-9_](?=[{_FIRST_LETTERS}])({trie(_CODES)})\b")
"""Over a text with plain digits for subscript ones."""

SYMBOL_PATTERN = trie(SYMBOLS)


def after_letter(match: re.Match[str]) -> bool:
    """Whether a match of these patterns is the rest of a longer word."""
    return match[0][0].isalnum()
