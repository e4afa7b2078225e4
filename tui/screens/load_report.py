"""What was loaded, and each input that was refused with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.screen import ModalScreen

from tui import content
from tui.content import Part
from tui.widgets.pane_title import PaneTitle
from tui.widgets.row_list import RowList
from tui.widgets.wrapping import wrap

if TYPE_CHECKING:
    from tui.screens.loading import Loader

LOOKED = 0.5


class ReportList(RowList):
    """The report, line by line; lines are (style, text)."""

    def __init__(self) -> None:
        super().__init__(id="report-list")
        self.lines: list[tuple[str, str]] = []

    @property
    def row_count(self) -> int:
        """Lines of the report."""
        return len(self.lines)

    def row_parts(self, row: int, width: int) -> list[Part]:
        """A line in its style."""
        style, text = self.lines[row]
        return [(f" {text}", self.style_of(style) if style else self.rich_style)]


class LoadScreen(ModalScreen[None]):
    """The report over the panes, as far as loading is."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape,q,enter,L", "leave", "Leave"),
        Binding("x", "stop", "Stop loading"),
    ]

    def __init__(self, loader: Loader) -> None:
        super().__init__()
        self.loader = loader
        self.list = ReportList()
        self.title_line = PaneTitle("Loading")

    def compose(self) -> ComposeResult:
        """A titled list."""
        with Container(id="help"):
            yield self.title_line
            yield self.list

    def on_mount(self) -> None:
        """Follow the loading while there is any."""
        self.look()
        if self.loader.running:
            self.set_interval(LOOKED, self.look)

    def on_resize(self) -> None:
        """Set the report for another width."""
        self.look()

    def look(self) -> None:
        """Show how far it is."""
        keys = "x stops it, esc leaves" if self.loader.running else "esc leaves"
        self.title_line.tell(detail=keys, active=True)
        lines = report_lines(self.loader, max(10, self.app.size.width * 9 // 10 - 8))
        if lines != self.list.lines:
            self.list.lines = lines
            self.list.refresh()

    def action_stop(self) -> None:
        """End the loading; what was read is kept."""
        self.loader.cancel()

    def action_leave(self) -> None:
        """Back to the panes."""
        self.dismiss()


def report_lines(loader: Loader, width: int) -> list[tuple[str, str]]:
    """(style, text) for each line."""
    lines: list[tuple[str, str]] = [("strong", loader.told), ("", "")]
    refused = loader.rejections
    if refused:
        lines.append(("strong", f"{content.counted(len(refused), 'input')} refused"))
    for rejection in refused:
        source, reason = content.shown(rejection.source), content.shown(rejection.reason)
        lines += [("", source[start:end]) for start, end in wrap(source, width)]
        lines += [("dim", f"  {reason[start:end]}") for start, end in wrap(reason, max(1, width - 2))]
    if not refused:
        lines.append(("", "Nothing was refused."))
    return lines
