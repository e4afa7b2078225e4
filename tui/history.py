"""One history of filters and marks: what `u` takes back and `ctrl+r` does again, in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from store.filters import Filter

KEPT = 200


class MarkChange(NamedTuple):
    """One write to the marks: `what` is `read`, `star`, `note` or `tags`, given to all of the sources."""

    what: str
    sources: tuple[str, ...]
    value: bool | str | tuple[str, ...] | None


class MarkStep(NamedTuple):
    """What a command did to marks, and what takes it back; `told` says it in words."""

    told: str
    forth: Sequence[MarkChange]
    back: Sequence[MarkChange]


class NameStep(NamedTuple):
    """One organisation merged into another."""

    organisation: str
    into: str

    @property
    def told(self) -> str:
        """The step in words."""
        return f"merged {self.organisation} into {self.into}"


Step = Filter | MarkStep | NameStep


class History(NamedTuple):
    """The filter in force (`now`), the steps before it (latest last) and those undone (latest last).

    A step that is a filter stands for the one that was, or will again be, in force.
    """

    now: Filter
    past: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def push(self, filter: Filter) -> History:
        """Another filter in force; the same one changes nothing."""
        if filter == self.now:
            return self
        return History(filter, (*self.past, self.now)[-KEPT:])

    def did(self, step: MarkStep | NameStep) -> History:
        """The same filter after a change of marks or names."""
        return History(self.now, (*self.past, step)[-KEPT:])

    def undo(self) -> History:
        """Without the last step, if there is one; what it did to marks or names is the caller's to take back."""
        if not self.past:
            return self
        last, rest = self.past[-1], self.past[:-1]
        if not isinstance(last, Filter):
            return History(self.now, rest, (*self.undone, last))
        return History(last, rest, (*self.undone, self.now))

    def redo(self) -> History:
        """With the step last undone, if there is one; what it does to marks or names is the caller's to do."""
        if not self.undone:
            return self
        next_one, rest = self.undone[-1], self.undone[:-1]
        if not isinstance(next_one, Filter):
            return History(self.now, (*self.past, next_one), rest)
        return History(next_one, (*self.past, self.now), rest)

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters that were in force, oldest first, each once, the one in force last."""
        kept = dict.fromkeys(step for step in self.past if isinstance(step, Filter) and step != self.now)
        return (*kept, self.now)
