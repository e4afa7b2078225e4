"""The regular expressions of the vocabulary's forms, each a trie: made once, when the first article is read.

They begin with a set of characters, since a scan for one of a set is fast: words with the character before a form (put
a line end before the text), codes with their own first capital, which few words have.
"""

from __future__ import annotations

import re

from articles.letters import trie
from articles.metals.vocabulary import ABBREVIATIONS, FORMULAS, SYMBOLS, WORDS

_SEPARATORS = r"[\s\-\u2010\u2011]{1,12}"

WORD_PATTERN = re.compile(rf"[^a-z0-9_]({trie(WORDS, _SEPARATORS)})\b")
"""Over a text in small letters. The character before may still be a letter, if none of `a-z`; `after_letter` tells."""

_CODES = (*FORMULAS, *ABBREVIATIONS, *SYMBOLS)
_FIRST_LETTERS = "".join(sorted({code[0] for code in _CODES}))

CODE_PATTERN = re.compile(rf"[{_FIRST_LETTERS}](?<=(?=({trie(_CODES)})\b).)(?<!\w.)")
"""Over a text with plain digits for subscript ones. The code is the first group: it goes on behind the match."""

SYMBOL_PATTERN = trie(SYMBOLS)


def after_letter(match: re.Match[str]) -> bool:
    """Whether a match of the pattern of words is the rest of a longer word."""
    return match[0][0].isalnum()
