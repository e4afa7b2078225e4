"""How fast articles that are read already are put in, beside sqlite-utils putting the plain records in.

    python tests/benchmarks/writing.py [--articles 5000] [--batch 4000] [--rounds 4] [--texts FOLDER]

The articles are made ones, or with `--texts` those that the reader finds in a folder, varied. Rows, links, events,
repeats, full text and facet index against the `sqlite-utils insert` and `enable-fts` commands. `newsdash` is what a
load does with what its reading processes hand over; `put()` works the rows out as well; `alone` is the part of `put()`
that is rows, links, events and full text alone: what the plain records have no like of, repeats and facet index, is
taken off by clocks around it. All are run in turn and the best of each counts: processor time, and time on the clock.
Ends with 1 where `newsdash` or `alone` is below a third.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from made import made_articles
from varied import varied_articles

from articles.model import Article
from store import rows
from store.connection import connect_writing, transaction
from store.duplicates import Duplicates
from store.facet_index.keeping import IndexChanges
from store.loading import BATCH_ARTICLES, put
from store.loads import begin_load
from store.rows import Prepared, prepare
from store.writing import Batch, write_batch

SQLITE_UTILS = str(Path(sys.executable).with_name("sqlite-utils"))
LEAST = 1 / 3
REPEATS_AND_INDEX: tuple[tuple[Any, str], ...] = (
    (rows, "words_of"),
    (rows, "bands"),
    (rows, "beginnings"),
    (Duplicates, "judge"),
    (IndexChanges, "enter"),
    (IndexChanges, "write"),
)
"""Where repeats are looked for and the facet index is made."""

Times = tuple[float, float]
"""Processor seconds, and seconds on the clock."""


def timed(work: Callable[[], object]) -> Times:
    """How long it takes, programs that it runs included."""
    before, began = os.times(), time.perf_counter()
    work()
    after = os.times()
    return sum(after[:4]) - sum(before[:4]), time.perf_counter() - began


def plain(folder: Path, records: Path) -> None:
    """What sqlite-utils does."""
    db = str(folder / "plain.db")
    insert = [SQLITE_UTILS, "insert", db, "articles", str(records), "--nl"]
    subprocess.run(insert, check=True, stdout=subprocess.DEVNULL)
    subprocess.run([SQLITE_UTILS, "enable-fts", db, "articles", "title", "body"], check=True)


def ours(folder: Path, prepared: Sequence[Prepared], batch: int) -> None:
    """What a load does with what was read."""
    path = str(folder / "ours.db")
    db = connect_writing(path)
    duplicates = Duplicates(db.conn)
    with transaction(db, path):
        load_id = begin_load(db, (), "2026-01-01")
    for first in range(0, len(prepared), batch):
        with transaction(db, path):
            write_batch(db, Batch(list(prepared[first : first + batch])), load_id, duplicates)
    db.close()


def alone(folder: Path, articles: Sequence[Article], batch: int) -> Times:
    """How long `put()` takes but for repeats and facet index."""
    with clocked(REPEATS_AND_INDEX) as spent:
        cpu, wall = timed(lambda: put(str(folder / "alone.db"), articles, batch=batch))
    return cpu - spent[0], wall - spent[1]


@contextmanager
def clocked(functions: Sequence[tuple[Any, str]]) -> Iterator[list[float]]:
    """Inside, the processor seconds and seconds on the clock that functions take, all together; none calls another."""
    spent = [0.0, 0.0]
    whole = [(owner, name, getattr(owner, name)) for owner, name in functions]
    for owner, name, function in whole:
        setattr(owner, name, _adding_to(spent, function))
    try:
        yield spent
    finally:
        for owner, name, function in whole:
            setattr(owner, name, function)


def _adding_to(spent: list[float], function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def run(*given: Any, **named: Any) -> Any:
        cpu, wall = time.process_time(), time.perf_counter()
        try:
            return function(*given, **named)
        finally:
            spent[0] += time.process_time() - cpu
            spent[1] += time.perf_counter() - wall

    return run


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--articles", type=int, default=5000)
    options.add_argument("--batch", type=int, default=BATCH_ARTICLES)
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--texts")
    given = options.parse_args()
    made_of = varied_articles(given.texts, given.articles) if given.texts else made_articles(given.articles)
    articles = list(made_of)
    prepared = [prepare(article) for article in articles]
    seen: dict[str, list[Times]] = {"sqlite-utils": [], "newsdash": [], "put()": [], "alone": []}
    with tempfile.TemporaryDirectory(prefix="newsdash-writing-") as made:
        records = Path(made, "records.jsonl")
        with records.open("w") as out:
            for it in articles:
                record = {"source": it.source, "title": it.title, "published": it.published, "body": it.raw}
                out.write(json.dumps(record) + "\n")
        for number in range(given.rounds):
            folder = Path(made, str(number))
            folder.mkdir()
            seen["sqlite-utils"].append(timed(lambda folder=folder: plain(folder, records)))
            seen["newsdash"].append(timed(lambda folder=folder: ours(folder, prepared, given.batch)))
            seen["put()"].append(timed(lambda folder=folder: put(str(folder / "put.db"), articles, batch=given.batch)))
            seen["alone"].append(alone(folder, articles, given.batch))
    return told(seen, given.articles)


def told(seen: dict[str, list[Times]], count: int) -> int:
    """Print rates and ratios; 1 where ours is too slow by the processor's clock."""
    best = {name: (min(cpu for cpu, _ in times), min(wall for _, wall in times)) for name, times in seen.items()}
    for name, (cpu, wall) in best.items():
        print(f"{name:13} {count / cpu:8,.0f} articles a second of processor time, {count / wall:8,.0f} on the clock")
    plain_cpu, plain_wall = best.pop("sqlite-utils")
    for name, (cpu, wall) in best.items():
        print(f"ratio {name:10} {plain_cpu / cpu:5.2f} {plain_wall / wall:37.2f}")
    return int(plain_cpu / max(best["newsdash"][0], best["alone"][0]) < LEAST)


if __name__ == "__main__":
    sys.exit(main())
