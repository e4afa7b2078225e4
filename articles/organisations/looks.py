"""What capitalised words look like: a word of its own, an English word, a person's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from articles.organisations.lexicon import (
    FAMILY,
    GIVEN,
    HEAD,
    LEGAL,
    NATION,
    ORDINARY,
    PLACE,
    PLAIN,
    RANK,
    STOP,
    TOPIC,
    lexicon,
)

if TYPE_CHECKING:
    from articles.organisations.tokens import Tokens

_PREFIXES_TEXT = """
pre post non anti mid ex multi semi sub co re year long short high low first second third fourth full half part record
early late well self cross over under medium end ultra
"""
_PREFIXES = frozenset(_PREFIXES_TEXT.split())
HOUSES = frozenset(("senate", "congress", "parliament", "house", "cabinet"))
"""What names a committee with the field behind it, no company: "Senate Finance"."""
_COMBINES = frozenset(("plant", "combine", "combinat", "complex"))
_TRADES_OF_COMBINES = frozenset(
    ("ferroalloy", "ferroalloys", "ferro-alloy", "ferro-alloys", "metallurgical", "electrometallurgical")
)
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?\.?")
_ENGLISH_ENDINGS = (
    "ing",
    "ed",
    "tion",
    "tions",
    "sion",
    "ment",
    "ments",
    "ly",
    "ness",
    "ity",
    "ive",
    "able",
    "ous",
    "ical",
    "ional",
    "ance",
    "ence",
)


def is_own(word: str, low: str, flags: int) -> bool:
    """Whether a capitalised word is one of its own, neither ordinary nor a place. `low` and `flags` as in `Tokens`."""
    if flags & (ORDINARY | PLACE) or not any(c.isalpha() for c in word):
        return False
    front, hyphen, back = low.partition("-")
    if word[0].isdigit() and not any(c.isupper() for c in word):
        return False
    if hyphen and lexicon().flags.get(front, 0) & NATION and lexicon().flags.get(back, 0) & NATION:
        return False
    return not hyphen or not (
        front in _PREFIXES or lexicon().flags.get(front, 0) & (PLAIN | TOPIC | STOP | RANK | LEGAL)
    )


def is_based(t: Tokens, i: int) -> bool:
    """Whether a word says where the company behind it sits: "Denver-based", "San Diego-based"."""
    return t.lows[i].endswith(("-based", "-listed", "-headquartered"))


def names_combine(t: Tokens, first: int, past: int) -> bool:
    """Whether a name is that of works which are a company as a rule: "Zinkor Ferroalloy Plant"."""
    return (
        past - first > 2 and t.own[first] and t.lows[past - 1] in _COMBINES and t.lows[past - 2] in _TRADES_OF_COMBINES
    )


def looks_english(low: str) -> bool:
    """Whether the ending of a lower-case word is that of an English common noun, verb or adjective."""
    return len(low) > 5 and low.endswith(_ENGLISH_ENDINGS)


def looks_like_person(t: Tokens, first: int, past: int) -> bool:
    """Whether capitalised words are a person's name: a given name first, or a Chinese family name."""
    count = past - first
    if count < 2 or count > 4:
        return False
    if t.flags[first] & GIVEN and not t.all_flags(first + 1, past) & (TOPIC | HEAD | PLACE):
        return True
    if count in (2, 3) and t.flags[first] & FAMILY and not t.all_flags(first + 1, past) & (ORDINARY | PLACE):
        return all(t.words[k].isalpha() and not t.words[k].isupper() for k in range(first, past))
    if "." in t.words[first] and _INITIALS.fullmatch(t.words[first]) and not t.flags[first] & PLACE:
        return True
    return True in [len(word) == 1 and word.isupper() for word in t.words[first : past - 1]]
