"""The words before and behind the head of a name that has lost its capitals, and which of them can belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.organisations.lexicon import HEAD, LEGAL, OFFICE, PLACE, PLAIN, RANK, STOP, TOPIC, lexicon
from articles.organisations.remembered import Remembered

Span = tuple[int, int]

_RIGHT_WORDS = re.compile(r" of(?: the)?((?:,? [A-Za-z][\w'’-]*){1,9})")
_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w'’-]*")
_LAST_WORD = re.compile(r"[\w'’-]+$")
JOINERS = frozenset(("and", "of", "the", "for"))
"""Words that stay small inside a name."""
FIELD = TOPIC | RANK | HEAD
"""Flags of the words that may be small in an official name that has lost its capitals."""
_REACH = 90
_MOST_LEFT = 8
_FEW = 4


def spans(text: str, start: int, end: int) -> list[Span]:
    """Where the words of a stretch stand."""
    return [m.span() for m in _WORD.finditer(text, start, end)]


def words_before(text: str, at: int) -> Iterator[Span]:
    """The words right before `at` with nothing but blanks between them, the nearest first."""
    stop = max(0, at - _REACH)
    pieces = text[stop:at].rsplit(None, _MOST_LEFT)
    if not pieces or not text[at - 1].isspace():
        return
    for piece in reversed(pieces[-_MOST_LEFT:]):
        end = text.rfind(piece, stop, at) + len(piece)
        whole = piece.isalnum()
        match = None if whole else _LAST_WORD.search(piece)
        start = end - len(piece) if match is None else end - len(piece) + match.start()
        if not (whole or match) or not text[start].isalpha() or (start == stop and start):
            return
        yield start, end
        if match and match.start():
            return
        at = start


_GOES_ON, _IS_OWN, _STOPS, _UNKNOWN, _UNSURE = range(5)
"""What a word before a head or legal form says while its name is gone through to the left.

A capital that the name goes on with, or one that is the name's own; the name's end; a small word that is none of the
vocabulary's, which ends a name with a word of its own; a small word that may be the name's.
"""


def has_capitals(text: str, at: int, steps: Remembered[int]) -> bool:
    """Whether the name before `at` has all its capitals for sure, as most of a few words have.

    `steps` says what each of its words says.
    """
    own = False
    pieces = text[max(0, at - _REACH) : at].rsplit(None, _FEW)
    for piece in reversed(pieces[-_FEW:]):
        step = steps[piece]
        if step >= _STOPS:
            return step == _STOPS or (own and step == _UNKNOWN)
        own = own or step == _IS_OWN
    return len(pieces) <= _FEW


def _company_step(piece: str) -> int:
    """What a word before a legal form says, with the marks that stand before it."""
    match = _LAST_WORD.search(piece)
    word = match.group() if match else ""
    if match is None or not word[0].isalpha():
        return _STOPS
    flag = lexicon().flags.get(word.lower(), 0)
    if word[0].isupper():
        if match.start() or (flag & (STOP | OFFICE) and not flag & RANK):
            return _STOPS
        return _GOES_ON if flag & (FIELD | PLACE | PLAIN) else _IS_OWN
    if word == "and" or (flag & FIELD and not flag & (STOP | LEGAL)):
        return _UNSURE
    return _STOPS if flag else _UNKNOWN


def _official_step(piece: str) -> int:
    """What a word before an official head says, with the marks that stand before it."""
    match = _LAST_WORD.search(piece)
    word = match.group() if match else ""
    if match is None or not word[0].isalpha() or not (_LEADS[word] or word == "and"):
        return _STOPS
    if word[0].isupper():
        return _STOPS if match.start() else _GOES_ON
    return _UNSURE


COMPANY_STEP = Remembered(_company_step)
OFFICIAL_STEP = Remembered(_official_step)


def _leads(word: str) -> bool:
    """Whether a word before its head can belong to an official name."""
    known = lexicon().flags.get(word.lower(), 0)
    if word == "and" or (known & (STOP | OFFICE) and not known & RANK):
        return False
    return word[0].isupper() or bool(known & (FIELD | PLACE)) or word == "people's"


_LEADS = Remembered(_leads)


def left_words(text: str, at: int) -> list[Span]:
    """The words right before `at` that can belong to an official name, in order."""
    out: list[Span] = []
    for start, end in words_before(text, at):
        word = text[start:end]
        if not (_LEADS[word] or (word == "and" and out)):
            break
        out.append((start, end))
    out.reverse()
    while out and text[out[0][0] : out[0][1]] in JOINERS:
        out.pop(0)
    return out


def right_words(text: str, at: int) -> list[Span]:
    """The words of the "of …" right behind `at` that can belong to a name, in order."""
    match = _RIGHT_WORDS.match(text, at)
    if match is None:
        return []
    flags = lexicon().flags
    out: list[Span] = []
    for start, end in spans(text, match.start(1), match.end(1)):
        word = text[start:end]
        known = flags.get(word.lower(), 0)
        if (known & STOP and word not in JOINERS) or not (
            word[0].isupper() or known & (TOPIC | RANK | PLACE) or word in JOINERS
        ):
            break
        out.append((start, end))
    while out and text[out[-1][0] : out[-1][1]] in JOINERS:
        out.pop()
    return out
