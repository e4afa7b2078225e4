"""The line on top of a pane: its key, name, count, and a word on how it is sorted or narrowed."""

from __future__ import annotations

from textual.strip import Strip

from tui import content
from tui.glyphs import glyphs
from tui.widgets.still import StillWidget


class PaneTitle(StillWidget):
    """One line; emphasised while its pane has the focus."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name_text = name
        self.count = ""
        self.detail = ""
        self.active = False

    def tell(self, *, count: str | None = None, detail: str | None = None, active: bool | None = None) -> None:
        """Change what the line says; it is repainted only if that differs."""
        before = (self.count, self.detail, self.active)
        self.count = self.count if count is None else count
        self.detail = self.detail if detail is None else content.shown(detail)
        self.active = self.active if active is None else active
        if before != (self.count, self.detail, self.active):
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line, filled up with a rule."""
        width, base = self.size.width, self.rich_style
        name = self.painted("title--active" if self.active else "title--name")
        detail = self.painted("title--detail")
        rule = self.painted("title--rule")
        title = content.cut(f" {self.name_text} {self.count} ".replace("  ", " "), width)
        room = width - content.cells(title)
        told = content.cut(f" {self.detail} ", room) if self.detail and room > 6 else ""
        rest = glyphs().rule * max(0, room - content.cells(told))
        return content.line([(title, name), (told, detail), (rest, rule)], width, base)
