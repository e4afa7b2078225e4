"""Whether work grows with its input and no faster; growth with the square is told apart on however busy a machine."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 10
"""How much larger the large input is. Work that grows with the square takes a hundred times as long for it."""
MOST = 40
"""How much longer it may take at most: four times what it should, for caches and a machine with much else to do."""
ROUNDS = 8
LEAST_SECONDS = 0.002
"""Below this a clock tells nothing."""


def is_linear(work: Callable[[int], object], size: int) -> bool:
    """Whether `work(10 * size)` takes no more than a few times ten times what `work(size)` takes, in processor time.

    One round of several is enough: whatever else the machine does makes rounds longer, and none shorter.
    """
    work(size)
    return any(_seconds(work, TIMES * size) < MOST * max(_seconds(work, size), LEAST_SECONDS) for _ in range(ROUNDS))


def _seconds(work: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    work(size)
    return time.process_time() - began
