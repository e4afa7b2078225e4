"""Picking a command or a theme by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.palette import possible
from tui.screens.picking import Entry, PickScreen

if TYPE_CHECKING:
    from tui.screens.saving import SavingDesk


def pick_command(screen: Screen[None]) -> None:
    """Offer the commands that are possible now, and do the one picked."""
    commands = possible(screen.active_bindings.values())

    async def run(name: str | None) -> None:
        if name is not None:
            active = commands[name][1]
            await screen.app.run_action(active.binding.action, active.node)

    screen.app.push_screen(PickScreen("Commands", [entry for entry, _ in commands.values()]), run)


def pick_theme(screen: SavingDesk) -> None:
    """Offer the themes, and use the one picked from now on."""

    def change(name: str | None) -> None:
        if name is not None:
            screen.app.theme = name
            screen.remember_theme(name)

    themes = [Entry(name, name) for name in sorted(screen.app.available_themes)]
    screen.app.push_screen(PickScreen("Colours", themes), change)
