"""Capitalised words that no name has taken and that could name a company, and which of them are people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.organisations.found import Found
from articles.organisations.lexicon import (
    COUNTRY,
    FAMILY,
    GIVEN,
    NATION,
    OFFICE,
    ORDINARY,
    PLACE,
    PLACE_START,
    PLAIN,
    RANK,
    STOP,
    THING,
    WEAK,
    lexicon,
)
from articles.organisations.looks import HOUSES, looks_english, looks_like_person
from articles.organisations.remembered import Remembered
from articles.organisations.surroundings import names_trade, surroundings
from articles.organisations.tokens import Tokens
from articles.organisations.towns import in_state

_ELEMENTS = (
    "Si|Mn|Fe|Cr|Ni|Nd|Pr|Co|Cu|Al|Mg|Ti|V|W|Mo|Zn|Pb|Sn|Li|O|B|C|P|La|Ce|Sm|Dy|Tb|S|H|N|K|Na|Ga|Ge|In|As|Sb|Zr|Ta|Nb"
    "|U|Ag|Au|Pt|Pd|Te|Se|Cd|Bi|Re|Hf"
)
_FORMULA = re.compile(rf"^(?:(?:{_ELEMENTS})\d*)+$")
_IS_FORMULA = Remembered(lambda word: _FORMULA.match(word) is not None)
_RULE_NUMBER = re.compile(r" \d+(?:-\d+|:\d+)?\b(?! ?(?:%|pct|percent|per cent))")
_ENDS_NAME = re.compile(r"[,;)]|\.(?: |$)| (?:of|and) (?:the )?[A-Z]| to [a-z]")
_NO_NAME_ALONE = ORDINARY | PLACE | GIVEN | FAMILY | PLACE_START
_NO_GIVEN_NAME = ORDINARY | PLACE
_INITIAL = re.compile(r" [A-Z]\. $")
_IS_TRADE = Remembered(lambda word: word.istitle() and word[-1] == "s" and names_trade[word])
_CODE = re.compile(r"[A-Z]\.[A-Z]\.?|(?=[A-Z0-9-]*\d)[A-Z0-9]+-[A-Z0-9-]+")
"""Initials ("N.D.") and the numbers of samples, holes and methods ("KL-22-15")."""
_DECIMALS = re.compile(r"[.,]\d")
"""What goes on with an amount behind a currency's letters: "RM3.25"."""
_IS_CODE = Remembered(lambda word: _CODE.fullmatch(word) is not None)
_MOST_WORDS = 5
_NO_COMPANYS_LAST_TEXT = """
st ave rd blvd street avenue road boulevard lane square owners elders people residents villagers workers
"""
_NO_COMPANYS_LAST = frozenset(_NO_COMPANYS_LAST_TEXT.split())
"""Streets and people end no company's name."""


class Candidates:
    """`runs` that could name a company, the last words of `people` among the capitalised words, and `towns`."""

    def __init__(self, t: Tokens, text: str, taken: list[bool]) -> None:
        self.t, self.text, self.taken = t, text, taken
        self.people: set[str] = set()
        self.in_longer: set[str] = set()
        self.towns: set[str] = set()
        runs = list(self._runs())
        self.runs = [run for run in runs if self._words(run) not in self.towns] if self.towns else runs
        self._know_people()

    def _runs(self) -> Iterator[Found]:
        taken, caps, flags, lows = self.taken, self.t.caps, self.t.flags, self.t.lows
        barred = STOP | OFFICE
        for lo, hi in self.t.regions:
            i = lo
            while i < hi:
                if taken[i] or not caps[i] or flags[i] & barred:
                    i += 1
                    continue
                past = i + 1
                while (
                    past < hi
                    and not taken[past]
                    and (
                        (caps[past] and not flags[past] & barred)
                        or (lows[past] == "&" and past + 1 < hi and not taken[past + 1] and caps[past + 1])
                    )
                ):
                    past += 1
                if past > i + 1 or not flags[i] & _NO_NAME_ALONE:
                    run = self._candidate(i, past)
                    if run is not None:
                        yield run
                i = past

    def _candidate(self, first: int, past: int) -> Found | None:
        """The run as a possible company's name, its nation taken off; None if it can't be one."""
        t, text, taken = self.t, self.text, self.taken
        if past - first > 1:
            first = self._without_leading(first, past)
        word = t.words[first]
        if (first and taken[first - 1] and t.caps[first - 1] and t.ends[first - 1] + 1 == t.starts[first]) or (
            _IS_FORMULA[word] and (past - first == 1 or len(word) > 1)
        ):
            return None
        if _behind_initial(text, t.starts[first]):
            self.people.add(t.lows[past - 1])
            return None
        if past - first > 1 and (t.lows[past - 1] in _NO_COMPANYS_LAST or t.lows[first] in HOUSES):
            return None
        if past - first == 1 and (_IS_CODE[word] or (word[-1].isdigit() and _DECIMALS.match(text, t.ends[first]))):
            return None
        if past - first == 1 and word.isupper() and _RULE_NUMBER.match(text, t.ends[first]):
            return None
        if past - first > _MOST_WORDS or (
            past < len(taken) and taken[past] and t.caps[past] and t.ends[past - 1] + 1 == t.starts[past]
        ):
            return None
        joined = "&" in t.lows[first:past]
        flags = t.flags[past - 1]
        past = self._with_lower_head(past)
        if flags & THING or not (True in t.own[first:past] or (joined and self._holds_place(first, past))):
            return None
        if past - first == 1 and (
            len(t.words[first]) < 2 or flags & (PLACE | GIVEN | FAMILY | PLACE_START) or self._looks_plain(first)
        ):
            return None
        if not joined:
            person = looks_like_person(t, first, past)
            if (person or _long_place(t, first)) and not self._called_firm(past):
                if person:
                    self.people.add(t.lows[past - 1])
                return None
        run = Found(t.starts[first], t.ends[past - 1], first, past, "company", "context")
        if in_state(text, run.end):
            self.towns.add(self._words(run))
            return None
        return run

    def _without_leading(self, first: int, past: int) -> int:
        """The first token of a run of several without the nation, rank, country, trade or place before its name."""
        t, text = self.t, self.text
        while first < past - 1 and (t.flags[first] & (NATION | RANK) or t.lows[first] == "state-owned"):
            first += 1
        if past - first > 1 and t.flags[first] & COUNTRY and first and t.lows[first - 1] == "of":
            first += 1
        if past - first > 1 and t.flags[first] & PLAIN and t.own[first + 1] and _IS_TRADE[t.words[first]]:
            first += 1
        before = max(0, t.starts[first] - 3)
        if past - first > 1 and t.flags[first] & PLACE and text[before : t.starts[first]].lower() == "in ":
            first += 1
        return first

    def _words(self, run: Found) -> str:
        return " ".join(self.t.lows[run.first : run.past])

    def _holds_place(self, first: int, past: int) -> bool:
        return any(flag & PLACE for flag in self.t.flags[first:past])

    def _with_lower_head(self, past: int) -> int:
        """Past the lower-case word that ends a name in broken casing: "Nanhai cable of Jiaxing"."""
        t = self.t
        if past < len(t.words) and not t.caps[past] and t.flags[past] & WEAK and t.starts[past] == t.ends[past - 1] + 1:
            return past + 1 if _ENDS_NAME.match(self.text, t.ends[past]) else past
        return past

    def _looks_plain(self, i: int) -> bool:
        """Whether a word alone is English, and not called a union: "Community, the union for steelworkers"."""
        low = self.t.lows[i]
        if not looks_english(low):
            return False
        return low.endswith("ly") or surroundings().after(self.text, self.t.ends[i]) not in ("union", "says", "which")

    def _called_firm(self, past: int) -> bool:
        """Whether what follows a person-like name calls it a firm: "Oliver Wyman, a consultancy", "which is owned"."""
        return surroundings().after(self.text, self.t.ends[past - 1]) in ("what", "which")

    def _know_people(self) -> None:
        """Of a name of two or three words a person keeps the last later on, a firm the first."""
        t = self.t
        for run in self.runs:
            if run.past - run.first > 1:
                self.in_longer.update(t.lows[run.first : run.past])
        alone = {t.lows[run.first] for run in self.runs if run.past - run.first == 1}
        for run in self.runs:
            if t.flags[run.first] & _NO_GIVEN_NAME:
                continue
            if 1 < run.past - run.first < 4 and t.lows[run.past - 1] in alone and t.lows[run.first] not in alone:
                words = t.words[run.first : run.past]
                if all(word.isalpha() and not word.isupper() for word in words):
                    self.people.add(t.lows[run.past - 1])


def _behind_initial(text: str, start: int) -> bool:
    """Whether a person's initial stands right before `start`: "Ann B. Poe"."""
    return text[start - 2 : start] == ". " and _INITIAL.search(text, max(0, start - 5), start) is not None


def _long_place(t: Tokens, first: int) -> bool:
    places = lexicon().long_places.get(t.lows[first], ())
    return bool(places) and any(tuple(t.lows[first : first + len(place)]) == place for place in places)
