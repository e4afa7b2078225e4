"""Where rows and headings stand in the timeline, and how a row writes its date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from store.protocol import ArticleRow, EventRow, Groups
from tui.widgets.article_marks import written_range

DATE_WIDTH = 11
EVENT_WIDTH = 15

FEWEST = 20
"""Dated rows below which headings by period would only take room away."""

PER_HEADING = {7: 5, 4: 3}
"""Rows that a heading by month (7 characters of the date) and by year (4) must have on average."""

Months = Sequence[tuple[str, int]]


class Heading(NamedTuple):
    """A line over the articles of a period, of unknown year, or without a date."""

    text: str
    count: int  # type: ignore[assignment]


class TimelineRows:
    """Rows of the list (headings among them) against 0-based places of articles in the filter's order.

    `periods` are those that get a heading, in the order of the list; together they hold all dated rows.
    """

    def __init__(self, groups: Groups, periods: Months = ()) -> None:
        self.groups = groups
        counts = [*periods] if periods else [("", groups.dated)]
        self._headings: dict[int, Heading] = {}
        row = 0
        for name, count in (*counts, ("year unknown", groups.yearless), ("undated", groups.undated)):
            if count and name:
                self._headings[row] = Heading(name, count)
                row += 1
            row += count
        self._at = list(self._headings)
        self._first_places = [row - number for number, row in enumerate(self._at)]
        self.count = row
        self.articles = groups.dated + groups.yearless + groups.undated

    def heading(self, row: int) -> Heading | None:
        """The heading that stands in a row."""
        return self._headings.get(row)

    def place(self, row: int) -> int:
        """The place of the article in a row; of a heading, that of the article under it."""
        return row - bisect_left(self._at, row)

    def row(self, place: int) -> int:
        """The row of an article's place."""
        return place + bisect_right(self._first_places, place)


def periods_for(months: Months, dated: int) -> Months:
    """The periods to be headed: months, or years where months hold few rows, or none where there are few rows at
    all, or the months given don't hold just the dated ones."""
    if dated < FEWEST or sum(count for _, count in months) != dated:
        return ()
    for length, least in PER_HEADING.items():
        grouped = groupby(months, key=lambda month: month[0][:length])
        found = [(name, sum(count for _, count in of)) for name, of in grouped]
        if dated >= least * len(found):
            return found
    return ()


def written_date(row: ArticleRow) -> str:
    """The timeline date as the screen writes it: `~` for an inferred year, `????` for an unknown one."""
    date = row.timeline_date
    if date is None:
        return ""
    if date.startswith("--"):
        return f"????-{date[2:]}"
    if row.precision == "quarter" and len(date) == 7 and date[5:].isdigit():
        date = f"{date[:4]} Q{(int(date[5:]) + 2) // 3}"
    elif row.precision == "half" and len(date) == 7 and date[5:].isdigit():
        date = f"{date[:4]} H{1 if int(date[5:]) <= 6 else 2}"
    else:
        date = date.replace("-Q", " Q").replace("-H", " H")
    return f"~{date}" if row.inferred else date


def written_event(row: EventRow) -> str:
    """The range of an event in the same way."""
    return f"{'~' if row.basis in ('publication', 'context') else ''}{written_range(row)}"
