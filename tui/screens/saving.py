"""Saved filters with their unread counts, and the place one left off at."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from store.errors import StoreError
from store.filters import Filter, parse
from store.marks import Place
from store.protocol import Store
from tui import messages
from tui.content import shown
from tui.screens.marking import MarkingDesk
from tui.screens.prompting import Prompt

if TYPE_CHECKING:
    from tui.screens.completing import Known

SAVE = "save"
NAMED = "named "
THEME = "theme"


class SavingDesk(MarkingDesk):
    """The desk with filters kept under names."""

    _left_at: Place | None = None

    def action_saved(self) -> None:
        from tui.screens.picking import Entry, PickScreen

        filters = self.saved_filters()
        entries = [Entry(SAVE, "Save this filter ..", "", str(self.history.now))] if self.history.now else []
        entries += [Entry(NAMED + name, name, "", line) for name, line in filters.items()]
        if not entries:
            self.say("no filter is saved yet: filter first, then come back here to save it")
            return
        self.app.push_screen(PickScreen("Saved filters", entries, drop=self._delete), self._picked)
        self.asker.ask_aside(lambda: unread_counts(self.store, filters))

    def saved_filters(self) -> dict[str, str]:
        """The saved filter lines by name."""
        marks = self.marks
        return (self._asked(marks.saved_filters) or {}) if marks is not None else {}

    def known(self) -> Known:
        """Saved filters and tags, as they are in the marks file."""
        from tui.screens.completing import Known

        return Known(self.saved_filters(), self._known_tags())

    def _picked(self, id: str | None) -> None:
        if id == SAVE:
            known = list(self.saved_filters())
            self.prompter.open(Prompt("Save the filter as", "", self._save, known))
        elif id is not None:
            name = id.removeprefix(NAMED)
            try:
                self.set_filter(parse(self.saved_filters()[name]))
            except (StoreError, KeyError) as error:
                self.say(f"{shown(name)}: {error}", problem=True)

    def _save(self, name: str) -> str | None:
        marks, line = self.marks, str(self.history.now)
        if not name or marks is None:
            return "a name, please" if marks is not None else None
        self._asked(lambda: marks.save_filter(name, line))
        self.say(f"saved as {name}: F lists the saved filters")
        return None

    def _delete(self, id: str) -> bool:
        """Forget a saved filter; whether there was one."""
        marks, name = self.marks, id.removeprefix(NAMED)
        if marks is None or id == SAVE:
            return False
        self._asked(lambda: marks.delete_filter(name))
        return True

    def on_unread_counted(self, event: messages.UnreadCounted) -> None:
        """How many unread articles a saved filter leaves."""
        from tui.screens.picking import PickScreen

        if isinstance(self.app.screen, PickScreen):
            self.app.screen.tell(NAMED + event.name, f"{event.count:,} unread" if event.count else "")

    def note_place(self) -> None:
        """Note what is shown as the place one leaves at, unless nothing was ever done."""
        marks, row = self.marks, self.timeline.article_row
        if marks is not None and (self.history.now or self.timeline.cursor or os.path.exists(marks.path)):
            self._left_at = Place(str(self.history.now), None if row is None else row.source)

    def leave_place(self) -> None:
        """Remember the place noted. On a disk that can't be written nobody misses it."""
        path = getattr(self.store, "path", None)
        if self.marks is not None and path is not None and self._left_at is not None:
            try:
                self.marks.leave(os.path.abspath(path), self._left_at)
            except StoreError as error:
                self.log.error(repr(error))

    def remember_theme(self, name: str) -> None:
        """Have the theme chosen at the next start too."""
        marks = self.marks
        if marks is not None:
            self._asked(lambda: marks.set_setting(THEME, name))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Filters are saved in the marks file."""
        if action == "saved":
            return self.marks is not None
        return super().check_action(action, parameters)


def unread_counts(store: Store, filters: dict[str, str]) -> Iterator[messages.UnreadCounted]:
    """The unread articles of each saved filter that can still be asked."""
    for name, line in filters.items():
        try:
            filter = parse(line)
        except StoreError:
            continue
        yield messages.UnreadCounted(name, store.count(replace(filter, states=(*filter.states, "unread"))))


def last_place(store: Store) -> tuple[Filter, str | None] | None:
    """The filter and the source of the article at which one left off in a store's file."""
    marks, path = getattr(store, "marks", None), getattr(store, "path", None)
    if marks is None or path is None:
        return None
    try:
        place = marks.place(os.path.abspath(path))
        if place is None:
            return None
        return (parse(place.filter) if place.filter else Filter()), place.source
    except StoreError:
        return None


def last_theme(store: Store) -> str | None:
    """The theme chosen the last time."""
    marks = getattr(store, "marks", None)
    try:
        return None if marks is None else marks.setting(THEME)
    except StoreError:
        return None
