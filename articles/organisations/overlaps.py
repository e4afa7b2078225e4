"""Which of two names that overlap stands."""

from __future__ import annotations

from articles.organisations.found import Found
from articles.organisations.gazetteer import entry_of
from articles.organisations.lexicon import COUNTRY, HEAD, LEADING_LEGAL, LEGAL, PART, PLACE, RANK, TOPIC, WEAK
from articles.organisations.tokens import Tokens

_OWN_NATIONS = frozenset(("chinese", "american", "u.s"))
_SAME_COMPANY_TEXT = """
group company co corporation corp ltd limited inc plc holdings holding enterprise
"""
_NAMES_ALONE = frozenset(("resources", "minerals", "mines", "group", "holdings", "international"))
"""Last words of whole names rather than of a second trade: "Daewoo Shipbuilding and Heavy Machinery Ltd"."""
_TRADE = frozenset(("industry", "industries", "industrial"))
_SAME_COMPANY = frozenset(_SAME_COMPANY_TEXT.split())


def owned_tokens(t: Tokens, founds: list[Found]) -> list[bool]:
    """For each token, whether one of `founds` has it."""
    owned = [False] * len(t.words)
    for found in founds:
        owned[found.first : found.past] = [True] * (found.past - found.first)
    return owned


def resolve(t: Tokens, heads: list[Found], known: list[Found]) -> list[Found]:
    """Names by head and names by vocabulary without overlaps: the longer one stands, told what the other knew."""
    if not heads:
        return known
    owner: dict[int, Found] = {}
    for found in heads:
        for i in range(found.first, found.past):
            if i not in owner or found.host is None:
                owner[i] = found
    dropped: set[int] = set()
    kept: list[Found] = []
    for one in known:
        if one.past - one.first == 1:
            rivals = [owner[one.first]] if one.first in owner else []
        else:
            rivals = [owner[i] for i in range(one.first, one.past) if i in owner]
        if not rivals or _settle(t, one, list({id(f): f for f in rivals}.values()), dropped):
            kept.append(one)
    founds = ([f for f in heads if id(f) not in dropped] if dropped else heads) + kept
    founds.sort(key=lambda f: (f.first, -f.past))
    return founds


def with_foreign(heads: list[Found], foreign: list[Found]) -> list[Found]:
    """English and foreign names without overlaps: the longer stands."""
    if not foreign:
        return heads
    taken = {k: f for f in heads for k in range(f.first, f.past)}
    dropped: set[int] = set()
    kept = []
    for one in foreign:
        rivals = [taken[k] for k in range(one.first, one.past) if k in taken]
        if any(
            r.past - r.first > one.past - one.first or (r.rule == "legal-form" and r.first <= one.first) for r in rivals
        ):
            continue
        dropped.update(id(r) for r in rivals)
        kept.append(one)
    return sorted([f for f in heads if id(f) not in dropped] + kept, key=lambda f: (f.first, f.past))


def _settle(t: Tokens, one: Found, rivals: list[Found], dropped: set[int]) -> bool:
    """Whether the known name `one` stands beside or instead of the `rivals` grown from heads."""
    for rival in rivals:
        if rival.rule == "foreign-head" and rival.end > one.end and rival.start == one.start:
            return False  # "Commission de la santé", whose small words are no tokens
        if (rival.first, rival.past) == (one.first, one.past) or _adds_only_form(t, one, rival):
            rival.entry, rival.kind, rival.bare, rival.weak = one.entry, one.kind, False, False
            rival.rule = "vocabulary"
            return False
        if (
            rival.first == one.first
            and rival.past > one.past
            and rival.kind != "company"
            and not one.weak
            and rival.rule != "union-local"
            and _only_unknown(t, one.past, rival.past)
        ):
            continue
        if _goes_on_past_its_place(t, one, rival) or _is_its_party(t, one, rival) or _is_its_part(t, one, rival):
            continue
        if rival.past == one.past and _only_leading_forms(t, rival.first, one.first):
            rival.entry = one.entry
            return False
        if (rival.first + 1, rival.past) == (one.first, one.past) and t.lows[rival.first] in _OWN_NATIONS:
            rival.entry, rival.bare = one.entry, False
            return False
        if _lists_known_first(t, one, rival):
            rival.first = one.past + 1
            rival.start = t.starts[rival.first]
            return True
        inside = rival.first <= one.first and one.past <= rival.past
        if inside and not (rival.weak and not one.weak) and not _bad_rival(t, rival, one):
            return False
        if not inside and rival.past - rival.first > one.past - one.first and not rival.weak:
            return False
    for rival in rivals:
        dropped.add(id(rival))
    return True


def _is_its_party(t: Tokens, one: Found, rival: Found) -> bool:
    """Whether `rival` is the party committee of the known body that it ends in."""
    before = t.lows[rival.first : one.first]
    if one.kind == "government" or one.weak or rival.past != one.past:
        return False
    return "party" in before and before[-1] == "of"


def _is_its_part(t: Tokens, one: Found, rival: Found) -> bool:
    """Whether `rival` is a department or the like "of" the known company that it ends in."""
    if one.kind != "company" or one.weak or rival.past != one.past or one.first - rival.first < 2:
        return False
    return t.lows[one.first - 1] == "of" and bool(t.flags[one.first - 2] & PART)


def _goes_on_past_its_place(t: Tokens, one: Found, rival: Found) -> bool:
    """Whether `rival` is a known "Bank of China" with the town of its branch behind it."""
    if rival.first != one.first or rival.kind != "company" or rival.rule not in ("head", "legal-form") or one.weak:
        return False
    rest = range(one.past, rival.past)
    return bool(t.flags[one.past - 1] & COUNTRY) and all(t.caps[k] and not t.flags[k] & (HEAD | LEGAL) for k in rest)


def _lists_known_first(t: Tokens, one: Found, rival: Found) -> bool:
    """Whether `rival` is the known name, "and" and a whole name of its own: "Rio Tinto and Copper Resources Inc."."""
    past = one.past
    if rival.rule != "legal-form" or rival.first != one.first or one.weak or t.lows[past : past + 1] != ["and"]:
        return False
    words = [t.lows[k] for k in range(past + 1, rival.past) if t.caps[k] and not t.flags[k] & LEGAL]
    return len(words) > 1 and words[0] != "gas" and words[-1] in _NAMES_ALONE


def _only_leading_forms(t: Tokens, first: int, past: int) -> bool:
    """Whether legal forms stand there and nothing else but short capitals: "OAO GMK" before a known name."""
    return (
        first < past
        and bool(t.flags[first] & LEADING_LEGAL)
        and all(
            t.flags[k] & LEADING_LEGAL or (t.words[k].isupper() and len(t.words[k]) < 5) for k in range(first, past)
        )
    )


def _only_unknown(t: Tokens, first: int, past: int) -> bool:
    """Whether the words can't be a name's own: a headline's verb behind "Academy of Sciences"."""
    return all(t.caps[k] and not t.flags[k] & (HEAD | PLACE | TOPIC | RANK) for k in range(first, past))


def _bad_rival(t: Tokens, rival: Found, one: Found) -> bool:
    """A bare generic name around a known one says less than the known one."""
    return rival.bare


def _adds_only_form(t: Tokens, one: Found, rival: Found) -> bool:
    """Whether `rival` is the known name with "Group", "Co." and the like behind it."""
    if rival.first != one.first or rival.past <= one.past or rival.kind != "company":
        return False
    rest = [t.lows[k] for k in range(one.past, rival.past)]
    if rest[0] in _TRADE and len(rest) > 1 and t.flags[one.past - 1] & WEAK and t.flags[one.past] & TOPIC:
        rest = rest[1:]  # "Xiamen Tungsten Industry Co., Ltd."
    elif rest[0] == "resources" and len(rest) > 1 and t.own[one.first]:
        rest = rest[1:]  # "Zinkor Resources Inc." of a company known as "Zinkor"
    elif rest[0] == "industries" and one.past - one.first > 1 and t.flags[one.past - 1] & WEAK:
        rest = rest[1:]  # "Harbour Steel Industries, Inc."
    if not all(
        low in _SAME_COMPANY or t.flags[k] & LEGAL or low in (",", "&")
        for k, low in zip(range(rival.past - len(rest), rival.past), rest, strict=True)
    ):
        return False
    return entry_of(" ".join(t.words[rival.first : rival.past])) in ("", one.entry)
