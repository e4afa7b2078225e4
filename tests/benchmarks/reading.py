"""How fast articles are understood: megabytes of text a second on one core, and whether time grows with length.

    python tests/benchmarks/reading.py [FOLDER…]

Reads the sample articles and the articles of the FOLDERs. Beside each figure stands that of a plain regular expression
splitting the same text into words, so that the ratio holds from one machine to another.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

import articles
from articles.model import Source
from articles.reader import understand
from articles.sources import inputs, read_sources

SAMPLES = Path(articles.__file__).parent / "samples"
WORD = re.compile(r"\w+")
MEGABYTE = 1_000_000
GROWTH_SIZES = (0.1, 1.0, 10.0)
LEAST_SECONDS = 3.0


def sources_of(folders: list[str]) -> list[Source]:
    """Every article of the folders."""
    paths = (path for path in inputs(folders) if isinstance(path, str))
    found = (record for path in paths for record in read_sources(path))
    return [record for record in found if isinstance(record, Source)]


def rate(work: Callable[[Source], object], sources: list[Source]) -> float:
    """Megabytes of UTF-8 text a second that `work` goes through, repeated for a few seconds."""
    size = sum(len(source.text.encode()) for source in sources) / MEGABYTE
    began, rounds = time.perf_counter(), 0
    while time.perf_counter() - began < LEAST_SECONDS:
        for source in sources:
            work(source)
        rounds += 1
    return size * rounds / (time.perf_counter() - began)


def long_article(sources: list[Source], megabytes: float) -> Source:
    """One article of a given length, made of the others' texts."""
    whole = "\n\n".join(source.text for source in sources)
    wanted = int(megabytes * MEGABYTE)
    return Source("long", (whole * (wanted // len(whole) + 1))[:wanted])


def main(folders: list[str]) -> None:
    """Print the table."""
    sources = sources_of([str(SAMPLES), *folders])
    size = sum(len(source.text.encode()) for source in sources)
    understand(sources[0])
    reading, splitting = rate(understand, sources), rate(lambda source: WORD.findall(source.text), sources)
    print(f"{len(sources)} articles, {size / 1000:,.0f} kB")
    print(f"understanding      {reading:8.2f} MB/s")
    print(f"word split         {splitting:8.2f} MB/s   ratio {splitting / reading:.1f}")
    print("\none article of    seconds    seconds a MB")
    for megabytes in GROWTH_SIZES:
        source = long_article(sources, megabytes)
        began = time.perf_counter()
        understand(source)
        seconds = time.perf_counter() - began
        print(f"{megabytes:6.1f} MB      {seconds:10.2f}    {seconds / megabytes:10.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
