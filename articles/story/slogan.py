"""What a site says of itself above a headline: sentences that would be taken for the story's first."""

from __future__ import annotations

from collections.abc import Sequence

from articles.story import headline
from articles.story.lines import Unit

_TOP = 10  # units among which such a sentence may stand
_FEWEST_SPACES = 3  # of a line that may be the headline
_LONGEST_SLOGAN = 300  # characters
_UNDER_LINE = 4  # units from a headline down to the story with its dateline, at most
_LONGEST_FRONT = 40  # units of a page's own words above a headline
_STRANGE = 10  # of so many words one may be known
_OPENING = 300  # characters of a story in which its subject stands
_SHORT_WORD = 3  # characters of words that any two texts share


def mark(units: Sequence[Unit], first: int) -> None:
    """Takes out sentences above an agency's headline with next to no word of the story: what a site says of itself.

    The headline stands between them and the dateline; below it there may be a day and a section. `first` is the place
    of the first prose.
    """
    if first > _TOP or first == len(units) or len(units[first].text) > _LONGEST_SLOGAN:
        return
    found = _agency_story(units, first)
    if found is None:
        return
    line, story = found
    known = set(headline.words(f"{units[line].text} {units[story].text[:_OPENING]}"))
    own = [unit for unit in units[first:line] if unit.prose and not unit.role]
    if all(len(unit.text) <= _LONGEST_SLOGAN and _is_strange(unit.text, known) for unit in own):
        for unit in own:
            unit.role = "slogan"


def _agency_story(units: Sequence[Unit], first: int) -> tuple[int, int] | None:
    """The places of a headline below the first prose and of the story with a dateline close below that headline."""
    line = first
    for place in range(first + 1, min(first + _LONGEST_FRONT, len(units))):
        unit = units[place]
        if unit.prose and not unit.role:
            if first < line >= place - _UNDER_LINE and headline.opens_with_dateline(unit.text):
                return line, place
        elif _may_be_headline(unit):
            line = place
    return None


def _may_be_headline(unit: Unit) -> bool:
    return not unit.role and not unit.prose and unit.text.count(" ") >= _FEWEST_SPACES and headline.could_be(unit)


def _is_strange(text: str, known: set[str]) -> bool:
    """True of a text of which next to no long word is known."""
    own = {word for word in headline.words(text) if len(word) > _SHORT_WORD}
    return len(own & known) * _STRANGE <= len(own)
