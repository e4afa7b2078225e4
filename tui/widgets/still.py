"""Widgets that stay as they are until something of theirs changes: their lines and styles are kept, and since they
never scroll by Textual's means, a new size doesn't make the screen lay itself out a second time."""

from __future__ import annotations

from typing import Self

from rich.style import Style
from textual.containers import Container
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from tui.widgets.painting import look


class KeptLines(Widget):
    """A widget whose lines are kept until it is to be drawn again. Textual asks every widget near a change for all of
    its lines, and puts each of them through the filters of colours anew."""

    _kept: list[Strip] | None = None
    _kept_for: Region | None = None

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw again what changed."""
        self._kept = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Another theme, or another background."""
        self._kept = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget."""
        if self._kept is None or self._kept_for != crop:
            self._kept, self._kept_for = self._drawn(crop), crop
        return self._kept

    def _drawn(self, crop: Region) -> list[Strip]:
        return super().render_lines(crop)


class StillWidget(KeptLines):
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


class Pane(KeptLines, Container):
    """A container whose contents always fit. It draws nothing but its border: what is behind it shows."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    def _drawn(self, crop: Region) -> list[Strip]:
        return super()._drawn(crop) if self.gutter.width else []
