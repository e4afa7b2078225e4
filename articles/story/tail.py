"""Where the story ends: its tail of contacts, neighbours and the distributor's own words.

A tail takes all below it only where no prose of a story follows; else its own lines go and the story goes on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

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
    if distributors:
        _mark_advertisements(units, distributors, first)
    if not tails:
        return
    end = _story_end(units, set(tails))
    others = min(end, _start_of_others(units))
    for place in tails:
        unit = units[place]
        if place >= end or (place >= others and _OPENS_LIST.match(unit.text)):
            _mark_rest(units, place, "after-story")
            return
        if (place < first and place) or not unit.prose or _CONTACT.search(unit.text):
            unit.role = unit.role or "contact"


def _mark_advertisements(units: Sequence[Unit], distributors: Collection[int], first: int) -> None:
    """Takes out distributors' words about themselves: down to the last paragraph that is plainly of them."""
    prose = [place for place, unit in enumerate(units) if unit.prose and not unit.role]
    for place in distributors:
        if place <= first or units[place].role:
            continue
        opening = " ".join(unit.text for unit in units[place : place + 2])
        names = {found.group(1) or found.group() for found in _NAME.finditer(opening)}
        last = place
        for at in range(bisect_right(prose, place), len(prose)):
            if not _advertises(units[prose[at]].text, names):
                break
            last = prose[at]
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


def _start_of_others(units: Sequence[Unit]) -> int:
    """The place below which all prose are short sentences, each under a headline of its own: a list of other stories.

    They are little beside the prose above.
    """
    total = sum(len(unit.text) for unit in units if _counts(unit))
    below = 0
    for place in range(len(units) - 1, 0, -1):
        before, unit = units[place - 1], units[place]
        if goes_on(before, unit):
            return place + 1
        if not _counts(unit):
            continue
        under_headline = unit.gap == 1 and not before.prose and not before.role and before.text.count(" ") >= 2
        below += len(unit.text)
        if len(unit.text) >= _REAL or not under_headline or before.starts or below > _LITTLE * (total - below):
            return place + 1
    return len(units)


def _mark_rest(units: Sequence[Unit], place: int, role: str) -> None:
    for unit in units[place:]:
        unit.role = unit.role or ("byline" if _STATES_DATE.match(unit.text) else role)
