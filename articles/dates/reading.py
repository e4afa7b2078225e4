"""One match of the grammar, and what its words for years and months mean: shared by all readers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.dates.atoms import full_year, month_number
from articles.dates.values import Expression, Partial, Relative
from articles.model import Precision

SHIFTS = {"this": 0, "current": 0, "present": 0, "next": 1, "coming": 1, "following": 1}
_NONE = Partial()


@dataclass(slots=True)  # frozen ones take four times as long to make
class Reading:
    """One match under one rule, its named groups at hand, in small letters (absent groups are "").

    `text` is the folded text in its own letters.
    """

    rule: str
    match: re.Match[str]
    groups: dict[str, str]
    day_first: bool
    text: str

    def __getitem__(self, group: str) -> str:
        return self.groups.get(group, "")

    def before(self, width: int) -> str:
        """The text just before the match, at most `width` characters."""
        start = self.match.start()
        return self.text[max(0, start - width) : start]

    def expression(
        self,
        first: Partial = _NONE,
        last: Partial | None = None,
        precision: Precision = "day",
        relative: Relative | None = None,
        phrase: str | None = None,
        weekday: int | None = None,
    ) -> Expression:
        """An expression at the place of the match."""
        start, end = self.match.span()
        return Expression(start, end, self.rule, first, last or first, precision, relative, phrase, weekday)


def year_of(digits: str | None) -> int | None:
    """The year that two or four digits mean; None for none."""
    return full_year(digits) if digits else None


def month_of(word: str | None) -> int | None:
    """The month that a word or number means; None for none."""
    if not word:
        return None
    return int(word) if word.isdigit() else month_number(word)


def relative_year(words: str) -> Relative | None:
    """A relative year in words: "last year", "the same year", "the year before"."""
    if not words:
        return None
    tokens = words.lower().split()
    if "same" in tokens or "that" in tokens:
        return Relative("year", 0, told=True)
    if "before" in tokens or "previous" in tokens or "following" in tokens:
        return Relative("year", 1 if "following" in tokens else -1, told=True)
    if tokens == ["the", "year"]:
        return Relative("year", 0)
    word = tokens[1] if tokens[0] == "the" else tokens[0]
    return Relative("year", SHIFTS.get(word, -1))
