"""The command palette: every command that is possible now, found by its name."""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from tui.commands import Command, by_binding


class CommandProvider(Provider):
    """Commands from the one declaration."""

    def _possible(self) -> Iterator[tuple[Command, ActiveBinding]]:
        seen = {"palette"}
        for active in self.screen.active_bindings.values():
            command = by_binding(active.binding.id)
            if command is not None and active.enabled and command.id not in seen:
                seen.add(command.id)
                yield command, active

    def _run(self, active: ActiveBinding) -> object:
        async def run() -> None:
            await self.app.run_action(active.binding.action, active.node)

        return run

    async def discover(self) -> Hits:
        """All of them."""
        for command, active in self._possible():
            yield DiscoveryHit(named(command), self._run(active), help=command.help)  # type: ignore[arg-type]

    async def search(self, query: str) -> Hits:
        """Those whose name or sentence has what was typed."""
        matcher = self.matcher(query)
        for command, active in self._possible():
            score = max(matcher.match(named(command)), matcher.match(command.help) * 0.7)
            if score > 0:
                yield Hit(score, matcher.highlight(named(command)), self._run(active), help=command.help)  # type: ignore[arg-type]


def named(command: Command) -> str:
    """A command's name and keys."""
    return f"{command.title}  ({' '.join(command.shown_keys)})"
