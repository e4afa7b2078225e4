"""Where the story starts and ends among the units of a page, and which units around it are furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.story import furniture
from articles.story.headline import folded
from articles.story.lines import Unit

_NUMBER = re.compile(r"\d")
_ANY = frozenset({"any"})
_HEAD = frozenset({"any", "edge", "head"})
_FOOT = frozenset({"any", "edge", "foot"})
_REAL = 100  # characters of a paragraph that is the story's beyond doubt, whatever line stands above it
_UNDER_HEADLINE = 4  # units below the first prose that may still be bylines
_REPEATS = 6  # units from the top within which a headline may repeat
_LONGEST_MENU = 12  # words


def mark(units: Sequence[Unit], repeated: frozenset[str]) -> None:
    """Gives each unit that is furniture its role: the name of the rule."""
    _mark_anywhere(units, repeated)
    first, last = opening(units), _last_prose(units)
    for unit in units[: first + _UNDER_HEADLINE]:
        _mark_one(unit, _HEAD)
    _mark_tail(units, last)
    for unit in units[max(last + 1, first) :]:
        _mark_one(unit, _FOOT)


def opening(units: Sequence[Unit]) -> int:
    """The place of the first prose of the story; the number of units if there is none."""
    return next((i for i, unit in enumerate(units) if unit.prose and not unit.role), len(units))


def mark_before(units: Sequence[Unit], place: int) -> None:
    """Takes out the short lines above the headline: what a menu left there."""
    for unit in units[:place]:
        if not unit.role and not unit.prose and unit.text.count(" ") < _LONGEST_MENU:
            unit.role = "above-headline"


def mark_repeats(units: Sequence[Unit], title: str) -> None:
    """Takes out the lines near the top that only repeat the headline, with or without words before it."""
    wanted = folded(title)
    if len(wanted) < 8:
        return
    for unit in units[: opening(units) + _REPEATS]:
        if unit.role or len(unit.text) > 3 * len(title) + 80:
            continue
        own = folded(unit.text)
        if own == wanted or (own.endswith(wanted) and not unit.prose and len(own) - len(wanted) < 60):
            unit.role = "headline"


def header_lines(units: Sequence[Unit]) -> list[str]:
    """The lines where a publication date may stand: bylines, and the short lines with a number above the prose."""
    top = opening(units)
    top = top if top < len(units) else min(top, _REPEATS)
    return [
        unit.text
        for place, unit in enumerate(units)
        if unit.role == "byline"
        or (place < top and unit.role not in ("headline", "repeated") and _is_short_with_number(unit.text))
    ]


def _is_short_with_number(text: str) -> bool:
    return len(text) <= 300 and _NUMBER.search(text) is not None


def _mark_anywhere(units: Sequence[Unit], repeated: frozenset[str]) -> None:
    for place, unit in enumerate(units):
        if repeated and len(unit.text) <= 200 and " ".join(unit.text.casefold().split()) in repeated:
            unit.role = "repeated"
            continue
        group = furniture.match(unit, _ANY)
        if group is None or group.action == "tail":
            continue
        if group.action == "distributor":
            if place and any(u.prose and not u.role for u in units[:place]):
                _mark_rest(units, place, group.name)
                return
            continue
        unit.role = group.name


def _mark_one(unit: Unit, zones: frozenset[str]) -> None:
    if unit.role:
        return
    group = furniture.match(unit, zones)
    if group is not None and group.action in ("drop", "header"):
        unit.role = group.name


def _mark_tail(units: Sequence[Unit], last: int) -> None:
    """Takes out the first line below the story that starts its tail, and all that follows."""
    for place in range(last + 1 if last >= 0 else 1, len(units)):
        group = furniture.match(units[place], _ANY)
        if group is not None and group.action == "tail":
            _mark_rest(units, place, group.name)
            return


def _mark_rest(units: Sequence[Unit], place: int, role: str) -> None:
    for unit in units[place:]:
        unit.role = unit.role or role


def _last_prose(units: Sequence[Unit]) -> int:
    """The place of the last paragraph that is surely the story's, or -1."""
    for place in range(len(units) - 1, -1, -1):
        unit = units[place]
        if unit.prose and not unit.role and len(unit.text) >= _REAL and not _is_tail(unit):
            return place
    return -1


def _is_tail(unit: Unit) -> bool:
    group = furniture.match(unit, _ANY)
    return group is not None and group.action == "tail"
