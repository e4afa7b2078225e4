"""What a database of many articles takes, in memory and on the disk, and what adding to it costs."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from figures import Figures, timed
from made import made_articles

from store.asking import Connections
from store.loading import put

HERE = Path(__file__).parent
ADDED = 100
BASE = 1000
_MEMORY = """
import re, sys
sys.path[:0] = sys.argv[2:]
from million_asked import Connections, cases, open_store, questions
def resident():
    return int(re.search(r"VmRSS:\\s+(\\d+)", open("/proc/self/status").read())[1])
before = resident()
asked = Connections(sys.argv[1])
for case in cases(open_store(sys.argv[1])):
    questions(asked, case.filter)
print(before, resident())
"""


def memory(path: Path, size: int, figures: Figures) -> None:
    """Resident memory above that of the program before it opened the database, after all filters were asked."""
    command = [sys.executable, "-c", _MEMORY, str(path), str(HERE)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    before, after = map(int, done.stdout.split())
    figures.note("memory above an empty program", size, f"{(after - before) / 1024:.0f} MB", "120 MB")


def sizes(path: Path, size: int, figures: Figures) -> None:
    """The database beside its text, the index beside the database."""
    connections = Connections(str(path))
    with connections.asking() as asking:
        text = asking.value("SELECT sum(length(CAST(body AS BLOB)) + length(CAST(title AS BLOB))) FROM articles")
        index = asking.value(
            "SELECT (SELECT sum(length(bitmap)) FROM facet_index)"
            " + (SELECT sum(length(starts) + length(organisations)) FROM facet_links)"
        )
    connections.close()
    whole = os.path.getsize(path)
    figures.note("database beside its text", size, f"{whole / text:.2f} x", "3.5 x")
    figures.note("facet index of the database", size, f"{100 * index / whole:.1f}%", "3%")


def adding(database: Callable[[int], Path], all_sizes: list[int], figures: Figures) -> None:
    """What adding a hundred articles costs at each size, beside adding them to a thousand."""
    base = _added(database(BASE))
    for size in all_sizes:
        figures.note("adding 100, beside adding them to 1,000", size, f"{_added(database(size)) / base:.1f} x", "10 x")


def _added(path: Path) -> float:
    """The median of three additions to a copy, in milliseconds."""
    copy = path.with_name("adding.db")
    shutil.copyfile(path, copy)
    os.sync()
    costs = []
    for number in range(3):
        new = [replace(it, source=f"/added/{number}{it.source}") for it in made_articles(ADDED, seed=99 + number)]
        costs.append(timed(lambda new=new: put(str(copy), new))[0])
    for rest in ("", "-wal", "-shm"):
        Path(f"{copy}{rest}").unlink(missing_ok=True)
    return statistics.median(costs)
