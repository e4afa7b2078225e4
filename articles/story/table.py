"""Rows of tables and numbered lists: the story's own, though each looks like a menu or a byline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.story.lines import Unit

_CELLS = re.compile(r"\s*[|｜]\s*|\t+|\s{3,}|\s·\s")
_NUMBERED = re.compile(r"\(?\d{1,3}[.)、]\s*\D")
_DATED = re.compile(r"\W*(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))", re.IGNORECASE)
_SITE_WORD = re.compile(r"\b(?:home|news|about|contact|products|log ?in|events)\b", re.IGNORECASE)
_LONGEST = 400  # characters of a row that are looked at
_FEWEST_ROWS = 3


def is_row(units: Sequence[Unit], place: int) -> bool:
    """True of a line with as many bars or gaps as the line above or below it, and of an item of a numbered list."""
    text = units[place].text
    shape = _shape(text)
    if not shape or _SITE_WORD.search(text):
        return False
    around = (*units[max(place - 1, 0) : place], *units[place + 1 : place + 2])
    return any(_shape(unit.text) == shape for unit in around)


def _shape(text: str) -> str:
    """What a row has in common with the other rows of its table; "" of a line that is none."""
    if _NUMBERED.match(text):
        return "#"
    if text.isascii() and text.isprintable() and "|" not in text and "   " not in text:
        return ""  # most lines
    marks = _CELLS.findall(text[:_LONGEST])
    return "".join(mark.strip() or " " for mark in marks) if len(marks) >= 2 else ""


def keep(units: Sequence[Unit]) -> None:
    """Gives back three rows and more that begin with a date and were taken for bylines."""
    run: list[Unit] = []
    for unit in (*units, None):
        if unit is not None and unit.role == "byline" and _DATED.match(unit.text):
            run.append(unit)
            continue
        if len(run) >= _FEWEST_ROWS:
            for row in run:
                row.role = ""
        run = []
