"""From a match of the grammar to what it says: an `Expression`, or None where the words turn out to be no date.

The rules of `articles.dates.patterns` name their readers; this is the table of them.
"""

from __future__ import annotations

from collections.abc import Callable

from articles.dates import calendar_readers, period_readers, relative_readers
from articles.dates.reading import Reading
from articles.dates.values import Expression

Reader = Callable[[Reading], Expression | None]

_READERS: dict[str, Reader] = {
    "calendar": calendar_readers.calendar,
    "day_slash_month": calendar_readers.day_slash_month,
    "numeric": calendar_readers.numeric,
    "compact": calendar_readers.compact,
    "to_year_end": calendar_readers.to_year_end,
    "years": calendar_readers.years,
    "iso_month": calendar_readers.iso_month,
    "year": calendar_readers.plain_year,
    "quarter": period_readers.quarter,
    "half": period_readers.half,
    "quarter_by_month": period_readers.quarter_by_month,
    "week": period_readers.week,
    "first_quarters": period_readers.first_quarters,
    "first_months": period_readers.first_months,
    "months_of": period_readers.months_of,
    "period_ended": period_readers.period_ended,
    "fiscal": period_readers.fiscal,
    "same_period": period_readers.same_period,
    "relative_month": relative_readers.relative_month,
    "relative_period": relative_readers.relative_period,
    "year_before": relative_readers.year_before,
    "day_of_relative_month": relative_readers.day_of_relative_month,
    "bare_day": relative_readers.bare_day,
    "weekday_date": relative_readers.weekday_date,
    "weekday": relative_readers.weekday,
    "ago": relative_readers.ago,
    "day_word": relative_readers.day_word,
}


def read(reading: Reading, reader: str) -> Expression | None:
    """What a match says, read by the reader of that name."""
    return _READERS[reader](reading)
