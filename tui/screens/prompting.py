"""Asking for a line of text at the bottom of the screen: a note, tags, a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tui.screens.desk import Desk


class Prompt(NamedTuple):
    """`label` stands before the line, which begins with `text`. `then` is given the line; what it gives back is a
    problem, told while the line stays open. `known` are texts that tab completes the last part between commas to.
    A `proposed` text gives way to the first letter typed.
    """

    label: str
    text: str
    then: Callable[[str], str | None]
    known: Sequence[str] = ()
    proposed: bool = False


class Prompter:
    """The prompt line of a desk; where the keys were before is where they go back to."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._prompt: Prompt | None = None

    def open(self, prompt: Prompt) -> None:
        """Show the line."""
        self._prompt = prompt
        line = self._desk.prompt_line
        line.prompt = f" {prompt.label}: "
        line.set_text(prompt.text)
        line.known = prompt.known
        line.proposed = prompt.proposed
        line.display, self._desk.key_line.display = True, False
        self._desk.focus_on(line)

    def keep(self) -> None:
        """Enter was pressed."""
        prompt, text = self._prompt, self._desk.prompt_line.text.strip()
        if prompt is None:
            return
        problem = prompt.then(text)
        if problem:
            self._desk.prompt_line.show_problem(problem)
        elif self._prompt is prompt:
            self.close()

    def close(self) -> None:
        """Take the line away."""
        self._prompt = None
        self._desk.prompt_line.display, self._desk.key_line.display = False, True
        self._desk.focus_pane(self._desk.pane)
