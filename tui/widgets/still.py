"""Widgets that never scroll by Textual's means: a new size doesn't make the screen lay itself out a second time."""

from __future__ import annotations

from textual.containers import Container
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget


class StillWidget(Widget):
    """The base of every widget that draws itself line by line."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)


class Pane(Container):
    """A container whose contents always fit."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)
