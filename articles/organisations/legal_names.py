"""Companies by their legal form: "Swiss Glencore AG", "PT Inco"."""

from __future__ import annotations

from articles.organisations.found import Found, make
from articles.organisations.gazetteer import entry_of
from articles.organisations.growing import grow_left_company
from articles.organisations.growing_right import grow_right
from articles.organisations.lexicon import LEADING_LEGAL, LEGAL, LEGAL_CAUTIOUS, NATION, PLACE, PLAIN, RANK, STOP, TOPIC
from articles.organisations.surroundings import surroundings
from articles.organisations.tokens import Tokens

_IN_NAMES = frozenset(("american", "canadian", "british", "african", "european", "nordic", "asian", "western"))
"""Nations' names that companies begin their own with."""
_OF_BANKS = frozenset(("na", "n.a"))
_WHERE = (" in ", " near ", " at ", " around ", " outside ")
"""What stands before a town."""
_ROMAN = frozenset(("ii", "iii", "iv", "v"))


def company_by_legal(t: Tokens, text: str, i: int, lo: int, hi: int) -> Found | None:
    """A company whose legal form ends at token `i`."""
    if t.flags[i] & LEADING_LEGAL and i + 1 < hi and t.caps[i + 1] and not t.flags[i + 1] & LEGAL:
        return _leading_legal(t, i, hi)
    if t.lows[i] in _OF_BANKS and not (i > lo and t.lows[i - 1] in ("bank", "trust", ",")):
        return None
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
    while first < head and _is_nation_before(t, first, head, i):
        first += 1
    first = _behind_double(t, first, head)
    if first >= head or is_description(t, text, first):
        return None
    past = i + 1
    if first_legal == i and t.lows[i] in ("co", "corp", "corporation", "company") and True not in t.own[first:head]:
        past = grow_right(t, i, hi) if past + 1 < hi and t.lows[past] == "of" else past
    if (past == i + 1 and not _names_company(t, first, head, first_legal, i)) or (
        past > i + 1 and not t.flags[past - 1] & PLACE
    ):
        return None
    if t.lows[i] == "co" and (_is_in_colorado(t, text, first, i) or _is_of_site(t, text, first, past)):
        return None
    if past < hi and t.lows[past] in _ROMAN and t.caps[past]:
        past += 1
    return make(t, first, past, "association" if t.lows[head - 1] == "association" else "company", "legal-form")


def _behind_double(t: Tokens, first: int, head: int) -> int:
    """The first token of a name that its own last words are doubled in front of: "North Tarn Quzhen North Tarn Co."."""
    words = t.lows[first:head]
    for count in range(len(words) // 2, 1, -1):
        if words[:count] == words[-count:] and len(words) > 2 * count:
            return first + count
    return first


def _is_in_colorado(t: Tokens, text: str, first: int, legal: int) -> bool:
    """Whether "Co." alone behind a comma is the state that the town before it lies in: "near Tarndale, Co."."""
    return t.lows[legal - 1] == "," and text[max(0, t.starts[first] - 9) : t.starts[first]].endswith(_WHERE)


def _is_of_site(t: Tokens, text: str, first: int, past: int) -> bool:
    """Whether a name that ends in "Co" without a full stop is a place's: "the Tarn Co project"."""
    bare = past == first + 2 and not text.startswith(".", t.ends[past - 1] - 1)
    return (
        bare
        and text.startswith("the ", max(0, t.starts[first] - 4))
        and surroundings().names_a_site(text, t.ends[past - 1])
    )


def _names_company(t: Tokens, first: int, head: int, legal: int, last: int) -> bool:
    """Whether the words before a legal form say which company it is."""
    if True in t.own[first:head]:
        return True
    cautious = legal == last and t.flags[legal] & LEGAL_CAUTIOUS
    caps = [k for k in range(first, head) if t.caps[k]]
    if any(t.flags[k] & PLACE for k in caps):
        return len(caps) > 1 or not cautious or t.lows[legal] not in ("company", "companies", "limited", "cos")
    if t.lows[legal] in ("company", "companies", "cos"):
        return len(caps) > 1 and not t.flags[caps[0]] & (PLAIN | TOPIC | NATION)
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
    if past > i + 3 and t.own[past - 1] and t.own[past - 2] and entry_of(" ".join(t.words[i : past - 2])):
        past -= 2  # "PT Inco Ann Poe": an office stood before it
    return make(t, i, past, "company", "legal-form")


def _is_nation_before(t: Tokens, first: int, head: int, last: int) -> bool:
    """Whether the name begins behind the nation at `first`: "Swiss Glencore AG", but not "American Zinkor Inc."."""
    if not t.flags[first] & NATION or first + 1 >= head:
        return False
    if not t.own[first + 1]:
        return False
    return t.lows[first] not in _IN_NAMES or bool(entry_of(" ".join(t.words[first + 1 : last + 1])))


def is_description(t: Tokens, text: str, first: int) -> bool:
    """Whether "a" stands before an ordinary word: a description in capitals, not a name."""
    before = text[max(0, t.starts[first] - 3) : t.starts[first]].lower()
    return bool(t.flags[first] & (PLAIN | TOPIC | RANK)) and (before.endswith(" a ") or before == "an ")
