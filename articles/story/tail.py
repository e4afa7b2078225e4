"""Where the story ends: its tail of contacts, neighbours and the distributor's own words.

A tail takes all below it only where no prose of a story follows; else its own lines go and the story goes on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from articles.story import furniture
from articles.story.lines import Unit, goes_on

_CONTACT = re.compile(r"@|https?:|www\.|\d[\d\s().-]{7,}\d")
_STATES_DATE = re.compile(
    r"\W*(?:publish(?:ed)?|publication|release[d]?)(?: on| at| date| time)?\s*[:：]", re.IGNORECASE
)
_OPENS_LIST = re.compile(
    r"\W*(?:related|recommended|similar|popular|hot|latest|recent|more|other|trending|most|top|further|you|comments?"
    r"|repl|leave|post|add|write|submit|previous|prev|next|last|older|newer|\d+ (?:comment|response|repl))",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][a-z]*[A-Z]\w{4,}|\(\W?([A-Z]{2,6})\W?\)")
_REAL = 100  # characters of a paragraph that is the story's beyond doubt, whatever line stands above it
_LITTLE = (
    0.15  # of the prose above a list of other stories may stand in it, each in a short sentence under its headline
)


def mark(units: Sequence[Unit], tails: Sequence[int], distributors: Collection[int], first: int) -> None:
    """Gives the units of the tails their role.

    `tails` and `distributors` are the places of lines that may start one, in order; `first` is that of the first prose.
    """
    for place in distributors:
        if place > first and not units[place].role:
            _mark_advertisement(units, place)
    end = _story_end(units, set(tails))
    for place in tails:
        unit = units[place]
        if place >= end or _opens_list_of_others(units, place, end):
            _mark_rest(units, place, "after-story")
            return
        if (place < first and place) or not unit.prose or _CONTACT.search(unit.text):
            unit.role = unit.role or "contact"


def _mark_advertisement(units: Sequence[Unit], place: int) -> None:
    """Takes out a distributor's words about itself: down to the last paragraph that is plainly of them."""
    opening = " ".join(unit.text for unit in units[place : place + 2])
    names = {found.group(1) or found.group() for found in _NAME.finditer(opening)}
    last = place
    for at in range(place + 1, len(units)):
        unit = units[at]
        if unit.prose and not unit.role:
            if not _advertises(unit.text, names):
                break
            last = at
    else:
        last = len(units) - 1
    for unit in units[place : last + 1]:
        unit.role = unit.role or "distributor-tail"


def _advertises(text: str, names: set[str]) -> bool:
    if len(text) < 3 * _REAL and _CONTACT.search(text):
        return True
    return any(name in text for name in names) or furniture.promotes(text)


def _story_end(units: Sequence[Unit], tails: set[int]) -> int:
    """The place below which no prose of a story stands; that of its end, if it has no prose."""
    for place in range(len(units) - 1, -1, -1):
        if place not in tails and _counts(units[place]):
            return place + 1
    for place in range(len(units) - 1, 0, -1):
        if goes_on(units[place - 1], units[place]) and not units[place].role:
            return place + 1
    return len(units)


def _counts(unit: Unit) -> bool:
    """True of prose that is no contact block."""
    return unit.prose and not unit.role and (len(unit.text) > 3 * _REAL or not _CONTACT.search(unit.text))


def _opens_list_of_others(units: Sequence[Unit], place: int, end: int) -> bool:
    """True of "Related news" where all prose below are short sentences, each under a headline of its own."""
    if not _OPENS_LIST.match(units[place].text):
        return False
    below = 0
    for before, unit in pairwise(units[place:]):
        if goes_on(before, unit):
            return False
        if not _counts(unit):
            continue
        under_headline = unit.gap == 1 and not before.prose and not before.role and before.text.count(" ") >= 2
        if len(unit.text) >= _REAL or not under_headline:
            return False
        below += len(unit.text)
    above = sum(len(unit.text) for unit in units[:place] if _counts(unit))
    return below <= _LITTLE * above


def _mark_rest(units: Sequence[Unit], place: int, role: str) -> None:
    for unit in units[place:]:
        unit.role = unit.role or ("byline" if _STATES_DATE.match(unit.text) else role)
