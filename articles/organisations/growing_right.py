"""How far a name reaches to the right of the word that makes it a name: "Ministry of Land, Housing and Transport"."""

from __future__ import annotations

from articles.organisations.lexicon import (
    COUNTRY,
    HEAD,
    INSTITUTION,
    LEGAL,
    OFFICE,
    PLACE,
    PLAIN,
    RANK,
    STOP,
    THING,
    TOPIC,
    WEAK,
)
from articles.organisations.looks import looks_english
from articles.organisations.tokens import Tokens

BEFORE_POSSESSIVE_TEXT = """
people workers women children farmers king queen peasants youth writers artists men lloyd
"""
BEFORE_POSSESSIVE = frozenset(BEFORE_POSSESSIVE_TEXT.split())
"""What "'s" belongs to inside a name."""
_COMPASS = frozenset(("northern", "southern", "eastern", "western"))
_SAID_OF_BODIES = frozenset(("data", "management", "personnel", "publication"))
_REGIONS = frozenset(
    ("province", "county", "city", "district", "prefecture", "region", "oblast", "republic", "municipality")
)
_OF = frozenset(("of", "for", "on"))


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
    past = _second_field(t, head, past, hi) or _list_right(t, start, past, hi)
    chamber = t.lows[head] == "chamber"
    while past + 1 < hi and (t.lows[past] == "of" or (chamber and t.lows[past] == "for")):
        place = _skip_the(t, past + 1)
        end = _group(t, place, hi)
        if end == place or not t.caps[place]:
            break
        past = _list_right(t, place, end, hi) if chamber else end
    return past - 2 if past - 2 > start and _ends_in_officer(t, head, past) else past


def _second_field(t: Tokens, head: int, past: int, hi: int) -> int:
    """Past the second field of a laboratory, which ordinary words may begin: "… and Continuous Casting"; 0 if none."""
    if t.lows[head] != "laboratory" or past + 2 >= hi or t.lows[past] != "and" or not t.flags[past - 1] & TOPIC:
        return 0
    end = _group(t, past + 1, hi)
    english = all(t.flags[k] & (TOPIC | PLAIN) or looks_english(t.lows[k]) for k in range(past + 1, end))
    return end if english and end > past + 2 and t.caps[end - 1] and not _holds_head(t, past + 1, end) else 0


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
                or (t.lows[i] == "'s" and t.lows[i - 1] not in BEFORE_POSSESSIVE)
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
    """Whether the word at `i` no longer belongs to the name: a person or town behind "Cabinet of Ukraine"."""
    region = t.flags[i - 1] & COUNTRY or t.lows[i - 1] in _REGIONS
    if not region or not t.caps[i - 1] or not t.caps[i] or t.lows[i : i + 2] == ["people", "'s"]:
        return False
    if t.flags[i - 1] & COUNTRY and t.flags[i] & (PLACE | COUNTRY) == PLACE and not (i + 1 < hi and t.caps[i + 1]):
        return True
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
        if link == "," and not and_follows(t, nxt) and nxt == past + 1:
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


def and_follows(t: Tokens, a: int) -> bool:
    """Whether the list that goes on at `a` is closed by "and" within a few words."""
    return "and" in t.lows[a : a + 6] or "&" in t.lows[a : a + 6]
