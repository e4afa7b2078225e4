"""What belongs to a name behind its last capitalised word: a legal form's full stop, lower-case words of its field."""

from __future__ import annotations

import re

from articles.organisations.facts import FACTS
from articles.organisations.gaps import LOWER_IN_NAMES, link_words
from articles.organisations.lexicon import INSTITUTION, lexicon
from articles.organisations.remembered import Remembered

_LONGEST_LINK = 24
_TAIL_WORD = re.compile(r"\s?(?<!\n)\s?([a-z]+(?:-[a-z]+)*|,)(?![\w])")
_TAIL_LINKS = frozenset(("of", "for", "on", "and", ",", "the"))
_ABBREVIATED_TEXT = """
st mt no imp exp bros cie cia intl dept univ assn inst ste mfg dr mr mrs ms jr gen ft
"""
_ABBREVIATED = frozenset(_ABBREVIATED_TEXT.split())
_DOTTED_LEGAL_TEXT = "co ltd corp inc ltda bros pty pte pvt bhd sdn tbk cos"
_DOTTED_LEGAL = frozenset(_DOTTED_LEGAL_TEXT.split())


def _holds_dot(word: str) -> bool:
    """Whether a full stop behind a word can be its own: after abbreviations and initials."""
    low = FACTS[word][0]
    return low in _DOTTED_LEGAL or low in _ABBREVIATED or (len(low) == 1 and low.isalpha())


HOLDS_DOT = Remembered(_holds_dot)
LEGAL_DOT = Remembered(lambda word: word[-1] != "." and FACTS[word][0] in _DOTTED_LEGAL)
"""Whether a full stop behind a word is that of a legal form."""


def _tail(word: str) -> int:
    """What the word behind a region, with the mark behind it, says: 0 that it ends no name, 2 that it may.

    1: it may end the name of an institution alone.
    """
    if not word[:1].islower():
        return 0
    bare = word.rstrip(",.;:\n")
    if bare.isalpha() and bare not in link_words():
        return 0
    return 1 if bare in _TAIL_LINKS else 2


_TAILS = Remembered(_tail)


def tail(text: str, end: int, word: str) -> list[tuple[str, int]]:
    """The lower-case words behind `word`, which ends at `end`, that end its name, with their places.

    "Department of science and technology".
    """
    if text[end : end + 1] != " ":
        return []
    may_end = _TAILS[text[end + 1 : end + _LONGEST_LINK].partition(" ")[0]]
    if not may_end:
        return []
    institution = bool(FACTS[word][1] & INSTITUTION)
    return _tail_words(text, end, institution) if institution or may_end > 1 else []


def _tail_words(text: str, end: int, institution: bool) -> list[tuple[str, int]]:
    """The lower-case words behind `end` that end a name, with their places."""
    taken: list[tuple[str, int]] = []
    kept = 0
    known = lexicon().flags
    while len(taken) < 10:
        match = _TAIL_WORD.match(text, end)
        if match is None:
            break
        word = match.group(1)
        fits = known.get(word, 0) & LOWER_IN_NAMES
        if not fits and word not in _TAIL_LINKS:
            break
        if not taken and word in _TAIL_LINKS and not institution:
            break
        end = match.end(1)
        taken.append((word, match.start(1)))
        if fits:
            kept = len(taken)
    return taken[:kept]
