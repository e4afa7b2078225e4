"""How fast articles are understood: megabytes of text a second on one core, and whether time grows with length.

    python tests/benchmarks/reading.py [FOLDER…]

Reads the sample articles and the articles of the FOLDERs. Seconds are those of one core (CPU time), so that what else
the machine does counts little. Beside the figure stands that of a plain regular expression splitting the same text into
words, measured in turn with it, so that the ratio holds from one machine to another; both are the best of a few rounds.
The first article of a process, which compiles patterns and reads the vocabularies, is measured apart.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import articles
from articles.model import Source
from articles.reader import understand_all
from articles.sources import inputs, read_sources

SAMPLES = Path(articles.__file__).parent / "samples"
WORD = re.compile(r"\w+")
MEGABYTE = 1_000_000
GROWTH_SIZES = (0.1, 1.0, 10.0)
ROUNDS = 7


def sources_of(folders: list[str]) -> list[Source]:
    """Every article of the folders."""
    paths = (path for path in inputs(folders) if isinstance(path, str))
    found = (record for path in paths for record in read_sources(path))
    return [record for record in found if isinstance(record, Source)]


def understand(sources: list[Source]) -> None:
    """Read the sources as the loader does, which gives some at a time to each of its processes."""
    for _ in understand_all((source, frozenset()) for source in sources):
        pass


def split(sources: list[Source]) -> None:
    """Find the words of each source."""
    for source in sources:
        WORD.findall(source.text)


def seconds(work: Callable[[list[Source]], None], sources: list[Source]) -> float:
    """Seconds of one core that `work` takes for all of the sources."""
    began = time.process_time()
    work(sources)
    return time.process_time() - began


def rates(works: list[Callable[[list[Source]], None]], sources: list[Source]) -> list[float]:
    """Megabytes of UTF-8 text a second that each of `works` goes through, the best of several rounds of them all."""
    size = sum(len(source.text.encode()) for source in sources) / MEGABYTE
    rounds = [[seconds(work, sources) for work in works] for _ in range(ROUNDS)]
    return [size / min(taken) for taken in zip(*rounds, strict=True)]


def long_article(sources: list[Source], megabytes: float) -> Source:
    """One article of a given length, made of the others' texts."""
    whole = "\n\n".join(source.text for source in sources)
    wanted = int(megabytes * MEGABYTE)
    return Source("long", (whole * (wanted // len(whole) + 1))[:wanted])


def main(folders: list[str]) -> None:
    """Print the table."""
    sources = sources_of([str(SAMPLES), *folders])
    size = sum(len(source.text.encode()) for source in sources)
    first = seconds(understand, sources[:1])
    reading, splitting = rates([understand, split], sources)
    print(f"{len(sources)} articles, {size / 1000:,.0f} kB; seconds of one core")
    print(f"first article      {first:8.2f} s")
    print(f"understanding      {reading:8.2f} MB/s")
    print(f"word split         {splitting:8.2f} MB/s   ratio {splitting / reading:.1f}")
    print("\none article of       seconds  seconds a MB")
    for megabytes in GROWTH_SIZES:
        source = long_article(sources, megabytes)
        taken = seconds(understand, [source])
        print(f"{megabytes:6.1f} MB      {taken:10.2f}    {taken / megabytes:10.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
