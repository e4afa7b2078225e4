"""What stands between two capitalised words of a text: links that a name goes on through, or a break that ends it."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.organisations.lexicon import HEAD, RANK, TOPIC, lexicon
from articles.organisations.remembered import Remembered

Pieces = tuple[tuple[str, int, int], ...]

WIDEST_GAP = 48
"""Characters. No name goes on behind a wider gap."""
LOWER_IN_NAMES = TOPIC | RANK | HEAD
"""Flags of the words that official names have in lower case."""
_PIECE = re.compile(r"(\s+)|([,&])|(['’]s?(?![\w]))|([a-zà-ÿ][\wÀ-ÿ]*(?:[-'’][\wÀ-ÿ]+)*)|(\.)|(\d{1,3})(?= |$)")
_BREAKING = frozenset('()[]<>:;!?"“”$%/-–—*|')
"""Marks right behind a word that no name goes on behind."""
_PIECE_MARKS = ",&'’."
_LINKS_TEXT = """
of and the for on in at de des du la le les et do da dos y del e van von und der i et-
"""
_LINKS = frozenset(_LINKS_TEXT.split())
_LINE_END = re.compile(r"[^.!?:”\"\s]\n\S")


GOES_ON, ENDS, CLOSES, DOTTED = range(4)
"""What a gap behind a name says of its region.

`GOES_ON`: it may go on behind the gap. `ENDS`: nothing in the gap is part of any name. `CLOSES`: no name goes on
behind the gap, but one may end in it. `DOTTED`: that depends on the word whose full stop it begins with.
"""


def _gap(start: str) -> int:
    """What the `start` of a gap, its first mark and word with a blank behind them, or its mark alone, says.

    Most regions end at such a first look, at a mark or at a word that is no part of any name.
    """
    mark = start[:1]
    if mark in _BREAKING:
        return ENDS
    if mark == ".":
        return DOTTED
    word = start[1:] if mark == " " else start[2:] if start[:2] == ", " else ""
    if not word or len(word) >= WIDEST_GAP:
        return GOES_ON
    verdict = _verdict(word)
    return GOES_ON if mark == "," and verdict == CLOSES else verdict


def _verdict(word: str) -> int:
    """What a word behind a name, with the mark behind it, says of the name's region."""
    first = word[0]
    if not first.islower():
        number = word.isdecimal() and len(word) < 4
        return GOES_ON if number or first.isspace() or first in _PIECE_MARKS else ENDS
    links = link_words()
    if word in links:
        return GOES_ON
    bare = word.rstrip(",.;:")
    return ENDS if bare.isalpha() and bare not in links else CLOSES


GAPS = Remembered(_gap)


@lru_cache(maxsize=1)
def link_words() -> frozenset[str]:
    """The lower-case words that can stand between two capitalised words of a name."""
    return _LINKS.union(word for word, flag in lexicon().flags.items() if flag & LOWER_IN_NAMES)


def _pieces(gap: str, wrapped: bool) -> Pieces | None:
    """The linking words in the `gap` between two capitalised words with where they stand, or None if it is a break."""
    if not gap or ("\n" in gap and not (wrapped and _is_wrap(gap))):
        return None
    known = lexicon().flags
    out = []
    at = 0
    while at < len(gap):
        match = _PIECE.match(gap, at)
        if match is None:
            return None
        word = match.group()
        if match.lastindex == 5 and at:
            return None
        if match.lastindex == 4 and word not in _LINKS and not known.get(word, 0) & LOWER_IN_NAMES:
            return None
        if match.lastindex not in (1, 5):
            link = word if match.lastindex != 3 else "'s" if word[-1] == "s" else "'"
            out.append((link, at, at + len(link)))
        at = match.end()
    return tuple(out)


def _is_wrap(gap: str) -> bool:
    """Whether the line end in `gap` only wraps a line: one, with no indent after it."""
    _, _, after = gap.partition("\n")
    return "\n" not in after and len(after) - len(after.lstrip(" ")) < 2


PIECES = Remembered(lambda gap: _pieces(gap, False))
"""The linking words in a gap with where they stand in it, or None if it is a break."""
WRAPPED_PIECES = Remembered(lambda gap: _pieces(gap, True))
"""The same in a text whose lines were broken at a width."""


def is_wrapped(text: str) -> bool:
    """Whether the lines of `text` were broken at a width, so that a line end can stand inside a name."""
    sample = text[:6000]
    if "\n" not in sample:
        return False
    lines = [line for line in sample.split("\n") if line and not line.isspace()]
    if len(lines) < 3:
        return False
    fitting = len([line for line in lines if 35 <= len(line) <= 84])
    return fitting * 10 >= len(lines) * 6 and len(_LINE_END.findall(sample)) * 3 >= len(lines)
