"""The least a Textual program can cost: an empty app with a Footer, and a virtual list of a million rows.

python tests/benchmarks/bare.py empty|list
"""

from __future__ import annotations

import sys

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Footer, Static

ROWS = 1_000_000


class VirtualList(ScrollView, can_focus=True):
    """Rows made as they are drawn, with a cursor."""

    BINDINGS = (Binding("j", "move(1)", "Down"), Binding("k", "move(-1)", "Up"))
    cursor = 0

    def on_mount(self) -> None:
        self.virtual_size = Size(self.size.width, ROWS)
        self.focus()

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        style = Style(reverse=row == self.cursor)
        return Strip([Segment(f"2024-01-01 article {row}".ljust(self.size.width), style)], self.size.width)

    def action_move(self, by: int) -> None:
        before, self.cursor = self.cursor, max(self.cursor + by, 0)
        for row in (before, self.cursor):
            self.refresh(Region(0, row - self.scroll_offset.y, self.size.width, 1))
        bottom = self.scroll_offset.y + self.size.height - 1
        if self.cursor > bottom or self.cursor < self.scroll_offset.y:
            self.scroll_to(y=max(self.cursor - self.size.height // 2, 0), animate=False)


class Bare(App[None]):
    """The empty app, or the list alone."""

    BINDINGS = (Binding("q", "quit", "Quit"), Binding("j", "nothing", "Down"), Binding("x", "nothing", "Exclude"))

    def compose(self) -> ComposeResult:
        yield VirtualList() if sys.argv[1] == "list" else Static("ready", markup=False)
        yield Footer()

    def action_nothing(self) -> None:
        pass


if __name__ == "__main__":
    Bare().run()
