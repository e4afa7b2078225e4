"""The filter line on top: the filter in force, editable, with the count of what it leaves."""

from __future__ import annotations

from typing import ClassVar

from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui import content
from tui.commands import bindings
from tui.widgets.line_edit import LineEdit
from tui.widgets.painting import painted


class FilterLine(LineEdit):
    """`/ metal:magnesium`; enter keeps what was typed, escape puts the former filter back."""

    BINDINGS = bindings("filter line")

    class Kept(Message):
        """Enter was pressed."""

    class Dropped(Message):
        """Escape was pressed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(" / ", "all articles (/ to filter)", id=id)

    def action_keep_filter(self) -> None:
        self.post_message(self.Kept())

    def action_former_filter(self) -> None:
        self.post_message(self.Dropped())


class FindLine(LineEdit):
    """Finding inside a pane: results as one types."""

    BINDINGS = bindings("find line")

    class Kept(Message):
        """Enter was pressed."""

    class Dropped(Message):
        """Escape was pressed."""

    def action_keep_found(self) -> None:
        self.post_message(self.Kept())

    def action_leave_find(self) -> None:
        self.post_message(self.Dropped())


class CountLine(Widget):
    """At the right of the filter line: `1,234 of 1,000,000 articles`, or how far loading is."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"count--loading"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self.brief = ""
        self.progress = ""

    def tell(self, count: int, total: int, filtered: bool) -> None:
        """Change the counts."""
        self.text = (
            f"{count:,} of {content.counted(total, 'article')}" if filtered else content.counted(total, "article")
        )
        self.brief = f"{count:,}/{total:,}" if filtered else f"{total:,}"
        self.refresh()

    def tell_progress(self, text: str) -> None:
        """Say how far loading is; the empty text ends it."""
        if text != self.progress:
            self.progress = text
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line, at the right."""
        width, base = self.size.width, self.rich_style
        if self.progress:
            style = painted(self, "count--loading")
            return content.line([(content.right(self.progress + " ", width), style)], width, base)
        text = self.text if len(self.text) < width else self.brief
        return content.line([(content.right(text + " ", width), base)], width, base)
