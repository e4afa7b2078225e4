"""Readers of days, months and years, alone or in ranges: from a match to an `Expression`, or None."""

from __future__ import annotations

import re

from articles.dates.atoms import full_year, number
from articles.dates.reading import Reading, month_of, relative_year, year_of
from articles.dates.values import Expression, Partial
from articles.model import Precision

_AND = re.compile(r"and|&|/")
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)


def _joined(reading: Reading, gap: int) -> bool:
    """Whether two ends make one range: always, except that "A and B" far apart need "between" before them."""
    separator = reading["sep"]
    if not _AND.search(separator.lower()):
        return True
    return gap == 1 or "/" in separator or bool(_BETWEEN.search(reading.before(16)))


def calendar(reading: Reading) -> Expression | None:
    """Days, months and years with up to two ends."""
    groups = reading.groups
    held = groups.get
    day = held("d1")
    first = Partial(year_of(held("y1")), month_of(held("m1")), number(day) if day else None)
    if "sep" not in groups and "y2" not in groups:
        relative = relative_year(groups["rel"]) if "rel" in groups else None
        return reading.expression(first, first, _precision(first), relative)
    last = Partial(
        year_of(reading["y2"]),
        month_of(reading["m2"]) or first.month,
        number(reading["d2"]) if reading["d2"] else first.day,
    )
    gap = ((last.day or 0) - (first.day or 0)) if not reading["m2"] else ((last.month or 0) - (first.month or 0)) % 12
    if (first.day and last.day and reading["m2"] and "and" in reading["sep"].lower()) and not _BETWEEN.search(
        reading.before(16)
    ):
        return None
    if not _joined(reading, gap):
        return None
    first, last = _share_year(first, last)
    return reading.expression(first, last, _precision(first), relative_year(reading["rel"]))


def to_year_end(reading: Reading) -> Expression | None:
    """Between October 16 and the end of the year."""
    if not _joined(reading, 0):
        return None
    day, year = reading["d1"], year_of(reading["y1"])
    first = Partial(year, month_of(reading["m1"]), number(day) if day else None)
    return reading.expression(first, Partial(year, 12, 31 if day else None), _precision(first))


def _precision(part: Partial) -> Precision:
    return "day" if part.day else "month" if part.month else "year"


def _share_year(first: Partial, last: Partial) -> tuple[Partial, Partial]:
    """Give the end without a year the other's, a turn of the year between them minded."""
    over = (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0)
    if first.year is None and last.year is not None:
        first = Partial(last.year - over, first.month, first.day)
    elif last.year is None and first.year is not None:
        last = Partial(first.year + over, last.month, last.day)
    return first, last


def numeric(reading: Reading) -> Expression | None:
    """03/05/2024: by the article's own order, unless one of the numbers can only be a day."""
    left, right = int(reading["n1"]), int(reading["n2"])
    day, month = (left, right) if (reading.day_first and right <= 12) or left > 12 else (right, left)
    if len(reading["y1"]) == 2 and reading["sep"] != "/":
        return None
    part = Partial(full_year(reading["y1"]), month, day)
    return reading.expression(part)


def day_slash_month(reading: Reading) -> Expression | None:
    """On 11/7: where the word before it can only stand before a day."""
    if not re.search(r"\b(?:on|dated)[ \n]$", reading.before(8), re.IGNORECASE):
        return None
    left, right = int(reading["n1"]), int(reading["n2"])
    day, month = (left, right) if (reading.day_first and right <= 12) or left > 12 else (right, left)
    return reading.expression(Partial(None, month, day)) if 1 <= month <= 12 else None


def compact(reading: Reading) -> Expression | None:
    """20240826, where the words before it speak of a date."""
    if not re.search(r"(?:dated?|on|published|time|[(\[])[:\s]*$", reading.before(14), re.IGNORECASE):
        return None
    return calendar(reading)


def years(reading: Reading) -> Expression | None:
    """1954-56, 2019-2020, 1986/87, from 1926 until 1956."""
    first = int(reading["y1"])
    short = reading["yy"]
    cycle = 10 ** len(short)
    last = int(reading["y2"]) if reading["y2"] else first // cycle * cycle + int(short)
    if short and last < first:
        last += cycle
    separator = reading["sep"].lower()
    if "and" in separator and not _BETWEEN.search(reading.before(16)):
        return None
    if re.search(r"\bto\b", separator) and re.search(r"\b(?:up|down|compared|relative|prior)\s*$", reading.before(12)):
        return None
    longest = 1 if "/" in separator and short else 60 if short else 200
    if not first < last <= first + longest or not 1600 <= first <= 2099:
        return None
    return reading.expression(Partial(first), Partial(last), "year")


def iso_month(reading: Reading) -> Expression | None:
    """2024-08, unless it is rather a range of years (2010-12)."""
    if reading["sep"] == "/" and reading.before(1) == "/":
        return None
    return reading.expression(Partial(int(reading["y1"]), int(reading["m1"])), precision="month")


def plain_year(reading: Reading) -> Expression | None:
    return reading.expression(Partial(int(reading["y1"])), precision="year")
