"""The histogram over the timeline: articles of the filter over all articles, drawn in eighth blocks."""

from __future__ import annotations

from typing import Literal

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from store import periods
from store.filters import Filter
from store.protocol import Bar, HistogramPrecision
from tui import content
from tui.glyphs import glyphs
from tui.messages import BarsAnswer, BarsWanted, SpanPicked, Told
from tui.questions import MOST_BARS, PRECISIONS
from tui.widgets.still import StillWidget


class BarsMoved(Told):
    """A key of the timeline's bars was pressed."""

    to: Literal["older", "newer", "pick", "finer", "coarser"]


class Histogram(StillWidget):
    """Bars from the oldest period at the left to the newest, gaps included, with a cursor of its own."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.filter = Filter()
        self.precision: HistogramPrecision = "month"
        self.bars: list[Bar] = []
        self.cursor: int | None = None
        self.marked: int | None = None
        self.first = 0

    def take(self, answer: BarsAnswer) -> None:
        """Draw another filter's bars."""
        kept = self.bars[self.cursor].period if self.cursor is not None else None
        same = answer.precision == self.precision
        self.filter, self.precision = answer.filter, answer.precision
        self.bars = with_gaps(answer.bars, answer.precision)
        at = [index for index, bar in enumerate(self.bars) if same and bar.period == kept]
        self.cursor, self.marked = (at[0] if at else None), None
        self._scroll()
        self.refresh()

    @property
    def peak(self) -> int:
        """The most articles of the filter that a bar in view stands for."""
        return max((bar.count for bar in self.shown), default=0)

    @property
    def summary(self) -> str:
        """What the bars are, for the pane's title."""
        if not self.bars:
            return ""
        if self.cursor is not None and self.cursor < len(self.bars):
            return f"{self.span}: {self._in_span():,}"
        outside = self._outside()
        return f"by {self.precision}, most {self.peak:,}{'; ' + outside if outside else ''}"

    @property
    def span(self) -> str:
        """The period, or the range, between the anchor and the cursor."""
        if self.cursor is None:
            return ""
        first, last = sorted((self.cursor, self.cursor if self.marked is None else self.marked))
        names = [self.bars[index].period for index in (first, last)]
        return names[0] if first == last else "..".join(names)

    def _in_span(self) -> int:
        first, last = sorted((self.cursor or 0, (self.cursor or 0) if self.marked is None else self.marked))
        return sum(bar.count for bar in self.bars[first : last + 1])

    # Keys

    def move(self, to: str) -> None:
        """Do what a key of the bars asks."""
        if to in ("finer", "coarser"):
            self._zoom(1 if to == "finer" else -1)
        elif self.bars and to == "pick":
            self._pick()
        elif self.bars:
            if self.cursor is None:
                self.cursor = self._newest
            else:
                self.cursor = max(0, min(len(self.bars) - 1, self.cursor + (1 if to == "newer" else -1)))
            self._scroll()
            self.refresh()

    @property
    def _newest(self) -> int:
        """The newest bar in view with an article of the filter, else the newest in view."""
        last = self.first + len(self.shown) - 1
        held = [index for index, bar in enumerate(self.shown, self.first) if bar.count]
        return held[-1] if held else last

    def _pick(self) -> None:
        """The first press marks one end (without a cursor, at the newest bar), the second the other."""
        if self.cursor is None:
            self.cursor = self.marked = self._newest
        elif self.marked is None:
            self.marked = self.cursor
        else:
            self.post_message(SpanPicked(self.span))
            return
        self._scroll()
        self.refresh()

    def _zoom(self, step: int) -> None:
        at = PRECISIONS.index(self.precision) + step
        if 0 <= at < len(PRECISIONS):
            self.post_message(BarsWanted(PRECISIONS[at], self.size.width))

    def leave(self) -> bool:
        """Put the bars' cursor away; whether there was one."""
        if self.cursor is None:
            return False
        self.cursor = self.marked = None
        self._scroll()
        self.refresh()
        return True

    def on_resize(self) -> None:
        """Keep the newest bars, or the cursor, in view."""
        self._scroll()

    def _scroll(self) -> None:
        """Keep the cursor in view; without one, show the dates the filter wants, else where most articles are."""
        width = max(1, self.size.width)
        furthest = max(0, len(self.bars) - width)
        self.first = min(self.first, furthest)
        if self.cursor is None:
            wanted = self._wanted(width)
            self.first = densest(self.bars, width) if wanted is None else max(0, min(wanted, furthest))
        elif not self.first <= self.cursor < self.first + width:
            self.first = max(0, min(self.cursor - width // 2, furthest))

    def _wanted(self, width: int) -> int | None:
        """The first bar to show so that the dates the filter wants stand in the middle; None where it wants none, or
        more than fit."""
        if not self.filter.window:
            return None
        start, end = self.filter.window
        within = [at for at, bar in enumerate(self.bars) if _overlaps(bar.period, start, end)]
        if not within or len(within) > width:
            return None
        return within[0] - (width - len(within)) // 2

    @property
    def shown(self) -> list[Bar]:
        """The bars in view."""
        return self.bars[self.first : self.first + max(1, self.size.width // self.bar_width)]

    def _outside(self) -> str:
        """A word on the articles of bars out of view."""
        before = sum(bar.count for bar in self.bars[: self.first])
        after = sum(bar.count for bar in self.bars[self.first + len(self.shown) :])
        told = (f"{before:,} earlier" if before else "", f"{after:,} later" if after else "")
        return ", ".join(text for text in told if text)

    def on_click(self, event: events.Click) -> None:
        """A click puts the bars' cursor there."""
        at = self.first + event.x // self.bar_width
        if at < len(self.bars):
            self.cursor = at
            self.refresh()

    # Drawing

    @property
    def bar_width(self) -> int:
        """Cells a bar takes."""
        return max(1, min(6, self.size.width // max(1, len(self.bars))))

    def render_line(self, y: int) -> Strip:
        """A line of bars, or, at the bottom, the axis."""
        width, height = self.size.width, self.size.height
        shown = self.shown
        if not shown:
            return content.line([], width, self.rich_style)
        if y == height - 1:
            return self._axis(shown, width)
        wide, top = self.bar_width, self._scale(shown)
        behind = None if top < most_of(shown) or self.app.no_color else self._style("all")
        segments: list[Segment] = []
        for index, bar in enumerate(shown, self.first):
            style = self._style("cursor" if self._picked(index) else "filtered")
            segments.extend(self._block(*self._cell(bar, height - 2 - y, height - 1, top, style, behind), wide))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _scale(self, shown: list[Bar]) -> int:
        """How many articles a full bar stands for: all of them where the filtered ones show beside them, else the
        most filtered ones."""
        most, peak = most_of(shown), max(bar.count for bar in shown)
        return most if not peak or peak * 6 >= most else peak

    def _cell(
        self, bar: Bar, level: int, levels: int, top: int, style: Style, behind: Style | None
    ) -> tuple[str, Style]:
        """A bar's character in a line, and its style; `level` counts lines from the bottom. All articles stand in the
        style `behind`, if anywhere."""
        picture = glyphs().bars
        steps = len(picture) - 1
        filtered = _height(bar.count, top, levels * steps) - level * steps
        total = _height(bar.total, top, levels * steps) - level * steps if behind else 0
        if filtered > 0:
            if behind and total >= steps and filtered < steps and behind.color is not None:
                style += Style(bgcolor=behind.color)
            return picture[min(filtered, steps)], style
        if behind and total > 0:
            return picture[min(total, steps)], behind
        return " ", self.rich_style

    def _block(self, character: str, style: Style, wide: int) -> list[Segment]:
        """A bar's cells in a line; wide bars stand apart."""
        if wide < 3:
            return [Segment(character * wide, style)]
        return [Segment(character * (wide - 1), style), Segment(" ", self.rich_style)]

    def _picked(self, index: int) -> bool:
        if self.cursor is None:
            return False
        first, last = sorted((self.cursor, self.cursor if self.marked is None else self.marked))
        return first <= index <= last

    def _style(self, name: str) -> Style:
        return self.painted(f"bars--{name}")

    def _axis(self, shown: list[Bar], width: int) -> Strip:
        """Periods under their bars, and the span picked."""
        cells = [" "] * width
        free, wide = 0, self.bar_width
        for index, bar in enumerate(shown):
            label = axis_label(bar.period, self.precision, first=index == 0)
            at = index * wide
            if label and at >= free and at + len(label) <= width:
                cells[at : at + len(label)] = label
                free = at + len(label) + 1
        segments = [Segment(cell, self._axis_style(self.first + at // wide)) for at, cell in enumerate(cells)]
        return Strip(list(Segment.simplify(segments)), width)

    def _axis_style(self, index: int) -> Style:
        if index < len(self.bars) and self._picked(index):
            return self._style("cursor") + Style(reverse=True)
        return self._style("axis")


def most_of(bars: list[Bar]) -> int:
    """The most articles, filtered or not, that a bar stands for."""
    return max((bar.total for bar in bars), default=0)


def _height(count: int, top: int, full: int) -> int:
    """The height of a bar in steps; any article at all is at least one step."""
    return 0 if not count else max(1, min(full, round(count * full / top)))


def _overlaps(period: str, start: str, end: str) -> bool:
    """Whether a period has a day from `start` to `end`, both ISO and included."""
    first, last = periods.bounds(period)
    return first <= end and start <= last


def densest(bars: list[Bar], width: int) -> int:
    """Where the `width` neighbouring bars with the most articles begin, the latest of several."""
    furthest = max(0, len(bars) - width)
    held = sum(bar.count for bar in bars[:width])
    best, most = 0, held
    for start in range(1, furthest + 1):
        held += bars[start + width - 1].count - bars[start - 1].count
        if held >= most:
            best, most = start, held
    return best


def with_gaps(bars: tuple[Bar, ...], precision: HistogramPrecision) -> list[Bar]:
    """The bars, and empty ones for the periods between them that have no articles."""
    if not bars:
        return []
    known = {bar.period: bar for bar in bars}
    first, last = periods.bounds(bars[0].period)[0], periods.bounds(bars[-1].period)[1]
    names = []
    for name in periods.periods_between(first, last, precision):
        names.append(name)
        if len(names) > MOST_BARS:
            return list(bars)
    return [known.get(name) or Bar(name, 0, 0) for name in names]


def axis_label(period: str, precision: HistogramPrecision, *, first: bool) -> str:
    """What the axis says under a bar: the year where it begins, months and days under wide bars."""
    if precision in ("decade", "year"):
        return period
    rest = period[5:]
    if precision == "day":
        return period if first or rest == "01-01" else (period[5:7] + "-" + period[8:] if rest.endswith("-01") else "")
    if rest in ("01", "Q1"):
        return period[:4]
    return period[:7] if first else ""
