"""What an empty timeline says: why it is empty, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from store.filters import Filter
from store.protocol import Store
from tui.content import counted

MOST = 8
_TUPLES = ("words", "organisations", "metals", "kinds", "tags", "sources", "states")
_DATES = ("after", "before", "on", "published")


def relaxations(store: Store, filter: Filter) -> tuple[tuple[str, int], ...]:
    """The parts of a filter that leaves nothing, each with the articles there would be without it, most first."""
    found = []
    for part, rest in list(_each_left_out(filter))[:MOST]:
        if count := store.count(rest):
            found.append((part, count))
    return tuple(sorted(found, key=lambda relaxed: -relaxed[1]))


def _each_left_out(filter: Filter) -> Iterator[tuple[str, Filter]]:
    """Each part of a filter as text, and the filter without it."""
    for name in _TUPLES:
        parts = getattr(filter, name)
        for at, part in enumerate(parts):
            yield str(_with(Filter(), name, (part,))), _with(filter, name, (*parts[:at], *parts[at + 1 :]))
    for name in _DATES:
        if value := getattr(filter, name):
            yield f"{name}:{value}", _with(filter, name, None)


def _with(filter: Filter, name: str, value: object) -> Filter:
    """The filter with one of its fields changed."""
    changes: dict[str, Any] = {name: value}
    return replace(filter, **changes)


def empty_advice(filter: Filter, total: int, loading: bool, relaxed: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    """The lines to show; the first one is the reason."""
    if loading and not total:
        return ("No articles yet: they are being loaded.",)
    if not total:
        return (
            "No articles yet.",
            "",
            "Load some from another terminal with  newsdash load PATH  and press R here,",
            "or leave with q and start  newsdash PATH",
        )
    lines = [f"No article matches  {filter}", ""]
    lines += [f"{counted(count, 'article')} without  {part}" for part, count in relaxed]
    if not relaxed:
        lines.append("No single part of it is to blame: leave out several.")
    return (*lines, "", "/ edits the filter, u goes back, c clears it.")
