"""A list of any length that draws only the lines on the screen, and repaints only those that change.

It keeps no object per row: a subclass says how many rows there are and what one of them shows. It scrolls by itself
instead of through Textual's scroll bars, because those need a layout of the whole screen whenever the length changes.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from tui import content
from tui.commands import COMMANDS, bindings
from tui.content import Part
from tui.glyphs import glyphs
from tui.widgets.still import StillWidget

MOVES = {key: command.id for command in COMMANDS if command.where == "lists" for key in command.keys}
"""The commands that move the cursor, by key."""


class RowList(StillWidget, can_focus=True):
    """The base of every list. Rows are 0-based; some may be headings, which the cursor passes over."""

    BINDINGS = bindings("lists")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.cursor = 0
        self.top = 0
        self.labels: dict[int, str] = {}
        self._unplaced = False

    # What a subclass says

    @property
    def row_count(self) -> int:
        """How many rows there are, headings included."""
        raise NotImplementedError

    def row_parts(self, row: int, width: int) -> list[Part]:
        """What a row shows, in at most `width` cells."""
        raise NotImplementedError

    def empty_lines(self, width: int) -> list[list[Part]]:
        """What stands there when there are no rows."""
        return []

    def is_heading(self, row: int) -> bool:
        """Whether the cursor passes over a row."""
        return False

    def cursor_moved(self) -> None:
        """The cursor stands on another row."""

    def shown_rows_changed(self) -> None:
        """Other rows came into view."""

    # Drawing

    def style_of(self, name: str) -> Style:
        """The style of a component, over the widget's own."""
        return self.painted(f"rows--{name}")

    def render_line(self, y: int) -> Strip:
        """Line `y` of the widget."""
        if self._unplaced:
            self._unplaced = False
            self._scroll_to_cursor()
        width, row = self.size.width, self.top + y
        base = self.rich_style
        if not self.row_count:
            lines = self.empty_lines(width)
            return content.line(lines[y] if y < len(lines) else [], width, base)
        if row >= self.row_count:
            return content.line([], width, base)
        parts = list(self.row_parts(row, max(0, width - 1)))
        if row == self.cursor and not self.is_heading(row):
            cursor = self.look("rows--cursor" if self.has_focus else "rows--resting")
            parts = [(text, style + cursor) for text, style in parts]
            base += cursor
        inner = content.line(parts, max(0, width - 1), base)
        if label := self.labels.get(row):
            inner = Strip.join([Strip([Segment(label, self.look("rows--label"))]), inner.crop(len(label))])
        return content.line([*((text, style or base) for text, style, _ in inner), self._thumb(y)], width, base)

    def _thumb(self, y: int) -> Part:
        """The scroll bar's cell of a line."""
        height, count = self.size.height, self.row_count
        if count <= height:
            return " ", self.rich_style
        length = max(1, height * height // count)
        start = (height - length) * self.top // max(1, count - height)
        drawn = start <= y < start + length
        return (glyphs().thumb if drawn else glyphs().track), self.style_of("bar")

    def refresh_row(self, row: int) -> None:
        """Repaint one row, if it is on the screen."""
        y = row - self.top
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def rows_in_sight(self) -> list[int]:
        """The rows on the screen that the cursor can stand on."""
        last = min(self.row_count, self.top + self.size.height)
        return [row for row in range(self.top, last) if not self.is_heading(row)]

    def show_labels(self, labels: dict[int, str]) -> None:
        """Put short texts over the beginnings of rows; an empty dictionary takes them away."""
        if labels != self.labels:
            self.labels = labels
            self.refresh()

    # Moving

    def move_of(self, key: str) -> Callable[[], None] | None:
        """What does the move that a key asks for; None for other keys."""
        name = MOVES.get(key)
        return None if name is None else getattr(self, f"action_{name}")

    def move_to(self, row: int) -> None:
        """Put the cursor on a row (the nearest that there is), scrolling by half a page at the edge."""
        row = self._nearest(row)
        before = self.cursor
        if row == before and self._is_visible(row):
            return
        self.cursor = row
        if self._scroll_to_cursor():
            self.refresh()
            self.shown_rows_changed()
        else:
            self.refresh_row(before)
            self.refresh_row(row)
        if row != before:
            self.cursor_moved()

    def place_cursor(self, row: int) -> None:
        """Put the cursor on a row of a list whose rows have all changed; the caller repaints. Before the list has its
        room nobody knows what is in view: it scrolls when it is first drawn."""
        self.cursor = self._nearest(row)
        self._unplaced = not self.size.height
        if not self._unplaced:
            self._scroll_to_cursor()
        self.shown_rows_changed()

    def _nearest(self, row: int) -> int:
        """The row nearest to the one asked for that isn't a heading, further in the direction of the move."""
        last = self.row_count - 1
        row = max(0, min(row, last))
        step = 1 if row >= self.cursor else -1
        for direction in (step, -step):
            at = row
            while 0 <= at <= last and self.is_heading(at):
                at += direction
            if 0 <= at <= last:
                return at
        return max(0, row)

    def _is_visible(self, row: int) -> bool:
        return self.top <= row < self.top + max(1, self.size.height)

    def _scroll_to_cursor(self) -> bool:
        """Bring the cursor into view; whether anything had to scroll."""
        height, before = max(1, self.size.height), self.top
        furthest = max(0, self.row_count - height)
        if not self._is_visible(self.cursor):
            self.top = self.cursor - height // 2
        self.top = max(0, min(self.top, furthest))
        if self.top == 1 and self.is_heading(0):
            self.top = 0
        return self.top != before

    def scroll_by(self, lines: int) -> None:
        """Scroll without regard to the cursor, which follows at the edge."""
        height = max(1, self.size.height)
        top = max(0, min(self.top + lines, self.row_count - height))
        if top == self.top:
            return
        self.top = top
        self.refresh()
        self.shown_rows_changed()
        kept = max(top, min(self.cursor, top + height - 1))
        if kept != self.cursor:
            self.cursor = self._nearest(kept)
            self.cursor_moved()

    def action_down(self) -> None:
        self.move_to(self.cursor + 1)

    def action_up(self) -> None:
        self.move_to(self.cursor - 1)

    def action_first(self) -> None:
        self.move_to(0)

    def action_last(self) -> None:
        self.move_to(self.row_count - 1)

    def action_half_down(self) -> None:
        self.move_to(self.cursor + max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        self.move_to(self.cursor - max(1, self.size.height // 2))

    def action_page_down(self) -> None:
        self.move_to(self.cursor + max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        self.move_to(self.cursor - max(1, self.size.height - 1))

    def on_resize(self) -> None:
        """Keep the cursor in view at another size."""
        if self._scroll_to_cursor():
            self.refresh()
        self.shown_rows_changed()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls by half a page, since each scroll repaints the list."""
        event.stop()
        self.scroll_by(max(1, self.size.height // 2))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls by half a page."""
        event.stop()
        self.scroll_by(-max(1, self.size.height // 2))

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there."""
        row = self.top + event.y
        if row < self.row_count and not self.is_heading(row):
            self.move_to(row)
