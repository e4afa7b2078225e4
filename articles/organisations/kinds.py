"""The kind of a body from the words of its name."""

from __future__ import annotations

from articles.model import Kind
from articles.organisations.lexicon import (
    ASSOCIATION,
    ASSOCIATION_WORD,
    GOV_WORD,
    INSTITUTE,
    LEGAL,
    NATION,
    OFFICIAL,
    OTHER_WORD,
    PLACE,
    RANK,
    TOPIC,
    UNIVERSITY,
    WEAK,
)
from articles.organisations.tokens import Tokens

_GOVERNING_TEXT = """
state city county municipal privy security legislative district town village executive ministers
governing national borough regional provincial federal people's supreme european policy
"""
_GOVERNING = frozenset(_GOVERNING_TEXT.split())
_NEITHER_TEXT = """
party cpc communist technical standardization standardisation standards organizing organising special ad professional
prevention olympic working youth
"""
_NEITHER = frozenset(_NEITHER_TEXT.split())
_OF_THE_PARTY = frozenset(("party", "cpc", "communist"))
_FUND_WORDS = frozenset(("physical", "royalty", "income", "investment", "estate", "unit"))
_LEARNED_TEXT = """
research technology technological design engineering sciences science metallurgical geological vocational polytechnic
national studies health survey prospecting training policy energy technologies materials
"""
_LEARNED = frozenset(_LEARNED_TEXT.split())
_TECHNOLOGY = frozenset(("technology", "technologies", "mines", "science"))


def institution_kind(t: Tokens, first: int, past: int, head: int) -> Kind:
    """The kind of an institution whose name is the tokens `first` to `past` and whose head stands at `head`."""
    flags, low = t.flags[head], t.lows[head]
    words = set(t.lows[first:past])
    if low == "council" and "tribal" in words:
        return "government"
    if low in ("committee", "subcommittee", "council", "board", "organization", "organisation"):
        return _by_neighbours(t, first, past, low)
    if low == "institute" and head + 2 < past and t.lows[head + 1] == "of" and t.lows[head + 2] in _TECHNOLOGY:
        return "university"
    if flags & UNIVERSITY:
        return "university"
    if low == "institute" and _is_of_a_trade(t, first, past, head):
        return "association"
    if low in ("trust", "fund") and (words & _FUND_WORDS or t.all_flags(first, head) & WEAK):
        return "company"
    if flags & INSTITUTE:
        return "other" if low in ("hospital", "museum") else "institute"
    if low == "branch" and True in t.own[first:head]:
        return "association" if words & {"association", "society", "federation", "union"} else "company"
    if flags & ASSOCIATION:
        if words & {"communist", "soviet", "european"} and low in ("party", "union"):
            return "government"
        return "other" if low in ("foundation", "club") else "association"
    if low == "facility" and words & _LEARNED:
        return "institute"
    if flags & OFFICIAL:
        return "other" if words & _OF_THE_PARTY else "government"
    return "other"


def _is_of_a_trade(t: Tokens, first: int, past: int, head: int) -> bool:
    """Whether an institute is that of a trade, as "Zinc Institute" and "Can Manufacturers Institute" are."""
    if head != past - 1 or head == first or not _LEARNED.isdisjoint(t.lows[first:head]):
        return False
    if t.all_flags(first, head) & PLACE:
        return False
    last = t.lows[head - 1]
    return bool(t.flags[head - 1] & WEAK and t.flags[head - 1] & TOPIC) or last.endswith(("ers", "ors", "lts", "ings"))


def _by_neighbours(t: Tokens, first: int, past: int, low: str) -> Kind:
    """Committees, councils and organisations are of the kind of the words beside them."""
    words = set(t.lows[first:past]) - {low}
    flags = 0
    for k in range(first, past):
        flags |= t.flags[k] if t.lows[k] != low else 0
    if words & _NEITHER:
        return "other"
    if low in ("committee", "subcommittee", "board"):
        if flags & GOV_WORD or (flags & RANK and not flags & ASSOCIATION_WORD):
            return "government"
        if flags & ASSOCIATION_WORD:
            return "association"
        return "other"
    if low == "council":
        local = flags & PLACE and (not flags & (TOPIC | ASSOCIATION_WORD) or "research" in words)
        return "government" if words & _GOVERNING or not words or local else "association"
    if flags & OTHER_WORD:
        return "other"
    return (
        "government"
        if flags & (PLACE | NATION) and flags & TOPIC
        else "association"
        if flags & TOPIC and not words & {"world"}
        else "other"
    )


def ends_as_company(t: Tokens, past: int) -> bool:
    """Whether the last token before `past` is a legal form: then it is a company, whatever stands before."""
    return bool(t.flags[past - 1] & LEGAL) and t.caps[past - 1]
