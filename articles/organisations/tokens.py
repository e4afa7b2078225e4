"""The words of a text that names can be made of: capitalised ones and what links them, in regions between breaks.

Only these are looked at one by one; the rest of a text is skipped by one regular expression, which keeps reading fast.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, compress, pairwise

from articles.organisations.facts import FACTS, MAKES_NAME, MAKES_NAMES, OPENS_FOREIGN, OPENS_PLACE
from articles.organisations.gaps import (
    CLOSES,
    DOTTED,
    ENDS,
    GAPS,
    PIECES,
    WIDEST_GAP,
    WRAPPED_PIECES,
    Pieces,
    is_wrapped,
)
from articles.organisations.gazetteer import Start
from articles.organisations.lexicon import COUNTRY, IN_PLACE, PLACE, lexicon
from articles.organisations.remembered import Remembered
from articles.organisations.tails import HOLDS_DOT, LEGAL_DOT, tail

REGION_LIMIT = 80
"""Most tokens in a region: a text of nothing but capitals is cut here, so that work stays linear."""

_WORD = (
    r"[A-ZÀ-ÖØ-ÞŠŽČ0-9](?<![\w@/#].)(?:(?<=\D)"
    r"(?:\.(?<=[A-Z]\.)(?:[A-Z]\.)+(?:-based\b)?|/(?<=[AS]/)[AS]\b|\.(?<=S\.)p\.A\b\.?"
    r"|[\wÀ-ÿ]*(?:(?:(?:(?<=State)-|[-–&](?!(?:owned|backed|controlled|operated)\b))|['’](?!s\b|S\b))(?=[A-Za-z0-9À-ÿ])[\wÀ-ÿ]+)*)"
    r"|(?<=\d)(?:\d{0,2}(?:st|nd|rd|th)\b|\d*[A-Z][A-Za-z]*\b))"
)
"""Initials and legal forms with marks are told by the mark first, as most words have none: "U.S.", "A/S", "S.p.A."."""
_RUN = re.compile(rf"((?:{_WORD})(?: (?:{_WORD}))*)")
"""Words that names are made of with one blank between them."""
_LONGEST_THE = 5
"""Letters of a word that ends in "The" and has no heading run into it, at most."""


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one item a token. `regions` are (first, past-last) token indices without a break inside.

    `lows` are the words lower-cased, `flags` what the lexicon says of them, `caps` whether they begin with a capital or
    digit, `own` whether they are words of their own: capitalised, and neither ordinary nor a place. Linking words,
    commas and "'s" are tokens too. `known` are the capitalised tokens that a form of a known body begins with, and its
    forms. `heads` are the tokens that may make a name, `foreign` those that a head in another language begins with.
    `wrapped`: the lines of the text were broken at a width.
    """

    words: list[str]
    lows: list[str]
    flags: list[int]
    caps: list[bool]
    own: list[bool]
    starts: list[int]
    ends: list[int]
    regions: list[tuple[int, int]]
    known: list[tuple[int, Start]]
    heads: list[int]
    foreign: list[int]
    wrapped: bool

    def all_flags(self, first: int, past: int) -> int:
        """The flags of all the tokens from `first` to `past`, exclusive."""
        flags = 0
        for flag in self.flags[first:past]:
            flags |= flag
        return flags


class _Gathered:
    """The tokens of a text while they are gathered: a region ends at each of `breaks`, some of which may be equal."""

    __slots__ = ("breaks", "ends", "pieces", "starts", "text", "words")

    def __init__(self, text: str, pieces: Remembered[Pieces | None]) -> None:
        self.text, self.pieces = text, pieces
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.breaks = [0]

    def add(self, word: str, start: int) -> None:
        """Add the token that stands at `start` of the text."""
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(start + len(word))

    def close(self) -> None:
        """End the region; a legal form's own full stop and a name's lower-case end belong to it."""
        words, ends = self.words, self.ends
        if self.breaks[-1] < len(words):
            last, end = words[-1], ends[-1]
            if LEGAL_DOT[last] and self.text.startswith(".", end):
                ends[-1] = end = end + 1
            for word, start in tail(self.text, end, last):
                self.add(word, start)
            self.breaks.append(len(words))

    def go_on(self, verdict: int, gap: str, last: int) -> None:
        """Add what links the last word with the one behind the `gap` that begins at `last`, or end the region there.

        `verdict` is what the gap's first word says.
        """
        if verdict == CLOSES:
            self.close()
        elif verdict == DOTTED and not HOLDS_DOT[self.words[-1]]:
            self.breaks.append(len(self.words))
        else:
            self._link(gap, last)

    def _link(self, gap: str, last: int) -> None:
        """Add the linking words of a gap, or end the region if it holds others."""
        pieces = self.pieces[gap] if len(gap) <= WIDEST_GAP else None
        if pieces is not None and gap[0] == ".":
            self.ends[-1] += 1
        if pieces is None or len(self.words) - self.breaks[-1] >= REGION_LIMIT:
            self.close()
            return
        for link, begin, end in pieces:
            self.words.append(link)
            self.starts.append(last + begin)
            self.ends.append(last + end)

    def add_each(self, run: str, at: int) -> None:
        """Add the words of a run that holds a heading run into its paragraph or more words than a region may."""
        begin = at
        for word in run.split(" "):
            if at > begin and len(self.words) - self.breaks[-1] >= REGION_LIMIT:
                self.close()
            if len(word) > _LONGEST_THE and word[-3:] == "The" and word[-4].islower():
                self.close()
                self.add("The", at + len(word) - 3)
            else:
                self.add(word, at)
            at += len(word) + 1


def tokens(text: str) -> Tokens:
    """The name tokens of `text`."""
    wrapped = is_wrapped(text)
    out = _Gathered(text, WRAPPED_PIECES if wrapped else PIECES)
    words, starts, ends, breaks = out.words, out.starts, out.ends, out.breaks
    parts = _RUN.split(text)  # gap, run, gap, run … gap: cheaper than a match for each
    bounds = list(accumulate(map(len, parts)))
    parts[0] = "!"  # before the first run there is nothing to go on from
    for gap, run, start, last in zip(parts[::2], parts[1::2], bounds[::2], bounds[1::2], strict=False):
        blank = gap.find(" ", 2)
        verdict = GAPS[gap[:blank] if blank > 0 else gap[:1]]
        if verdict == ENDS:
            breaks.append(len(words))
        else:
            out.go_on(verdict, gap, start - len(gap))
        if " " not in run and (run[-3:] != "The" or len(run) <= _LONGEST_THE):
            words.append(run)
            starts.append(start)
            ends.append(last)
        elif run.find("The", 3) > 0 or len(words) - breaks[-1] + run.count(" ") >= REGION_LIMIT:
            out.add_each(run, start)
        else:
            several = run.split(" ")
            words += several
            for word in several:
                starts.append(start)
                start += len(word)
                ends.append(start)
                start += 1
    out.close()
    return _told(out, wrapped)


def _told(gathered: _Gathered, wrapped: bool) -> Tokens:
    """The tokens with what is known of their words."""
    words = gathered.words
    facts = list(map(FACTS.__getitem__, words))
    lows, flags, caps, own, forms, marks = map(list, zip(*facts, strict=True)) if facts else ([], [], [], [], [], [])
    known = list(compress(enumerate(forms), forms))
    regions = list(pairwise(dict.fromkeys(gathered.breaks)))
    marked = list(compress(range(len(words)), marks))
    _know_places(lows, flags, own, [i for i in marked if marks[i] & OPENS_PLACE])
    heads = [i for i in marked if marks[i] & MAKES_NAME and flags[i] & MAKES_NAMES]
    foreign = [i for i in marked if marks[i] & OPENS_FOREIGN]
    return Tokens(
        words, lows, flags, caps, own, gathered.starts, gathered.ends, regions, known, heads, foreign, wrapped
    )


def _know_places(lows: list[str], flags: list[int], own: list[bool], opening: list[int]) -> None:
    """Flag the words of places of several words ("British Columbia") as a place and nothing else.

    `opening` are the words that such a place may begin with.
    """
    places, countries = lexicon().long_places, lexicon().long_countries
    for i in opening:
        for place in places.get(lows[i], ()):
            if tuple(lows[i : i + len(place)]) == place:
                flag = PLACE | IN_PLACE | (COUNTRY if place in countries else 0)
                flags[i : i + len(place)] = [flag] * len(place)
                own[i : i + len(place)] = [False] * len(place)
