"""The real program in a terminal: its start, moves and toggles at each size, and its keys while it loads."""

from __future__ import annotations

import json
import shutil
import statistics
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from figures import Figures
from made import made_articles
from screen import COLUMNS, LINES, REST_SECONDS, bare, median_of, moves, newsdash, start_seconds, toggle
from terminal import Terminal

HUNDRED = 100
LOADED = 100_000
KEYS = 15
BETWEEN_KEYS = 0.3
SHOWN = "Timeline"


def screens(database: Callable[[int], Path], all_sizes: list[int], figures: Figures) -> None:
    """Everything beside an empty Textual app, and beside the same at a hundred articles."""
    empty = median_of(lambda: start_seconds(bare("empty"), "ready"))
    print(f"\nthe screen at {COLUMNS}x{LINES}; an empty Textual app starts in {empty * 1000:.0f} ms")
    few = _costs(database(HUNDRED))
    for size in all_sizes:
        many = _costs(database(size))
        start, move, toggled = (now / then for now, then in zip(many, few, strict=True))
        figures.note("first articles on the screen, beside an empty Textual app", size, f"{many[0] / empty:.2f} x")
        figures.note("the same, beside 100 articles", size, f"{start:.2f} x", "1.1 x")
        figures.note("cursor move, beside 100 articles", size, f"{move:.2f} x", "1.2 x")
        figures.note("filter toggle's last byte, beside 100 articles", size, f"{toggled:.2f} x", "1.5 x")
    ratio = while_loading(database(HUNDRED))
    figures.note("keys while 100,000 articles load, beside idle", all_sizes[-1], f"{ratio:.2f} x", "3 x")


def _costs(path: Path) -> tuple[float, float, float]:
    """Seconds of a start, a move and a toggle."""
    command = newsdash(path)
    start = median_of(lambda: start_seconds(command, " 20"))
    return start, moves(command, SHOWN)[0], toggle(command, SHOWN)[0]


def while_loading(path: Path) -> float:
    """How many times longer a key takes while articles are loaded behind the screen."""
    folder = path.parent / "loading"
    folder.mkdir(exist_ok=True)
    records, copy = folder / "records.jsonl", folder / "copy.db"
    _write_records(records)
    shutil.copyfile(path, copy)
    command = newsdash(copy)
    idle = _keys(command, lambda _: True)
    loading = _keys([*command, str(records)], lambda text: f"{HUNDRED} articles" not in text and "articles" in text)
    shutil.rmtree(folder)
    return loading / idle


def _write_records(path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for it in made_articles(LOADED, seed=3):
            record = {"id": it.source, "title": it.title, "published": it.published, "text": it.body}
            file.write(json.dumps(record) + "\n")


def _keys(command: list[str], begun: Callable[[str], bool]) -> float:
    """Median seconds from a key to the cursor on the next row."""
    costs = []
    with Terminal(command, COLUMNS, LINES) as terminal:
        terminal.wait_for(SHOWN)
        terminal.wait_for(begun)
        for _ in range(KEYS):
            _read_for(terminal, BETWEEN_KEYS)
            before, began = _under_cursor(terminal), time.perf_counter()
            terminal.press("j")
            while _under_cursor(terminal) == before:
                if time.perf_counter() - began > REST_SECONDS * 10:
                    raise AssertionError(f"the cursor doesn't move\n{terminal.text}")
                terminal.read(0.01)
            costs.append(time.perf_counter() - began)
    return statistics.median(costs)


def _read_for(terminal: Terminal, seconds: float) -> None:
    until = time.perf_counter() + seconds
    while (left := until - time.perf_counter()) > 0:
        terminal.read(left)


def _under_cursor(terminal: Terminal) -> str:
    """The row of the list with a background of its own."""
    backgrounds = [terminal.screen.buffer[line][COLUMNS // 3].bg for line in range(LINES)]
    usual = Counter(backgrounds).most_common(1)[0][0]
    rows = [line for line in range(4, LINES - 2) if backgrounds[line] != usual]
    return terminal.screen.display[rows[0]] if rows else ""
