"""The real program in a terminal: its start, moves and toggles at each size, and its keys while it loads."""

from __future__ import annotations

import json
import shutil
import statistics
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from figures import Figures
from made import made_articles
from screen import COLUMNS, LINES, REST_SECONDS, bare, keep_bytecode, key_cost, newsdash, starts_in_turn
from terminal import Terminal

HUNDRED = 100
LOADED = 100_000
KEYS = 15
TURNS = 11
BETWEEN_KEYS = 0.3
SHOWN = "Timeline"


def screens(database: Callable[[int], Path], all_sizes: list[int], figures: Figures) -> None:
    """Everything beside an empty Textual app, and beside the same at a hundred articles, turn by turn."""
    commands = [newsdash(database(size)) for size in (HUNDRED, *all_sizes)]
    keep_bytecode(str(database(HUNDRED).parent))
    empty, *starts = starts_in_turn([(bare("empty"), "ready"), *((command, " 20") for command in commands)])
    print(f"\nthe screen at {COLUMNS}x{LINES}; an empty Textual app starts in {empty * 1000:.0f} ms")
    costs = {"start": starts, "move": _keys_in_turn(commands, _move), "toggle": _keys_in_turn(commands, _toggle, "3")}
    for place, size in enumerate(all_sizes, 1):
        start, move, toggled = (costs[what][place] / costs[what][0] for what in ("start", "move", "toggle"))
        figures.note("first articles on the screen, beside an empty app", size, f"{starts[place] / empty:.2f} x")
        figures.note("the same, beside 100 articles", size, f"{start:.2f} x", "1.1 x")
        figures.note("cursor move, beside 100 articles", size, f"{move:.2f} x", "1.2 x")
        figures.note("filter toggle's last byte, beside 100 articles", size, f"{toggled:.2f} x", "1.5 x")
    ratio = while_loading(database(HUNDRED))
    figures.note("keys while 100,000 articles load, beside idle", all_sizes[-1], f"{ratio:.2f} x", "3 x")


def _keys_in_turn(commands: list[list[str]], cost: Callable[[Terminal], float], first: str = "") -> list[float]:
    """Median cost of keys in programs that run side by side, one after the other in each round."""
    with ExitStack() as stack:
        terminals = [stack.enter_context(Terminal(command, COLUMNS, LINES)) for command in commands]
        for terminal in terminals:
            terminal.wait_for(SHOWN)
            terminal.settle(REST_SECONDS)
            terminal.press(first)
            terminal.settle(REST_SECONDS)
        rounds = [[cost(terminal) for terminal in terminals] for _ in range(TURNS)]
    return [statistics.median(costs) for costs in zip(*rounds, strict=True)]


def _move(terminal: Terminal) -> float:
    seconds, _ = key_cost(terminal, "j")
    terminal.settle(REST_SECONDS)
    return seconds


def _toggle(terminal: Terminal) -> float:
    """Seconds from including a metal, or taking it back, to the last byte of all that follows."""
    began = last = time.perf_counter()
    terminal.press(" ")
    while terminal.read(REST_SECONDS):
        last = time.perf_counter()
    return last - began


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
