"""Names grown from the word that makes them names: "… Co., Ltd.", "Ministry of …", "… Research Institute"."""

from __future__ import annotations

from articles.model import Kind
from articles.organisations.found import Found, make
from articles.organisations.growing import NUMBERS, grow_left_company
from articles.organisations.growing_right import grow_right
from articles.organisations.institutions import institution
from articles.organisations.legal_names import company_by_legal, is_description
from articles.organisations.lexicon import (
    COUNTRY,
    HEAD,
    INSTITUTION,
    LEGAL,
    NATION,
    OFFICE,
    ORDINARY,
    PART,
    PLACE,
    PLAIN,
    RANK,
    STOP,
    STRONG,
    THING,
    TOPIC,
    WEAK,
)
from articles.organisations.looks import HOUSES, looks_english, looks_like_person
from articles.organisations.tokens import Tokens

_NO_COMPANYS_GROUP = frozenset(("leadership", "leading", "working", "steering", "expert", "study"))
_DUTIES = frozenset(
    ("communications", "logistics", "investments", "finance", "exploration", "engineering", "technology")
)
"""What a manager or director may be that of: "Zinkor Communications Manager"."""
_RANKINGS = (" 5", " 1", " 2")
"""What follows "Global" in a ranking's name: "Global 500"."""
_SITES = frozenset(("works",))
"""Heads that make a plant of a name alone, a company of one that says what it makes."""
_OFFERS = frozenset(("services", "technologies", "resources", "solutions", "international"))
"""Heads of generic names that brackets behind them may abbreviate, if something speaks for a company too."""
_TO_DO_TEXT = "acquire build buy create develop expand form investigate join launch open purchase sell visit"
_TO_DO = frozenset(_TO_DO_TEXT.split())
"""What headlines write with a capital between "to" and a name."""
_WILL = (" will ", " would ", " must ", " should ", " could ")
"""What stands right before a verb, in a headline before one with a capital."""
_NO_NAMES_OWN = frozenset(("enterprise", "enterprises", "partnership", "partnerships", "communications"))
"""Heads of what brackets abbreviate without naming a body: "State-Owned Enterprise (SOE)"."""


def find_by_heads(t: Tokens, text: str) -> list[Found]:
    """The bodies that a head word makes, in order of their place; nested parts point to their host."""
    out: list[Found] = []
    heads = t.heads
    regions = iter(t.regions)
    lo = hi = at = 0
    count = len(heads)
    while at < count:
        while heads[at] >= hi:
            lo, hi = next(regions)
        first, flags = at, 0
        while at < count and heads[at] < hi:
            flags |= t.flags[heads[at]]
            at += 1
        if flags & HEAD and hi - lo > 1:
            out.extend(_region(t, text, lo, hi, heads[first:at]))
    return out


def _region(t: Tokens, text: str, lo: int, hi: int, heads: list[int]) -> list[Found]:
    """The bodies of one region: first those of unmistakable heads, then what words such as Metals make of the rest.

    `heads` are its tokens that may make a name.
    """
    heads.reverse()
    found = _sure_names(t, text, lo, hi, heads)
    edge = hi
    taken: set[int] | None = None
    for i in heads:
        if i >= edge or not t.caps[i] or not t.flags[i] & (STRONG | WEAK):
            continue
        if taken is None:
            taken = {k for f in found for k in range(f.first, f.past)}
        if i in taken:
            continue
        left = i
        while left > lo and left - 1 not in taken:
            left -= 1
        one = _company_by_head(t, text, i, left, hi)
        if one is not None and taken.isdisjoint(range(one.first, one.past)):
            found.append(one)
            edge = one.first
    if len(found) > 1:
        found.sort(key=lambda f: (f.first, f.past))
    return found


def _sure_names(t: Tokens, text: str, lo: int, hi: int, heads: list[int]) -> list[Found]:
    """Names by legal form, institution or a company's word; last first, as a name takes in heads on its left."""
    found: list[Found] = []
    by_first: dict[int, Found] = {}
    edge = hi
    for i in heads:
        if i >= edge:
            continue
        one = None
        flags = t.flags[i]
        if flags & LEGAL and t.caps[i]:
            one = company_by_legal(t, text, i, lo, hi)
        if one is None and flags & (INSTITUTION | PART):
            one = institution(t, i, lo, hi, by_first)
        if one is None and flags & STRONG and not flags & TOPIC and t.caps[i]:
            one = _company_by_head(t, text, i, lo, hi)
        if one is None:
            continue
        if found:
            found = [f for f in found if f.first >= one.past or f is one.host or f.first < one.first]
        found.append(one)
        by_first[one.first] = one
        if one.kind == "government" and t.flags[one.first] & NATION and one.past - one.first > 2:
            found.append(_without_nation(t, one))
        edge = one.first
    return found


def _without_nation(t: Tokens, whole: Found) -> Found:
    """ "Ministry of Energy" in "Kazakh Ministry of Energy": a form of the same body."""
    inner = make(t, whole.first + 1, whole.past, whole.kind, whole.rule)
    inner.host, inner.bare = whole, whole.bare
    return inner


def _company_by_head(t: Tokens, text: str, i: int, lo: int, hi: int) -> Found | None:
    """A company by a word such as Group, Bank, Mining after a name of its own."""
    if _makes_no_company(t, text, i, lo, hi):
        return None
    low = t.lows[i]
    past = grow_right(t, i, hi) if low in ("bank", "corporation") else i + 1
    first = _first_of_company(t, text, i, lo)
    if is_description(t, text, first):
        return None
    if low == "works" and first < i and t.flags[i - 1] & WEAK and t.lows[i + 1 : i + 2] == ["of"]:
        return _works_of_town(t, first, i, hi)
    if past > i + 1 and t.caps[i]:
        kind: Kind = "government" if _is_central_bank(t, first, i, past) else "company"
        return make(t, first, past, kind, "head") if t.caps[past - 1] else None
    if first >= i:
        return None
    own = [k for k in range(first, i) if t.own[k] and not looks_english(t.lows[k])]
    if t.flags[i] & STRONG:
        return _by_strong_head(t, text, first, i, own, past)
    return _by_weak_head(t, text, first, i, own, past)


def _makes_no_company(t: Tokens, text: str, i: int, lo: int, hi: int) -> bool:
    """Whether the words around a company's head at `i` say that it makes none: a part's, office's or ranking's name."""
    low = t.lows[i]
    if i + 1 < hi and t.caps[i + 1]:
        behind = t.flags[i + 1]
        if behind & PART and not behind & LEGAL:
            return True
        if not behind & STOP and not _opens_person(t, i + 1, hi):
            return True
        if low in _DUTIES and behind & OFFICE:
            return True
    if low == "global" and text[t.ends[i] : t.ends[i] + 2] in _RANKINGS:
        return True
    return low == "group" and i > lo and t.lows[i - 1] in _NO_COMPANYS_GROUP


def _first_of_company(t: Tokens, text: str, i: int, lo: int) -> int:
    """The first token of the name before a company's head at `i`, without its nation or what is to be done with it."""
    first = grow_left_company(t, i, lo)
    while first < i and t.flags[first] & NATION and True in t.own[first + 1 : i]:
        first += 1
    first = _with_number(t, text, first, lo)
    before = text[max(0, t.starts[first] - 8) : t.starts[first]].lower()
    to_do = first + 1 < i and before.endswith("to ") and t.lows[first] in _TO_DO
    return first + 1 if to_do or (first < i and before.endswith(_WILL)) else first


def _is_central_bank(t: Tokens, first: int, i: int, past: int) -> bool:
    """Whether the "Bank of COUNTRY" from `first` to `past` is a government's, with its head at `i`."""
    official = first == i or t.lows[first] in ("central", "reserve", "national", "federal")
    return (
        t.lows[i] == "bank"
        and official
        and bool(t.flags[past - 1] & COUNTRY)
        and t.lows[past - 1] not in ("america", "china", "ireland", "scotland")
    )


def _by_strong_head(t: Tokens, text: str, first: int, i: int, own: list[int], past: int) -> Found | None:
    """A company by a word such as Group at `i`, if a word of its own, a place or brackets say which."""
    if not own and not _place_and_field(t, first, i) and not _in_brackets(t, text, first, i):
        return None
    one = make(t, first, past, "company", "head")
    one.weak = t.lows[i] in _SITES and not t.all_flags(first, i) & TOPIC
    return one


def _works_of_town(t: Tokens, first: int, i: int, hi: int) -> Found | None:
    """A company called by what its works make and their town: "Electrolytic Copper Works of Tarnava"."""
    past = grow_right(t, i, hi)
    return make(t, first, past, "company", "head") if past > i + 2 and t.caps[past - 1] else None


def _by_weak_head(t: Tokens, text: str, first: int, i: int, own: list[int], past: int) -> Found | None:
    """A company by a word such as Metals at `i`, which ends common nouns too: weak if more must speak for it."""
    if looks_like_person(t, first, i) or _shouted(t, own) or t.lows[first] in HOUSES or _goes_on_to_thing(t, past):
        return None
    one = make(t, first, past, "company", "weak-head")
    one.weak = (
        not own
        or _titled(t, text, first)
        or (len(own) == 1 and own[0] != first and not (t.flags[first] & PLACE and own[0] == first + 1))
    )
    if t.lows[i] == "fields":
        one.weak = True
        if text.startswith(("the ", "The "), max(0, t.starts[first] - 4)):
            return None
    place = t.all_flags(first, i) & PLACE
    fields = i - first > 1 and t.own[first] and bool(t.flags[i - 1] & WEAK)
    if own or place or fields or t.flags[first] & RANK:
        return one
    return one if t.lows[i] in _OFFERS and _in_brackets(t, text, first, i) else None


def _goes_on_to_thing(t: Tokens, past: int) -> bool:
    """Whether "and", fields and a thing follow, which has the whole name: "Zinkor Rare Earth and Boron Project"."""
    if t.lows[past : past + 1] != ["and"]:
        return False
    k = past + 1
    while (
        k < len(t.lows) and t.caps[k] and not t.flags[k] & THING and not t.own[k] and t.starts[k] == t.ends[k - 1] + 1
    ):
        k += 1
    goes_on = past + 1 < k < len(t.lows) and t.starts[k] == t.ends[k - 1] + 1
    return goes_on and t.caps[k] and bool(t.flags[k] & THING)


def _with_number(t: Tokens, text: str, first: int, lo: int) -> int:
    """The first token of a name that begins with a number in the midst of a sentence: "the Four Rivers Group"."""
    p = first - 1
    if p < lo or t.lows[p] not in NUMBERS or not t.caps[p] or t.ends[p] + 1 != t.starts[first]:
        return first
    return p if text[max(0, t.starts[p] - 4) : t.starts[p]].lower() == "the " else first


def _shouted(t: Tokens, own: list[int]) -> bool:
    """Whether a name stands in a headline in capitals, where any word before "COPPER" could be a verb."""
    return bool(own) and all(t.words[k].isupper() and len(t.words[k]) > 4 for k in own)


def _starts_with(t: Tokens, first: int, own: int) -> bool:
    """Whether a name begins with its own word, or with a place and then that."""
    return own == first or (own == first + 1 and bool(t.flags[first] & PLACE))


def _opens_person(t: Tokens, i: int, hi: int) -> bool:
    """Whether an office or a person's name begins at token `i`: "Alcoa Chairman", "Rio Group President"."""
    return bool(t.flags[i] & ORDINARY and not t.flags[i] & (HEAD | THING | TOPIC | PLAIN | RANK)) or looks_like_person(
        t, i, min(hi, i + 2)
    )


def _place_and_field(t: Tokens, first: int, i: int) -> bool:
    """Whether a place or nation and something else stand before a strong head: "Toronto Dominion Bank"."""
    place = t.all_flags(first, i) & (PLACE | NATION)
    return bool(place) or (
        i - first > 1 and t.flags[first] & RANK != 0 and t.lows[i] in ("bank", "insurance", "railway")
    )


def _in_brackets(t: Tokens, text: str, first: int, i: int) -> bool:
    """Whether brackets behind a name without a word of its own hold its letters: "Ferrous Trading Group (FTG)"."""
    end = t.ends[i]
    if not text.startswith((" (", "\u00a0("), end) or t.lows[i] in _NO_NAMES_OWN:
        return False
    letters = "".join([t.words[k][0] for k in range(first, i + 1) if t.caps[k]])
    return len(letters) > 2 and text[end + 2 : end + 12].lstrip("\"“'‘").startswith(letters)


def _titled(t: Tokens, text: str, first: int) -> bool:
    """Whether the name begins a line or sentence, where any word has a capital."""
    before = text[max(0, t.starts[first] - 3) : t.starts[first]].rstrip(" ")
    return not before or before[-1] in "\n.!?:"
