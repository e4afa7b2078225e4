"""Locals of unions, which go by a number: "Steelworkers Local 1010", "Local Lodge 708"."""

from __future__ import annotations

import re

from articles.organisations.found import Found
from articles.organisations.lexicon import OFFICE, PLACE, STOP
from articles.organisations.tokens import Tokens

_NUMBERED = re.compile(r"(?: Union| Lodge)?,? (?:No\. ?|#)?\d{1,5}(?:-\d{1,4})?[A-Z]?(?![\w,.]?\d|-[a-z])")
_A_TIME = re.compile(r" (?:(?:19|20)\d\d\b|\d+ (?:[ap]\.?m\b|inch|feet|metre|meter|miles|km|per ?cent|pct|%|new|time))")
"""What follows "local" where it is an ordinary word: years, times and measures."""


def find_locals(t: Tokens, text: str) -> list[Found]:
    """The locals of unions, with the name of the union where it stands right before them."""
    if "Local " not in text and "Lodge " not in text:
        return []
    out = []
    for i, word in enumerate(t.words):
        if word not in ("Local", "Lodge"):
            continue
        number = _NUMBERED.match(text, t.ends[i])
        first = _union(t, i)
        if number is None or (first == i and (word == "Lodge" or _A_TIME.match(text, t.ends[i]))):
            continue
        past = i + 1
        while past < len(t.starts) and t.starts[past] < number.end():
            past += 1
        out.append(Found(t.starts[first], number.end(), first, past, "association", "union-local"))
    return out


def _union(t: Tokens, i: int) -> int:
    """The first word of the union's name before "Local" at `i`, `i` where none stands there."""
    first = i
    while (
        first > 0
        and t.caps[first - 1]
        and t.ends[first - 1] + 1 == t.starts[first]
        and not t.flags[first - 1] & (STOP | OFFICE)
    ):
        first -= 1
    if first > 1 and t.lows[first - 1] == "of" and t.caps[first - 2] and t.flags[first] & PLACE:
        return _union(t, first - 1)
    return first
