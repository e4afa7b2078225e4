"""Readers of quarters, halves, runs of months, weeks and fiscal years: from a match to an `Expression`, or None."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from articles.dates.atoms import ORDINALS, full_year, month_number, number
from articles.dates.reading import Reading, month_of, relative_year, year_of
from articles.dates.values import Expression, Partial, Relative, add_months, span_precision
from articles.model import Precision

LAST_WORDS = frozenset({"last", "final", "closing"})


def _period_year(reading: Reading) -> int | None:
    """The stated year of a quarter or half, in any of its forms."""
    return year_of(reading["y1"] or reading["ys"] or reading["yf"] or reading["yy"])


def _part(reading: Reading, parts: int, first: int, last: int) -> Expression:
    """Parts `first` to `last` (from 1) of a year cut into that many."""
    length = 12 // parts
    year = _period_year(reading)
    precision: Precision = "quarter" if parts == 4 else "half"
    return reading.expression(
        Partial(year, (first - 1) * length + 1), Partial(year, last * length), precision, relative_year(reading["rel"])
    )


def _ordinal(word: str, parts: int) -> int:
    word = word.lower()
    return parts if word in LAST_WORDS else int(word) if word.isdigit() else ORDINALS[word]


def quarter(reading: Reading) -> Expression | None:
    """A quarter, or two of them joined."""
    word = reading["n"] or reading["n3"]
    year, relative = _period_year(reading), reading["rel"]
    if word.lower() == "last" and year is None and not relative:
        return reading.expression(precision="quarter", relative=Relative("quarter", -1))
    first = _ordinal(word, 4)
    last = _ordinal(reading["n2"], 4) if reading["n2"] else first
    return _part(reading, 4, first, last) if first <= last else None


def half(reading: Reading) -> Expression | None:
    """A half of a year."""
    word = reading["n"] or reading["n3"]
    which = _ordinal(word, 2)
    if word.lower() in LAST_WORDS and _period_year(reading) is None and not reading["rel"]:
        return None
    return _part(reading, 2, which, which) if which <= 2 else None


def quarter_by_month(reading: Reading) -> Expression:
    """The September quarter: the one that ends with that month."""
    last = month_number(reading["m1"])
    year = _period_year(reading)
    return reading.expression(Partial(year, last - 2), Partial(year, last), "quarter", relative_year(reading["rel"]))


def week(reading: Reading) -> Expression | None:
    """Week 14/2025: Monday to Sunday, as ISO counts weeks."""
    try:
        monday = date.fromisocalendar(int(reading["y1"]), int(reading["n"]), 1)
    except ValueError:
        return None
    sunday = monday + timedelta(days=6)
    return reading.expression(
        Partial(monday.year, monday.month, monday.day), Partial(sunday.year, sunday.month, sunday.day)
    )


def first_quarters(reading: Reading) -> Expression | None:
    """The first (or last) two or three quarters."""
    count = number(reading["count"])
    if reading["n"].lower() in LAST_WORDS:
        return _part(reading, 4, 5 - count, 4) if _period_year(reading) or reading["rel"] else None
    return _part(reading, 4, 1, count) if _ordinal(reading["n"], 4) == 1 else None


def first_months(reading: Reading) -> Expression:
    """9M 2024: the first months of a year."""
    year, count = _period_year(reading), int(reading["n"])
    return reading.expression(Partial(year, 1), Partial(year, count), span_precision(1, count))


def months_of(reading: Reading) -> Expression | None:
    """The first (or last) so many months of a year."""
    count, year = number(reading["count"]), _period_year(reading)
    closing = reading["which"].lower() in LAST_WORDS
    if closing and year is None and not reading["rel"]:
        return None  # "the last six months" is a duration up to now
    start = 13 - count if closing else 1
    last = Partial(year, start + count - 1)
    return reading.expression(Partial(year, start), last, span_precision(start, count), relative_year(reading["rel"]))


_UNIT_MONTHS = {"half year": 6, "month": 1, "mth": 1, "quarter": 3, "qtr": 3, "half": 6, "half-year": 6, "year": 12}


def period_ended(reading: Reading) -> Expression | None:
    """Three months ended March 31, 1987; the year to September 30: the whole period that ends there."""
    unit = " ".join(reading["unit"].lower().split()).removesuffix("s")
    count = 1 if reading["count"].lower() in {"", "first"} else number(reading["count"])
    month = month_of(reading["m1"] or reading["ma"]) or 12
    day = reading["d1"] or reading["da"]
    if unit not in _UNIT_MONTHS or _UNIT_MONTHS[unit] * count > 24:
        return None
    length = _UNIT_MONTHS[unit] * count
    year = year_of(reading["y1"])
    if day and number(day) < 25:
        return None  # a day inside the month: no whole months end there
    back, start = add_months(year or 4, month, 1 - length)
    first = Partial(back if year else None, start)
    if year is None and length > 12:
        return None
    found = reading.expression(
        first, Partial(year, month), span_precision(start, length), relative_year(reading["rel"])
    )
    return (
        found if "ended" in reading.match[0].lower() else replace(found, rule=reading.rule.replace("ended", "ending"))
    )


def fiscal(reading: Reading) -> Expression | None:
    """FY2024, fiscal 1986/87: named by its years, taken as those calendar years."""
    first = full_year(reading["yy"])
    second = reading["y2"]
    last = first if not second else int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if last < first:
        last += 100
    return reading.expression(Partial(first), Partial(last), "year") if last - first <= 10 else None


def same_period(reading: Reading) -> Expression:
    """The same period of another year: the months of the period spoken of last."""
    year = year_of(reading["y1"])
    relative = Relative("year", -1) if reading["ago"] else relative_year(reading["rel"])
    return reading.expression(Partial(year), precision="year", relative=relative)
