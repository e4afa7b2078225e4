"""Where articles and headings stand in the timeline, and how a row writes its date."""

from __future__ import annotations

from dataclasses import dataclass

from store.protocol import ArticleRow, Groups

DATE_WIDTH = 11


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over the articles of unknown year or without a date."""

    text: str
    count: int


class TimelineRows:
    """Rows of the list (headings among them) against 0-based places of articles in the filter's order."""

    def __init__(self, groups: Groups) -> None:
        self.groups = groups
        self._headings: dict[int, Heading] = {}
        row = groups.dated
        for name, count in (("year unknown", groups.yearless), ("undated", groups.undated)):
            if count:
                self._headings[row] = Heading(name, count)
                row += count + 1
        self.count = row
        self.articles = groups.dated + groups.yearless + groups.undated

    def heading(self, row: int) -> Heading | None:
        """The heading that stands in a row."""
        return self._headings.get(row)

    def place(self, row: int) -> int:
        """The place of the article in a row; of a heading, that of the article under it."""
        return row - sum(1 for at in self._headings if at < row)

    def row(self, place: int) -> int:
        """The row of an article's place."""
        for at in sorted(self._headings):
            if at <= place:
                place += 1
        return place


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
