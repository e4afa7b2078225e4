"""Names grown from the word that makes them names: "… Co., Ltd.", "Ministry of …", "… Research Institute"."""

from __future__ import annotations

from articles.organisations.found import Found
from articles.organisations.growing import (
    grow_left_company,
    grow_left_institution,
    grow_right,
    is_distinctive,
    looks_english,
    looks_like_person,
)
from articles.organisations.kinds import institution_kind
from articles.organisations.lexicon import (
    CAUTIOUS,
    COUNTRY,
    GOV_WORD,
    HEAD,
    IN_PLACE,
    INSTITUTION,
    LEADING_LEGAL,
    LEGAL,
    LEGAL_CAUTIOUS,
    NATION,
    OFFICIAL,
    ORDINARY,
    PART,
    PLACE,
    PLAIN,
    RANK,
    STOP,
    STRONG,
    THING,
    TOPIC,
    UNIVERSITY,
    WEAK,
)
from articles.organisations.tokens import Tokens

_ROMAN = frozenset(("ii", "iii", "iv", "v"))


def find_by_heads(t: Tokens, text: str) -> list[Found]:
    """The bodies that a head word makes, in order of their place; nested parts point to their host."""
    out: list[Found] = []
    for lo, hi in t.regions:
        flags = 0
        for k in range(lo, hi):
            flags |= t.flags[k]
        if flags & HEAD:
            out.extend(_region(t, text, lo, hi))
    return out


def _region(t: Tokens, text: str, lo: int, hi: int) -> list[Found]:
    """The bodies of one region: first those of unmistakable heads, then what words such as Metals make of the rest."""
    found = _sure_names(t, text, lo, hi)
    taken = {k for f in found for k in range(f.first, f.past)}
    edge = hi
    for i in range(hi - 1, lo - 1, -1):
        if i in taken or i >= edge or not t.caps[i] or not t.flags[i] & (STRONG | WEAK):
            continue
        left = i
        while left > lo and left - 1 not in taken:
            left -= 1
        one = _company_by_head(t, text, i, left, hi)
        if one is not None and not any(k in taken for k in range(one.first, one.past)):
            found.append(one)
            edge = one.first
    found.sort(key=lambda f: (f.first, f.past))
    return found


def _sure_names(t: Tokens, text: str, lo: int, hi: int) -> list[Found]:
    """Names by legal form, institution, or a word that only companies have; last first: a name takes in heads on its left."""
    found: list[Found] = []
    by_first: dict[int, Found] = {}
    i = hi - 1
    while i >= lo:
        one = None
        flags = t.flags[i]
        if flags & LEGAL and t.caps[i]:
            one = _company_by_legal(t, text, i, lo, hi)
        if one is None and flags & INSTITUTION:
            one = _institution(t, i, lo, hi, by_first)
        if one is None and flags & STRONG and not flags & TOPIC and t.caps[i]:
            one = _company_by_head(t, text, i, lo, hi)
        if one is None:
            i -= 1
            continue
        found = [f for f in found if f.first >= one.past or f is one.host or f.first < one.first]
        found.append(one)
        by_first[one.first] = one
        i = one.first - 1
    return found


def _make(t: Tokens, first: int, past: int, kind: str, rule: str) -> Found:
    return Found(t.starts[first], t.ends[past - 1], first, past, kind, rule)  # type: ignore[arg-type]


def _company_by_legal(t: Tokens, text: str, i: int, lo: int, hi: int) -> Found | None:
    """A company whose legal form ends at token `i`."""
    if t.flags[i] & LEADING_LEGAL and i + 1 < hi and t.caps[i + 1] and not t.flags[i + 1] & LEGAL:
        return _leading_legal(t, i, hi)
    first_legal = i
    while first_legal - 1 > lo:
        p = first_legal - 1
        if t.flags[p] & LEGAL and t.caps[p]:
            first_legal = p
        elif t.lows[p] in (",", "&", "de") and t.flags[p - 1] & LEGAL and t.caps[p - 1]:
            first_legal = p - 1
        else:
            break
    head = first_legal
    if head - 1 > lo and t.lows[head - 1] == ",":
        head -= 1
    first = grow_left_company(t, head, lo)
    while first < head and t.flags[first] & NATION and is_distinctive(t, first + 1) and first + 1 < head:
        first += 1
    if first >= head or _is_description(t, text, first):
        return None
    past = i + 1
    if (
        first_legal == i
        and t.lows[i] in ("co", "corp", "corporation", "company")
        and not any(is_distinctive(t, k) for k in range(first, head))
    ):
        past = grow_right(t, i, hi) if past + 1 < hi and t.lows[past] == "of" else past
    if (past == i + 1 and not _names_company(t, first, head, first_legal, i)) or (
        past > i + 1 and not t.flags[past - 1] & PLACE
    ):
        return None
    if past < hi and t.lows[past] in _ROMAN and t.caps[past]:
        past += 1
    return _make(t, first, past, "company", "legal-form")


def _names_company(t: Tokens, first: int, head: int, legal: int, last: int) -> bool:
    """Whether the words before a legal form say which company it is."""
    if any(is_distinctive(t, k) for k in range(first, head)):
        return True
    cautious = legal == last and t.flags[legal] & LEGAL_CAUTIOUS
    caps = [k for k in range(first, head) if t.caps[k]]
    if any(t.flags[k] & PLACE for k in caps):
        return len(caps) > 1 or not cautious or t.lows[legal] not in ("company", "companies", "limited", "cos")
    if t.lows[legal] in ("company", "companies", "cos"):
        return len(caps) > 1 and not t.flags[caps[0]] & (PLAIN | TOPIC)
    return len(caps) > 1


def _leading_legal(t: Tokens, i: int, hi: int) -> Found | None:
    """A company whose legal form stands first: "PT Inco", "OAO Severstal", "Ste Commerciale et Minière du Sahara"."""
    if not t.flags[i] & LEADING_LEGAL or len(t.words[i]) < 2:
        return None
    past = i + 1
    while past < hi and (
        (t.caps[past] and not t.flags[past] & STOP)
        or (t.lows[past] in ("de", "du", "des", "la", "et", "y", "del", "do", "e", "da") and past + 1 < hi)
    ):
        past += 1
    if past == i + 1 or not t.caps[past - 1]:
        return None
    return _make(t, i, past, "company", "legal-form")


def _company_by_head(t: Tokens, text: str, i: int, lo: int, hi: int) -> Found | None:
    """A company by a word such as Group, Bank, Mining after a name of its own."""
    flags = t.flags[i]
    if i + 1 < hi and t.caps[i + 1] and not t.flags[i + 1] & STOP and not _opens_person(t, i + 1, hi):
        return None
    bank_of = t.lows[i] in ("bank", "corporation", "group", "steel") and grow_right(t, i, hi)
    past = bank_of if bank_of and t.lows[i] in ("bank", "corporation") else i + 1
    first = grow_left_company(t, i, lo)
    while first < i and t.flags[first] & NATION and any(is_distinctive(t, k) for k in range(first + 1, i)):
        first += 1
    if _is_description(t, text, first):
        return None
    if past > i + 1 and t.caps[i]:
        official = first == i or t.lows[first] in ("central", "reserve", "national", "federal")
        central = (
            t.lows[i] == "bank"
            and official
            and t.flags[past - 1] & COUNTRY
            and t.lows[past - 1] not in ("america", "china", "ireland", "scotland")
        )
        return _make(t, first, past, "government" if central else "company", "head") if t.caps[past - 1] else None
    if first >= i:
        return None
    own = [k for k in range(first, i) if is_distinctive(t, k) and not looks_english(t.lows[k])]
    if flags & STRONG:
        return _make(t, first, past, "company", "head") if own or _place_and_field(t, first, i) else None
    if looks_like_person(t, first, i):
        return None
    one = _make(t, first, past, "company", "weak-head")
    one.weak = not own or _titled(t, text, first) or (len(own) == 1 and own[0] != first)
    place = any(t.flags[k] & PLACE for k in range(first, i))
    return one if own or place or (i - first > 1 and t.flags[first] & RANK) else None


def _is_description(t: Tokens, text: str, first: int) -> bool:
    """Whether "a" stands before an ordinary word: a description in capitals, not a name."""
    before = text[max(0, t.starts[first] - 3) : t.starts[first]].lower()
    return bool(t.flags[first] & (PLAIN | TOPIC | RANK)) and (before.endswith(" a ") or before == "an ")


def _opens_person(t: Tokens, i: int, hi: int) -> bool:
    """Whether an office or a person's name begins at token `i`: "Alcoa Chairman", "Rio Group President"."""
    return bool(t.flags[i] & ORDINARY and not t.flags[i] & (HEAD | THING | TOPIC | PLAIN | RANK)) or looks_like_person(
        t, i, min(hi, i + 2)
    )


def _place_and_field(t: Tokens, first: int, i: int) -> bool:
    """Whether a place or nation and something else stand before a strong head: "Toronto Dominion Bank", "World Bank"."""
    place = any(t.flags[k] & (PLACE | NATION) for k in range(first, i))
    return place or (i - first > 1 and t.flags[first] & RANK != 0 and t.lows[i] in ("bank", "insurance", "railway"))


def _titled(t: Tokens, text: str, first: int) -> bool:
    """Whether the name begins a line or sentence, where any word has a capital."""
    before = text[max(0, t.starts[first] - 3) : t.starts[first]].rstrip(" ")
    return not before or before[-1] in "\n.!?:"


def _institution(t: Tokens, i: int, lo: int, hi: int, by_first: dict[int, Found]) -> Found | None:
    """A ministry, university, institute, association, committee… whose head stands at token `i`."""
    flags = t.flags[i]
    inner = _inner(t, i, hi, by_first)
    if not t.caps[i] and inner is None and not _lower_head_counts(t, i, lo):
        return None
    if i + 1 < hi and t.caps[i + 1] and t.flags[i + 1] & THING and not t.flags[i + 1] & HEAD:
        return None
    first = grow_left_institution(t, i, lo)
    if t.flags[i] & IN_PLACE:
        return None
    if inner is not None:
        return _nested(t, first, i, inner)
    past = grow_right(t, i, hi)
    if past == i + 1 and first == i:
        return None
    host = _host_before(t, first, i) if flags & PART else None
    if host is not None:
        whole = _make(t, first, past, host.kind, "part-of")
        whole.host = host
        return whole
    first = _drop_nation(t, first, i, past)
    kind = institution_kind(t, first, past, i)
    one = _make(t, first, past, kind, "head")
    standing = _standing(t, first, i, past)
    if standing < 0:
        return None
    one.bare = standing == 0
    return one


def _host_before(t: Tokens, first: int, i: int) -> Found | None:
    """The university or academy in front of a part of it: "Tsinghua University School of …"."""
    for k in range(i - 1, first, -1):
        if t.flags[k] & UNIVERSITY and t.caps[k] and not t.flags[k] & PART:
            return _make(t, first, k + 1, institution_kind(t, first, k + 1, k), "head")
    return None


def _lower_head_counts(t: Tokens, i: int, lo: int) -> bool:
    """A head in lower case makes a name only after a capitalised place and a field or rank: "Shangrao municipal government"."""
    if t.lows[i] in ("council", "party", "union", "school", "college", "center", "centre", "office", "service", "board", "society",
                     "police", "court", "army", "fund", "trust", "club", "customs", "survey", "chamber", "branch", "museum",
                     "hospital", "laboratory", "cabinet", "mint", "authority", "institution", "administration", "agency",
                     "organization", "organisation", "league", "alliance", "federation", "parliament", "government"):  # fmt: skip
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
    if (low in ("party", "committee") and inner.kind == "company") or (
        low in ("board", "union", "office") and inner.kind == "company"
    ):
        return None
    if low == "government" or t.flags[i] & STOP:
        return None
    whole = _make(t, first, inner.past, institution_kind(t, first, i + 1, i), "nested")
    if t.flags[i] & PART and low != "branch":
        whole.kind, whole.host, whole.rule = inner.kind, inner, "part-of"
    elif inner.kind == "association" and low == "branch":
        whole.kind = "association"
    elif low == "branch":
        whole.kind = inner.kind
    return whole


def _drop_nation(t: Tokens, first: int, i: int, past: int) -> int:
    """Past a nation in front of a ministry or the like that has its own field: "Chinese Ministry of Commerce"."""
    while first < i and past > i + 1 and t.flags[first] & NATION and t.flags[i] & OFFICIAL:
        first += 1
    return first


def _standing(t: Tokens, first: int, i: int, past: int) -> int:
    """How far a name says which body it is: 1 it does, 0 only as the short form of a fuller one, -1 not at all."""
    low, flags = t.lows[i], t.flags[i]
    others = [k for k in range(first, past) if k != i and (t.caps[k] or t.flags[k] & (TOPIC | RANK))]
    named = any(
        (is_distinctive(t, k) and not (k > i and t.lows[k] == "the")) or (t.caps[k] and t.flags[k] & (PLACE | NATION))
        for k in others
    )
    if not others:
        return -1
    if low in ("government", "police", "army", "parliament", "court", "customs"):
        return (
            1 if named or any(t.lows[k] in ("supreme", "high", "federal", "european", "people") for k in others) else 0
        )
    if low in (
        "party",
        "union",
        "club",
        "trust",
        "fund",
        "corps",
        "school",
        "college",
        "center",
        "centre",
        "branch",
        "chamber",
        "society",
        "foundation",
    ):
        if low == "chamber" and past > i + 1:
            return 1 if named or t.lows[past - 1] != "commerce" else 0
        topical = any(t.flags[k] & TOPIC for k in others)
        if (
            low in ("center", "centre")
            and topical
            and any(t.lows[k] in ("national", "research", "international", "state") for k in others)
        ):
            return 1
        return 1 if (named and any(not t.flags[k] & PLACE for k in others)) or (low == "branch" and topical) else 0
    if named:
        return 1
    if low == "ministry" or (past > i + 1 and flags & OFFICIAL and not flags & CAUTIOUS):
        return 1
    topical = any(t.flags[k] & TOPIC and not t.flags[k] & STOP for k in others)
    ranked = any(t.flags[k] & (RANK | GOV_WORD) and t.lows[k] in _LOFTY for k in others)
    if ranked and (topical or low in ("council", "congress", "bank", "committee", "university", "academy")):
        return 1
    if low in ("department", "commission") and topical and t.caps[i] and all(t.caps[k] for k in others):
        if low == "department":
            return 1 if len(others) == 1 or past > i + 1 else 0
        return 1 if len(others) > 1 else 0
    if low in ("authority", "agency", "administration") and t.caps[i] and sum(1 for k in others if t.caps[k]) > 1:
        return 1
    if low == "department" and past > i + 1 and t.caps[past - 1]:
        return 1
    if low in (
        "bureau",
        "committee",
        "council",
        "board",
        "office",
        "department",
        "commission",
        "agency",
        "authority",
        "survey",
        "administration",
    ):
        return (
            1
            if low == "committee" and topical and not any(t.flags[k] & PLAIN and not t.flags[k] & TOPIC for k in others)
            else 0
        )
    return 1 if topical else 0


_LOFTY = frozenset(["national", "state", "central", "federal", "royal", "world", "international", "european", "euro", "people's", "joint", "supreme", "higher", "northeastern", "north", "northwestern", "southeast", "southwest", "northeast", "central", "eastern", "western", "southern", "northern"])  # fmt: skip
