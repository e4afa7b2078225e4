"""How far a name reaches to the left of the word that makes it a name."""

from __future__ import annotations

from articles.organisations.growing_right import BEFORE_POSSESSIVE, and_follows
from articles.organisations.lexicon import (
    HEAD,
    IN_PLACE,
    INSTITUTION,
    LEADING_LEGAL,
    LEGAL,
    NATION,
    OFFICE,
    OFFICIAL,
    PLACE,
    PLAIN,
    RANK,
    STOP,
    STRONG,
    TOPIC,
    WEAK,
)
from articles.organisations.looks import is_based, looks_english
from articles.organisations.tokens import Tokens

_PARTICLES_TEXT = "de du des la le les del et do da dos y e van von und der"
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_WATCHED = frozenset(("markets", "securities", "services"))
"""What an authority that is no company's watches over."""
NUMBERS = frozenset(("one", "two", "three", "four", "five", "seven", "ten", "all", "more", "now", "most"))
_HAVE_INSTITUTES = frozenset(
    ("ministry", "academy", "university", "bureau", "department", "bank", "administration", "congress")
)
_PARTS_OF_COMPANIES = frozenset(
    ("committee", "board", "party", "office", "department", "division", "section", "branch", "unit")
)
_WORKS = frozenset(("plant", "plants", "works", "factory", "combine", "complex", "smelter", "refinery", "mill"))
_NAME_START_OFFICES = frozenset(("premier", "general", "queen", "king", "prince", "assistant"))
_MAKERS = ("ers", "ors")
"""What the words for those who make or do something end in."""
WORKERS = frozenset(("workers", "employees", "mineworkers", "steelworkers", "labourers", "laborers", "operatives"))


def grow_left_company(t: Tokens, head: int, lo: int) -> int:
    """The first token of a company's name whose head or legal form stands at `head`."""
    a = head
    while a > lo:
        p = a - 1
        low, flags = t.lows[p], t.flags[p]
        if t.caps[p]:
            if (flags & STOP and not _stop_in_name(t, p, a, lo)) or (flags & NATION and is_based(t, p)):
                break
            if flags & OFFICE and not (low in _NAME_START_OFFICES and a < head):
                break
            if flags & LEGAL and not flags & WEAK and a < head and not _may_hold_legal(t, p, a):
                break
            a = p
        elif low in ("and", "&"):
            if not _and_joins_company(t, p, a, head, lo):
                break
            a = p - 1
        elif low == "'s":
            if p - 1 < lo or t.lows[p - 1] not in BEFORE_POSSESSIVE:
                break
            a = p - 1
        elif low == "of" and t.flags[p] & IN_PLACE:
            a = p - 1
        elif low == "of":
            if p - 1 < lo or not t.caps[p - 1] or not t.flags[p - 1] & HEAD or _is_organ(t, p - 1, lo):
                break
            a = p - 1
        elif low in _PARTICLES:
            if p - 1 < lo or not t.caps[p - 1] or t.flags[p - 1] & STOP:
                break
            a = p - 1
        elif (
            (flags & (TOPIC | RANK) or low.isdigit())
            and p > lo
            and t.caps[p - 1]
            and not t.flags[p - 1] & (STOP | OFFICE)
        ):
            a = p
        else:
            break
    return trim_left(t, a, head)


def _is_organ(t: Tokens, p: int, lo: int) -> bool:
    """Whether an organ or part of the company behind "of" ends at `p`: "Party Group of", "Board of"."""
    if t.lows[p] in _PARTS_OF_COMPANIES:
        return True
    return t.lows[p] == "group" and p > lo and t.lows[p - 1] in ("party", "leading", "working", "steering")


def _stop_in_name(t: Tokens, p: int, a: int, lo: int) -> bool:
    """Whether a word that ends most names goes on here: "No. 2 …", "US …", "Zinc One Resources"."""
    low = t.lows[p]
    if low == "no":
        return t.lows[a].isdigit()
    if low == "can":
        return t.words[p] == "Can" and t.caps[a]
    return t.words[p] == "US" or (low in NUMBERS and p > lo and t.caps[p - 1] and not t.flags[p - 1] & STOP)


def _may_hold_legal(t: Tokens, p: int, a: int) -> bool:
    """A legal form inside a longer name: "OAO Gazprom", "PT Inco", "Corp Group"."""
    return bool(t.flags[p] & LEADING_LEGAL) or (t.lows[p] in ("corporation", "company") and t.lows[a] == "of")


def _and_joins_company(t: Tokens, link: int, a: int, head: int, lo: int) -> bool:
    """Whether "A and B Co." is one name: B says only what it makes or goes on with "Steel", or the link is "&"."""
    if link - 1 < lo or not t.caps[link - 1] or t.flags[link - 1] & (STOP | OFFICE):
        return False
    if t.flags[link - 1] & (LEGAL | STRONG | INSTITUTION) and not t.flags[link - 1] & TOPIC:
        return False
    if t.lows[link] == "&" or (len(t.words[link - 1]) == 1 and len(t.words[link + 1]) == 1):
        return True
    if t.lows[link - 1] == "iron" and t.lows[link + 1] == "steel":
        return True
    if _is_of_named(t, link - 1, lo):
        return False
    return all(
        not t.caps[k]
        or t.lows[k] in _WORKS
        or (t.flags[k] & (TOPIC | WEAK | STRONG | LEGAL | INSTITUTION) and not t.flags[k] & PLACE)
        for k in range(a, head + 1)
    )


def _is_of_named(t: Tokens, k: int, lo: int) -> bool:
    """Whether the words to `k` say whose or where a name before them is: "Zinkor of Port Tarn and …"."""
    while k > lo and t.caps[k]:
        k -= 1
    return k > lo and t.lows[k] == "of" and (t.own[k - 1] or bool(t.flags[k - 1] & WEAK))


def trim_left(t: Tokens, a: int, head: int) -> int:
    """Past leading words that can't begin a name: linking words, ordinals, commas."""
    while a < head and (
        (not t.caps[a] and not t.flags[a] & (TOPIC | RANK))
        or (t.words[a][0].isdigit() and not t.words[a][-1].isupper())
    ):
        a += 1
    return a


def grow_left_institution(t: Tokens, head: int, lo: int) -> int:
    """The first token of the name of a ministry, institute, association… whose head stands at `head`."""
    a = head
    while a > lo:
        p = a - 1
        low, flags = t.lows[p], t.flags[p]
        if t.caps[p]:
            if (
                flags & STOP and not (low == "no" and t.lows[a].isdigit()) and not (t.words[p] == "Can" and t.caps[a])
            ) or (flags & OFFICE and not (low in _NAME_START_OFFICES or flags & (RANK | TOPIC | PLAIN))):
                break
            if flags & LEGAL and not flags & WEAK:
                break
            a = p
        elif low in ("and", "&", ","):
            step = _list_step(t, p, a, lo)
            if step < 0 and _joins_markets(t, p, a, head, lo):
                step = p - 1
            if step < 0:
                break
            a = step
        elif low == "'s":
            if p - 1 < lo or t.lows[p - 1] not in BEFORE_POSSESSIVE:
                break
            a = p - 1
        elif low == "'":
            if p - 1 < lo or not t.caps[p - 1] or t.flags[p - 1] & (PLACE | STOP):
                break
            a = p - 1
        elif low == "of":
            if (
                p - 1 < lo
                or not t.caps[p - 1]
                or t.lows[p - 1] not in _HAVE_INSTITUTES
                or t.lows[head + 1 : head + 2] == ["of"]
            ):
                break
            a = p - 1
        elif low in _PARTICLES:
            if p - 1 < lo or not t.caps[p - 1]:
                break
            a = p - 1
        elif (flags & (TOPIC | RANK) and not flags & STOP) or (low.isdigit() and p > lo and t.caps[p - 1]):
            a = p
        else:
            break
    return trim_official(t, a, head)


def _list_step(t: Tokens, link: int, a: int, lo: int) -> int:
    """Where growing goes on left of "and" or a comma between two fields of activity, or -1 where it must stop."""
    p = link - 1
    if p >= lo and t.lows[link] == "and" and t.lows[p] == ",":
        p -= 1
    if p < lo or t.flags[p] & (STOP | OFFICE):
        return -1
    right = t.flags[a] & TOPIC and not t.flags[a] & PLACE
    left = t.flags[p] & TOPIC
    if t.lows[link] == "&" and t.caps[p]:
        return p
    if t.flags[p] & (INSTITUTION | LEGAL) and not left:
        return -1
    if t.lows[link] == ",":
        return p if left and right and and_follows(t, a) else -1
    if t.lows[link] == "and" and t.caps[p] and t.caps[a] and _joins_trades(t, p, a):
        return p
    if t.lows[link] == "and" and t.caps[p] and "autonomous" in t.lows[a : a + 3]:
        return p
    return p if left and right else -1


def _joins_markets(t: Tokens, link: int, a: int, head: int, lo: int) -> bool:
    """Whether "and" joins what an authority watches over: "Capital Markets and Securities Authority"."""
    p = link - 1
    if p <= lo or t.lows[link] != "and" or t.lows[p] not in _WATCHED or not t.flags[head] & OFFICIAL:
        return False
    return t.caps[p] and t.caps[a] and bool(t.flags[a] & (TOPIC | STRONG | WEAK))


def _joins_trades(t: Tokens, p: int, a: int) -> bool:
    """Whether "and" joins the trades of an association: "Tooling and Machining", "Smelters and Casters"."""
    trade = t.flags[p] & (TOPIC | STRONG | WEAK)
    if trade and not WORKERS.isdisjoint(t.lows[a : a + 3]):
        return True
    if t.lows[p].endswith(_MAKERS) and t.lows[a].endswith(_MAKERS):
        return True
    return bool(trade or looks_english(t.lows[p])) and looks_english(t.lows[a]) and not t.flags[a] & (STOP | PLACE)


def trim_official(t: Tokens, a: int, head: int) -> int:
    """Past leading linking words, ordinals stay ("3rd … Alliance")."""
    while a < head and ((not t.caps[a] and not t.flags[a] & (TOPIC | RANK)) or t.lows[a] in (",", "and", "&", "of")):
        a += 1
    return a
