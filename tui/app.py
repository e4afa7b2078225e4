"""The Textual app: theme, manners over a slow line, and the main screen; everything else is in the screens."""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from store.filters import Filter
from store.protocol import Store
from tui import signals
from tui.key_order import KeyOrder
from tui.screens.main import MainScreen
from tui.screens.saving import last_place, last_theme
from tui.widgets.row_list import RowList


def theme_for(environment: Mapping[str, str], chosen: str | None = None) -> str:
    """The theme chosen the last time, else Textual's dark one, where there are colours enough for it; else the
    terminal's own sixteen."""
    if environment.get("TEXTUAL_THEME"):
        return environment["TEXTUAL_THEME"].split(",")[0]
    term = environment.get("TERM", "")
    many = environment.get("COLORTERM", "") in ("truecolor", "24bit") or "256color" in term or "direct" in term
    plain = environment.get("NO_COLOR") is not None or not many
    if plain:
        return chosen if chosen is not None and chosen.startswith("ansi") else "ansi-dark"
    return chosen or "textual-dark"


COLLECTED_AFTER = 2.0
"""Seconds after which a collection of garbage that was put off for the start is taken up."""


def leaves(event: events.Event) -> bool:
    """Whether an event is a key that ends the program wherever it is pressed."""
    return isinstance(event, events.Key) and event.key in ("ctrl+c", "ctrl+q")


class NewsdashApp(App[None]):
    """newsdash on a store.

    `filter` is in force at first; without one the filter and the article of the last time. `load_paths` are loaded
    behind the screen; `notice` is told in the bottom line.
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
        chosen = last_theme(store)
        self.theme = theme_for(os.environ, chosen if chosen in self.available_themes else None)
        place = None if filter else last_place(store)
        if place is not None and place[0]:
            notice = notice or "back where you left off: c clears the filter"
        self.main = MainScreen(store, filter or (place[0] if place else Filter()), load_paths, notice)
        self.main.start_at = place[1] if place else None
        self._key_order = KeyOrder(self, self._move, super().on_event)

    def run(self, **options: Any) -> None:
        """Run until it is quit; what is still to be written is written once the terminal is free again."""
        try:
            super().run(**options)
        finally:
            self.main.finish_marks()
            self.main.leave_place()

    def get_default_screen(self) -> Screen[None]:
        """The four panes."""
        return self.main

    def on_mount(self) -> None:
        """Be ready for signals."""
        signals.catch(self.main.leave)
        self.app_resume_signal.subscribe(self, self._repaint)
        if not gc.isenabled():
            self.set_timer(COLLECTED_AFTER, collect_again)

    async def on_event(self, event: events.Event) -> None:
        """Keys wait for the keys before them, but for those that end the program."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and not leaves(event):
            await self._key_order.take(event)
        else:
            await super().on_event(event)

    def _move(self, event: events.Event) -> bool:
        """Move the cursor of the list that has the focus, if that is all a key asks for: such a key needs no way
        through every widget above the list."""
        focused = self.focused
        if not isinstance(event, events.Key) or not isinstance(focused, RowList) or not self.app_focus:
            return False
        move = focused.move_of(event.key)
        if move is None:
            return False
        if self.screen is self.main:
            self.main.on_key()
        move()
        return True

    def _repaint(self, app: App[None]) -> None:
        """Back from the shell or the pager, nothing of the former screen is there any more."""
        self.call_later(self.screen.refresh)

    def _set_pointer_shape(self, shape: str) -> None:
        """Leave the mouse pointer alone: it costs bytes, and plain consoles print the sequence."""

    def action_leave(self) -> None:
        """End at once."""
        self.main.leave()


def collect_again() -> None:
    """Collect garbage from now on; the modules and classes of the start are left out, since they stay."""
    gc.freeze()
    gc.enable()
