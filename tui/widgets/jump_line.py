"""The bottom line while every target has a letter: the next key goes there."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.strip import Strip

from tui import content
from tui.commands import bindings
from tui.widgets.still import StillWidget


class JumpLine(StillWidget, can_focus=True):
    """Takes every printable key."""

    BINDINGS = bindings("jump")

    class Pressed(Message):
        """A letter, digit or sign was pressed."""

        def __init__(self, character: str) -> None:
            super().__init__()
            self.character = character

    class Left(Message):
        """Escape was pressed."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Printable keys are letters of targets here."""
        return character is not None and character.isprintable()

    async def on_key(self, event: events.Key) -> None:
        """Tell which."""
        if event.is_printable and event.character is not None:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pressed(event.character))

    def render_line(self, y: int) -> Strip:
        """What to do."""
        told = content.cut(" Jump: the letters of a row, 1-4, / filter; esc leaves", self.size.width)
        return content.line([(told, self.painted("jump--told"))], self.size.width, self.rich_style)

    def action_leave_jump(self) -> None:
        self.post_message(self.Left())
