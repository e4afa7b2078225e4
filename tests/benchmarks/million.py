"""Every filter at ten thousand, a hundred thousand and a million articles, beside plain SQL and an empty Textual app.

    python tests/benchmarks/million.py [--sizes 10000,100000,1000000] [--folder FOLDER] [--screen]

Makes the articles from a seed (or takes those that an earlier run left in FOLDER) and prints tables: what a change of
filter costs (count, first page, top 50 organisations, all metals, all months) with the bitmaps at hand and at first
touch, the same five questions in plain SQL, pages, full text, memory, sizes and what adding costs. With `--screen` the
real program is run in a terminal at each size too.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "support")]

from made import made_articles  # noqa: E402

from store import answering, facets, timeline  # noqa: E402
from store.asking import Connections  # noqa: E402
from store.filters import Filter, parse  # noqa: E402
from store.loading import put  # noqa: E402
from store.opening import open_store  # noqa: E402
from store.sqlite_store import SqliteStore  # noqa: E402

ROUNDS = 5
ADDED = 100


@dataclass(frozen=True)
class Case:
    """A filter of the table and how it is made for a database."""

    name: str
    filter: Filter


def cases(store: SqliteStore) -> list[Case]:
    """Filters from what leaves nearly all articles to what leaves a handful."""
    bodies = [value.value for value in store.facet(Filter(), "organisations", 40_000)]
    metals = [value.value for value in store.facet(Filter(), "metals")]
    common, some, rare = bodies[0], bodies[min(30, len(bodies) - 1)], bodies[-1]
    tenth = min(range(len(metals)), key=lambda place: abs(place - 3))
    lines = {
        "org commonest": f'org:"{common}"',
        "org 1-2%": f'org:"{some}"',
        "org rare": f'org:"{rare}"',
        "metal commonest": f"metal:{metals[0]}",
        "metal 10%": f"metal:{metals[tenth]}",
        "metal rarest": f"metal:{metals[-1]}",
        "metal + org + 2 years": f'metal:{metals[tenth]} org:"{common}" on:2010..2011',
        "2 years": "on:2010..2011",
        "days across months": "on:2010-03-05..2012-03-04",
        "kind": "kind:company",
        "without a metal": f"-metal:{metals[0]}",
        "word in most": "said",
        "prefix": "alumin*",
        "word + metal": f"said metal:{metals[tenth]}",
    }
    return [Case(name, parse(line)) for name, line in lines.items()]


def questions(connections: Connections, filter: Filter) -> tuple[object, ...]:
    """The five things a change of filter asks. The bitmaps they need may be at hand; what they select never is."""
    with connections.asking() as asking:
        answering.index_of(asking).bitmaps.forget_selections()
        return (
            answering.count(asking, filter),
            [row.id for row in answering.page(asking, filter, 0, 50, "newest", False)],
            answering.facet(asking, filter, "organisations", 50, True),
            answering.facet(asking, filter, "metals", None, True),
            answering.histogram(asking, filter, "month"),
        )


def plain_questions(connections: Connections, filter: Filter) -> tuple[object, ...]:
    """The same in plain SQL."""
    with connections.asking() as asking:
        return (
            timeline.count(asking, filter),
            [row.id for row in timeline.page(asking, filter, 0, 50, "newest")],
            facets.facet(asking, filter, "organisations", 50, True),
            facets.facet(asking, filter, "metals", None, True),
            facets.histogram(asking, filter, "month"),
        )


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Milliseconds, and what the work gave."""
    began = time.perf_counter()
    given = work()
    return (time.perf_counter() - began) * 1000, given


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of some rounds, in milliseconds."""
    return statistics.median(timed(work)[0] for _ in range(rounds))


def database(folder: Path, size: int) -> Path:
    """The database of a size, made where it isn't there yet."""
    path = folder / f"made-{size}.db"
    if not path.exists():
        unfinished = path.with_suffix(".making")
        took, _ = timed(lambda: put(str(unfinished), made_articles(size)))
        unfinished.rename(path)
        for rest in ("-wal", "-shm"):
            Path(str(unfinished) + rest).unlink(missing_ok=True)
        print(f"{size:,} articles put in at {size / took * 1000:,.0f} a second, making them included", flush=True)
    return path


def toggles(path: Path, size: int) -> None:
    """The table of filters at one size."""
    print(f"\n{size:,} articles: ms for count, first page, top 50 organisations, metals and months together")
    print(f"{'filter':24}{'articles':>10}{'first touch':>13}{'at hand':>10}{'plain SQL':>12}{'ratio':>8}  same")
    at_hand_all, plain_all = 0.0, 0.0
    connections = Connections(str(path))
    chosen = cases(open_store(str(path)))
    for case in chosen:
        asked = Connections(str(path))
        first, answer = timed(lambda asked=asked, case=case: questions(asked, case.filter))
        at_hand = median(lambda asked=asked, case=case: questions(asked, case.filter))
        asked.close()
        plain, plain_answer = timed(lambda case=case: plain_questions(connections, case.filter))
        at_hand_all, plain_all = at_hand_all + at_hand, plain_all + plain
        same = "yes" if answer == plain_answer else "NO"
        count = answer[0] if isinstance(answer, tuple) else 0
        print(
            f"{case.name:24}{count:>10,}{first:>13.1f}{at_hand:>10.1f}{plain:>12.0f}{plain / at_hand:>8.0f}  {same}",
            flush=True,
        )
    print(f"{'sum':24}{'':>10}{'':>13}{at_hand_all:>10.1f}{plain_all:>12.0f}{plain_all / at_hand_all:>8.0f}")


def pages(path: Path) -> None:
    """First, middle and last page of filtered timelines, and the first unfiltered one without the index."""
    store = open_store(str(path))
    everything = store.count(Filter())
    print(f"\npages of 50, ms{'first':>16}{'middle':>10}{'last':>10}")
    for case in [Case("no filter", Filter()), *cases(store)[:9]]:
        count = store.count(case.filter) if case.filter else everything
        places = (0, count // 2, max(count - 50, 0))
        store.page(case.filter, places[1], 50)
        costs = [median(lambda at=at, case=case: store.page(case.filter, at, 50)) for at in places]
        print(f"{case.name:22}" + "".join(f"{cost:>10.1f}" for cost in costs))
    store.close()


def full_text(path: Path) -> None:
    """The first page and the count of words, and how soon a question ends that was called off."""
    print(f"\nfull text, ms{'first page':>18}{'count':>10}")
    for word in ("said", "the", "aluminium", "alumin*", "a*", "al*", '"output price"'):
        store = open_store(str(path))
        wanted = parse(word)
        first, _ = timed(lambda store=store, wanted=wanted: store.page(wanted, 0, 50))
        count, _ = timed(lambda store=store, wanted=wanted: store.count(wanted))
        print(f"{word:21}{first:>10.1f}{count:>10.1f}", flush=True)
        store.close()


def histograms(path: Path) -> None:
    """The histogram by day, filtered and not."""
    store = open_store(str(path))
    chosen = cases(store)
    print("\nhistogram by day, ms")
    for case in (Case("no filter", Filter()), chosen[0], chosen[4], chosen[5]):
        store.histogram(case.filter, "day")
        print(f"{case.name:24}{median(lambda case=case: store.histogram(case.filter, 'day')):>10.1f}")
    store.close()


def memory(path: Path) -> None:
    """Resident memory above an empty interpreter after all filters were asked."""
    code = (
        "import re, sys; sys.path[:0] = sys.argv[2:]\n"
        "resident = lambda: int(re.search(r'VmRSS:\\s+(\\d+)', open('/proc/self/status').read())[1])\n"
        "from million import Connections, cases, questions, open_store\n"
        "before = resident()\n"
        "asked = Connections(sys.argv[1])\n"
        "for case in cases(open_store(sys.argv[1])): questions(asked, case.filter)\n"
        "print(before, resident())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), str(HERE)], capture_output=True, text=True, check=True
    )
    before, after = map(int, done.stdout.split())
    print(f"\nmemory: {(after - before) / 1024:,.0f} MB above the program before it opened the database")


def sizes(path: Path) -> None:
    """The database beside its text, the index beside the database."""
    connections = Connections(str(path))
    with connections.asking() as asking:
        text = asking.value("SELECT sum(length(CAST(body AS BLOB)) + length(CAST(title AS BLOB))) FROM articles")
        index = asking.value(
            "SELECT (SELECT sum(length(bitmap)) FROM facet_index)"
            " + (SELECT sum(length(starts) + length(organisations)) FROM facet_links)"
        )
    size = os.path.getsize(path)
    print(f"database {size / 1e6:,.0f} MB, {size / text:.2f} times its text; index {100 * index / size:.1f}% of it")


def adding(folder: Path, all_sizes: list[int]) -> None:
    """What adding a hundred articles costs at each size."""
    print(f"\nadding {ADDED} articles, ms")
    for size in [1000, *all_sizes]:
        path = folder / "adding.db"
        for rest in ("", "-wal", "-shm"):
            Path(f"{path}{rest}").unlink(missing_ok=True)
        path.write_bytes(database(folder, size).read_bytes())
        new = [replace(article, source=f"/added/{article.source}") for article in made_articles(ADDED, seed=99)]
        took, _ = timed(lambda path=path, new=new: put(str(path), new))
        print(f"{size:>12,}{took:>10.0f}", flush=True)
        path.unlink()


def screens(all_paths: dict[int, Path]) -> None:
    """Start, moves and toggles of the real program at each size."""
    from screen import bare, median_of, moves, newsdash, start_seconds, toggle

    empty = median_of(lambda: start_seconds(bare("empty"), "ready"))
    print(f"\nthe screen at 80x24; an empty Textual app starts in {empty * 1000:.0f} ms")
    print(f"{'articles':>12}{'start':>10}{'move':>12}{'toggle':>12}")
    for size, path in all_paths.items():
        command = newsdash(path)
        start = median_of(lambda command=command: start_seconds(command, "20"))
        move, toggled = moves(command, "Timeline")[0], toggle(command, "Timeline")[0]
        print(f"{size:>12,}{start / empty:>9.2f}x{move * 1000:>9.1f} ms{toggled * 1000:>9.0f} ms", flush=True)


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000", help="numbers of articles, with commas")
    parser.add_argument("--folder", help="where to keep the made databases; else they are thrown away")
    parser.add_argument("--screen", action="store_true", help="run the real program too")
    return parser.parse_args()


def run(folder: Path, all_sizes: list[int], with_screen: bool) -> None:
    """Print every table."""
    paths = {size: database(folder, size) for size in all_sizes}
    for size, path in paths.items():
        toggles(path, size)
    largest = paths[max(paths)]
    for table in (pages, full_text, histograms, memory, sizes):
        table(largest)
    adding(folder, all_sizes)
    if with_screen:
        screens(paths)


def main() -> None:
    """Run it all."""
    asked = arguments()
    all_sizes = [int(size) for size in asked.sizes.split(",")]
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
    if asked.folder:
        Path(asked.folder).mkdir(parents=True, exist_ok=True)
        run(Path(asked.folder), all_sizes, asked.screen)
    else:
        with tempfile.TemporaryDirectory() as folder:
            run(Path(folder), all_sizes, asked.screen)


if __name__ == "__main__":
    main()
