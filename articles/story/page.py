"""Where the story starts and ends among the units of a page, and which units around it are furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.repeats import LONGEST, fold_line
from articles.story import dated, furniture, headline, slogan, table, tail
from articles.story.headline import LONGEST as LONGEST_HEADLINE
from articles.story.headline import folded, is_cut
from articles.story.lines import Unit, ends_sentence

_NUMBER = re.compile(r"\d")
_PLACE_LABEL = re.compile(r"(?:venue|place|location|address|organi[sz]ers?)\s*[:：]", re.IGNORECASE)
_BAR = re.compile(r"\s+[|/·•»]\s+|\s*[|｜]\s*")
_BAR_SIGN = re.compile(r"[|｜/·•»]")
_APART = re.compile(r"[|｜/·•»-]|\s{3}")  # without which a line has no pieces; counts taken out leave no new space
_COUNT = re.compile(r"\s*\(\d{1,3}\)")
_WIDE = re.compile(r"\s+-\s+|\s{3,}")
# Furniture made of sentences.
_PROSE_GROUPS = frozenset({"cookies", "newsletter", "notice", "link", "distributor-mark"})
_SEPARATORS = tuple("-–—－|｜_»")
_ITEM = re.compile(r"[-*●•·▪■◆]\s")
_CREDIT = re.compile(
    r"\W*(?:this|the) (?:[a-z]+ ){0,2}(?:report|story|article|piece|post|item|release|content)\b.{0,80}"
    r"\b(?:published|posted|issued)\b.{0,80}\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_SITE_WORD = re.compile(r"\b(?:home|news|about|contact|products|log ?in|regulation|events)\b", re.IGNORECASE)
_ANY = frozenset({"any"})
_EDGE = frozenset({"edge"})
_HEAD = frozenset({"edge", "head"})
_FOOT = frozenset({"edge", "foot"})
# A sentence that says when and by whom the story was put up.
_PUBLISHED = re.compile(
    r"\W*(?:posted|published|updated|released|issued|filed|submitted|created|uploaded|last updated)\b.{0,60}"
    r"\b(?:19|20)\d\d\b(?:[^.]|\.(?!\s))*\.?\Z",
    re.IGNORECASE,
)
_LONGEST_BYLINE = 120  # characters
_UNDER_HEADLINE = 3  # units below the first prose that may still be bylines
_UNDER_DECK = 8  # the same where nothing but short lines follows a deck
_LONGEST_DECK = 200  # characters
_TOP = 10  # units among which a ticker may stand
_FEWEST_PRICES = 4
_PRICE = re.compile(
    r"(?:[$€£¥]\s?\d[\d.,]*(?:\s?/?\s?[a-z]{1,5})?|\b\d\d-\d\d|[-+]\s?\d[\d.,]*\s?%?|\d\s?%|[▲▼↑↓]\s?\d[\d.,%]*)\W*$"
)
_DATE_LABEL = re.compile(r"(?:date|time)\b", re.IGNORECASE)  # below a story it may announce an event
_FEWEST_SPACES = 3  # of a line that is the headline beyond doubt
_REPEATS = 6  # units from the top within which a headline may repeat; the edges of a page without prose
_LONGEST_MENU = 12  # words
_CREDITS = 12  # units at the foot among which a credit may stand


def mark(units: Sequence[Unit], repeated: frozenset[str]) -> None:
    """Gives each unit that is furniture its role: the name of the rule."""
    for place, unit in enumerate(units[:_TOP]):
        if unit.text.count("|") >= _FEWEST_PRICES - 1 and _is_ticker(unit.text) and not table.is_row(units, place):
            unit.role = "ticker"
    _find_captions_at_top(units)
    for unit in units[:_TOP]:
        if unit.prose and len(unit.text) <= _LONGEST_BYLINE and _PUBLISHED.match(unit.text):
            unit.prose = False
    tails, distributors = _mark_anywhere(units)
    _find_headline_with_stop(units)
    slogan.mark(units, opening(units))
    first, last = _prose_range(units)
    bare = opening(units) == len(units)
    _mark_repeated(units, repeated, first, last)
    _mark_head(units, first, bare)
    tail.mark(units, tails, distributors, first)
    for place in range(len(units) - 1, last, -1):
        _mark_one(units, place, _FOOT)
        if _is_day_at_foot(units, place):
            units[place].role = "byline"
        if bare and not units[place].role:
            break
    table.keep(units)


def _prose_range(units: Sequence[Unit]) -> tuple[int, int]:
    """The places of the first and the last prose; in a page without prose, of what stands inside its edges."""
    places = [i for i, unit in enumerate(units) if unit.prose and not unit.role]
    if places:
        return places[0], places[-1]
    return min(_REPEATS, len(units)), max(len(units) - _REPEATS, 0) - 1


def opening(units: Sequence[Unit]) -> int:
    """The place of the first prose of the story; the number of units if there is none."""
    return next((i for i, unit in enumerate(units) if unit.prose and not unit.role), len(units))


def mark_before(units: Sequence[Unit], place: int) -> None:
    """Takes out the short lines above the headline of a page with prose: what a menu left there, no sentence."""
    if opening(units) == len(units):
        return
    for at, unit in enumerate(units[:place]):
        if not unit.role and not unit.prose and _is_left_of_menu(unit.text) and not table.is_row(units, at):
            unit.role = "above-headline"


def _is_left_of_menu(text: str) -> bool:
    short = text.count(" ") < _LONGEST_MENU or len(_BAR.split(text[:LONGEST])) >= 4
    return short and (furniture.is_caption(text) or not _is_sentence(text))


def _is_sentence(text: str) -> bool:
    """True of a line that ends as a sentence does, or part of one; dots say that it was cut."""
    if text.count(" ") < 2 or text.endswith(("...", "…")):
        return False
    return text.endswith((",", ";", "”", '"')) or ends_sentence(text)


def mark_repeats(units: Sequence[Unit], title: str) -> None:
    """Takes out the lines near the top that only repeat the headline, with or without words before it."""
    wanted = folded(title)
    if len(wanted) < 8:
        return
    first_word = wanted.split(" ", 1)[0]
    top = opening(units)
    for unit in units[: top + _REPEATS if top < len(units) else 3]:
        if unit.role or len(unit.text) > 3 * len(title) + 80 or first_word not in unit.text.casefold():
            continue
        own = folded(unit.text)
        if own == wanted or (not unit.prose and _only_repeats(unit.text, own, title, wanted)):
            unit.role = "headline"


def _only_repeats(text: str, own: str, title: str, wanted: str) -> bool:
    """True of a line that is the headline and a site's name, the headline behind a few words, or cut short."""
    if own.startswith(wanted) and text[len(title) :].lstrip()[:1] in _SEPARATORS:
        return len(own) - len(wanted) < 60
    if own.endswith(wanted):
        return len(own) - len(wanted) < 60 and not _NUMBER.search(own[: -len(wanted)])
    return text.endswith(("...", "…")) and is_cut(text, title)


def header_lines(units: Sequence[Unit]) -> list[str]:
    """The lines where a publication date may stand: bylines, short lines with a number above the prose, credits.

    First those below the headline: above it a page may have a day of its own.
    """
    top = opening(units)
    top = top if top < len(units) else min(top, _REPEATS)
    below = next((place for place, unit in enumerate(units[:top]) if unit.role == "headline"), 0)
    return [
        units[place].text
        for place in (*range(below, top), *range(below), *range(top, len(units)))
        if units[place].role == "byline"
        or (place < top and units[place].role not in ("headline", "repeated") and _may_hold_date(units, place))
        or (place >= len(units) - _CREDITS and _is_credit(units[place].text))
    ]


def _is_credit(text: str) -> bool:
    """True of a line at the foot that says when the story was first published."""
    return len(text) <= 200 and _NUMBER.search(text) is not None and _CREDIT.match(text) is not None


def _may_hold_date(units: Sequence[Unit], place: int) -> bool:
    """True of a short line with a number; that of an event, with its place below it, is none."""
    text = units[place].text
    if len(text) > 300 or _NUMBER.search(text) is None or _ITEM.match(text):
        return False
    return place + 1 == len(units) or not _PLACE_LABEL.match(units[place + 1].text)


def _mark_anywhere(units: Sequence[Unit]) -> tuple[list[int], list[int]]:
    """Marks what goes wherever it stands; gives the places of lines that may start a tail, and a distributor's."""
    starts: dict[str, list[int]] = {"tail": [], "distributor": []}
    for place, unit in enumerate(units):
        group = furniture.match(unit.text, _ANY)
        if group is None:
            continue
        if group.action in starts:
            unit.starts = group.action
            starts[group.action].append(place)
        elif not unit.prose or group.name in _PROSE_GROUPS or group.action == "header":
            unit.role = group.name
    return starts["tail"], starts["distributor"]


def _find_captions_at_top(units: Sequence[Unit]) -> None:
    """The captions that a page begins with are no prose: the headline is below them."""
    for unit in units[:_TOP]:
        if not furniture.is_caption(unit.text):
            return
        unit.prose = False


def _find_headline_with_stop(units: Sequence[Unit]) -> None:
    """A first line of one sentence is no prose where a byline stands right below it, it is repeated, or it asks."""
    place = opening(units)
    if place >= len(units) - 1 or len(units[place].text) > 300:
        return
    first, after = units[place], units[place + 1]
    if first.text.endswith(("?", "!", "？", "！")) and len(first.text) <= 200 and after.prose:
        first.prose = False
    if ". " in first.text:
        return
    if len(after.text) <= LONGEST_HEADLINE and folded(after.text) == folded(first.text):
        first.prose = False
        return
    for below in units[place + 1 : place + 4]:
        group = None if below.prose else furniture.match(below.text, _HEAD)
        if below.role == "byline" or (group is not None and group.action == "header"):
            first.prose = False
            return
        if not below.role and group is None:
            return


def _mark_repeated(units: Sequence[Unit], repeated: frozenset[str], first: int, last: int) -> None:
    """Takes out lines that repeat across the source, above the first prose and below the last."""
    if not repeated:
        return
    for unit in (*units[:first], *units[last + 1 :]):
        if len(unit.text) <= LONGEST and fold_line(unit.text) in repeated:
            unit.role = unit.role or "repeated"


def _mark_head(units: Sequence[Unit], first: int, bare: bool) -> None:
    """Takes out menus and bylines above the first prose, and bylines close under it.

    In a page `bare` of prose a menu stands at the very top.
    """
    at_top = True
    for place in range(first):
        following = units[place + 1].text if place + 1 < len(units) else ""
        if not _PLACE_LABEL.match(following):  # else the line may say when, as the next one says where
            _mark_one(units, place, _HEAD, header_only=bare and not at_top)
        at_top = at_top and units[place].role != ""
    if bare:
        return
    _mark_date_lines(units[:first])
    for place in range(first, _end_of_bylines(units, first)):
        _mark_one(units, place, _EDGE)


def _mark_date_lines(head: Sequence[Unit]) -> None:
    """Takes out the lines of a head that give the day of publication in a form no pattern knows."""
    dates = [unit for unit in head if not unit.role and not unit.prose and dated.is_date_line(unit.text, alone=False)]
    if not dates:
        return
    marked = {id(unit) for unit in dates}
    alone = not any(
        not unit.role and id(unit) not in marked and headline.could_be(unit) and unit.text.count(" ") >= _FEWEST_SPACES
        for unit in head
    )
    for place, unit in enumerate(head):
        event = place + 1 < len(head) and _PLACE_LABEL.match(head[place + 1].text)
        if id(unit) not in marked or event or table.is_row(head, place):
            continue
        if not alone or dated.is_date_line(unit.text, alone=True):
            unit.role = "byline"


def _is_day_at_foot(units: Sequence[Unit], place: int) -> bool:
    """True of a line below the story that says, in words about publishing, which day that was."""
    unit = units[place]
    if unit.role or unit.prose or not dated.is_date_line(unit.text, alone=True):
        return False
    event = place + 1 < len(units) and _PLACE_LABEL.match(units[place + 1].text)
    return not event and not _DATE_LABEL.match(unit.text) and not table.is_row(units, place)


def _end_of_bylines(units: Sequence[Unit], first: int) -> int:
    """The place below which no bylines of the headline stand: further down where a deck of a sentence precedes them."""
    end = min(first + 1 + _UNDER_HEADLINE, len(units))
    if first == len(units) or len(units[first].text) > _LONGEST_DECK:
        return end
    last = min(first + 1 + _UNDER_DECK, len(units))
    return max(end, next((place for place in range(first + 1, last) if units[place].prose), end))


def _is_ticker(text: str) -> bool:
    """True of a row of prices, each with its day or its change, as runs over the top of trade sites."""
    pieces = text.split("|")
    priced = sum(_PRICE.search(piece) is not None for piece in pieces)
    return len(pieces) >= _FEWEST_PRICES and priced > len(pieces) * 0.8


def _mark_one(units: Sequence[Unit], place: int, zones: frozenset[str], *, header_only: bool = False) -> None:
    unit = units[place]
    if unit.role or unit.prose or unit.starts:
        return
    group = furniture.match(unit.text, zones)
    if group is not None and (group.action == "header" or (group.action == "drop" and not header_only)):
        unit.role = group.name
    elif group is None and not header_only and _is_row_of_links(unit.text) and not table.is_row(units, place):
        unit.role = "menu"


def _is_row_of_links(text: str) -> bool:
    """True of a line of three or more short pieces with bars between them; of a site's words, with wide space too."""
    if len(text) > LONGEST or _APART.search(text) is None:
        return False
    text = _COUNT.sub("", text) if "(" in text else text
    pieces = _BAR.split(text) if _BAR_SIGN.search(text) else [text]
    if len(pieces) < 3 and _SITE_WORD.search(text):
        pieces = _WIDE.split(text)
    if len(pieces) < 3 or text[0] == "|":
        return False
    return all(piece.count(" ") <= 3 and not _NUMBER.search(piece) for piece in pieces)
