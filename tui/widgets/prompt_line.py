"""The line at the bottom in which a note, tags or a name are typed."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual.message import Message

from tui import content
from tui.commands import bindings
from tui.widgets.line_edit import LineEdit


class PromptLine(LineEdit):
    """Enter keeps what was typed, escape leaves, tab completes."""

    BINDINGS = bindings("prompt")

    class Kept(Message):
        """Enter was pressed."""

    class Dropped(Message):
        """Escape was pressed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(" ", id=id)
        self.known: Sequence[str] = ()
        self.problem = ""
        self.proposed = False

    def set_text(self, text: str) -> None:
        """Begin with another text."""
        super().set_text(text)
        self.problem = ""

    def show_problem(self, text: str) -> None:
        """Say at the right end why what was typed won't do; the next change takes it away."""
        self.problem = content.shown(text)
        self.refresh()

    @property
    def aside(self) -> str:
        """A problem, or what tab would complete to, or the keys."""
        if self.problem:
            return content.cut(f"{self.problem} ", max(0, self.size.width * 2 // 3))
        if offered := self._offered():
            return f"tab: {content.cut(content.shown(offered), 24)} "
        return "enter keeps, esc leaves " if self.size.width >= 60 else ""

    @property
    def aside_style(self) -> Style:
        """Problems stand out."""
        return self.painted("prompt--problem" if self.problem else "prompt--aside")

    def _offered(self) -> str:
        """The first known text that begins as the part between commas that is being typed."""
        begun = self.text.rpartition(",")[2].strip()
        there = {part.strip().casefold() for part in self.text.split(",")}
        known = (name for name in self.known if name.casefold() not in there)
        return next((name for name in known if begun and name.casefold().startswith(begun.casefold())), "")

    def _edit(self, change: object) -> None:
        super()._edit(change)
        self.proposed = False

    def _insert(self, text: str) -> None:
        self.problem = ""
        if self.proposed:
            self.text, self.at = "", 0
        super()._insert(text)

    def _backspace(self) -> None:
        self.problem = ""
        super()._backspace()

    def action_complete(self) -> None:
        if offered := self._offered():
            before, comma, _ = self.text.rpartition(",")
            self.set_text(f"{before}{comma}{' ' if comma else ''}{offered}")

    def action_keep_typed(self) -> None:
        self.post_message(self.Kept())

    def action_leave_prompt(self) -> None:
        self.post_message(self.Dropped())
