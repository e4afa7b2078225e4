"""The timeline's rows: a date and a title for each article, fetched in pages as they come into view."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer

from store.filters import Filter
from store.protocol import ArticleRow, EventRow, Groups
from tui import content
from tui.commands import bindings
from tui.content import Part
from tui.glyphs import glyphs
from tui.messages import (
    ArticleWanted,
    ReadArticle,
    RowKind,
    RowKindAsked,
    RowsAnswer,
    RowsWanted,
    SortAsked,
    SpanPicked,
)
from tui.widgets.histogram import BarsMoved
from tui.widgets.row_list import RowList
from tui.widgets.timeline_rows import DATE_WIDTH, EVENT_WIDTH, TimelineRows, written_date, written_event
from tui.widgets.windows import KEPT, PAGE, Window
from tui.widgets.wrapping import wrap

REST = 0.1
"""Seconds the cursor must rest before the article follows it."""


class TimelineList(RowList):
    """Articles of the filter in timeline order."""

    BINDINGS = bindings("timeline")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.filter = Filter()
        self.rows = TimelineRows(Groups(0, 0, 0))
        self.window: Window[ArticleRow | EventRow] = Window()
        self.answered = False
        self.bars = 0
        self.with_marks = False
        self.kind: RowKind = "articles"
        self.advice: tuple[str, ...] = ()
        self._rest: Timer | None = None

    @property
    def row_count(self) -> int:
        """Articles and headings."""
        return self.rows.count

    @property
    def article_row(self) -> ArticleRow | None:
        """The article under the cursor, or that of the event there, if it is at hand."""
        row = self._at_cursor
        return row.article if isinstance(row, EventRow) else row

    @property
    def event_row(self) -> EventRow | None:
        """The event under the cursor, where events are the rows."""
        row = self._at_cursor
        return row if isinstance(row, EventRow) else None

    @property
    def _at_cursor(self) -> ArticleRow | EventRow | None:
        return self.window.get(self.rows.place(self.cursor)) if self.row_count else None

    def is_heading(self, row: int) -> bool:
        """Whether a row is one of the headings."""
        return self.rows.heading(row) is not None

    def take(self, answer: RowsAnswer, advice: tuple[str, ...]) -> None:
        """Show another filter's rows; the cursor stays on its article where the filter left it in."""
        self.filter, self.answered, self.advice = answer.filter, True, advice
        self.rows = TimelineRows(answer.groups, answer.periods)
        self.kind = answer.kind
        self.window = Window(max(KEPT, len(answer.rows) // PAGE + KEPT))
        self.window.put(answer.offset, answer.rows)
        self.top = 0 if answer.cursor is None else self.top
        self.place_cursor(self.rows.row(answer.cursor or 0))
        self.refresh()
        self.announce()

    def take_more(self, answer: RowsAnswer) -> None:
        """Show rows that were asked for."""
        if answer.filter != self.filter or answer.kind != self.kind:
            return
        self.window.put(answer.offset, answer.rows)
        first, last = self.rows.place(self.top), self.rows.place(self.top + self.size.height)
        if answer.offset <= last and first < answer.offset + len(answer.rows):
            self.refresh()
        if answer.offset <= self.rows.place(self.cursor) < answer.offset + len(answer.rows):
            self.cursor_moved()

    def change_rows(self, changed: Callable[[ArticleRow], ArticleRow]) -> None:
        """Show other marks; only the lines that differ are repainted."""
        shown = range(self.top, min(self.row_count, self.top + self.size.height))
        before = [self.window.get(self.rows.place(row)) for row in shown]
        self.window.change(
            lambda row: row._replace(article=changed(row.article)) if isinstance(row, EventRow) else changed(row)
        )
        for row, article in zip(shown, before, strict=True):
            if self.window.get(self.rows.place(row)) != article:
                self.refresh_row(row)

    def shown_rows_changed(self) -> None:
        """Ask for the rows in view that aren't at hand."""
        if not self.rows.articles:
            return
        last = min(self.rows.articles - 1, self.rows.place(self.top + max(1, self.size.height)))
        for offset in self.window.missing(self.rows.place(self.top), last):
            self.post_message(RowsWanted(self.filter, offset, PAGE))

    def cursor_moved(self) -> None:
        """The article follows once the cursor rests."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self.announce)

    def announce(self) -> None:
        """Say which article the cursor rests on."""
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        row = self.article_row
        if row is not None:
            self.post_message(ArticleWanted(row.id))
        elif not self.row_count:
            self.post_message(ArticleWanted(None))

    def row_parts(self, row: int, width: int) -> list[Part]:
        """A date and a title, or a heading."""
        heading = self.rows.heading(row)
        if heading is not None:
            text = f" {heading.text}  {heading.count:,} "
            rule = glyphs().rule * max(0, width - content.cells(text))
            return [(content.cut(text, width), self.style_of("strong")), (rule, self.style_of("dim"))]
        article = self.window.get(self.rows.place(row))
        if isinstance(article, EventRow):
            return self._event_parts(article, width)
        return [] if article is None else self._article_parts(article, width)

    def _event_parts(self, event: EventRow, width: int) -> list[Part]:
        """The range of dates and the sentence that says so."""
        marks, plain = self._marks(event.article), self.rich_style
        wide = min(EVENT_WIDTH, max(DATE_WIDTH, width // 4))
        date = content.left(written_event(event), wide)
        uncertain = event.basis in ("publication", "context", "unknown")
        told = content.cut(content.shown(event.sentence), max(0, width - wide - 1 - len(marks)))
        unread = self.with_marks and not event.article.read
        return [
            (marks, self.style_of("accent")),
            (date, self.style_of("dim") if uncertain else plain),
            (" ", plain),
            (told, self.style_of("strong") if unread else plain),
        ]

    def _article_parts(self, article: ArticleRow, width: int) -> list[Part]:
        repeats = f" +{article.repeats}" if article.repeats else ""
        marks = self._marks(article)
        date = content.left(written_date(article), DATE_WIDTH)
        room = max(0, width - DATE_WIDTH - 1 - len(marks) - len(repeats))
        title = content.cut(content.shown(article.title), room)
        plain = self.rich_style
        unread = self.with_marks and not article.read
        return [
            (marks, self.style_of("accent")),
            (date, self.style_of("dim") if article.inferred or date.startswith("?") else plain),
            (" ", plain),
            (title, self.style_of("strong") if unread else plain),
            (repeats, self.style_of("dim")),
        ]

    def _marks(self, article: ArticleRow) -> str:
        """`*` a star and, where marks are kept, `N` for new: told apart without bold and colour."""
        star = "*" if article.starred else " "
        return f"{' ' if article.read else 'N'}{star}" if self.with_marks else star

    def empty_lines(self, width: int) -> list[list[Part]]:
        """Why there is nothing, and what to do next."""
        if not self.answered:
            return []
        lines: list[list[Part]] = []
        for at, text in enumerate(self.advice):
            style = self.style_of("strong") if at == 0 else self.rich_style
            if not text:
                lines.append([])
            for start, end in wrap(text, max(1, width - 2)):
                lines.append([(" " + text[start:end], style)])
        return lines if len(lines) <= self.size.height else [line for line in lines if line]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be read where there is nothing."""
        if action == "events":
            return self.row_count > 0 or self.kind == "events"
        if action in ("read", "sort"):
            return self.row_count > 0
        if action in ("older_bar", "newer_bar", "pick_bar", "finer", "coarser"):
            return self.bars > 0
        if action == "drop_span":
            return self.filter.on is not None
        return True

    def action_read(self) -> None:
        self.announce()
        self.post_message(ReadArticle())

    def action_older_bar(self) -> None:
        self.post_message(BarsMoved("older"))

    def action_newer_bar(self) -> None:
        self.post_message(BarsMoved("newer"))

    def action_pick_bar(self) -> None:
        self.post_message(BarsMoved("pick"))

    def action_finer(self) -> None:
        self.post_message(BarsMoved("finer"))

    def action_coarser(self) -> None:
        self.post_message(BarsMoved("coarser"))

    def action_sort(self) -> None:
        self.post_message(SortAsked())

    def action_events(self) -> None:
        self.post_message(RowKindAsked())

    def action_drop_span(self) -> None:
        self.post_message(SpanPicked(None))
