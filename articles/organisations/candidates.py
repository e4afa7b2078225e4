"""Capitalised words that no name has taken and that could name a company, and which of them are people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, count

from articles.model import Kind
from articles.organisations.casing import headline_verbs
from articles.organisations.facts import FACTS
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
from articles.organisations.looks import HOUSES, is_based, looks_english, looks_like_person, names_combine
from articles.organisations.remembered import Remembered
from articles.organisations.surroundings import names_trade, surroundings
from articles.organisations.tokens import Tokens
from articles.organisations.towns import in_state

_ELEMENTS = (
    "Si|Mn|Fe|Cr|Ni|Nd|Pr|Co|Cu|Al|Mg|Ti|V|W|Mo|Zn|Pb|Sn|Li|O|B|C|P|La|Ce|Sm|Dy|Tb|S|H|N|K|Na|Ga|Ge|In|As|Sb|Zr|Ta|Nb"
    "|U|Ag|Au|Pt|Pd|Te|Se|Cd|Bi|Re|Hf"
)
_FORMULA = re.compile(rf"^(?:(?:{_ELEMENTS})\d*)+(?:[Ee]q)?$")
IS_FORMULA = Remembered(lambda word: _FORMULA.match(word) is not None)
_RULE_NUMBER = re.compile(r" \d+(?:-\d+|:\d+)?\b(?! ?(?:%|pct|percent|per cent))")
_ENDS_NAME = re.compile(r"[,;)]|\.(?: |$)| (?:of|and) (?:the )?[A-Z]| to [a-z]")
_OF_PLACE_OR_PERSON = PLACE | GIVEN | FAMILY | PLACE_START
_NO_NAME_ALONE = ORDINARY | _OF_PLACE_OR_PERSON
_IN_NO_NAME = STOP | OFFICE
_NO_GIVEN_NAME = ORDINARY | PLACE
_INITIAL = re.compile(r" [A-Z]\. $")
_IS_TRADE = Remembered(lambda word: word.istitle() and word[-1] == "s" and names_trade[word])
_CODE = re.compile(r"[A-Z]\.[A-Z]\.?|(?=[A-Z0-9-]*\d)[A-Z0-9]+-[A-Z0-9-]+")
"""Initials ("N.D.") and the numbers of samples, holes and methods ("KL-22-15")."""
_WHO = ("er", "or", "ist", "man", "ian")
"""What the words for people end in."""
_CURRENCIES = frozenset(
    ("Rs", "Rp", "Rmb", "Rbl", "Rbls", "Cr", "Dh", "Dhs", "Sh", "Shs", "Ksh", "Tk", "Lit", "Fr", "Bt", "RM", "NT", "HK")
)
"""Letters of currencies before an amount that are no chemical formula and no rule's."""
_AMOUNT = re.compile(r"[. $]{0,2}\d")
"""An amount behind its currency: "Rs 2,928", "Rs. 300"."""
_DECIMALS = re.compile(r"[.,]\d")
"""What goes on with an amount behind a currency's letters: "RM3.25"."""
_FORMULA_ALONE, _CODE_ALONE, _DOUBTFUL_ALONE, _PLAIN_ALONE = range(4)
"""What the look of a word alone says: a chemical formula, a code, more has to be asked, nothing."""


def _look_alone(word: str) -> int:
    if IS_FORMULA[word]:
        return _FORMULA_ALONE
    if _CODE.fullmatch(word):
        return _CODE_ALONE
    doubtful = len(word) < 4 or word[-1].isdigit() or word.isupper() or looks_english(FACTS[word].low)
    return _DOUBTFUL_ALONE if doubtful else _PLAIN_ALONE


_LOOK_ALONE = Remembered(_look_alone)
_MOST_WORDS = 5
_JOINING = frozenset(("&", "e"))
"""What joins two words of one name, the "e" of Portuguese and Italian names too."""
_GOES_ON_IN = frozenset(("do", "da", "dos", "das", "di", "della"))
"""Particles that a name in a Romance language goes on with behind its first word."""
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\.? ([A-Z]\w+)")
"""The last name of a person, by the title before it."""
_PARTICLES = frozenset(("de", "van", "von", "der", "du", "del"))
"""What stands before a person's family name: "Ann Poe de Zinkor"."""
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
        self.titled = {match.group(1).lower() for match in _TITLED.finditer(text)}
        runs = list(self._runs())
        self.runs = [run for run in runs if self._words(run) not in self.towns] if self.towns else runs
        self._know_people()

    def _runs(self) -> Iterator[Found]:
        taken, caps, flags, lows = self.taken, self.t.caps, self.t.flags, self.t.lows
        free = [cap and not (held or flag & _IN_NO_NAME) for cap, held, flag in zip(caps, taken, flags, strict=True)]
        regions = iter(self.t.regions)
        hi = past = 0
        for i in compress(count(), free):
            if i < past:
                continue
            while i >= hi:
                _, hi = next(regions)
            past = i + 1
            while past < hi and (free[past] or (lows[past] in _JOINING and self._joins(past, hi))):
                past += 1
            run = None
            if past > i + 1:
                run = self._several(i, past)
            elif not flags[i] & _NO_NAME_ALONE:
                run = self._alone(i)
            if run is not None:
                yield run

    def _joins(self, link: int, hi: int) -> bool:
        """Whether a capitalised word that no name has taken goes on behind the free `link`."""
        taken = self.taken
        return link + 1 < hi and not (taken[link] or taken[link + 1]) and self.t.caps[link + 1]

    def _alone(self, first: int) -> Found | None:
        """A word alone as a possible company's name, None if it can't be one."""
        t, past = self.t, first + 1
        look = _LOOK_ALONE[t.words[first]]
        if look == _FORMULA_ALONE or (self.taken[first - 1] and self._goes_on_from_taken(first)):
            return None
        if self._is_behind_initial(first, past) or look == _CODE_ALONE or not t.own[first] or t.flags[first] & THING:
            return None
        if look == _DOUBTFUL_ALONE and self._is_number_of_something(first):
            return None
        if self._goes_on_in_taken(past) or self._is_people(first) or self._goes_on_in_particle(past):
            return None
        past = self._with_lower_head(past)
        if past > first + 1:
            return None if self._is_person(first, past) else self._run(first, past)
        if t.flags[first] & _OF_PLACE_OR_PERSON:
            return None
        if look == _DOUBTFUL_ALONE and (len(t.words[first]) < 2 or self._looks_plain(first)):
            return None
        return self._run(first, past)

    def _several(self, first: int, past: int) -> Found | None:
        """A run of words as a possible company's name, its nation taken off; None if it can't be one."""
        t = self.t
        first = self._without_leading(first, past)
        if t.flags[past - 1] & NATION and is_based(t, past - 1):
            return None  # "the San Diego-based broker"
        if past - first == 1:
            return self._alone(first)
        word = t.words[first]
        if self._goes_on_from_taken(first) or (IS_FORMULA[word] and len(word) > 1):
            return None
        if self._is_behind_initial(first, past):
            return None
        if t.lows[past - 1] in _NO_COMPANYS_LAST or t.lows[first] in HOUSES:
            return None
        if past - first > _MOST_WORDS or self._goes_on_in_taken(past):
            return None
        joined = "&" in t.lows[first:past]
        flags = t.flags[past - 1]
        past = self._with_lower_head(past)
        if flags & THING and not (names_combine(t, first, past) or _names_metal_plant(t, first, past)):
            return None
        if not (self._holds_own(first, past) or (joined and self._holds_place(first, past))):
            return None
        return None if not joined and self._is_person(first, past) else self._run(first, past)

    def _run(self, first: int, past: int) -> Found | None:
        """The words as a possible company's name, unless a state behind them makes them a town."""
        t = self.t
        kind: Kind = "association" if t.lows[past - 1].endswith("workers") else "company"
        run = Found(t.starts[first], t.ends[past - 1], first, past, kind, "context")
        if in_state(self.text, run.end):
            self.towns.add(self._words(run))
            return None
        return run

    def _goes_on_from_taken(self, first: int) -> bool:
        """Whether a capitalised word of another name stands right before token `first`."""
        t, p = self.t, first - 1
        return first > 0 and self.taken[p] and t.caps[p] and t.ends[p] + 1 == t.starts[first]

    def _goes_on_in_taken(self, past: int) -> bool:
        """Whether a capitalised word of another name stands right behind the tokens to `past`."""
        t, taken = self.t, self.taken
        return past < len(taken) and taken[past] and t.caps[past] and t.ends[past - 1] + 1 == t.starts[past]

    def _is_people(self, first: int) -> bool:
        """Whether a word is that for the people of a country: "Zambians"."""
        low = self.t.lows[first]
        return low[-1] == "s" and bool(lexicon().flags.get(low[:-1], 0) & NATION)

    def _goes_on_in_particle(self, past: int) -> bool:
        """Whether a particle and a capitalised word go on with the name that ends before `past`: "Jornal do Norte"."""
        t = self.t
        return past + 1 < len(t.lows) and t.lows[past] in _GOES_ON_IN and t.caps[past + 1] and not t.caps[past]

    def _is_behind_initial(self, first: int, past: int) -> bool:
        """Whether a person's initial or particle stands before the words, the last of which is then a person's."""
        t = self.t
        start = t.starts[first]
        if t.lows[first - 1] in _PARTICLES and first > 2 and t.caps[first - 2] and not self.taken[first - 2]:
            if t.flags[first - 2] & GIVEN or t.flags[first - 3] & GIVEN:
                self.people.add(t.lows[past - 1])
                return True
            return False
        if self.text[start - 2 : start] == ". " and _INITIAL.search(self.text, max(0, start - 5), start):
            self.people.add(self.t.lows[past - 1])
            return True
        return False

    def _is_number_of_something(self, first: int) -> bool:
        """Whether a word alone is an amount with its currency, or capitals with the number of a rule: "RM3.25"."""
        word, end = self.t.words[first], self.t.ends[first]
        if word in _CURRENCIES and _AMOUNT.match(self.text, end):
            return True
        if word[-1].isdigit() and _DECIMALS.match(self.text, end):
            return True
        return word.isupper() and _RULE_NUMBER.match(self.text, end) is not None

    def _is_person(self, first: int, past: int) -> bool:
        """Whether the words are a person's name, known as one from now on, or a long place's, and not called a firm."""
        t = self.t
        if self._is_called_person(first, past) or self._is_titled(first, past):
            self.people.add(t.lows[past - 1])
            return True
        person = looks_like_person(t, first, past)
        if not (person or _long_place(t, first)) or self._called_firm(past):
            return False
        if person:
            self.people.add(t.lows[past - 1])
        return True

    def _is_called_person(self, first: int, past: int) -> bool:
        """Whether a person's name stands behind what the person is: "Worker Richard Poe"."""
        t = self.t
        called = past - first > 2 and t.lows[first].endswith(_WHO) and bool(t.flags[first + 1] & GIVEN)
        return called and looks_like_person(t, first + 1, past)

    def _is_titled(self, first: int, past: int) -> bool:
        """Whether the text calls the bearer of the last of two or three words "Mr.", "Ms." or "Dr."."""
        t = self.t
        if not 1 < past - first < 4 or t.lows[past - 1] not in self.titled:
            return False
        return not t.all_flags(first, past) & (ORDINARY | PLACE)

    def _without_leading(self, first: int, past: int) -> int:
        """The first token of a run of several without the nation, rank, country, trade or place before its name."""
        t, text = self.t, self.text
        if past - first > 2 and t.flags[first + 1] & NATION and is_based(t, first + 1):
            first += 2
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

    def _holds_own(self, first: int, past: int) -> bool:
        """Whether one of the words is a name's own, and not a headline's verb behind its subject."""
        t = self.t
        if t.own[first]:
            return True
        return True in t.own[first:past] and any(
            t.own[k] and t.lows[k] not in headline_verbs() for k in range(first + 1, past)
        )

    def _holds_place(self, first: int, past: int) -> bool:
        return bool(self.t.all_flags(first, past) & PLACE)

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


def _names_metal_plant(t: Tokens, first: int, past: int) -> bool:
    """Whether a name is that of works by what they make, a company if it has a director: "Tarn Aluminum Plant"."""
    return past - first > 2 and t.own[first] and t.lows[past - 1] == "plant" and bool(t.flags[first + 1] & WEAK)


def _long_place(t: Tokens, first: int) -> bool:
    places = lexicon().long_places.get(t.lows[first])
    return places is not None and any(tuple(t.lows[first : first + len(place)]) == place for place in places)
