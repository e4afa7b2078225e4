"""What is true of a word wherever it stands, found out once a word."""

from __future__ import annotations

import re
from typing import NamedTuple

from articles.organisations.foreign_heads import begins_foreign
from articles.organisations.gazetteer import Start, gazetteer
from articles.organisations.lexicon import HEAD, NATION, PART, PLACE_START, lexicon
from articles.organisations.looks import is_own
from articles.organisations.remembered import Remembered

MAKES_NAMES = HEAD | PART
"""Flags of the words that may make a name of those around them."""
OPENS_PLACE, MAKES_NAME, OPENS_FOREIGN = 1, 2, 4
"""What a text is looked through for, as `Facts.marks`.

A capitalised word that a place of several words begins with, a word that may make a name, and the first word of a
name's head in another language.
"""
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞŠŽČ0-9]")
_BASED = ("-based", "-listed", "-headquartered")


class Facts(NamedTuple):
    """A word lower-cased, its flags, whether it is capitalised, whether its own, the known forms, and its marks.

    `start` are the forms of known bodies that it begins as a capitalised word.
    """

    low: str
    flags: int
    caps: bool
    own: bool
    start: Start | None
    marks: int


def _facts(word: str) -> Facts:
    low = word.lower()
    flags = lexicon().flags
    if low.isalnum():
        flag = flags.get(low, 0)
    else:
        low = low.rstrip(".").replace("’", "'")
        flag = flags.get(low, 0) or (NATION if low.endswith(_BASED) else 0)
    capital = _CAPITAL.match(word) is not None and not word.isdigit()
    start = gazetteer().starts.get(low) if capital else None
    marks = (OPENS_PLACE if capital and flag & PLACE_START else 0) | (MAKES_NAME if flag & MAKES_NAMES else 0)
    if begins_foreign(word):
        marks |= OPENS_FOREIGN
    return Facts(low, flag, capital, capital and is_own(word, low, flag), start, marks)


FACTS = Remembered(_facts)
