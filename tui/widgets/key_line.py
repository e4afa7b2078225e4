"""The bottom line: the keys that work now, or something just told."""

from __future__ import annotations

from textual import events
from textual.screen import Screen
from textual.strip import Strip

from tui import content
from tui.commands import Command, by_binding
from tui.content import Part
from tui.widgets.line_edit import LineEdit
from tui.widgets.still import StillWidget


class KeyLine(StillWidget):
    """Made from the commands whose keys work where the focus is; a message stands over them until the next key."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.told = ""
        self.problem = False
        self._commands: tuple[Command, ...] | None = None

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self.follow)

    def follow(self, _screen: Screen[object]) -> None:
        """Repaint if other keys work now; before the line was ever drawn nobody needs to know."""
        if self._commands is None:
            return
        commands = self._possible()
        if commands != self._commands:
            self._commands = commands
            if not self.told:
                self.refresh()

    def _possible(self) -> tuple[Command, ...]:
        """The commands whose keys work now, in the order of the line."""
        screen = self.screen
        typing = isinstance(screen.focused, LineEdit)
        commands = {
            command.id: command
            for active in screen.active_bindings.values()
            if active.enabled and (command := by_binding(active.binding.id)) and command.rank
            if not (typing and len(command.keys[0]) == 1)
        }
        return tuple(sorted(commands.values(), key=lambda command: command.rank))

    def tell(self, text: str, problem: bool = False) -> None:
        """Say something until the next key; the empty text gives the keys back."""
        text = content.shown(text)
        if (text, problem) != (self.told, self.problem):
            self.told, self.problem = text, problem
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line, with as many keys as fit whole."""
        width, base = self.size.width, self.rich_style
        if self.told:
            style = self.look("keys--problem" if self.problem else "keys--told")
            return content.line([(content.cut(f" {self.told} ", width), base + style)], width, base)
        return content.line(self._key_parts(width), width, base)

    def _key_parts(self, width: int) -> list[Part]:
        key = self.painted("keys--key")
        title = self.painted("keys--title")
        parts: list[Part] = []
        if self._commands is None:
            self._commands = self._possible()
        for command in self._commands:
            texts = (f" {command.shown_keys[0]} ", f"{command.title} ")
            width -= sum(map(len, texts))
            if width < 0:
                break
            parts += [(texts[0], key), (texts[1], title)]
        return parts

    def on_click(self, event: events.Click) -> None:
        """A click on a key presses it."""
        at = 0
        for command in self._commands or ():
            at += len(command.shown_keys[0]) + len(command.title) + 3
            if event.x < at:
                self.app.simulate_key(command.keys[0])
                return
