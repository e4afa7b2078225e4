"""A line of text one can edit: the base of the filter line and the find line.

Textual's own Input lays the whole screen out for every key; this one repaints its line.
"""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual import events
from textual.strip import Strip

from tui import content
from tui.content import Part
from tui.messages import Told
from tui.widgets.still import StillWidget
from tui.widgets.wrapping import character_cells


class LineEdit(StillWidget, can_focus=True):
    """A prompt, the text, and a cursor while it has the focus."""

    EDITING: ClassVar[dict[str, str]] = {
        "left": "_left",
        "ctrl+b": "_left",
        "right": "_right",
        "home": "_home",
        "ctrl+a": "_home",
        "end": "_end",
        "ctrl+e": "_end",
        "backspace": "_backspace",
        "delete": "_delete",
        "ctrl+d": "_delete",
        "ctrl+w": "_delete_word",
        "ctrl+u": "_delete_before",
        "ctrl+k": "_delete_after",
    }

    class Typed(Told):
        """The text was changed by a key or a paste."""

        edit: LineEdit
        text: str

    def __init__(self, prompt: str, hint: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.prompt = prompt
        self.hint = hint
        self.text = ""
        self.at = 0
        self.first = 0

    @property
    def aside(self) -> str:
        """What stands at the right end of the line; the text has the room that is left."""
        return ""

    @property
    def aside_style(self) -> Style:
        """The style of that."""
        return self.rich_style

    def set_text(self, text: str) -> None:
        """Show another text, the cursor behind it; nothing is posted."""
        text = content.shown(text)
        if text != self.text:
            self.text = text
            self.at = len(text)
            self.refresh()

    def column_of(self, position: int) -> int:
        """The screen column (cells from the widget's left) of a character of the text."""
        self._scroll()
        return content.cells(self.prompt) + sum(map(character_cells, self.text[self.first : max(self.first, position)]))

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Printable keys are text here, whatever they do elsewhere."""
        return character is not None and character.isprintable()

    async def on_key(self, event: events.Key) -> None:
        """Edit, or let the key mean what it means elsewhere."""
        method = self.EDITING.get(event.key)
        if method is not None:
            change = getattr(self, method)
        elif event.is_printable and event.character is not None:
            character = event.character

            def change() -> None:
                self._insert(character)
        else:
            return
        event.stop()
        event.prevent_default()
        self._edit(change)

    def on_paste(self, event: events.Paste) -> None:
        """Take in what was pasted, on one line."""
        event.stop()
        self._edit(lambda: self._insert(event.text))

    def _edit(self, change: object) -> None:
        before = self.text
        change()  # type: ignore[operator]
        self.refresh()
        if self.text != before:
            self.post_message(self.Typed(self, self.text))

    def _insert(self, text: str) -> None:
        text = content.shown(text)
        self.text = self.text[: self.at] + text + self.text[self.at :]
        self.at += len(text)

    def _left(self) -> None:
        self.at = max(0, self.at - 1)

    def _right(self) -> None:
        self.at = min(len(self.text), self.at + 1)

    def _home(self) -> None:
        self.at = 0

    def _end(self) -> None:
        self.at = len(self.text)

    def _backspace(self) -> None:
        if self.at:
            self.text = self.text[: self.at - 1] + self.text[self.at :]
            self.at -= 1

    def _delete(self) -> None:
        self.text = self.text[: self.at] + self.text[self.at + 1 :]

    def _delete_word(self) -> None:
        kept = self.text[: self.at].rstrip()
        start = max(kept.rfind(" "), kept.rfind(":"), kept.rfind(",")) + 1
        if start == len(kept):
            start = max(0, start - 1)
        self.text, self.at = self.text[:start] + self.text[self.at :], start

    def _delete_before(self) -> None:
        self.text, self.at = self.text[self.at :], 0

    def _delete_after(self) -> None:
        self.text = self.text[: self.at]

    @property
    def _room(self) -> int:
        """Cells for the prompt and the text."""
        aside = content.cells(self.aside)
        return max(0, self.size.width - aside - (1 if aside else 0))

    def _scroll(self) -> None:
        """Keep the cursor in view."""
        room = max(1, self._room - content.cells(self.prompt) - 1)
        self.at = min(self.at, len(self.text))
        self.first = min(self.first, self.at)
        if not self.has_focus:
            self.first = 0
        while sum(map(character_cells, self.text[self.first : self.at])) > room:
            self.first += 1

    def render_line(self, y: int) -> Strip:
        """The prompt, the text around the cursor, and what stands aside."""
        self._scroll()
        base, aside = self.rich_style, self.aside
        line = content.line(self._typed_parts(), self._room, base)
        parts = [*((text, style or base) for text, style, _ in line), (" " if aside else "", base)]
        return content.line([*parts, (aside, self.aside_style)], self.size.width, base)

    def _typed_parts(self) -> list[Part]:
        base, prompt = self.rich_style, (self.prompt, self.painted("edit--prompt"))
        if not self.has_focus:
            told = content.cut(self.text, self._room - content.cells(self.prompt))
            return [prompt, (told, base) if told else (self.hint, self.painted("edit--hint"))]
        return [
            prompt,
            (self.text[self.first : self.at], base),
            (self.text[self.at : self.at + 1] or " ", self.painted("edit--cursor")),
            (self.text[self.at + 1 :], base),
        ]
