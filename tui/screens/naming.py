"""Merging two organisations into one, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from textual.message import Message

from tui import messages
from tui.content import shown
from tui.history import NameStep
from tui.screens.arranging import ORGANISATIONS
from tui.screens.prompting import Prompt
from tui.screens.saving import SavingDesk


class NamingDesk(SavingDesk):
    """The desk with corrections of names, which are rules in the marks file."""

    @property
    def names(self) -> Any:
        """The store's corrections; None where it knows none."""
        return getattr(self.store, "names", None) if self.marks is not None else None

    def action_merge(self) -> None:
        value = self.organisations.value
        if value is None or self.names is None:
            return
        known = [other.value for other in self.organisations.values if other.value != value.value]

        def then(into: str) -> str | None:
            if not into:
                return "the name of the other one, please"
            step = NameStep(value.value, into)
            self._correct(lambda: self.names.merge(value.value, into), messages.NamesChanged(step))
            return None

        self.prompter.open(Prompt(f"Merge {shown(value.value)} into", "", then, known))

    def _correct(self, change: Callable[[], object], answer: Message) -> None:
        """Change the rules in a worker, since they are checked against all names."""

        def question() -> Iterator[Message]:
            change()
            yield answer

        self.asker.ask_aside(question)

    def on_names_changed(self, event: messages.NamesChanged) -> None:
        """The rules are others now: ask for everything again."""
        if event.step is not None:
            self.history = self.history.did(event.step)
            self.say(event.step.told)
        self.ask()
        self.refresh_bindings()

    def apply_step_back(self) -> None:
        """Take a merge back, if that was the last step."""
        super().apply_step_back()
        step = self.history.past[-1] if self.history.past else None
        if isinstance(step, NameStep):
            self._correct(self.names.undo, messages.NamesChanged(None))
            self.say(f"taken back: {step.told}")

    def apply_step_again(self) -> None:
        """Merge again, if that was the step last undone."""
        super().apply_step_again()
        step = self.history.undone[-1] if self.history.undone else None
        if isinstance(step, NameStep):
            self._correct(lambda: self.names.merge(step.organisation, step.into), messages.NamesChanged(None))
            self.say(step.told)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Merging needs an organisation, and a marks file for the rule."""
        if action == "merge":
            pane = self.organisations
            return self.pane == ORGANISATIONS and pane.facet == "organisations" and bool(pane.value and self.names)
        if action == "find":
            return not (self.pane == ORGANISATIONS and self.organisations.facet == "kinds")
        return super().check_action(action, parameters)
