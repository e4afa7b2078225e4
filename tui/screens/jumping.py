"""Jump mode: letters on every row in sight, and the keys that follow go there."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from tui.screens.arranging import METALS, ORGANISATIONS, TIMELINE
from tui.screens.desk import Desk
from tui.widgets.row_list import RowList

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
SINGLE = LETTERS + LETTERS.upper()


def labels(number: int) -> list[str]:
    """As many labels as there are targets: one letter each where that is enough, else two."""
    if number <= len(SINGLE):
        return list(SINGLE[:number])
    return ["".join(pair) for pair in product(LETTERS, repeat=2)][:number]


class Jumper:
    """The targets of a desk while jump mode lasts."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._targets: dict[str, tuple[int, int]] = {}
        self._typed = ""

    def _lists(self) -> Iterable[tuple[int, RowList]]:
        desk = self._desk
        lists = ((TIMELINE, desk.timeline), (ORGANISATIONS, desk.organisations), (METALS, desk.metals))
        return [(pane, rows) for pane, rows in lists if rows.region and rows.is_on_screen]

    def open(self) -> None:
        """Put the letters up."""
        rows = [(pane, row) for pane, of in self._lists() for row in of.rows_in_sight()]
        self._targets = dict(zip(labels(len(rows)), rows, strict=False))
        self._typed = ""
        self._show()
        self._desk.jump_line.display, self._desk.key_line.display = True, False
        self._desk.focus_on(self._desk.jump_line)

    def _show(self) -> None:
        """Letters on the targets that what was typed leaves."""
        for pane, rows in self._lists():
            left = {row: label for label, (of, row) in self._targets.items() if of == pane}
            rows.show_labels({row: label for row, label in left.items() if label.startswith(self._typed)})

    def press(self, character: str) -> None:
        """A key of jump mode."""
        desk = self._desk
        if not self._typed and character in "1234":
            self.close(int(character))
        elif not self._typed and character == "/":
            self.close(desk.pane)
            desk.call_later(desk.run_action, "edit_filter")
        else:
            self._typed += character
            if self._typed in self._targets:
                pane, row = self._targets[self._typed]
                self.close(pane)
                dict(self._lists())[pane].move_to(row)
            elif any(label.startswith(self._typed) for label in self._targets):
                self._show()
            else:
                self.close(desk.pane)

    def close(self, pane: int | None = None) -> None:
        """Take the letters away, and go to a pane."""
        self._targets = {}
        self._show()
        self._desk.jump_line.display, self._desk.key_line.display = False, True
        self._desk.focus_pane(self._desk.pane if pane is None else pane)
