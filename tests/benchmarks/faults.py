"""What loading and reading survive: kill -9, other loaders and readers, full and read-only disks, replaced files.

    python tests/benchmarks/faults.py [--rounds 50] [--records 20000] [--seed 1]

prints a table of what was survived, and ends with 1 if anything was not.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from fault_checks import NotSurvived, ask, check_complete, check_whole, hold, write_records

from store.filters import Filter
from store.loading import load
from store.loading import put as put_articles
from store.opening import open_store

sys.path.append(str(Path(__file__).parents[1] / "support"))
from plain_user import OBEYING, can_be_made_to_obey

READERS, LOADERS = 5, 2
PARTS = str(Path(__file__).with_name("fault_parts.py"))


@dataclass
class Table:
    """What was tried, and how it ended."""

    rows: list[tuple[str, str, str]] = field(default_factory=list)
    failed: bool = False

    def add(self, what: str, times: int, trial: Callable[[int], str]) -> None:
        """Try something `times` times; `trial` is given the round and says what it saw, or raises NotSurvived."""
        seen = ""
        survived = 0
        for number in range(times):
            try:
                seen = trial(number)
                survived += 1
                print(f"  round {number + 1}: {seen}", file=sys.stderr, flush=True)
            except NotSurvived as error:
                self.failed = True
                seen = f"round {number + 1}: {error}"
                break
        row = (what, f"{survived} of {times}", seen)
        self.rows.append(row)
        print(f"{row[0]:44} {row[1]:>9}  {row[2]}", flush=True)


def myself(*arguments: object) -> list[str]:
    """The command that runs one of the parts in another process."""
    return [sys.executable, PARTS, *map(str, arguments)]


def start(*arguments: object, **options: object) -> subprocess.Popen[str]:
    """Run one of the parts in another process."""
    return subprocess.Popen(myself(*arguments), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)


def said_of(process: subprocess.Popen[str]) -> str:
    """What a process said, in one line, once it has ended."""
    out, _ = process.communicate(timeout=600)
    return " ".join(out.split())


@dataclass(frozen=True)
class Faults:
    """All that is tried, in a folder of its own, on one file of records."""

    folder: Path
    records: Path
    count: int
    dice: random.Random
    load_seconds: float

    def fresh(self, name: str) -> Path:
        """Where a new database may be."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder / "news.db"

    def killed(self, _round: int) -> str:
        """kill -9 at a random moment of loading; then a load that completes."""
        db = self.fresh("killed")
        process = start("loader", db, self.records)
        self.wait_for_a_moment(process, db)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        kept = self.count_in(db)
        if kept:
            check_whole(db)
        report = load(str(db), [str(self.records)])
        hold((report.loaded, report.unchanged) == (self.count - kept, kept), f"{report} after {kept} were kept")
        check_complete(db, self.count)
        return f"the last was killed with {kept:,} of {self.count:,} articles written"

    def wait_for_a_moment(self, process: subprocess.Popen[str], db: Path) -> None:
        """A random one between the start and the end of loading, by what is written: one time in ten before that."""
        least = self.dice.uniform(-0.1, 0.9) * self.count
        while least > 0 and self.count_in(db) < least and process.poll() is None:
            time.sleep(0.02)
        time.sleep(self.dice.uniform(0, 0.1 * self.load_seconds))

    def count_in(self, db: Path) -> int:
        """How many articles are written; 0 while there is no table."""
        if not db.exists():
            return 0
        try:
            found = ask(db, "SELECT coalesce(sum(articles), 0) FROM totals WHERE facet = 'articles'")[0][0]
        except sqlite3.OperationalError:
            return 0
        assert isinstance(found, int)
        return found

    def crowded(self, _round: int) -> str:
        """Two loaders of the same records and five readers at once."""
        db, ended = self.fresh("crowded"), self.folder / "crowded" / "ended"
        put_articles(str(db), [])
        readers = [start("reader", db, ended) for _ in range(READERS)]
        loaders = [start("loader", db, self.records) for _ in range(LOADERS)]
        reports = [said_of(process) for process in loaders]
        ended.touch()
        answers = [said_of(process) for process in readers]
        for process, said in zip((*loaders, *readers), (*reports, *answers), strict=True):
            hold(process.returncode == 0, said[-300:])
        check_complete(db, self.count)
        return f"{LOADERS} loaders, {READERS} readers with {sum(map(int, answers)):,} answers, no error"

    def out_of_room(self, _round: int) -> str:
        """The disk is full in the middle of loading; then there is room again."""
        with self.small_disk() as (folder, options, make_room):
            db = folder / "news.db"
            process = start("loader", db, self.records, **options)
            said = said_of(process)
            hold(process.returncode == 1 and said.startswith("refused: "), said[-300:])
            check_whole(db)
            make_room()
            load(str(db), [str(self.records)])
            check_complete(db, self.count)
        return said

    @contextmanager
    def small_disk(self) -> Iterator[tuple[Path, dict[str, object], Callable[[], None]]]:
        """A folder, options of a process that runs out of room in it, and what makes room: a small disk in memory
        where one may be mounted, else a limit on the size of files."""
        folder = self.fresh("full").parent
        size = 500_000 + self.count * 150
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        if subprocess.run(mount, capture_output=True, check=False).returncode == 0:
            try:
                grow = ["mount", "-o", f"remount,size={1 << 30}", str(folder)]
                yield folder, {}, lambda: subprocess.run(grow, check=True) and None
            finally:
                subprocess.run(["umount", "-l", str(folder)], check=True)
        else:
            limit = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))}
            yield folder, limit, lambda: None

    def read_only(self, _round: int) -> str:
        """A folder that may not be written: reading goes on, loading is refused in words."""
        db = self.loaded("readonly")
        with without_permission(db.parent, db):
            asked = self.obeying("asker", db)
            hold(asked == str(self.count), asked)
            said = self.obeying("loader", db, self.records)
            hold(said.startswith("refused: "), said)
        check_complete(db, self.count)
        return said

    def permission_lost(self, _round: int) -> str:
        """The permission to write goes while articles are loaded; it comes back, and loading goes on."""
        db = self.fresh("lost")
        process = subprocess.Popen(
            [*OBEYING, *myself("loader", db, self.records)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        while not self.count_in(db) and process.poll() is None:
            time.sleep(0.01)
        with without_permission(db.parent, db):
            said = said_of(process)
        hold("Traceback" not in said, said[-300:])
        check_whole(db)
        load(str(db), [str(self.records)])
        check_complete(db, self.count)
        return said

    def replaced(self, _round: int) -> str:
        """Another file is put in the place of one that is read."""
        db, other = self.loaded("replaced"), self.fresh("other")
        put_articles(str(other), [])
        store = open_store(str(db))
        hold(store.count(Filter()) == self.count, "not all there before")
        os.replace(other, db)
        hold(store.count(Filter()) == 0, "the reader did not notice")
        store.close()
        check_whole(db)
        return "the reader answers from the new file"

    def loaded(self, name: str) -> Path:
        """A database with all records."""
        db = self.fresh(name)
        load(str(db), [str(self.records)])
        return db

    def obeying(self, *arguments: object) -> str:
        """Run one of the parts as one who obeys permissions; what it said."""
        done = subprocess.run([*OBEYING, *myself(*arguments)], capture_output=True, text=True, check=False)
        return " ".join((done.stdout + done.stderr).split())


@contextmanager
def without_permission(folder: Path, db: Path) -> Iterator[None]:
    """Take the permission to write a database and its folder away for a while."""
    files = [folder, *(path for path in folder.iterdir() if path.name.startswith(db.name))]
    for path in files:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield
    finally:
        for path in files:
            if path.exists():
                path.chmod(0o755 if path.is_dir() else 0o644)


def main() -> int:
    """Try everything and print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--rounds", type=int, default=50, help="how often to kill a loader")
    options.add_argument("--records", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    table = Table()
    with tempfile.TemporaryDirectory(prefix="newsdash-faults-") as made:
        folder = Path(made)
        records = folder / "records.jsonl"
        write_records(records, given.records, given.seed)
        began = time.monotonic()
        said_of(start("loader", folder / "first.db", records))
        tried = Faults(folder, records, given.records, random.Random(given.seed), time.monotonic() - began)
        table.add("kill -9 while loading, then loaded again", given.rounds, tried.killed)
        table.add("two loaders and five readers at once", 1, tried.crowded)
        table.add("disk full while loading, then loaded again", 1, tried.out_of_room)
        if can_be_made_to_obey():
            table.add("read-only folder", 1, tried.read_only)
            table.add("permission lost while loading", 1, tried.permission_lost)
        table.add("database replaced under a reader", 1, tried.replaced)
    return int(table.failed)


if __name__ == "__main__":
    sys.exit(main())
