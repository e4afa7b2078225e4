"""A list to pick from by typing: the command palette, and the themes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.screen import ModalScreen

from tui import content
from tui.content import Part
from tui.widgets.line_edit import LineEdit
from tui.widgets.pane_title import PaneTitle
from tui.widgets.row_list import RowList


class Entry(NamedTuple):
    """Something to pick: what it is known by, its name, the keys that do the same, and a sentence on it."""

    id: str
    name: str
    keys: str = ""
    told: str = ""


def ranked(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """The entries that have every word typed, those whose name begins with the first one foremost."""
    words = typed.casefold().split()
    found = [entry for entry in entries if all(word in f"{entry.name} {entry.told}".casefold() for word in words)]
    if not words:
        return found

    def rank(entry: Entry) -> int:
        name = entry.name.casefold()
        return 0 if name.startswith(words[0]) else 1 if words[0] in name else 2

    return sorted(found, key=rank)


class EntryList(RowList):
    """The entries that what was typed leaves."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__(id="entries")
        self.entries = list(entries)

    @property
    def row_count(self) -> int:
        """Entries left."""
        return len(self.entries)

    def row_parts(self, row: int, width: int) -> list[Part]:
        """Name, keys, sentence."""
        entry = self.entries[row]
        wide = min(20, width // 2)
        return [
            (" " + content.left(content.shown(entry.name), wide), self.style_of("strong")),
            (content.left(entry.keys, 12), self.style_of("accent")),
            (content.shown(entry.told), self.style_of("dim")),
        ]


class PickLine(LineEdit):
    """What is typed to pick by."""


class PickScreen(ModalScreen[str | None]):
    """Gives back the id of the entry picked, or None."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave", "Leave"),
        Binding("enter", "pick", "Pick"),
        Binding("down,ctrl+n", "move(1)", "Down"),
        Binding("up,ctrl+p", "move(-1)", "Up"),
        Binding("ctrl+x", "drop", "Delete"),
        Binding("pagedown", "move(10)", "Page down"),
        Binding("pageup", "move(-10)", "Page up"),
    ]
    AUTO_FOCUS = "#pick"

    def __init__(self, title: str, entries: Sequence[Entry], drop: Callable[[str], bool] | None = None) -> None:
        """With `drop`, ctrl+x calls it with the id under the cursor; where it says so the entry goes."""
        super().__init__()
        self.drop = drop
        self.title_line = PaneTitle(title)
        self.entries = tuple(entries)
        self.list = EntryList(entries)

    def compose(self) -> ComposeResult:
        """A title, the line typed in, the list."""
        keys = "enter picks, ctrl+x deletes, esc leaves" if self.drop else "enter picks, esc leaves"
        self.title_line.tell(count=str(len(self.entries)), detail=keys, active=True)
        with Container(id="picker"):
            yield self.title_line
            yield PickLine(" > ", "type to find", id="pick")
            yield self.list

    def on_line_edit_typed(self, event: LineEdit.Typed) -> None:
        """Leave what has the words typed."""
        self._show(event.text)

    def _show(self, typed: str) -> None:
        self.list.entries = ranked(self.entries, typed)
        self.list.top = 0
        self.list.place_cursor(0)
        self.list.refresh()
        self.title_line.tell(count=str(len(self.list.entries)))

    def action_move(self, rows: int) -> None:
        """The cursor of the list, while one types."""
        self.list.move_to(self.list.cursor + rows)

    def action_pick(self) -> None:
        """Give the entry under the cursor back."""
        if self.list.entries:
            self.dismiss(self.list.entries[self.list.cursor].id)

    def tell(self, id: str, keys: str) -> None:
        """Say something else beside an entry."""
        self.entries = tuple(entry._replace(keys=keys) if entry.id == id else entry for entry in self.entries)
        self.list.entries = [entry._replace(keys=keys) if entry.id == id else entry for entry in self.list.entries]
        self.list.refresh()

    def action_drop(self) -> None:
        """Delete what the entry under the cursor stands for."""
        entry = self.list.entries[self.list.cursor] if self.list.entries else None
        if entry is not None and self.drop is not None and self.drop(entry.id):
            self.entries = tuple(other for other in self.entries if other.id != entry.id)
            self._show(self.query_one(PickLine).text)

    def action_leave(self) -> None:
        """Pick nothing."""
        self.dismiss(None)
