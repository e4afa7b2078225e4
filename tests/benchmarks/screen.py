"""What the screen costs beside a bare Textual program, in one run: start, cursor moves, toggles, bytes.

    python tests/benchmarks/screen.py [--articles 10,100000]

Every figure is the median of seven, starts of both programs taking turns. Ratios hold from one machine to another;
milliseconds don't. Both programs run from bytecode, as installed ones do: the first start of each, which compiles,
isn't counted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support")]

from made import made_articles  # noqa: E402
from terminal import Terminal  # noqa: E402

ROUNDS = 7
COLUMNS, LINES = 80, 24
HELD_KEYS = 100
REST_SECONDS = 0.6


def bare(kind: str) -> list[str]:
    """The command of a bare Textual program."""
    return [sys.executable, str(HERE / "bare.py"), kind]


def newsdash(database: Path) -> list[str]:
    """The command of newsdash on a database."""
    return [sys.executable, "-m", "tui", "--db", str(database), "--marks", str(database.with_suffix(".marks"))]


def start_seconds(command: list[str], wanted: str) -> float:
    """From the start of the process to `wanted` on the screen."""
    began = time.perf_counter()
    with Terminal(command, COLUMNS, LINES) as terminal:
        terminal.wait_for(wanted)
        took = time.perf_counter() - began
        terminal.press("q")
    return took


def starts_in_turn(programs: Sequence[tuple[list[str], str]]) -> list[float]:
    """The median start of each program, given as a command and what to wait for."""
    for command, wanted in programs:
        start_seconds(command, wanted)
    rounds = [[start_seconds(command, wanted) for command, wanted in programs] for _ in range(ROUNDS)]
    return [statistics.median(of_one) for of_one in zip(*rounds, strict=True)]


def key_cost(terminal: Terminal, key: str) -> tuple[float, int]:
    """Seconds from a key to the last byte it causes, and the bytes, before anything follows at rest."""
    began, last, count = time.perf_counter(), 0.0, 0
    terminal.press(key)
    while data := terminal.read(0.05):
        last, count = time.perf_counter() - began, count + len(data)
    return last, count


def moves(command: list[str], wanted: str) -> tuple[float, int]:
    """Median seconds and bytes of a move within the view."""
    with Terminal(command, COLUMNS, LINES) as terminal:
        terminal.wait_for(wanted)
        terminal.settle(REST_SECONDS)
        costs = []
        for _ in range(ROUNDS):
            costs.append(key_cost(terminal, "j"))
            terminal.settle(REST_SECONDS)
        return statistics.median(cost[0] for cost in costs), int(statistics.median(cost[1] for cost in costs))


def held_down(command: list[str], wanted: str) -> float:
    """Bytes a key when `j` is held down, scrolling and the article that follows included."""
    with Terminal(command, COLUMNS, LINES) as terminal:
        terminal.wait_for(wanted)
        terminal.settle(REST_SECONDS)
        before = len(terminal.received)
        for _ in range(HELD_KEYS):
            terminal.press("j")
            terminal.read(0.03)
        terminal.settle(REST_SECONDS)
        return (len(terminal.received) - before) / HELD_KEYS


def toggle(command: list[str], wanted: str) -> tuple[float, int]:
    """Median seconds and bytes of including a metal and taking it back, everything that follows included."""
    with Terminal(command, COLUMNS, LINES) as terminal:
        terminal.wait_for(wanted)
        terminal.settle(REST_SECONDS)
        terminal.press("3")
        terminal.settle(REST_SECONDS)
        costs = []
        for _ in range(ROUNDS):
            began, last, before = time.perf_counter(), 0.0, len(terminal.received)
            terminal.press(" ")
            while terminal.read(REST_SECONDS):
                last = time.perf_counter() - began
            costs.append((last, len(terminal.received) - before))
        return statistics.median(cost[0] for cost in costs), int(statistics.median(cost[1] for cost in costs))


def idle_bytes(command: list[str], wanted: str) -> int:
    """Bytes written in two seconds in which nothing happens."""
    with Terminal(command, COLUMNS, LINES) as terminal:
        terminal.wait_for(wanted)
        terminal.settle(REST_SECONDS)
        return len(terminal.settle(2.0))


def keep_bytecode(folder: str) -> None:
    """Have the programs measured start from bytecode, as installed ones do, also where the environment forbids it."""
    os.environ |= {"PYTHONPYCACHEPREFIX": f"{folder}/bytecode", "PYTHONDONTWRITEBYTECODE": ""}


def database_of(folder: Path, count: int) -> Path:
    """A database of made articles."""
    from store.loading import put

    database = folder / f"{count}.db"
    put(str(database), made_articles(count))
    return database


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", default="10,100000", help="sizes of the databases, with commas")
    sizes = [int(size) for size in parser.parse_args().articles.split(",")]
    print(f"{'':24}{'bare Textual':>16}" + "".join(f"{size:>14,} art." for size in sizes))
    with tempfile.TemporaryDirectory() as folder:
        keep_bytecode(folder)
        commands = [newsdash(database_of(Path(folder), size)) for size in sizes]
        shown = "Timeline"
        start, *starts = starts_in_turn([(bare("empty"), "ready"), *((command, "20") for command in commands)])
        row("start to first articles", f"{start * 1000:.0f} ms", [f"{took / start:.2f} x" for took in starts])
        move, move_bytes = moves(bare("list"), "article")
        costs = [moves(command, shown) for command in commands]
        row("cursor move", f"{move * 1000:.1f} ms", [f"{took / move:.2f} x" for took, _ in costs])
        row("  bytes in the view", f"{move_bytes}", [f"{count}" for _, count in costs])
        row("  bytes a key, held", "", [f"{held_down(command, shown):.0f}" for command in commands])
        toggles = [toggle(command, shown) for command in commands]
        row("filter toggle", "", [f"{took * 1000:.0f} ms" for took, _ in toggles])
        row("  bytes", "", [f"{count}" for _, count in toggles])
        row("idle, bytes in 2 s", "", [f"{idle_bytes(command, shown)}" for command in commands])


def row(name: str, first: str, cells: list[str]) -> None:
    """Print a line of the table."""
    print(f"{name:24}{first:>16}" + "".join(f"{cell:>19}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
