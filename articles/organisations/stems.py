"""Registered names without their legal form, where a known name stands at their beginning."""

from __future__ import annotations

from articles.organisations.found import Found, make
from articles.organisations.lexicon import LEGAL
from articles.organisations.tokens import Tokens


def with_stems(t: Tokens, founds: list[Found]) -> list[Found]:
    """`founds` with known names grown to the registered name that begins so: "Alcoa Tin Oman" beside "… Oman LLC"."""
    stems: dict[str, list[tuple[str, ...]]] = {}
    for found in founds:
        if found.rule == "legal-form" and not found.entry:
            stem = _stem(t, found)
            if len(stem) > 1:
                stems.setdefault(stem[0], []).append(stem)
    if not stems:
        return founds
    return [_grown(t, f, stems[t.lows[f.first]]) if f.entry and t.lows[f.first] in stems else f for f in founds]


def _stem(t: Tokens, found: Found) -> tuple[str, ...]:
    past = found.past
    while past > found.first + 1 and (t.flags[past - 1] & LEGAL or t.lows[past - 1] in (",", "&")):
        past -= 1
    return tuple(t.lows[found.first : past])


def _grown(t: Tokens, found: Found, stems: list[tuple[str, ...]]) -> Found:
    """`found`, or the stretch from its first token that spells one of the `stems`, if that is longer."""
    for stem in stems:
        past = found.first + len(stem)
        if past > found.past and tuple(t.lows[found.first : past]) == stem:
            return make(t, found.first, past, "company", "legal-form")
    return found
