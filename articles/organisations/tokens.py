"""The words of a text that names can be made of: capitalised ones and what links them, in regions between breaks.

Only these are looked at one by one; the rest of a text is skipped by one regular expression, which keeps reading fast.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from articles.organisations.gazetteer import Start, gazetteer
from articles.organisations.lexicon import (
    COUNTRY,
    HEAD,
    IN_PLACE,
    INSTITUTION,
    NATION,
    PLACE,
    PLACE_START,
    RANK,
    TOPIC,
    lexicon,
)
from articles.organisations.looks import is_own
from articles.organisations.remembered import Remembered

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
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞŠŽČ0-9]")
_PIECE = re.compile(r"(\s+)|([,&])|(['’]s?(?![\w]))|([a-zà-ÿ][\wÀ-ÿ]*(?:[-'’][\wÀ-ÿ]+)*)|(\.)|(\d{1,3})(?= |$)")
_BREAKING = frozenset('()[]<>:;!?"“”$%/-–—*|')
"""Marks right behind a word that no name goes on behind."""
_PIECE_MARKS = ",&'’."
_WIDEST_GAP = 48
_LONGEST_LINK = 24
_BASED = ("-based", "-listed", "-headquartered")
_TAIL_WORD = re.compile(r"\s?(?<!\n)\s?([a-z]+(?:-[a-z]+)*|,)(?![\w])")
_TAIL_LINKS = frozenset(("of", "for", "on", "and", ",", "the"))
_LINKS_TEXT = """
of and the for on in at de des du la le les et do da dos y del e van von und der i et-
"""
_LINKS = frozenset(_LINKS_TEXT.split())
_ABBREVIATED_TEXT = """
st mt no imp exp bros cie cia intl dept univ assn inst ste mfg dr mr mrs ms jr gen ft
"""
_ABBREVIATED = frozenset(_ABBREVIATED_TEXT.split())
_DOTTED_LEGAL_TEXT = "co ltd corp inc ltda bros pty pte pvt bhd sdn tbk cos"
_DOTTED_LEGAL = frozenset(_DOTTED_LEGAL_TEXT.split())
_LOWER_IN_NAMES = TOPIC | RANK | HEAD
_LINE_END = re.compile(r"[^.!?:”\"\s]\n\S")


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one item a token. `regions` are (first, past-last) token indices without a break inside.

    `lows` are the words lower-cased, `flags` what the lexicon says of them, `caps` whether they begin with a capital or
    digit, `own` whether they are words of their own: capitalised, and neither ordinary nor a place. Linking words,
    commas and "'s" are tokens too. `known` are the capitalised tokens that a form of a known body begins with, and its
    forms. `wrapped`: the lines of the text were broken at a width.
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
    wrapped: bool = False


class _Gathered:
    """The tokens of a text while they are gathered; the region that is open began at token `first`."""

    __slots__ = ("ends", "first", "regions", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.regions: list[tuple[int, int]] = []
        self.first = 0

    def add(self, word: str, start: int) -> None:
        """Add the token that stands at `start` of the text."""
        self.words.append(word)
        self.starts.append(start)
        self.ends.append(start + len(word))

    def close(self) -> None:
        """End the region; a legal form's own full stop and a name's lower-case end belong to it."""
        if self.first < len(self.words):
            _take_dot(self)
            _take_tail(self)
            self.regions.append((self.first, len(self.words)))
            self.first = len(self.words)

    def go_on(self, verdict: int, gap: str, last: int, wrapped: bool) -> None:
        """Add what links the last word with the one behind the `gap` that begins at `last`, or end the region there.

        `verdict` is what the gap's first word says.
        """
        if verdict == _CLOSES:
            self.close()
        elif verdict == _DOTTED and not self._may_hold_dot():
            self.end()
        else:
            self._link(gap, last, wrapped)

    def end(self) -> None:
        """End the region where nothing behind it can belong to it."""
        past = len(self.words)
        if self.first < past:
            self.regions.append((self.first, past))
            self.first = past

    def _link(self, gap: str, last: int, wrapped: bool) -> None:
        """Add the linking words of a gap, or end the region if it holds others."""
        pieces = _pieces(gap, wrapped) if len(gap) <= _WIDEST_GAP else None
        if pieces is not None and gap[0] == ".":
            self.ends[-1] += 1
        if pieces is None or len(self.words) - self.first >= REGION_LIMIT:
            self.close()
            return
        for link, begin, end in pieces:
            self.words.append(link)
            self.starts.append(last + begin)
            self.ends.append(last + end)

    def _may_hold_dot(self) -> bool:
        """Whether a full stop behind the last word can be its own: after abbreviations and initials."""
        low = _FACTS[self.words[-1]][0]
        return low in _DOTTED_LEGAL or low in _ABBREVIATED or (len(low) == 1 and low.isalpha())

    def add_each(self, run: str, at: int) -> None:
        """Add the words of a run that holds a heading run into its paragraph or more words than a region may."""
        begin = at
        for word in run.split(" "):
            if at > begin and len(self.words) - self.first >= REGION_LIMIT:
                self.close()
            if len(word) > 5 and word[-3:] == "The" and word[-4].islower():
                self.close()
                self.add("The", at + len(word) - 3)
            else:
                self.add(word, at)
            at += len(word) + 1


def _facts(word: str) -> tuple[str, int, bool, bool, Start | None]:
    """What is true of a word wherever it stands: lower-cased, its flags, whether capitalised, whether its own.

    Last the forms of known bodies that it begins as a capitalised word.
    """
    low = word.lower()
    flags = lexicon().flags
    if low.isalnum():
        flag = flags.get(low, 0)
    else:
        low = low.rstrip(".").replace("’", "'")
        flag = flags.get(low, 0) or (NATION if low.endswith(_BASED) else 0)
    capital = _CAPITAL.match(word) is not None and not word.isdigit()
    start = gazetteer().starts.get(low) if capital else None
    return low, flag, capital, capital and is_own(word, low, flag), start


_FACTS = Remembered(_facts)


_GOES_ON, _ENDS, _CLOSES, _DOTTED = range(4)
"""What a gap behind a name says of its region.

`_GOES_ON`: it may go on behind the gap. `_ENDS`: nothing in the gap is part of any name. `_CLOSES`: no name goes on
behind the gap, but one may end in it. `_DOTTED`: that depends on the word whose full stop it begins with.
"""


def _gap(start: str) -> int:
    """What the `start` of a gap, its first mark and word with a blank behind them, or its mark alone, says.

    Most regions end at such a first look, at a mark or at a word that is no part of any name.
    """
    mark = start[:1]
    if mark in _BREAKING:
        return _ENDS
    if mark == ".":
        return _DOTTED
    word = start[1:] if mark == " " else start[2:] if start[:2] == ", " else ""
    if not word or len(word) >= _WIDEST_GAP:
        return _GOES_ON
    verdict = _verdict(word)
    return _GOES_ON if mark == "," and verdict == _CLOSES else verdict


def _verdict(word: str) -> int:
    """What a word behind a name, with the mark behind it, says of the name's region."""
    first = word[0]
    if not first.islower():
        number = word.isdecimal() and len(word) < 4
        return _GOES_ON if number or first.isspace() or first in _PIECE_MARKS else _ENDS
    links = _link_words()
    if word in links:
        return _GOES_ON
    bare = word.rstrip(",.;:")
    return _ENDS if bare.isalpha() and bare not in links else _CLOSES


_GAPS = Remembered(_gap)


def tokens(text: str) -> Tokens:
    """The name tokens of `text`."""
    wrapped = is_wrapped(text)
    out = _Gathered(text)
    words, starts, ends = out.words, out.starts, out.ends
    parts = _RUN.split(text)  # gap, run, gap, run … gap: cheaper than a match for each
    start = len(parts[0])
    last = -1
    for i in range(1, len(parts), 2):
        run = parts[i]
        if last >= 0:
            gap = parts[i - 1]
            blank = gap.find(" ", 2)
            verdict = _GAPS[gap[:blank] if blank > 0 else gap[:1]]
            if verdict == _ENDS:
                out.end()
            else:
                out.go_on(verdict, gap, last, wrapped)
        last = start + len(run)
        if " " not in run and run[-3:] != "The":
            words.append(run)
            starts.append(start)
            ends.append(last)
        elif run.find("The", 3) > 0 or len(words) - out.first + run.count(" ") >= REGION_LIMIT:
            out.add_each(run, start)
        else:
            several = run.split(" ")
            words += several
            for word in several:
                starts.append(start)
                start += len(word)
                ends.append(start)
                start += 1
        start = last + len(parts[i + 1])
    out.close()
    return _told(out, wrapped)


def _told(gathered: _Gathered, wrapped: bool) -> Tokens:
    """The tokens with what is known of their words."""
    words = gathered.words
    facts = list(map(_FACTS.__getitem__, words))
    lows, flags, caps, own, forms = map(list, zip(*facts, strict=True)) if facts else ([], [], [], [], [])
    known = list(compress(enumerate(forms), forms))
    out = Tokens(words, lows, flags, caps, own, gathered.starts, gathered.ends, gathered.regions, known, wrapped)
    _know_places(out)
    return out


@lru_cache(maxsize=1)
def _link_words() -> frozenset[str]:
    """The lower-case words that can stand between two capitalised words of a name."""
    return _LINKS.union(word for word, flag in lexicon().flags.items() if flag & _LOWER_IN_NAMES)


def _take_dot(out: _Gathered) -> None:
    end = out.ends[-1]
    if out.text[end : end + 1] == "." and out.words[-1][-1] != "." and _FACTS[out.words[-1]][0] in _DOTTED_LEGAL:
        out.ends[-1] += 1


def _know_places(out: Tokens) -> None:
    """Flag the words of places of several words ("British Columbia") as a place and nothing else."""
    places, countries = lexicon().long_places, lexicon().long_countries
    for i in [i for i, flag in enumerate(out.flags) if flag & PLACE_START and out.caps[i]]:
        for place in places.get(out.lows[i], ()):
            if tuple(out.lows[i : i + len(place)]) == place:
                flag = PLACE | IN_PLACE | (COUNTRY if place in countries else 0)
                out.flags[i : i + len(place)] = [flag] * len(place)
                out.own[i : i + len(place)] = [False] * len(place)


def _tail(word: str) -> int:
    """What the word behind a region, with the mark behind it, says: 0 that it ends no name, 2 that it may.

    1: it may end the name of an institution alone.
    """
    if not word[:1].islower():
        return 0
    bare = word.rstrip(",.;:\n")
    if bare.isalpha() and bare not in _link_words():
        return 0
    return 1 if bare in _TAIL_LINKS else 2


_TAILS = Remembered(_tail)


def _take_tail(out: _Gathered) -> None:
    """Add the lower-case words after a region that can end a name: "Department of science and technology"."""
    text, end = out.text, out.ends[-1]
    if text[end : end + 1] != " ":
        return
    may_end = _TAILS[text[end + 1 : end + _LONGEST_LINK].partition(" ")[0]]
    if not may_end:
        return
    institution = bool(_FACTS[out.words[-1]][1] & INSTITUTION)
    if institution or may_end > 1:
        for word, start in _tail_words(text, end, institution):
            out.add(word, start)


def _tail_words(text: str, end: int, institution: bool) -> list[tuple[str, int]]:
    """The lower-case words behind `end` that end a name, with their places."""
    taken: list[tuple[str, int]] = []
    kept = 0
    known = lexicon().flags
    while len(taken) < 10:
        match = _TAIL_WORD.match(text, end)
        if match is None:
            break
        word = match.group(1)
        fits = known.get(word, 0) & _LOWER_IN_NAMES
        if not fits and word not in _TAIL_LINKS:
            break
        if not taken and word in _TAIL_LINKS and not institution:
            break
        end = match.end(1)
        taken.append((word, match.start(1)))
        if fits:
            kept = len(taken)
    return taken[:kept]


@lru_cache(maxsize=20000)
def _pieces(gap: str, wrapped: bool) -> tuple[tuple[str, int, int], ...] | None:
    """The linking words in the `gap` between two capitalised words with where they stand, or None if it is a break."""
    if not gap or ("\n" in gap and not (wrapped and _is_wrap(gap))):
        return None
    known = lexicon().flags
    out = []
    at = 0
    while at < len(gap):
        match = _PIECE.match(gap, at)
        if match is None:
            return None
        word = match.group()
        if match.lastindex == 5 and at:
            return None
        if match.lastindex == 4 and word not in _LINKS and not known.get(word, 0) & _LOWER_IN_NAMES:
            return None
        if match.lastindex not in (1, 5):
            link = word if match.lastindex != 3 else "'s" if word[-1] == "s" else "'"
            out.append((link, at, at + len(link)))
        at = match.end()
    return tuple(out)


def _is_wrap(gap: str) -> bool:
    """Whether the line end in `gap` only wraps a line: one, with no indent after it."""
    _, _, after = gap.partition("\n")
    return "\n" not in after and len(after) - len(after.lstrip(" ")) < 2


def is_wrapped(text: str) -> bool:
    """Whether the lines of `text` were broken at a width, so that a line end can stand inside a name."""
    sample = text[:6000]
    lines = [line for line in sample.split("\n") if line.strip()]
    if len(lines) < 3:
        return False
    fitting = sum(1 for line in lines if 35 <= len(line) <= 84)
    return fitting * 10 >= len(lines) * 6 and len(_LINE_END.findall(sample)) * 3 >= len(lines)
