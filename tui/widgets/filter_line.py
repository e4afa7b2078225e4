"""The filter line on top: the filter in force, editable, with the count of what it leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style
from textual.message import Message

from tui import content
from tui.commands import bindings
from tui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from tui.screens.completing import Offers


class FilterLine(LineEdit):
    """`/ metal:magnesium`; enter keeps what was typed, escape puts the former filter back."""

    BINDINGS = bindings("filter line")

    class Kept(Message):
        """Enter was pressed."""

    class Dropped(Message):
        """Escape was pressed."""

    class Recalled(Message):
        """An older (-1) or newer (1) line is wanted."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(" / ", "all articles (/ to filter)", id=id)
        self.offers: Offers | None = None
        self.count = ("", "")
        self.progress = ""

    @property
    def aside(self) -> str:
        """How far loading is, else the count, written short where the line is."""
        if self.progress:
            return f"{self.progress} "
        long, short = self.count
        return f"{long if 2 * len(long) < self.size.width else short} "

    @property
    def aside_style(self) -> Style:
        """Loading stands out."""
        return self.painted("filter--progress") if self.progress else self.rich_style

    def tell_count(self, count: int, total: int, filtered: bool) -> None:
        """Change the counts."""
        all_of_them = content.counted(total, "article")
        long = f"{count:,} of {all_of_them}" if filtered else all_of_them
        told = (long, f"{count:,}/{total:,}" if filtered else f"{total:,}")
        if told != self.count:
            self.count = told
            self.refresh()

    def tell_progress(self, text: str) -> None:
        """Say how far loading is; the empty text ends it."""
        if text != self.progress:
            self.progress = text
            self.refresh()

    def _right(self) -> None:
        """At the end of the line, take what is offered."""
        if self.at == len(self.text):
            self.take_offer()
        super()._right()

    def take_offer(self) -> None:
        """Have the first offer in the line, if it was made for the line as it is."""
        if self.offers is not None and self.offers.texts and self.offers.line == self.text:
            self.text, self.at = self.offers.taken(self.offers.texts[0])
            self.offers = None

    def action_take_offer(self) -> None:
        self._edit(self.take_offer)

    def action_older_filter(self) -> None:
        self.post_message(self.Recalled(-1))

    def action_newer_filter(self) -> None:
        self.post_message(self.Recalled(1))

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
