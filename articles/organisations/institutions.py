"""Ministries, universities, institutes, associations, committees: names grown from the word that says which."""

from __future__ import annotations

from articles.organisations.found import Found, make
from articles.organisations.growing import WORKERS, grow_left_institution
from articles.organisations.growing_right import grow_right
from articles.organisations.kinds import institution_kind
from articles.organisations.lexicon import (
    CAUTIOUS,
    COUNTRY,
    GOV_WORD,
    HEAD,
    IN_PLACE,
    INSTITUTE,
    INSTITUTION,
    NATION,
    OFFICIAL,
    PART,
    PLACE,
    PLAIN,
    RANK,
    STOP,
    THING,
    TOPIC,
    UNIVERSITY,
    WEAK,
)
from articles.organisations.tokens import Tokens

_CAPITAL_ONLY_TEXT = """
council party union school college center centre office service board society police court army fund trust club customs
survey chamber branch museum hospital laboratory cabinet mint authority institution administration agency organization
organisation league alliance federation parliament government
"""
_CAPITAL_ONLY = frozenset(_CAPITAL_ONLY_TEXT.split())
_INTERNAL_HEADS = frozenset(("committee", "board", "council", "department", "office", "center", "centre"))
_INTERNAL_TEXT = """
audit compensation remuneration nominating nomination governance advisory supervisory executive steering special
management independent operating working editorial disclosure legal sales purchasing marketing technical engineering
production quality safety equipment maintenance procurement human resources personnel investor relations public
communications customer data research service call head and of
"""
_INTERNAL = frozenset(_INTERNAL_TEXT.split())
_STATE_ORGANS = frozenset(("government", "police", "army", "parliament", "court", "customs"))
_HIGH = frozenset(("supreme", "high", "federal", "european", "people"))
_LOOSE_TEXT = "party union club trust fund corps school college center centre branch chamber society foundation"
_LOOSE_HEADS = frozenset(_LOOSE_TEXT.split())
_CENTRE_WORDS = frozenset(("national", "research", "international", "state"))
_COMMON_TEXT = (
    "independent local trade civic convention community shopping medical visitor visitors data call sports youth"
)
_COMMON_PLACES = frozenset(_COMMON_TEXT.split())
"""What says of a union or centre only of which sort it is."""
_REGIONAL = frozenset(("provincial", "municipal"))
_TAUGHT = frozenset(("engineering", "physics", "chemistry", "mathematics", "metallurgy"))
"""What departments of universities are of."""
_BARE_TEXT = "bureau committee council board office department commission agency authority survey administration"
_BARE_HEADS = frozenset(_BARE_TEXT.split())
_LOFTY_TEXT = """
national state central federal royal world international european euro people's joint supreme higher northeastern north
northwestern southeast southwest northeast central eastern western southern northern
"""
_LOFTY = frozenset(_LOFTY_TEXT.split())
_MAKING = frozenset(
    ("manufacturing", "production", "processing", "recycling", "storage", "smelting", "refining", "melting")
)
_BODIES_FACILITY = _LOFTY | {"global", "research", "user", "technology"}
"""What says that a facility is a body: "National … Facility", "… Research Facility"."""


def institution(t: Tokens, i: int, lo: int, hi: int, by_first: dict[int, Found]) -> Found | None:
    """A ministry, university, institute, association, committee… whose head stands at token `i`."""
    flags = t.flags[i]
    inner = _inner(t, i, hi, by_first)
    if not t.caps[i] and inner is None and not _lower_head_counts(t, i, lo):
        return None
    if i + 1 < hi and t.caps[i + 1] and t.flags[i + 1] & THING and not t.flags[i + 1] & HEAD:
        return None
    if (
        flags & IN_PLACE
        or (inner is None and not flags & INSTITUTION)
        or (t.lows[i] == "party" and _is_of_secretary(t, i, hi))
    ):
        return None
    first = grow_left_institution(t, i, lo)
    if inner is not None:
        return _nested(t, first, i, inner)
    past = grow_right(t, i, hi)
    if (past == i + 1 and first == i) or _speaks_for_another(t, first, i, past):
        return None
    may_be_part = (flags & PART and not _is_national(t, first, i)) or t.lows[i] == "college"
    part_of = _host_behind(t, i, past, by_first) if may_be_part else None
    if part_of is not None:
        whole = make(t, first, part_of.past, part_of.kind, "part-of")
        whole.host = part_of
        return whole
    host = _host_before(t, first, i) if flags & PART else None
    if host is not None:
        whole = make(t, first, past, host.kind, "part-of")
        whole.host = host
        return whole
    kind = institution_kind(t, first, past, i)
    one = make(t, first, past, kind, "head")
    standing = 0 if _is_of_a_faculty(t, first, i, past) else _standing(t, first, i, past)
    if standing < 0:
        return None
    one.bare = standing == 0 and not _of_a_nation(t, first, lo)
    return one


def _is_of_a_faculty(t: Tokens, first: int, i: int, past: int) -> bool:
    """Whether a department is one that every university has: "Department of Materials Science and Engineering"."""
    if first != i or t.lows[i] != "department" or past < i + 3 or t.lows[past - 1] not in _TAUGHT:
        return False
    return not t.all_flags(i + 1, past) & (PLACE | NATION)


def _is_national(t: Tokens, first: int, i: int) -> bool:
    """Whether a laboratory or centre that a university has is a nation's, and so a body of its own."""
    return bool(t.flags[i] & INSTITUTE) and t.lows[first] in ("national", "state")


def _is_of_secretary(t: Tokens, i: int, hi: int) -> bool:
    """Whether the party at `i` is that of a body's "Party Secretary", with the body's name before it."""
    if i + 1 >= hi or t.lows[i + 1] != "secretary":
        return False
    return i > 0 and t.own[i - 1] and t.words[i - 1].isupper()


def _of_a_nation(t: Tokens, first: int, lo: int) -> bool:
    """Whether a nation's name stands before the name: "Peru's Mining Council"."""
    return first - 2 >= lo and t.lows[first - 1] == "'s" and bool(t.flags[first - 2] & COUNTRY) and t.caps[first]


def _speaks_for_another(t: Tokens, first: int, i: int, past: int) -> bool:
    """Whether a board or secretariat is that of a body named beside it: "Board of Zinkor", "IZA Secretariat"."""
    if t.lows[i] == "board" and first == i:
        return not t.all_flags(i + 2, past) & (TOPIC | RANK | PLACE | GOV_WORD)
    return t.lows[i] == "secretariat" and first == i - 1 and t.words[first].isupper() and past == i + 1


def _host_behind(t: Tokens, i: int, past: int, by_first: dict[int, Found]) -> Found | None:
    """The university behind a part of it and the part's field: "School of Metallurgy of Hunan University"."""
    for k in range(i + 3, past):
        inner = by_first.get(k)
        if inner is not None and inner.kind == "university" and t.lows[k - 1] == "of":
            return inner
    return None


def _host_before(t: Tokens, first: int, i: int) -> Found | None:
    """The university or academy in front of a part of it: "Tsinghua University School of …"."""
    for k in range(i - 1, first, -1):
        if t.flags[k] & UNIVERSITY and t.caps[k] and not t.flags[k] & PART:
            return make(t, first, k + 1, institution_kind(t, first, k + 1, k), "head")
    return None


def _lower_head_counts(t: Tokens, i: int, lo: int) -> bool:
    """A lower-case head makes a name after a capitalised place and a field or rank: "Shangrao municipal government"."""
    if t.lows[i] in _CAPITAL_ONLY:
        return (
            t.lows[i] == "government" and i - 2 >= lo and t.lows[i - 1] in ("municipal", "provincial") and t.caps[i - 2]
        )
    k = i - 1
    while k >= lo and not t.caps[k] and (t.flags[k] & (TOPIC | RANK) or t.lows[k] == "and"):
        k -= 1
    return k >= lo and k < i - 1 and t.caps[k] and not t.flags[k] & (STOP | OFFICIAL | NATION)


def _inner(t: Tokens, i: int, hi: int, by_first: dict[int, Found]) -> Found | None:
    """The body that begins right after "of" (or "of the") behind the head at `i`."""
    if i + 2 < hi and t.lows[i + 1] == "of":
        start = i + 2
        if t.lows[start] == "the":
            start += 1
        return by_first.get(start)
    return None


def _nested(t: Tokens, first: int, i: int, inner: Found) -> Found | None:
    """A head before "of" and a body: a part of that body, or a body of its own."""
    low = t.lows[i]
    if not t.caps[i] and not t.flags[i] & PART and low != "branch":
        return None
    if low in ("party", "committee") and "party" in t.lows[first : i + 1]:
        return None
    if low in ("committee", "board", "union", "office") and inner.kind == "company":
        return None
    if low == "government" or t.flags[i] & STOP:
        return None
    whole = make(t, first, inner.past, institution_kind(t, first, i + 1, i), "nested")
    if t.flags[i] & PART and low != "branch":
        if not _is_national(t, first, i):
            whole.kind, whole.host, whole.rule = inner.kind, inner, "part-of"
    elif (low == "committee" and inner.kind == "association") or (inner.kind == "association" and low == "branch"):
        whole.kind = "association"
    elif low == "branch":
        whole.kind = inner.kind
    return whole


def _standing(t: Tokens, first: int, i: int, past: int) -> int:
    """How far a name says which body it is: 1 it does, 0 only as the short form of a fuller one, -1 not at all."""
    low, flags = t.lows[i], t.flags[i]
    others = [k for k in range(first, past) if k != i and (t.caps[k] or t.flags[k] & (TOPIC | RANK))]
    if not others:
        return -1
    words = [t.lows[k] for k in others]
    if low in _INTERNAL_HEADS and _INTERNAL.issuperset(words):
        return 0
    named = _is_named(t, others)
    if low == "council" and words == ["tribal"]:
        return 0
    if low in _STATE_ORGANS:
        return int(named or not _HIGH.isdisjoint(words))
    if low == "tribunal" and t.caps[i]:
        return int(named or any(t.flags[k] & RANK for k in others))
    if low == "service":
        known = any(t.flags[k] & (PLACE | NATION) for k in others)
        return int(len(others) > 1 and (known or any(t.flags[k] & (TOPIC | RANK) for k in others)))
    if low == "union" and not WORKERS.isdisjoint(words):
        return int(not WORKERS.issuperset(words))
    if low == "facility" and (not _MAKING.isdisjoint(words) or _BODIES_FACILITY.isdisjoint(words)):
        return -1
    if low in _LOOSE_HEADS:
        return int(_loose_head_stands(t, i, past, others, named))
    if named or low == "ministry" or (past > i + 1 and flags & OFFICIAL and not flags & CAUTIOUS):
        return 1
    topical = any(t.flags[k] & TOPIC and not t.flags[k] & STOP for k in others)
    ranked = not _LOFTY.isdisjoint(words) and any(
        t.flags[k] & (RANK | GOV_WORD) and t.lows[k] in _LOFTY for k in others
    )
    if ranked and (topical or low in ("council", "congress", "bank", "committee", "university", "academy")):
        return 1
    if low == "department" and len(others) > 2 and not _REGIONAL.isdisjoint(words):
        return 1
    if low in _BARE_HEADS:
        return int(_bare_head_stands(t, i, past, others, topical))
    return int(topical)


def _is_named(t: Tokens, others: list[int]) -> bool:
    """Whether one of the tokens is a word of its own, or the name of a place or nation."""
    for k in others:  # noqa: SIM110
        if t.own[k] or (t.caps[k] and t.flags[k] & (PLACE | NATION)):
            return True
    return False


def _loose_head_stands(t: Tokens, i: int, past: int, others: list[int], named: bool) -> bool:
    """Whether a club, union, centre, branch or the like is one body: it needs a name that isn't a place alone."""
    low = t.lows[i]
    if past == i + 1 and all(t.lows[k] in _COMMON_PLACES for k in others):
        return False
    topical = any(t.flags[k] & TOPIC for k in others)
    if low == "chamber" and past > i + 1:
        return named or t.lows[past - 1] != "commerce"
    if low in ("center", "centre") and topical and any(t.lows[k] in _CENTRE_WORDS for k in others):
        return True
    return (named and any(not t.flags[k] & PLACE for k in others)) or (low == "branch" and topical)


def _bare_head_stands(t: Tokens, i: int, past: int, others: list[int], topical: bool) -> bool:
    """Whether a bureau, department, commission or the like without place or rank is one body: "Commerce Department"."""
    low = t.lows[i]
    capitals = t.caps[i] and all(t.caps[k] for k in others)
    if past > i + 2 and capitals and topical and ("and" in t.lows[i:past] or "," in t.lows[i:past]):
        return True
    if low == "council":
        return capitals and any(t.flags[k] & TOPIC and t.flags[k] & WEAK for k in others)
    if low == "committee":
        return topical and not any(t.flags[k] & PLAIN and not t.flags[k] & TOPIC for k in others)
    if low == "department":
        return (topical and capitals and (len(others) == 1 or past > i + 1)) or (past > i + 1 and t.caps[past - 1])
    if low == "commission":
        return topical and capitals
    return low in ("authority", "agency", "administration") and t.caps[i] and sum(1 for k in others if t.caps[k]) > 1
