"""Readers of what hangs on another date: "last year", "the 26th", "on Tuesday", "two weeks ago"."""

from __future__ import annotations

import re

from articles.dates.atoms import number, weekday_number
from articles.dates.reading import SHIFTS, Reading, month_of, relative_year, year_of
from articles.dates.values import Expression, Partial, Relative, Unit
from articles.dates.words import any_of
from articles.model import Precision

_TOLD_OF_MONTH = re.compile(rf"[ \n]{any_of('told_of_month')}\b")


def relative_month(reading: Reading) -> Expression | None:
    """Last August, this March, next April, that October."""
    which = reading["which"].lower()
    if which == "that":
        small = reading.text.startswith(which, reading.match.start())
        if small and _TOLD_OF_MONTH.match(reading.text, reading.match.end()):
            return None  # "said that December was"
        return reading.expression(
            Partial(None, month_of(reading["m1"])), precision="month", relative=Relative("year", 0, told=True)
        )
    shift = SHIFTS.get(which, -1)
    return reading.expression(
        Partial(None, month_of(reading["m1"])), precision="month", relative=Relative("month", shift)
    )


def relative_period(reading: Reading) -> Expression | None:
    """This year, last month, next quarter, the previous year."""
    which, unit = reading["which"].lower(), reading["unit"].lower()
    units: dict[str, Unit] = {
        "half-year": "half",
        "half": "half",
        "quarter": "quarter",
        "month": "month",
        "week": "week",
    }
    if which == "past" or (which == "coming" and unit != "year"):
        return None  # "the past year" is a duration
    if re.search(r"\b(?:same|over|than|on) (?:the )?$", reading.before(12)) and which == "previous":
        return None  # a comparison: "up 4% over the previous year"
    kind: Unit = units.get(unit, "year")
    precision: Precision = {"year": "year", "half": "half", "quarter": "quarter", "month": "month"}.get(kind, "day")  # type: ignore[assignment]
    return reading.expression(
        precision=precision, relative=Relative(kind, SHIFTS.get(which, -1), told=which == "previous")
    )


def year_before(reading: Reading) -> Expression | None:
    """The year before (what was spoken of last)."""
    if not re.search(r"\bthe $", reading.before(4), re.IGNORECASE) or reading["which"].lower() != "before":
        return None
    return reading.expression(precision="year", relative=Relative("year", -1, told=True))


def day_of_relative_month(reading: Reading) -> Expression:
    """The 25th of last month."""
    which = reading["which"].lower()
    shift = SHIFTS.get(which, 0 if "same" in which else -1)
    return reading.expression(
        Partial(None, None, number(reading["d1"])), relative=Relative("month", shift, told="same" in which)
    )


def bare_day(reading: Reading) -> Expression:
    """The 26th: a day of the month spoken of last."""
    day = number(reading["d1"] or reading["da"])
    return reading.expression(Partial(None, None, day), relative=Relative("day", 0, told=True))


def weekday_date(reading: Reading) -> Expression | None:
    """Tuesday, March 3 (1987)."""
    part = Partial(
        year_of(reading["y1"]), month_of(reading["m1"] or reading["ma"]), number(reading["d1"] or reading["da"])
    )
    weekday = weekday_number(reading.match[0])
    return reading.expression(part, relative=relative_year(reading["rel"]), weekday=weekday)


def weekday(reading: Reading) -> Expression:
    which = reading["which"].lower()
    relative = Relative("day", SHIFTS.get(which, -1)) if which else None
    return reading.expression(phrase=" ".join(reading.match[0].lower().split()), relative=relative)


def ago(reading: Reading) -> Expression | None:
    """Two weeks ago. A count of years above five is a way to say "long ago", and "a year ago" a comparison."""
    unit: Unit = reading["unit"].lower()  # type: ignore[assignment]
    word = reading["count"].lower()
    count = 1 if word == "a" else number(word)
    if (unit == "year" and (count > 5 or word in {"a", "one", "1"})) or (unit == "month" and count > 24):
        return None
    precision: Precision = {"year": "year", "month": "month"}.get(unit, "day")  # type: ignore[assignment]
    return reading.expression(precision=precision, phrase=f"{count} {unit}s ago", relative=Relative(unit, -count))


def day_word(reading: Reading) -> Expression:
    return reading.expression(phrase=" ".join(reading.match[0].lower().split()))
