"""Undo and redo of filters: nothing but the values that were in force."""

from __future__ import annotations

from dataclasses import dataclass

from store.filters import Filter

KEPT = 200


@dataclass(frozen=True, slots=True)
class History:
    """The filter in force (`now`), those before it (latest last) and those undone (latest last)."""

    now: Filter
    past: tuple[Filter, ...] = ()
    undone: tuple[Filter, ...] = ()

    def push(self, filter: Filter) -> History:
        """Another filter in force; the same one changes nothing."""
        if filter == self.now:
            return self
        return History(filter, (*self.past, self.now)[-KEPT:])

    def undo(self) -> History:
        """The filter before in force again, if there is one."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (*self.undone, self.now))

    def redo(self) -> History:
        """The filter last undone in force again, if there is one."""
        if not self.undone:
            return self
        return History(self.undone[-1], (*self.past, self.now), self.undone[:-1])
