"""The Textual app: theme, manners over a slow line, and the main screen; everything else is in the screens."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from store.filters import Filter
from store.protocol import Store
from tui import signals
from tui.screens.main import MainScreen


def theme_for(environment: Mapping[str, str]) -> str:
    """Textual's dark theme where there are colours enough for it, else the terminal's own sixteen."""
    if environment.get("TEXTUAL_THEME"):
        return environment["TEXTUAL_THEME"].split(",")[0]
    term = environment.get("TERM", "")
    many = environment.get("COLORTERM", "") in ("truecolor", "24bit") or "256color" in term or "direct" in term
    plain = environment.get("NO_COLOR") is not None or not many
    return "ansi-dark" if plain else "textual-dark"


class NewsdashApp(App[None]):
    """newsdash on a store.

    `filter` is in force at first; `load_paths` are loaded behind the screen; `notice` is told in the bottom line.
    """

    TITLE = "newsdash"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "leave", "Quit", show=False, priority=True),
        Binding("ctrl+q", "leave", "Quit", show=False, priority=True),
    ]

    def __init__(
        self, store: Store, *, filter: Filter | None = None, load_paths: Sequence[str] = (), notice: str = ""
    ) -> None:
        # Asked for here, since Textual chooses how to drop colours before the theme is set.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") is not None else None)
        self.animation_level = "none"
        self.store = store
        self.theme = theme_for(os.environ)
        self.main = MainScreen(store, filter or Filter(), load_paths, notice)

    def get_default_screen(self) -> Screen[None]:
        """The four panes."""
        return self.main

    def on_mount(self) -> None:
        """Be ready for signals."""
        signals.catch(self.main.leave)

    def _set_pointer_shape(self, shape: str) -> None:
        """Leave the mouse pointer alone: it costs bytes, and plain consoles print the sequence."""

    def action_leave(self) -> None:
        """End at once."""
        self.main.leave()
