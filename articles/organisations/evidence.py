"""Bodies without a head that the vocabulary doesn't know: what the words around a capitalised name say of it.

Each place where a name stands is weighed by what stands right before and behind it; a name counts as a company where
the weights add up to `ENOUGH` over the text, and more speaks for a company than for a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.organisations.definitions import Definition
from articles.organisations.found import Found
from articles.organisations.growing import is_distinctive, looks_english, looks_like_person
from articles.organisations.lexicon import (
    COUNTRY,
    GIVEN,
    NATION,
    OFFICE,
    PLACE,
    PLACE_START,
    RANK,
    STOP,
    THING,
    lexicon,
)
from articles.organisations.surroundings import surroundings
from articles.organisations.tokens import Tokens

ENOUGH = 2
_ELEMENTS = (
    "Si|Mn|Fe|Cr|Ni|Nd|Pr|Co|Cu|Al|Mg|Ti|V|W|Mo|Zn|Pb|Sn|Li|O|B|C|P|La|Ce|Sm|Dy|Tb|S|H|N|K|Na|Ga|Ge|In|As|Sb|Zr|Ta|Nb"
    "|U|Ag|Au|Pt|Pd|Te|Se|Cd|Bi|Re|Hf"
)
_FORMULA = re.compile(rf"^(?:(?:{_ELEMENTS})\d*)+$")
_CAMEL = re.compile(r"^(?!Mc|Mac|De|La|Le|O['’]|Fitz|Van|Di|Du)[A-Z][a-zà-ÿ]+[A-Z][a-zà-ÿ]+")
_BEFORE = {"share": 2, "noun": 2, "of": 2, "deal": 2, "nation": 1, "person": -2}
_AFTER = {"says": 2, "corporate": 2, "works": 1, "what": 2, "person": -2, "verb": 1}
_ABOUT = re.compile(r"(?:^|\n)[ \t#*]*(?:About|ABOUT) (?:the )?([A-Z][^\n:]{1,60}?)\s*(?::|\n|$)")


def find_by_evidence(
    t: Tokens, text: str, founds: list[Found], defined: dict[int, Definition], subject: str
) -> list[Found]:
    """`founds` without the weak ones that nothing speaks for, with the names that their surroundings make companies."""
    taken = [False] * len(t.words)
    sure = [False] * len(t.words)
    for found in founds:
        for i in range(found.first, found.past):
            taken[i] = True
            sure[i] = sure[i] or (not found.weak and found.kind == "company")
    scores: dict[str, int] = {}
    places: dict[str, list[Found]] = {}
    founds = [f for f in founds if f.rule != "vocabulary" or not surroundings().names_a_thing(text, f.end)]
    for run in [*_runs(t, text, taken), *(f for f in founds if f.weak)]:
        name = " ".join(t.words[run.first : run.past])
        scores[name] = scores.get(name, 0) + _weigh(t, text, run, defined, sure)
        places.setdefault(name, []).append(run)
    _add_subjects(scores, subject, text)
    _add_shared_first_words(t, founds, scores, places)
    out = [f for f in founds if not f.weak]
    for name, runs in places.items():
        needed = 1 if runs[0].weak and _has_own(t, runs[0]) else ENOUGH
        if scores[name] >= needed:
            out.extend(_unweakened(run) for run in runs)
    out.sort(key=lambda f: (f.first, -f.past))
    return out


def _has_own(t: Tokens, run: Found) -> bool:
    """Whether a weak name is a known one, or has a word of its own or a place in it."""
    return bool(run.entry) or any(is_distinctive(t, k) or t.flags[k] & PLACE for k in range(run.first, run.past))


def _unweakened(run: Found) -> Found:
    if run.weak:
        run.weak = False
    return run


def _add_subjects(scores: dict[str, int], subject: str, text: str) -> None:
    """A title's subject and an "About X" heading speak for a company."""
    for name in [subject, *(m.group(1) for m in _ABOUT.finditer(text))]:
        if name in scores:
            scores[name] += ENOUGH


def _add_shared_first_words(
    t: Tokens, founds: list[Found], scores: dict[str, int], places: dict[str, list[Found]]
) -> None:
    """ "McEwen Copper" beside "McEwen Inc.": a weak name that begins as a company's does."""
    firsts = {t.lows[f.first] for f in founds if not f.weak and f.kind == "company" and is_distinctive(t, f.first)}
    for name, runs in places.items():
        if runs[0].weak and not runs[0].entry and t.lows[runs[0].first] in firsts:
            scores[name] += 1


def _runs(t: Tokens, text: str, taken: list[bool]) -> Iterator[Found]:
    """Capitalised words in a row that no name has taken yet and that could name a company."""
    for lo, hi in t.regions:
        i = lo
        while i < hi:
            if not t.caps[i] or taken[i] or t.flags[i] & (STOP | OFFICE):
                i += 1
                continue
            past = i + 1
            while (
                past < hi
                and not taken[past]
                and (
                    (t.caps[past] and not t.flags[past] & (STOP | OFFICE))
                    or (t.lows[past] == "&" and past + 1 < hi and not taken[past + 1] and t.caps[past + 1])
                )
            ):
                past += 1
            run = _candidate(t, text, i, past, taken)
            if run is not None:
                yield run
            i = past


def _candidate(t: Tokens, text: str, first: int, past: int, taken: list[bool]) -> Found | None:
    """The run as a possible company's name, its nation taken off; None if it can't be one."""
    while first < past - 1 and t.flags[first] & (NATION | RANK):
        first += 1
    if (
        t.flags[first] & PLACE
        and past - first > 1
        and text[max(0, t.starts[first] - 3) : t.starts[first]].lower() == "in "
    ):
        first += 1
    if (
        first and taken[first - 1] and t.caps[first - 1] and t.ends[first - 1] + 1 == t.starts[first]
    ) or _FORMULA.match(t.words[first]):
        return None
    if past - first > 5 or (
        past < len(taken) and taken[past] and t.caps[past] and t.ends[past - 1] + 1 == t.starts[past]
    ):
        return None
    flags = t.flags[past - 1]
    if flags & THING or not any(is_distinctive(t, k) for k in range(first, past)):
        return None
    if past - first == 1 and (
        len(t.words[first]) < 2 or flags & (PLACE | GIVEN | PLACE_START) or looks_english(t.lows[first])
    ):
        return None
    if (
        "&" not in t.lows[first:past]
        and (looks_like_person(t, first, past) or _long_place(t, first, past))
        and not _called_firm(text, t.ends[past - 1])
    ):
        return None
    return Found(t.starts[first], t.ends[past - 1], first, past, "company", "context")


def _called_firm(text: str, end: int) -> bool:
    """Whether what follows a person-like name calls it a firm: "Oliver Wyman, a consultancy"."""
    return surroundings().after(text, end) == "what"


def _long_place(t: Tokens, first: int, past: int) -> bool:
    return any(tuple(t.lows[first : first + len(p)]) == p for p in lexicon().long_places.get(t.lows[first], ()))


def _weigh(t: Tokens, text: str, run: Found, defined: dict[int, Definition], sure: list[bool]) -> int:
    """What speaks for (above 0) or against a company where `run` stands."""
    score = 0
    around = surroundings()
    score += _weight_before(t, run, around.before(text, run.start))
    score += _AFTER.get(around.after(text, run.end), 0)
    if not run.weak and around.names_a_site(text, run.end):
        score -= ENOUGH
    definition = defined.get(run.end)
    if definition is not None:
        score += 3 if definition.tickers else 1 if definition.quoted else 0
    score += _look(t, text, run)
    if run.first >= 2 and t.lows[run.first - 1] == "'s" and t.flags[run.first - 2] & COUNTRY:
        score += 1
    return score + _listed(t, run, sure)


def _look(t: Tokens, text: str, run: Found) -> int:
    """What the look of a name and its "of COUNTRY" say."""
    score = 0
    if any(_CAMEL.match(t.words[k]) for k in range(run.first, run.past)):
        score += 1
    if (
        "&" in t.lows[run.first : run.past]
        and run.past - run.first == 3
        and all(t.words[k].isalpha() for k in (run.first, run.past - 1))
    ):
        score += ENOUGH
    if (
        run.past - run.first == 2
        and t.flags[run.first] & PLACE
        and is_distinctive(t, run.past - 1)
        and not looks_english(t.lows[run.past - 1])
    ):
        score += 1
    i = run.past
    if i + 1 < len(t.lows) and t.lows[i] == "of" and t.starts[i] == run.end + 1:
        i += 2 if t.lows[i + 1] == "the" else 1
        if i < len(t.lows) and t.flags[i] & COUNTRY and t.caps[i] and run.past - run.first == 1:
            score += ENOUGH
    return score


def _weight_before(t: Tokens, run: Found, group: str) -> int:
    if group == "nation":
        p = run.first - 1
        return 1 if p >= 0 and t.flags[p] & NATION and t.ends[p] + 1 == t.starts[run.first] else 0
    return _BEFORE.get(group, 0)


def _listed(t: Tokens, run: Found, sure: list[bool]) -> int:
    """For each neighbour in a list that is known to be a company: one, two for a single word joined by "and"."""
    score = linked = 0
    for at, step in ((run.first - 1, -1), (run.past, 1)):
        seen = 0
        while 0 <= at < len(t.lows) and t.lows[at] in (",", "and", "&"):
            seen = max(seen, 2 if t.lows[at] == "and" and run.past - run.first == 1 else 1)
            at += step
        if seen and 0 <= at < len(sure) and sure[at]:
            score += seen
        linked += 1 if seen else 0
    if score == 1 and linked == 2 and run.past - run.first == 1:
        score += 1
    return score
