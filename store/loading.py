"""Loading: from paths to tables, incrementally, in transactions of a second or so each.

What the same source said before is skipped by its hash without being read again. Memory stays flat: sources are
streamed, a few chunks are with the reading processes, and one batch waits to be written.
"""

from __future__ import annotations

import json
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING

from articles.model import Article, Rejection, Source
from store.ahead import Ahead
from store.connection import connect_writing, transaction
from store.duplicates import Duplicates
from store.loads import Outcome, begin_load, end_load
from store.reading import read_all
from store.repeats import Repeats
from store.rows import Prepared, prepare
from store.workers import Result, Task, Workers
from store.writing import Batch, known_sources, no_collecting, remove_articles, write_batch

if TYPE_CHECKING:
    from sqlite_utils import Database

    from articles.sources import Inputs

FIRST_BATCH_SECONDS = 0.25
CHUNK_SOURCES, CHUNK_CHARACTERS = 64, 200_000
BATCH_ARTICLES, BATCH_CHARACTERS, BATCH_SECONDS = 4000, 8_000_000, 1.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load has come.

    `bytes` are of the files as they stand on the disk, read up to the last article written. The totals are None until
    all folders were walked, that of bytes also where standard input is read.
    """

    files: int
    files_total: int | None
    loaded: int
    updated: int
    unchanged: int
    rejected: int
    seconds: float
    bytes: int = 0
    bytes_total: int | None = None

    @property
    def articles(self) -> int:
        """Articles dealt with so far."""
        return self.loaded + self.updated + self.unchanged

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / self.seconds if self.seconds else 0.0

    @property
    def seconds_left(self) -> float | None:
        """By the bytes still to come; None where that can't be told."""
        if not self.bytes or self.bytes_total is None:
            return None
        return self.seconds / self.bytes * max(0, self.bytes_total - self.bytes)


@dataclass(frozen=True, slots=True)
class Report:
    """What a load did. `skipped` are files in folders that are of no kind we read."""

    loaded: int
    updated: int
    unchanged: int
    rejected: int
    skipped: int

    def __str__(self) -> str:
        return f"loaded {self.loaded}, updated {self.updated}, unchanged {self.unchanged}, rejected {self.rejected}"


def load(
    db: str,
    paths: Sequence[str],
    *,
    jobs: int | None = None,
    keep_duplicates: bool = False,
    progress: Callable[[Progress], None] | None = None,
    rejected: Callable[[Rejection], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Report:
    """Load files, folders and `-` (standard input) into a database file, which is made where it is missing.

    `jobs` are the reading processes, all cores by default; a few small files are read without any. With
    `keep_duplicates` repeats of a story aren't marked. `rejected` hears of every refused input, `progress` of every
    batch; once `cancelled` says so, what was read is written and the load ends. Raises errors of `store.errors`.
    """
    from articles.sources import inputs

    database = connect_writing(db)
    loading = _Loading(
        database,
        db,
        inputs(paths),
        jobs or os.cpu_count() or 1,
        keep_duplicates,
        progress or (lambda _: None),
        rejected or (lambda _: None),
        cancelled or (lambda: False),
    )
    try:
        return loading.run(paths)
    finally:
        database.close()


def put(db: str, articles: Iterable[Article], *, batch: int = BATCH_ARTICLES) -> Report:
    """Write articles that are read already into a database file, `batch` of them to a transaction."""
    database = connect_writing(db)
    done, duplicates = Outcome(), Duplicates(database.conn)
    waiting = iter(articles)
    try:
        with transaction(database, db):
            load_id = begin_load(database, (), _now())
        while taken := list(islice(waiting, batch)):
            with no_collecting():
                some = Batch([prepare(article) for article in taken])
                with transaction(database, db):
                    done.add(write_batch(database, some, load_id, duplicates))
                del some, taken
        with transaction(database, db):
            end_load(database, load_id, _now())
    finally:
        database.close()
    return Report(done.loaded, done.updated, done.unchanged, done.rejected, 0)


def remove(db: str, sources: Sequence[str]) -> tuple[str, ...]:
    """Take the articles of these sources out, all or (on an error) none; gives those sources that aren't there."""
    database = connect_writing(db)
    try:
        with transaction(database, db):
            found = known_sources(database, sources)
            remove_articles(database, [id for id, _ in found.values()])
    finally:
        database.close()
    return tuple(source for source in sources if source not in found)


@dataclass
class _Chunk:
    """Some records of the input, in order. `tasks` are those that have to be read; up to the last of the records,
    `read_to` bytes of all files were read."""

    tasks: list[Task] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    unchanged: int = 0
    files: int = 0
    read_to: int = 0


@dataclass
class _Loading:
    """One load on its way."""

    db: Database
    path: str
    inputs: Inputs
    jobs: int
    keep_duplicates: bool
    progress: Callable[[Progress], None]
    rejected: Callable[[Rejection], None]
    cancelled: Callable[[], bool]
    done: Outcome = field(default_factory=Outcome)
    batch: Batch = field(default_factory=Batch)
    sources: set[str] = field(default_factory=set)
    characters: int = 0
    files: int = 0
    read_to: int = 0
    ahead: Ahead = field(default_factory=Ahead)
    load_id: int = 0
    started: float = field(default_factory=time.monotonic)
    written: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        from articles.sources import BytesRead

        self.duplicates = Duplicates(self.db.conn)
        self.bytes_read = BytesRead()

    def run(self, paths: Sequence[str]) -> Report:
        with transaction(self.db, self.path):
            self.load_id = begin_load(self.db, paths, _now())
        self.ahead.start(paths)
        workers = Workers(self.jobs)
        try:
            for chunk, results in self._read(workers):
                self._take(chunk, results)
        finally:
            self.ahead.stop()
            workers.close()
        self._write()
        with transaction(self.db, self.path):
            end_load(self.db, self.load_id, _now())
        done = self.done
        return Report(done.loaded, done.updated, done.unchanged, done.rejected, self.inputs.skipped)

    def _read(self, workers: Workers) -> Iterator[tuple[_Chunk, list[Result]]]:
        """Chunks with their results, in order; the first is read here, since starting workers costs more."""
        chunks = self._chunks()
        if self.jobs == 1:
            yield from ((chunk, _results(chunk)) for chunk in chunks)
            return
        for chunk in chunks:
            yield chunk, _results(chunk)
            if chunk.tasks:
                break
        sent: deque[_Chunk] = deque()

        def to_send() -> Iterator[list[Task]]:
            for chunk in chunks:
                sent.append(chunk)
                yield chunk.tasks

        for results in workers.map(to_send()):
            yield sent.popleft(), results

    def _chunks(self) -> Iterator[_Chunk]:
        repeats = Repeats()
        chunk, found, characters = _Chunk(), list[Source](), 0
        for item in self._records():
            if isinstance(item, Rejection):
                chunk.rejections.append(item)
            elif isinstance(item, str):
                chunk.paths.append(item)
                chunk.files += 1
            else:
                found.append(item)
                characters += len(item.text)
            full = characters >= CHUNK_CHARACTERS or len(found) >= CHUNK_SOURCES
            if full or len(chunk.paths) + len(chunk.rejections) >= 8 * CHUNK_SOURCES:
                yield self._with_tasks(chunk, found, repeats)
                chunk, found, characters = _Chunk(), [], 0
                if self.cancelled():
                    return
        yield self._with_tasks(chunk, found, repeats)

    def _records(self) -> Iterator[str | Source | Rejection]:
        """Every file's path, and after it what stands in it."""
        from articles.sources import read_sources

        for item in self.inputs:
            yield item
            if isinstance(item, str):
                yield from read_sources(item, self.bytes_read)

    def _with_tasks(self, chunk: _Chunk, found: list[Source], repeats: Repeats) -> _Chunk:
        """The chunk with those of its sources that say something new."""
        from articles.reader import content_hash

        rows = self.db.conn.execute(
            "SELECT source, content_hash FROM articles WHERE source IN (SELECT value FROM json_each(?))",
            (json.dumps([source.source for source in found]),),
        )
        known = dict(rows.fetchall())
        new = [source for source in found if known.get(source.source) != content_hash(source)]
        chunk.unchanged = len(found) - len(new)
        chunk.read_to = self.bytes_read.so_far
        chunk.tasks = [(source, repeats.of(source)) for source in new]
        return chunk

    def _take(self, chunk: _Chunk, results: list[Result]) -> None:
        """Add a chunk to the batch, and write the batch when it is full or old enough."""
        self.files += chunk.files
        self.read_to = chunk.read_to
        self.batch.paths += chunk.paths
        self.batch.unchanged += chunk.unchanged
        for rejection in chunk.rejections:
            self._reject(rejection)
        for result in results:
            if isinstance(result, Rejection):
                self._reject(result)
            else:
                self._add(result)
        # The first articles are wanted on the screen soon.
        old = time.monotonic() - self.written >= (BATCH_SECONDS if self.done.loaded else FIRST_BATCH_SECONDS)
        if old or len(self.batch.articles) >= BATCH_ARTICLES or self.characters >= BATCH_CHARACTERS:
            self._write()

    def _reject(self, rejection: Rejection) -> None:
        self.batch.rejections.append(rejection)
        self.rejected(rejection)

    def _add(self, prepared: Prepared) -> None:
        if prepared.source in self.sources:
            self._write()
        if self.keep_duplicates:
            prepared = prepared._replace(body_hash=None)
        self.sources.add(prepared.source)
        self.characters += len(prepared.body)
        self.batch.articles.append(prepared)

    def _write(self) -> None:
        done = self.done
        with no_collecting():
            with transaction(self.db, self.path):
                done.add(write_batch(self.db, self.batch, self.load_id, self.duplicates))
            self.batch, self.characters, self.sources = Batch(), 0, set()
        self.written = time.monotonic()
        self.progress(
            Progress(
                self.files,
                self.ahead.files,
                done.loaded,
                done.updated,
                done.unchanged,
                done.rejected,
                self.written - self.started,
                self.read_to,
                self.ahead.bytes,
            )
        )


def _results(chunk: _Chunk) -> list[Result]:
    return read_all(chunk.tasks)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
