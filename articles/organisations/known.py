"""Bodies found because the vocabulary knows them."""

from __future__ import annotations

import re

from articles.organisations.casing import headline_verbs
from articles.organisations.found import Found, make
from articles.organisations.gazetteer import Form, Start
from articles.organisations.lexicon import COUNTRY, GIVEN, HEAD, LEGAL, STOP, THING, TOPIC, WEAK
from articles.organisations.tokens import Tokens
from articles.organisations.towns import AMERICAN_STATES

_SPEAKS_OF = (
    re.compile(r"\bU\.?S\.?A?\b|\bUnited States|\bAmerica|\bWashington\b"),
    re.compile(r"\bChin(?:a|ese)\b|\b(?:Beijing|Shanghai|Provincial|Province|Xinhua|yuan|CPC|State Council)\b", re.I),
)
_IN_AMERICA = re.compile(rf"\b(?:{AMERICAN_STATES})\b")
_AT_HOME = frozenset(("institute", "university"))
"""Kinds of bodies whose country may stand behind their name: "CSIRO Australia"."""


def find_known(t: Tokens, text: str, *, headline: bool = False) -> list[Found]:
    """Every stretch that is a form of a well-known body, longest first, with a legal form after it taken in.

    Forms that are common words as well are marked `weak`: they need something else that speaks for a body.
    """
    out = []
    regions = iter(t.regions)
    lows, count = t.lows, len(t.lows)
    lo = hi = free = 0
    for i, start in t.known:
        alone, seconds = start
        if i < free or not (alone or (i + 1 < count and lows[i + 1] in seconds)):
            continue
        while i >= hi:
            lo, hi = next(regions)
        form = _form_at(t, i, hi, start)
        if form is None or (i - 2 >= lo and t.lows[i - 1] == "&" and t.own[i - 2]):
            continue
        past = i + len(form.words)
        if past < hi:
            unit = 0 if headline or form.context else _unit_tail(t, past, hi)
            if unit and not (unit == past + 1 and form.kind in _AT_HOME):
                out.append(make(t, i, unit, form.kind, "head"))
                free = unit
                continue
            past = unit or _legal_tail(t, past, hi)
        beside = not headline and past - i == 1 and _beside_another(t, text, i, lo, hi)
        weak = beside or form.context or (past < hi and _is_thing(t, past, hi))
        out.append(
            Found(t.starts[i], t.ends[past - 1], i, past, form.kind, "vocabulary", form.entry, weak=weak, beside=beside)
        )
        free = past
    return out


def _beside_another(t: Tokens, text: str, i: int, lo: int, hi: int) -> bool:
    """Whether a known name of one word stands in a longer one: "Nova" in "Nova Silica", "Kellogg" in "Ann Kellogg"."""
    past = i + 1
    if past - lo == 1 and past >= hi:
        return False
    if t.words[i].isupper() and len(t.words[i]) > 4:
        return False
    behind = past < hi and t.own[past] and t.ends[i] + 1 == t.starts[past] and t.lows[past] not in headline_verbs()
    before = i > lo and t.caps[i - 1] and t.ends[i - 1] + 1 == t.starts[i]
    unit_of = before and bool(t.flags[i - 1] & WEAK) and text[max(0, t.starts[i - 1] - 2)].isalpha()
    return behind or unit_of or (before and (bool(t.flags[i - 1] & GIVEN) or t.own[i - 1]))


def without_strangers(founds: list[Found], text: str) -> list[Found]:
    """`founds` without the ministries of a country the text doesn't speak of: many have one of that name."""
    at_home: dict[int, bool] = {}
    out = []
    for found in founds:
        country = _country_of(found)
        if country < 0 or found.past - found.first < 2 or _SPEAKS_OF[country].search(text, found.start, found.end):
            out.append(found)
            continue
        if country not in at_home:
            at_home[country] = bool(_SPEAKS_OF[country].search(text) or (not country and _IN_AMERICA.search(text)))
        if at_home[country]:
            out.append(found)
    return out


def _country_of(found: Found) -> int:
    """The index in `_SPEAKS_OF` of the country whose government body the entry names, -1 where it names none."""
    if found.kind != "government":
        return -1
    return 0 if found.entry.startswith("US ") else 1 if found.entry.endswith(" of China") else -1


def _form_at(t: Tokens, i: int, hi: int, start: Start) -> Form | None:
    """The longest form at token `i` that is written as a name is."""
    word = t.words[i]
    if i + 1 < hi:
        for form in start.seconds.get(t.lows[i + 1], ()):
            words = form.words
            count = len(words)
            if count > 2 and (i + count > hi or words[2] != t.lows[i + 2] or tuple(t.lows[i : i + count]) != words):
                continue
            if _cased(t, i, i + count) and (not form.shouted or word.isupper()):
                return form
    for form in start.alone:
        if not form.shouted or word.isupper():
            return form
    return None


def _cased(t: Tokens, first: int, past: int) -> bool:
    """Whether the stretch is written as a name: its last word capitalised, or an official one in any casing."""
    if t.caps[past - 1] or past - first > 2:
        return True
    return t.own[first] and bool(t.flags[past - 1] & WEAK or t.lows[past - 1] == "group")


def _legal_tail(t: Tokens, past: int, hi: int) -> int:
    """Past the legal form behind a known name."""
    while past < hi:
        if t.flags[past] & LEGAL and t.caps[past] and not t.flags[past] & STOP:
            past += 1
        elif t.lows[past] == "," and past + 1 < hi and t.flags[past + 1] & LEGAL and t.caps[past + 1]:
            past += 2
        else:
            break
    return past


def _unit_tail(t: Tokens, past: int, hi: int) -> int:
    """Past the field and country of a known company's unit, which is a body of its own: "Alcoa Power Ghana"; 0."""
    i = past
    while i < hi and t.caps[i] and t.flags[i] & WEAK and t.ends[i - 1] + 1 == t.starts[i]:
        i += 1
    if i >= hi or not (t.caps[i] and t.flags[i] & COUNTRY and t.ends[i - 1] + 1 == t.starts[i]):
        return 0
    return 0 if i + 1 < hi and (t.caps[i + 1] or t.lows[i + 1] == "'s") else i + 1


def _is_thing(t: Tokens, i: int, hi: int) -> bool:
    """Whether a capitalised word for a thing stands there: a name before it is that of a mine, prize or road.

    It may stand behind the fields that a name goes on with: "China Tin Industry Science and Technology Award".
    """
    if t.caps[i] and t.flags[i] & THING:
        return True
    if not (t.caps[i] and t.flags[i] & TOPIC and t.flags[i - 1] & TOPIC) or t.flags[i] & HEAD:
        return False
    while i < hi and (t.lows[i] == "and" or (t.caps[i] and t.flags[i] & TOPIC and not t.flags[i] & THING)):
        i += 1
    return i < hi and t.caps[i] and bool(t.flags[i] & THING)
