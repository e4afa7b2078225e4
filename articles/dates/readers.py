"""From a match of the grammar to what it says: an `Expression`, or None where the words turn out to be no date.

Each reader is named in the rules of `articles.dates.patterns` and gets the match and whether 03/05 means 3 May.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from articles.dates.atoms import ORDINALS, full_year, month_number, number, weekday_number
from articles.dates.values import Expression, Partial, Relative, Unit, add_months, span_precision
from articles.model import Precision

_NONE = Partial()


@dataclass(frozen=True, slots=True)
class Reading:
    """One match under one rule, its named groups at hand (absent groups are "")."""

    rule: str
    match: re.Match[str]
    groups: dict[str, str]
    day_first: bool

    def __getitem__(self, group: str) -> str:
        return self.groups.get(group, "")

    def before(self, width: int) -> str:
        """The text just before the match, at most `width` characters."""
        start = self.match.start()
        return self.match.string[max(0, start - width) : start]

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


Reader = Callable[[Reading], Expression | None]
_AND = re.compile(r"and|&|/")
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_LAST = frozenset({"last", "final", "closing"})
_SHIFTS = {"this": 0, "current": 0, "present": 0, "next": 1, "coming": 1, "following": 1}


def read(reading: Reading, reader: str) -> Expression | None:
    """What a match says, read by the reader of that name."""
    return _READERS[reader](reading)


def _year(digits: str) -> int | None:
    return full_year(digits) if digits else None


def _month(word: str) -> int | None:
    if not word:
        return None
    return int(word) if word.isdigit() else month_number(word)


def _relative(words: str) -> Relative | None:
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
    return Relative("year", _SHIFTS.get(word, -1))


def _joined(reading: Reading, gap: int) -> bool:
    """Whether two ends make one range: always, except that "A and B" far apart need "between" before them."""
    separator = reading["sep"]
    if not separator or not _AND.search(separator.lower()):
        return True
    return gap == 1 or "/" in separator or bool(_BETWEEN.search(reading.before(16)))


def _calendar(reading: Reading) -> Expression | None:
    """Days, months and years with up to two ends."""
    first = Partial(_year(reading["y1"]), _month(reading["m1"]), number(reading["d1"]) if reading["d1"] else None)
    last = Partial(
        _year(reading["y2"]),
        _month(reading["m2"]) or first.month,
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
    precision: Precision = "day" if first.day else "month" if first.month else "year"
    return reading.expression(first, last, precision, _relative(reading["rel"]))


def _share_year(first: Partial, last: Partial) -> tuple[Partial, Partial]:
    """Give the end without a year the other's, a turn of the year between them minded."""
    over = (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0)
    if first.year is None and last.year is not None:
        first = Partial(last.year - over, first.month, first.day)
    elif last.year is None and first.year is not None:
        last = Partial(first.year + over, last.month, last.day)
    return first, last


def _numeric(reading: Reading) -> Expression | None:
    """03/05/2024: by the article's own order, unless one of the numbers can only be a day."""
    left, right = int(reading["n1"]), int(reading["n2"])
    day, month = (left, right) if (reading.day_first and right <= 12) or left > 12 else (right, left)
    if len(reading["y1"]) == 2 and reading["sep"] != "/":
        return None
    part = Partial(full_year(reading["y1"]), month, day)
    return reading.expression(part)


def _day_slash_month(reading: Reading) -> Expression | None:
    """On 11/7: where the word before it can only stand before a day."""
    if not re.search(r"\b(?:on|dated)[ \n]$", reading.before(8), re.IGNORECASE):
        return None
    left, right = int(reading["n1"]), int(reading["n2"])
    day, month = (left, right) if (reading.day_first and right <= 12) or left > 12 else (right, left)
    return reading.expression(Partial(None, month, day)) if 1 <= month <= 12 else None


def _compact(reading: Reading) -> Expression | None:
    """20240826, where the words before it speak of a date."""
    if not re.search(r"(?:dated?|on|published|time|[(\[])[:\s]*$", reading.before(14), re.IGNORECASE):
        return None
    return _calendar(reading)


def _years(reading: Reading) -> Expression | None:
    """1954-56, 2019-2020, 1986/87, from 1926 until 1956."""
    first = int(reading["y1"])
    short = reading["yy"]
    last = int(reading["y2"]) if reading["y2"] else first // 100 * 100 + int(short)
    if short and last < first:
        last += 100
    separator = reading["sep"].lower()
    if "and" in separator and not _BETWEEN.search(reading.before(16)):
        return None
    if re.search(r"\bto\b", separator) and re.search(r"\b(?:up|down|compared|relative|prior)\s*$", reading.before(12)):
        return None
    longest = 1 if "/" in separator and short else 60 if short else 200
    if not first < last <= first + longest or not 1600 <= first <= 2099:
        return None
    return reading.expression(Partial(first), Partial(last), "year")


def _iso_month(reading: Reading) -> Expression | None:
    """2024-08, unless it is rather a range of years (2010-12)."""
    if reading["sep"] == "/" and reading.before(1) == "/":
        return None
    return reading.expression(Partial(int(reading["y1"]), int(reading["m1"])), precision="month")


def _plain_year(reading: Reading) -> Expression | None:
    return reading.expression(Partial(int(reading["y1"])), precision="year")


def _period_year(reading: Reading) -> int | None:
    """The stated year of a quarter or half, in any of its forms."""
    return _year(reading["y1"] or reading["ys"] or reading["yf"] or reading["yy"])


def _part(reading: Reading, parts: int, first: int, last: int) -> Expression:
    """Parts `first` to `last` (from 1) of a year cut into that many."""
    length = 12 // parts
    year = _period_year(reading)
    precision: Precision = "quarter" if parts == 4 else "half"
    return reading.expression(
        Partial(year, (first - 1) * length + 1), Partial(year, last * length), precision, _relative(reading["rel"])
    )


def _ordinal(word: str, parts: int) -> int:
    word = word.lower()
    return parts if word in _LAST else int(word) if word.isdigit() else ORDINALS[word]


def _quarter(reading: Reading) -> Expression | None:
    """A quarter, or two of them joined."""
    word = reading["n"] or reading["n3"]
    year, relative = _period_year(reading), reading["rel"]
    if word.lower() == "last" and year is None and not relative:
        return reading.expression(precision="quarter", relative=Relative("quarter", -1))
    first = _ordinal(word, 4)
    last = _ordinal(reading["n2"], 4) if reading["n2"] else first
    return _part(reading, 4, first, last) if first <= last else None


def _half(reading: Reading) -> Expression | None:
    """A half of a year."""
    word = reading["n"] or reading["n3"]
    which = _ordinal(word, 2)
    if word.lower() in _LAST and _period_year(reading) is None and not reading["rel"]:
        return None
    return _part(reading, 2, which, which) if which <= 2 else None


def _quarter_by_month(reading: Reading) -> Expression:
    """The September quarter: the one that ends with that month."""
    last = month_number(reading["m1"])
    year = _period_year(reading)
    return reading.expression(Partial(year, last - 2), Partial(year, last), "quarter", _relative(reading["rel"]))


def _week(reading: Reading) -> Expression | None:
    """Week 14/2025: Monday to Sunday, as ISO counts weeks."""
    try:
        monday = date.fromisocalendar(int(reading["y1"]), int(reading["n"]), 1)
    except ValueError:
        return None
    sunday = monday + timedelta(days=6)
    return reading.expression(
        Partial(monday.year, monday.month, monday.day), Partial(sunday.year, sunday.month, sunday.day)
    )


def _first_quarters(reading: Reading) -> Expression | None:
    """The first (or last) two or three quarters."""
    count = number(reading["count"])
    if reading["n"].lower() in _LAST:
        return _part(reading, 4, 5 - count, 4) if _period_year(reading) or reading["rel"] else None
    return _part(reading, 4, 1, count) if _ordinal(reading["n"], 4) == 1 else None


def _first_months(reading: Reading) -> Expression:
    """9M 2024: the first months of a year."""
    year, count = _period_year(reading), int(reading["n"])
    return reading.expression(Partial(year, 1), Partial(year, count), span_precision(1, count))


def _months_of(reading: Reading) -> Expression | None:
    """The first (or last) so many months of a year."""
    count, year = number(reading["count"]), _period_year(reading)
    closing = reading["which"].lower() in _LAST
    if closing and year is None and not reading["rel"]:
        return None  # "the last six months" is a duration up to now
    start = 13 - count if closing else 1
    last = Partial(year, start + count - 1)
    return reading.expression(Partial(year, start), last, span_precision(start, count), _relative(reading["rel"]))


_UNIT_MONTHS = {"month": 1, "mth": 1, "quarter": 3, "qtr": 3, "half": 6, "half-year": 6, "year": 12}


def _period_ended(reading: Reading) -> Expression | None:
    """Three months ended March 31, 1987; the year to September 30: the whole period that ends there."""
    unit = reading["unit"].lower().removesuffix("s")
    count = 1 if reading["count"].lower() in {"", "first"} else number(reading["count"])
    month = _month(reading["m1"] or reading["ma"]) or 12
    day = reading["d1"] or reading["da"]
    if unit not in _UNIT_MONTHS or _UNIT_MONTHS[unit] * count > 24:
        return None
    length = _UNIT_MONTHS[unit] * count
    year = _year(reading["y1"])
    if day and number(day) < 25:
        return None  # a day inside the month: no whole months end there
    back, start = add_months(year or 4, month, 1 - length)
    first = Partial(back if year else None, start)
    if year is None and length > 12:
        return None
    found = reading.expression(first, Partial(year, month), span_precision(start, length), _relative(reading["rel"]))
    return (
        found if "ended" in reading.match[0].lower() else replace(found, rule=reading.rule.replace("ended", "ending"))
    )


def _fiscal(reading: Reading) -> Expression | None:
    """FY2024, fiscal 1986/87: named by its years, taken as those calendar years."""
    first = full_year(reading["yy"])
    second = reading["y2"]
    last = first if not second else int(second) if len(second) == 4 else first // 100 * 100 + int(second)
    if last < first:
        last += 100
    return reading.expression(Partial(first), Partial(last), "year") if last - first <= 10 else None


def _same_period(reading: Reading) -> Expression:
    """The same period of another year: the months of the period spoken of last."""
    year = _year(reading["y1"])
    relative = Relative("year", -1) if reading["ago"] else _relative(reading["rel"])
    return reading.expression(Partial(year), precision="year", relative=relative)


def _relative_month(reading: Reading) -> Expression:
    """Last August, this March, next April, that October."""
    which = reading["which"].lower()
    if which == "that":
        return reading.expression(
            Partial(None, _month(reading["m1"])), precision="month", relative=Relative("year", 0, told=True)
        )
    shift = _SHIFTS.get(which, -1)
    return reading.expression(
        Partial(None, _month(reading["m1"])), precision="month", relative=Relative("month", shift)
    )


def _relative_period(reading: Reading) -> Expression | None:
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
        precision=precision, relative=Relative(kind, _SHIFTS.get(which, -1), told=which == "previous")
    )


def _year_before(reading: Reading) -> Expression | None:
    """The year before (what was spoken of last)."""
    if not re.search(r"\bthe $", reading.before(4), re.IGNORECASE) or reading["which"].lower() != "before":
        return None
    return reading.expression(precision="year", relative=Relative("year", -1, told=True))


def _day_of_relative_month(reading: Reading) -> Expression:
    """The 25th of last month."""
    which = reading["which"].lower()
    shift = _SHIFTS.get(which, 0 if "same" in which else -1)
    return reading.expression(
        Partial(None, None, number(reading["d1"])), relative=Relative("month", shift, told="same" in which)
    )


def _bare_day(reading: Reading) -> Expression:
    """The 26th: a day of the month spoken of last."""
    day = number(reading["d1"] or reading["da"])
    return reading.expression(Partial(None, None, day), relative=Relative("day", 0, told=True))


def _weekday_date(reading: Reading) -> Expression | None:
    """Tuesday, March 3 (1987)."""
    part = Partial(_year(reading["y1"]), _month(reading["m1"] or reading["ma"]), number(reading["d1"] or reading["da"]))
    weekday = weekday_number(reading.match[0])
    return reading.expression(part, relative=_relative(reading["rel"]), weekday=weekday)


def _weekday(reading: Reading) -> Expression:
    which = reading["which"].lower()
    relative = Relative("day", _SHIFTS.get(which, -1)) if which else None
    return reading.expression(phrase=" ".join(reading.match[0].lower().split()), relative=relative)


def _ago(reading: Reading) -> Expression | None:
    """Two weeks ago. A count of years above five is a way to say "long ago", and "a year ago" a comparison."""
    unit: Unit = reading["unit"].lower()  # type: ignore[assignment]
    word = reading["count"].lower()
    count = 1 if word == "a" else number(word)
    if (unit == "year" and (count > 5 or word in {"a", "one", "1"})) or (unit == "month" and count > 24):
        return None
    precision: Precision = {"year": "year", "month": "month"}.get(unit, "day")  # type: ignore[assignment]
    return reading.expression(precision=precision, phrase=f"{count} {unit}s ago", relative=Relative(unit, -count))


def _day_word(reading: Reading) -> Expression:
    return reading.expression(phrase=" ".join(reading.match[0].lower().split()))


_READERS: dict[str, Reader] = {
    "calendar": _calendar,
    "day_slash_month": _day_slash_month,
    "numeric": _numeric,
    "compact": _compact,
    "years": _years,
    "iso_month": _iso_month,
    "year": _plain_year,
    "quarter": _quarter,
    "half": _half,
    "quarter_by_month": _quarter_by_month,
    "week": _week,
    "first_quarters": _first_quarters,
    "first_months": _first_months,
    "months_of": _months_of,
    "period_ended": _period_ended,
    "fiscal": _fiscal,
    "same_period": _same_period,
    "relative_month": _relative_month,
    "relative_period": _relative_period,
    "year_before": _year_before,
    "day_of_relative_month": _day_of_relative_month,
    "bare_day": _bare_day,
    "weekday_date": _weekday_date,
    "weekday": _weekday,
    "ago": _ago,
    "day_word": _day_word,
}
