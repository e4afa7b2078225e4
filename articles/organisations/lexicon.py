"""The words that names are made of, read once from the vocabulary and kept as one dictionary of flags."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any

LEGAL = 1 << 0
"""A legal form: Ltd, Inc, AG."""
LEGAL_CAUTIOUS = 1 << 1
"""A legal form that is also a word, or too short to count alone."""
LEADING_LEGAL = 1 << 2
"""A legal form that may stand first: PT, OAO, Cia."""
STRONG = 1 << 3
"""Makes a company of the name before it: Group, Holdings."""
WEAK = 1 << 4
"""May make a company of a distinctive name before it: Metals, Steel."""
OFFICIAL = 1 << 5
"""Ministry, bureau and the like."""
UNIVERSITY = 1 << 6
INSTITUTE = 1 << 7
ASSOCIATION = 1 << 8
OTHER = 1 << 9
"""Committee, organisation and the like: their kind is told by the words beside them."""
CAUTIOUS = 1 << 10
"""A head that needs a name or a field of activity beside it."""
PART = 1 << 11
"""Division, section: a part of the body that follows "of"."""
TOPIC = 1 << 12
RANK = 1 << 13
STOP = 1 << 14
OFFICE = 1 << 15
THING = 1 << 16
PLAIN = 1 << 17
PLACE = 1 << 18
COUNTRY = 1 << 19
NATION = 1 << 20
"""An adjective of a country: Swiss, Chinese."""
GIVEN = 1 << 21
FAMILY = 1 << 22
PLACE_START = 1 << 23
"""The first word of a place of several words."""
GOV_WORD = 1 << 24
OTHER_WORD = 1 << 25
ASSOCIATION_WORD = 1 << 26
IN_PLACE = 1 << 27
"""Part of a place of several words."""

INSTITUTION = OFFICIAL | UNIVERSITY | INSTITUTE | ASSOCIATION | OTHER
COMPANY_HEAD = LEGAL | STRONG | WEAK
HEAD = INSTITUTION | COMPANY_HEAD
ORDINARY = TOPIC | RANK | STOP | OFFICE | THING | PLAIN | NATION | HEAD | PART
"""Any of these: the word says nothing of which body it is."""

_HEAD_FLAGS = {
    "government": OFFICIAL,
    "university": UNIVERSITY,
    "institute": INSTITUTE,
    "association": ASSOCIATION,
    "other": OTHER,
}
_WORD_FLAGS = {"topics": TOPIC, "ranks": RANK, "stop": STOP, "offices": OFFICE, "things": THING, "plain": PLAIN}


class Lexicon:
    """`flags` of each known word (lower-case), and the places of more than one word, the countries of them again."""

    def __init__(self) -> None:
        self.flags: dict[str, int] = {}
        self.long_places: dict[str, list[tuple[str, ...]]] = {}
        self.long_countries: set[tuple[str, ...]] = set()
        self._add_heads(read("name_heads.toml"))
        self._add_words(read("name_words.toml"))
        self._add_places(read("name_places.toml"))
        people = read("name_people.toml")
        self._mark(people["given"], GIVEN)
        self._mark(people["family"], FAMILY)

    def _mark(self, words: str, flag: int) -> None:
        for word in words.split():
            self.flags[word] = self.flags.get(word, 0) | flag

    def _add_heads(self, heads: dict[str, Any]) -> None:
        self._mark(heads["legal"]["words"], LEGAL)
        self._mark(heads["legal"]["cautious"], LEGAL_CAUTIOUS)
        self._mark(heads["legal"]["leading"], LEADING_LEGAL)
        self._mark(heads["company"]["strong"], STRONG)
        self._mark(heads["company"]["weak"], WEAK)
        for kind, flag in _HEAD_FLAGS.items():
            self._mark(heads[kind]["words"], flag)
            self._mark(heads[kind]["cautious"], CAUTIOUS)
        self._mark(heads["part"]["words"], PART)
        self._mark(heads["kind_words"]["government"], GOV_WORD)
        self._mark(heads["kind_words"]["other"], OTHER_WORD)
        self._mark(heads["kind_words"]["association"], ASSOCIATION_WORD)

    def _add_words(self, words: dict[str, str]) -> None:
        for name, flag in _WORD_FLAGS.items():
            self._mark(words[name], flag)

    def _add_places(self, places: dict[str, str]) -> None:
        for name, flag in (("countries", COUNTRY | PLACE), ("adjectives", NATION), ("regions", PLACE)):
            for place in places[name].split(","):
                words = tuple(place.split())
                if len(words) == 1:
                    self._mark(words[0], flag)
                elif words:
                    self._mark(words[0], PLACE_START)
                    if flag & PLACE:
                        self.long_places.setdefault(words[0], []).append(words)
                    if flag & COUNTRY:
                        self.long_countries.add(words)


def read(name: str) -> dict[str, Any]:
    """The vocabulary file of that name, parsed."""
    return tomllib.loads(read_text(name))


def read_text(name: str) -> str:
    """The vocabulary file of that name."""
    return files("articles").joinpath("vocabulary", name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read at the first call."""
    return Lexicon()
