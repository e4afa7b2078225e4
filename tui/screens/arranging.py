"""Which panes a screen of a given size shows, and how the room is shared."""

from __future__ import annotations

from typing import NamedTuple

TIMELINE, ORGANISATIONS, METALS, ARTICLE = 1, 2, 3, 4

WIDE = 120
BROAD = 190
LOW = 16


class Arrangement(NamedTuple):
    """`panes` are those shown; `wide` has them side by side, `broad` the article beside the timeline.

    Heights are lines: `bars` of the histogram with its axis (0: none), `list` of the timeline's pane (0: all there
    is). Widths are cells of the two facet panes (0: all there is).
    """

    panes: frozenset[int]
    wide: bool
    broad: bool
    bars: int
    list: int
    metals: int = 0
    organisations: int = 0


def arrange(width: int, height: int, pane: int, zoomed: bool) -> Arrangement:
    """The arrangement for a terminal of `width` x `height` with the focus in a pane."""
    wide = width >= WIDE and height >= LOW
    room = height - 3
    if zoomed:
        return Arrangement(frozenset({pane}), wide, False, _bars(room), 0)
    if not wide:
        return _one_at_a_time(room, pane)
    broad = width >= BROAD
    list_height = 0 if broad else max(8, room * 42 // 100)
    return Arrangement(
        frozenset({TIMELINE, ORGANISATIONS, METALS, ARTICLE}),
        wide=True,
        broad=broad,
        bars=_bars(room if broad else list_height * 2),
        list=list_height,
        metals=24 if width < 150 else 28,
        organisations=max(34, min(52, width * 26 // 100)),
    )


def _one_at_a_time(room: int, pane: int) -> Arrangement:
    """One pane; list and article share the timeline's height where there is enough of it."""
    if pane != TIMELINE or room < LOW - 3:
        return Arrangement(frozenset({pane}), wide=False, broad=False, bars=3 if room >= 12 else 0, list=0)
    return Arrangement(frozenset({TIMELINE, ARTICLE}), wide=False, broad=False, bars=3, list=room // 2)


def _bars(room: int) -> int:
    """Lines for the histogram and its axis."""
    if room < 12:
        return 0
    return 3 if room < 28 else 4 if room < 40 else 5
