"""What a benchmark measured, gathered for one table: a row a figure, a column a number of articles."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

ROUNDS = 5


@dataclass
class Figures:
    """Cells by row and column, and the goal of each row; printed as a Markdown table."""

    columns: list[int]
    cells: dict[str, dict[int, str]] = field(default_factory=dict)
    goals: dict[str, str] = field(default_factory=dict)

    def note(self, row: str, column: int, cell: str, goal: str = "") -> None:
        """Put a cell in, and say it at once, since a run is long."""
        self.cells.setdefault(row, {})[column] = cell
        self.goals[row] = goal
        print(f"{column:>12,}  {row:60}{cell:>14}   {goal}", flush=True)

    def table(self) -> str:
        """All of it."""
        lines = [["", *(f"{column:,}" for column in self.columns), "goal"]]
        lines.append(["---", *("---:" for _ in self.columns), "---:"])
        for row, cells in self.cells.items():
            lines.append([row, *(cells.get(column, "") for column in self.columns), self.goals[row]])
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Milliseconds of processor time, which neighbours on the machine disturb least, and what the work gave."""
    began = time.process_time()
    given = work()
    return (time.process_time() - began) * 1000, given


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of some rounds, in milliseconds."""
    return statistics.median(timed(work)[0] for _ in range(rounds))
