"""How far a name reaches to the left and right of the word that makes it a name."""

from __future__ import annotations

from articles.organisations.lexicon import (
    COUNTRY,
    HEAD,
    IN_PLACE,
    INSTITUTION,
    LEADING_LEGAL,
    LEGAL,
    NATION,
    OFFICE,
    PLACE,
    PLAIN,
    RANK,
    STOP,
    STRONG,
    THING,
    TOPIC,
    WEAK,
)
from articles.organisations.looks import is_based, looks_english
from articles.organisations.tokens import Tokens

_PARTICLES_TEXT = "de du des la le les del et do da dos y e van von und der"
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_BEFORE_POSSESSIVE_TEXT = """
people workers women children farmers king queen peasants youth writers artists men lloyd
"""
_BEFORE_POSSESSIVE = frozenset(_BEFORE_POSSESSIVE_TEXT.split())
NUMBERS = frozenset(("one", "two", "three", "four", "five", "seven", "ten", "all", "more", "now", "most"))
_HAVE_INSTITUTES = frozenset(
    ("ministry", "academy", "university", "bureau", "department", "bank", "administration", "congress")
)
_COMPASS = frozenset(("northern", "southern", "eastern", "western"))
_SAID_OF_BODIES = frozenset(("data", "management", "personnel", "publication"))
_PARTS_OF_COMPANIES = frozenset(
    ("committee", "board", "party", "office", "department", "division", "section", "branch", "unit")
)
_REGIONS = frozenset(
    ("province", "county", "city", "district", "prefecture", "region", "oblast", "republic", "municipality")
)
_OF = frozenset(("of", "for", "on"))
_WORKS = frozenset(("plant", "plants", "works", "factory", "combine", "complex", "smelter", "refinery", "mill"))
_NAME_START_OFFICES = frozenset(("premier", "general", "queen", "king", "prince", "assistant"))
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
            if p - 1 < lo or t.lows[p - 1] not in _BEFORE_POSSESSIVE:
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
    """Whether "A and B Co." is one name: all of B says only what it makes, or the link is "&"."""
    if link - 1 < lo or not t.caps[link - 1] or t.flags[link - 1] & (STOP | OFFICE):
        return False
    if t.flags[link - 1] & (LEGAL | STRONG | INSTITUTION) and not t.flags[link - 1] & TOPIC:
        return False
    if t.lows[link] == "&" or (len(t.words[link - 1]) == 1 and len(t.words[link + 1]) == 1):
        return True
    return all(
        not t.caps[k]
        or t.lows[k] in _WORKS
        or (t.flags[k] & (TOPIC | WEAK | STRONG | LEGAL | INSTITUTION) and not t.flags[k] & PLACE)
        for k in range(a, head + 1)
    )


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
            if step < 0:
                break
            a = step
        elif low == "'s":
            if p - 1 < lo or t.lows[p - 1] not in _BEFORE_POSSESSIVE:
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
        return p if left and right and _and_follows(t, a) else -1
    if t.lows[link] == "and" and t.caps[p] and t.caps[a] and _joins_trades(t, p, a):
        return p
    if t.lows[link] == "and" and t.caps[p] and "autonomous" in t.lows[a : a + 3]:
        return p
    return p if left and right else -1


def _joins_trades(t: Tokens, p: int, a: int) -> bool:
    """Whether "and" joins the trades of a union or association: "Tooling and Machining"."""
    trade = t.flags[p] & (TOPIC | STRONG | WEAK)
    if trade and not WORKERS.isdisjoint(t.lows[a : a + 3]):
        return True
    return bool(trade or looks_english(t.lows[p])) and looks_english(t.lows[a]) and not t.flags[a] & (STOP | PLACE)


def _and_follows(t: Tokens, a: int) -> bool:
    """Whether the list that goes on at `a` is closed by "and" within a few words."""
    return "and" in t.lows[a : a + 6] or "&" in t.lows[a : a + 6]


def trim_official(t: Tokens, a: int, head: int) -> int:
    """Past leading linking words, ordinals stay ("3rd … Alliance")."""
    while a < head and ((not t.caps[a] and not t.flags[a] & (TOPIC | RANK)) or t.lows[a] in (",", "and", "&", "of")):
        a += 1
    return a


def grow_right(t: Tokens, head: int, hi: int) -> int:
    """Past the last token of the "of …" that belongs to the head at `head`; `head + 1` where there is none."""
    i = head + 1
    if i + 1 >= hi or t.lows[i] not in _OF or (t.lows[head] == "parliament" and t.lows[i] != "of"):
        return head + 1
    start = _skip_the(t, i + 1)
    if t.lows[i] == "on" and start < hi and t.caps[start] and not t.flags[start] & (TOPIC | RANK | PLAIN):
        return head + 1
    past = _group(t, start, hi)
    if past == start:
        return head + 1
    past = _list_right(t, start, past, hi)
    chamber = t.lows[head] == "chamber"
    while past + 1 < hi and (t.lows[past] == "of" or (chamber and t.lows[past] == "for")):
        place = _skip_the(t, past + 1)
        end = _group(t, place, hi)
        if end == place or not t.caps[place]:
            break
        past = _list_right(t, place, end, hi) if chamber else end
    return past - 2 if past - 2 > start and _ends_in_officer(t, head, past) else past


def _ends_in_officer(t: Tokens, head: int, past: int) -> bool:
    """Whether the name that ends before `past` has its officer behind it: "Minister of the … of Energy Ann Poe".

    The officer's two names stand behind a word that is no name's own, an office "of" the body before its head.
    """
    if not (t.own[past - 1] and t.own[past - 2] and t.caps[past - 3]) or t.own[past - 3]:
        return False
    if looks_english(t.lows[past - 1]) or looks_english(t.lows[past - 2]):
        return False
    k = head
    while k > 0 and t.caps[k] and t.ends[k - 1] + 1 == t.starts[k]:
        k -= 1
    while k > 0 and t.lows[k] in ("of", "the", "at"):
        k -= 1
    return bool(t.flags[k] & OFFICE) and t.lows[k + 1] in ("of", "at")


def _skip_the(t: Tokens, i: int) -> int:
    return i + 1 if i < len(t.lows) and t.lows[i] == "the" else i


def _group(t: Tokens, i: int, hi: int) -> int:
    """Past the words of one noun group: capitalised ones, or fields of activity in lower case."""
    start = i
    while i < hi:
        flags = t.flags[i]
        if t.caps[i]:
            if (flags & STOP and t.words[i] != "US") or (flags & OFFICE and not flags & (RANK | TOPIC)):
                break
        elif t.lows[i] in ("'s", "'"):
            if (
                i == start
                or (t.lows[i] == "'s" and t.lows[i - 1] not in _BEFORE_POSSESSIVE)
                or i + 1 >= hi
                or not t.caps[i + 1]
            ):
                break
        elif not flags & (TOPIC | RANK) or (
            i > start and t.caps[i - 1] and (t.flags[i - 1] & PLACE or t.lows[i] in _SAID_OF_BODIES)
        ):
            break
        if i > start and _ends_with_region(t, i, hi):
            break
        i += 1
    return i


def _ends_with_region(t: Tokens, i: int, hi: int) -> bool:
    """Whether the word at `i` no longer belongs to the name: a person behind "Cabinet of Ukraine", a menu's word."""
    region = t.flags[i - 1] & COUNTRY or t.lows[i - 1] in _REGIONS
    if not region or not t.caps[i - 1] or not t.caps[i]:
        return False
    return not t.flags[i] & (PLACE | TOPIC | RANK | HEAD | THING) and not _goes_on(t, i, hi)


def _goes_on(t: Tokens, i: int, hi: int) -> bool:
    """Whether a smaller region or a head follows: "of Hunan Province Xiangtan City"."""
    return any(t.caps[k] and (t.lows[k] in _REGIONS or t.flags[k] & HEAD) for k in range(i + 1, min(hi, i + 4)))


def _list_right(t: Tokens, start: int, past: int, hi: int) -> int:
    """Past the further members of a list of fields: "Land, Infrastructure and Transport"."""
    listed = False
    first_is_place = bool(t.flags[start] & PLACE) and t.caps[start]
    while past + 1 < hi and not first_is_place:
        link = t.lows[past]
        nxt = past + 1
        if link == "," and nxt < hi and t.lows[nxt] == "and":
            nxt += 1
        if link not in (",", "and", "&") or nxt >= hi or t.flags[nxt] & PLACE:
            break
        end = _group(t, nxt, hi)
        closes = listed and link == "and" and bool(t.all_flags(nxt, end) & TOPIC)
        users = link == "and" and end == nxt + 1 and t.caps[nxt] and t.lows[nxt].endswith("ers")
        if end == nxt or _holds_head(t, nxt, end) or not (t.flags[nxt] & (TOPIC | RANK) or closes or users):
            break
        if _names_company(t, nxt, end):
            break
        if link == "," and not _and_follows(t, nxt) and nxt == past + 1:
            break
        listed = listed or link == ","
        past = end
    return past


def _names_company(t: Tokens, start: int, past: int) -> bool:
    """Whether a group is a company named by a point of the compass: "Northern Rare-Earth", "Southern Copper"."""
    return past - start > 1 and t.caps[start] and t.lows[start] in _COMPASS and bool(t.flags[past - 1] & WEAK)


def _holds_head(t: Tokens, start: int, past: int) -> bool:
    """Whether a head stands in the group: then it is a body of its own ("Ministry of Commerce and Finance Bureau")."""
    return any(
        t.flags[k] & (INSTITUTION | LEGAL)
        and (not t.flags[k] & TOPIC or (k + 1 < len(t.lows) and t.lows[k + 1] == "of"))
        for k in range(start, past)
    )
