"""Well-known names of one word that mean a person or a town in this text: "Ann Kellogg", "Brunswick, Ga."."""

from __future__ import annotations

from articles.organisations.found import Found
from articles.organisations.lexicon import GIVEN
from articles.organisations.tokens import Tokens
from articles.organisations.towns import in_state


def without_namesakes(t: Tokens, text: str, founds: list[Found]) -> list[Found]:
    """`founds` without names of one word that are a person's or town's here, if never named in full."""
    others: set[str] = set()
    full: set[str] = set()
    for found in founds:
        if not found.entry:
            continue
        if found.past - found.first > 1:
            full.add(found.entry)
        elif (found.beside and _behind_given_name(t, found)) or in_state(text, found.end):
            others.add(t.lows[found.first])
    if not others:
        return founds
    return [
        f for f in founds if not f.entry or f.past - f.first > 1 or f.entry in full or t.lows[f.first] not in others
    ]


def _behind_given_name(t: Tokens, found: Found) -> bool:
    """Whether a given name stands right before `found`, which is then a family name."""
    p = found.first - 1
    return p >= 0 and bool(t.flags[p] & GIVEN) and t.caps[p] and t.ends[p] + 1 == t.starts[found.first]
