"""The command palette: every command that is possible now, found by its name."""

from __future__ import annotations

from collections.abc import Iterable

from textual.binding import ActiveBinding

from tui.commands import by_binding
from tui.screens.picking import Entry


def possible(bindings: Iterable[ActiveBinding]) -> dict[str, tuple[Entry, ActiveBinding]]:
    """The commands whose bindings are active and enabled, by id, the ones of the footer first."""
    found: dict[str, tuple[int, Entry, ActiveBinding]] = {}
    for active in bindings:
        command = by_binding(active.binding.id)
        if command is not None and active.enabled and command.id != "palette":
            entry = Entry(command.id, command.title, " ".join(command.shown_keys), command.help)
            found.setdefault(command.id, (command.rank or 1000, entry, active))
    ordered = sorted(found.items(), key=lambda item: item[1][0])
    return {name: (entry, active) for name, (_, entry, active) in ordered}
