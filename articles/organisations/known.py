"""Bodies found because the vocabulary knows them."""

from __future__ import annotations

import re

from articles.organisations.found import Found
from articles.organisations.gazetteer import gazetteer, longest_match
from articles.organisations.growing import is_distinctive
from articles.organisations.lexicon import LEGAL, STOP, THING
from articles.organisations.tokens import Tokens

_AMERICA = re.compile(r"\bU\.?S\.?A?\b|\bUnited States|\bAmerica|\bWashington\b")


def find_known(t: Tokens) -> list[Found]:
    """Every stretch that is a form of a well-known body, longest first, with a legal form after it taken in.

    Forms that are common words as well are marked `weak`: they need something else that speaks for a body.
    """
    known = gazetteer()
    if not known.forms:
        return []
    out = []
    for lo, hi in t.regions:
        i = lo
        while i < hi:
            candidates = known.forms.get(t.lows[i])
            form = longest_match(t.lows, i, hi, candidates) if candidates and t.caps[i] else None
            if form is None or not _cased(t, i, i + len(form.words)) or (form.shouted and not t.words[i].isupper()):
                i += 1
                continue
            past = i + len(form.words)
            if i - 2 >= lo and t.lows[i - 1] == "&" and is_distinctive(t, i - 2):
                i += 1
                continue
            past = _legal_tail(t, past, hi)
            kind = known.entries[form.entry].kind
            one = Found(t.starts[i], t.ends[past - 1], i, past, kind, "vocabulary", form.entry)
            one.weak = form.context or _a_things_name(t, past, hi)
            out.append(one)
            i = past
    return out


def without_strangers(founds: list[Found], text: str) -> list[Found]:
    """`founds` without American departments by a name every country has, where the text doesn't speak of America."""
    doubtful = [
        f for f in founds if f.entry.startswith(("us ", "united states ")) and not _AMERICA.search(text, f.start, f.end)
    ]
    if not doubtful or _AMERICA.search(text):
        return founds
    gone = {id(f) for f in doubtful if f.past - f.first > 1}
    return [f for f in founds if id(f) not in gone]


def _cased(t: Tokens, first: int, past: int) -> bool:
    """Whether the stretch is written as a name: its last word capitalised, or an official one in any casing."""
    return t.caps[past - 1] or past - first > 2


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


def _a_things_name(t: Tokens, past: int, hi: int) -> bool:
    """Whether a capitalised word for a thing follows: the name is that of a mine, prize or road."""
    return past < hi and t.caps[past] and bool(t.flags[past] & THING)
