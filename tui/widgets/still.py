"""Widgets that never scroll by Textual's means: a new size doesn't make the screen lay itself out a second time."""

from __future__ import annotations

from rich.style import Style
from textual.containers import Container
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget

from tui.widgets.painting import look


class StillWidget(Widget):
    """The base of every widget that draws itself line by line, in styles that are worked out once for each theme."""

    ALLOW_SELECT = False
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    def __init__(self, *, id: str | None = None) -> None:
        self._own_style: Style | None = None
        self._looks: dict[str, Style] = {}
        self._painted: dict[str, Style] = {}
        super().__init__(id=id)

    @property
    def rich_style(self) -> Style:
        """The widget's own style, over that of everything behind it."""
        if self._own_style is None:
            self._own_style = super().rich_style
        return self._own_style

    def look(self, name: str) -> Style:
        """One of the looks alone, to be laid over any style of the widget."""
        style = self._looks.get(name)
        if style is None:
            style = self._looks[name] = look(self.app, self.background_colors[1], name)
        return style

    def painted(self, name: str) -> Style:
        """One of the looks over the widget's own style."""
        style = self._painted.get(name)
        if style is None:
            style = self._painted[name] = self.rich_style + self.look(name)
        return style

    def notify_style_update(self) -> None:
        """Another theme, or another background: everything is to be worked out and drawn again."""
        super().notify_style_update()
        if self._own_style is not None:
            self._own_style = None
            self._looks.clear()
            self._painted.clear()
            self.refresh()


class Pane(Container):
    """A container whose contents always fit."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)
