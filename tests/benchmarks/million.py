"""Every filter at ten thousand, a hundred thousand and a million articles, beside plain SQL and an empty Textual app.

    python tests/benchmarks/million.py [--sizes 10000,100000,1000000] [--folder FOLDER] [--without-screen]

Makes the articles from a seed (or takes those that an earlier run left in FOLDER), asks everything at each size, runs
the real program in a terminal, and ends with one table of figures and ratios beside their goals at a million.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support")]

from figures import Figures  # noqa: E402
from made import made_articles  # noqa: E402
from million_asked import dates, filters, pages, searches  # noqa: E402
from million_kept import adding, memory, sizes  # noqa: E402

from store.loading import put  # noqa: E402


def database(folder: Path, size: int) -> Path:
    """The database of a size, made where it isn't there yet."""
    path = folder / f"made-{size}.db"
    if not path.exists():
        unfinished = path.with_suffix(".making")
        began = time.perf_counter()
        put(str(unfinished), made_articles(size))
        unfinished.rename(path)
        for rest in ("-wal", "-shm"):
            Path(str(unfinished) + rest).unlink(missing_ok=True)
        rate = size / (time.perf_counter() - began)
        print(f"{size:,} articles put in at {rate:,.0f} a second, making them included", flush=True)
    return path


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000", help="numbers of articles, with commas")
    parser.add_argument("--folder", help="where to keep the made databases; else they are thrown away")
    parser.add_argument("--without-screen", action="store_true", help="leave the real program out")
    return parser.parse_args()


def run(folder: Path, all_sizes: list[int], with_screen: bool) -> Figures:
    """Measure everything."""
    figures = Figures(all_sizes)
    for size in all_sizes:
        path = database(folder, size)
        for measure in (filters, pages, searches, dates, memory, sizes):
            measure(path, size, figures)
    adding(partial(database, folder), all_sizes, figures)
    if with_screen:
        from million_screen import screens

        screens(partial(database, folder), all_sizes, figures)
    return figures


def cores() -> str:
    """How many cores of what kind."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        kinds = [line.partition(":")[2].strip() for line in file if line.startswith("model name")]
    return f"{os.cpu_count()} cores{f' of {kinds[0]}' if kinds else ''}, Python {platform.python_version()}"


def main() -> None:
    """Run it all."""
    asked = arguments()
    all_sizes = sorted(int(size) for size in asked.sizes.split(","))
    print(cores())
    if asked.folder:
        Path(asked.folder).mkdir(parents=True, exist_ok=True)
        figures = run(Path(asked.folder), all_sizes, not asked.without_screen)
    else:
        with tempfile.TemporaryDirectory() as folder:
            figures = run(Path(folder), all_sizes, not asked.without_screen)
    print(f"\n{cores()}\n\n{figures.table()}")


if __name__ == "__main__":
    main()
