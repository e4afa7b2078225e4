"""The line under the filter: the panes' names where only one fits, messages, and the place of a filter's mistake."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.strip import Strip

from tui import content
from tui.content import Part
from tui.glyphs import glyphs
from tui.widgets.still import StillWidget

NAMES = ("Timeline", "Organisations", "Metals", "Article")
SHORT = ("Time", "Orgs", "Metals", "Art.")


class TabStrip(StillWidget):
    """`1 Timeline 16  2 Organisations 120 …` on a narrow screen, a rule on a wide one; a mistake covers either."""

    class Picked(Message):
        """A tab was clicked; `number` is 1 to 4."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.counts = ["", "", "", ""]
        self.active = 1
        self.tabs = True
        self.error: tuple[int, str] | None = None
        self.offers: tuple[str, ...] = ()
        self._ends: list[int] = []

    def tell(self, number: int, count: str) -> None:
        """Change the count of a tab."""
        if self.counts[number - 1] != count:
            self.counts[number - 1] = count
            self.refresh()

    def activate(self, number: int) -> None:
        """Emphasise another tab."""
        if self.active != number:
            self.active = number
            self.refresh()

    def show_error(self, column: int, text: str) -> None:
        """Point at a column (cells from the left) with a mistake; the empty text takes it away."""
        error = (column, content.shown(text)) if text else None
        if error != self.error:
            self.error = error
            self.refresh()

    def show_offers(self, offers: tuple[str, ...]) -> None:
        """Show what tab would complete to, and what else there is; nothing takes it away."""
        offers = tuple(map(content.shown, offers))
        if offers != self.offers:
            self.offers = offers
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width, base = self.size.width, self.rich_style
        if self.error is not None:
            return content.line(self._error_parts(width), width, base)
        if self.offers:
            return content.line(self._offer_parts(width), width, base)
        if self.tabs:
            return content.line(self._tab_parts(width), width, base)
        rule = self.painted("tabs--rule")
        return content.line([(glyphs().rule * width, rule)], width, base)

    def _offer_parts(self, width: int) -> list[Part]:
        """The first one with its key, the others behind it as far as there is room."""
        name = self.painted("tabs--name")
        first, others = self.offers[0], "   ".join(self.offers[1:])
        return [(" tab ", name), (content.cut(first, width - 8), self.painted("tabs--offer")),
                (content.cut(f"   {others}", max(0, width - 5 - content.cells(first))), name)]  # fmt: skip

    def _error_parts(self, width: int) -> list[Part]:
        """A caret under the mistake and the words beside it, on its left where there is no room."""
        assert self.error is not None
        column, text = self.error
        style = self.painted("tabs--error")
        column = max(0, min(column, width - 1))
        if column + 2 + content.cells(text) <= width or column < width // 2:
            return [(" " * column, self.rich_style), (content.cut("^ " + text, width - column), style)]
        told = content.cut(text + " ^", column + 1)
        return [(" " * (column + 1 - content.cells(told)), self.rich_style), (told, style)]

    def _tab_parts(self, width: int) -> list[Part]:
        """As much of each tab as fits: names and counts, names, short names, numbers."""
        plain = [f" {at} {name} " for at, name in enumerate(NAMES, 1)]
        counted = [f" {at} {name} {count} " for (at, name), count in zip(enumerate(NAMES, 1), self.counts, strict=True)]
        short = [f" {at} {name} " for at, name in enumerate(SHORT, 1)]
        numbers = [f" {at} " for at in range(1, 5)]
        texts = next((form for form in (counted, plain, short) if sum(map(len, form)) + 3 <= width), numbers)
        parts: list[Part] = []
        self._ends = []
        end = 0
        for at, text in enumerate(texts, 1):
            name = "tabs--active" if at == self.active else "tabs--name"
            text = text.replace("  ", " ")
            parts.append((text, self.painted(name)))
            parts.append((" ", self.rich_style))
            end += len(text) + 1
            self._ends.append(end)
        return parts

    def on_click(self, event: events.Click) -> None:
        """A click goes to the pane."""
        if self.tabs and self.error is None:
            for number, end in enumerate(self._ends, 1):
                if event.x < end:
                    self.post_message(self.Picked(number))
                    return
