"""Finding repeats among many articles: processor time per article, pairs found, how far a candidate search goes.

    python tests/benchmarks/repeats.py [COUNT…]

The heap is made articles with every tenth story told again, somewhere later, by another source; one series of price
reports and one company's releases, a twentieth each, which share phrases and closing paragraphs and are no repeats.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from made import made_articles

sys.path.insert(0, str(Path(__file__).parent.parent / "support"))
from lookalikes import price_reports, releases
from repeated_stories import agency, mistyped

from articles.passages import bands
from articles.similarity import Signature, same_story, signature
from store.tokens import words_of

COUNTS = (10_000, 30_000, 100_000)
EACH = 8
"""Articles that are looked at of one band: its oldest and as many of its newest."""
MOST = 16
"""Candidates that are compared, those with the most bands first."""


class Heap:
    """Bands and signatures in memory, searched as a store would search its table."""

    def __init__(self) -> None:
        self.signatures: list[Signature] = []
        self.bands: dict[int, list[int]] = defaultdict(list)

    def candidates(self, body: str) -> list[int]:
        """The articles to compare with, those with the most bands in common first, then the oldest."""
        shared: Counter[int] = Counter()
        for band in bands(words_of(body)):
            there = self.bands.get(band, [])
            shared.update(there if len(there) <= 2 * EACH else [*there[:EACH], *there[-EACH:]])
        return sorted(shared, key=lambda number: (-shared[number], number))[:MOST]

    def add(self, body: str, made: Signature) -> None:
        """Keep the next article's bands and signature."""
        for band in bands(words_of(body)):
            self.bands[band].append(len(self.signatures))
        self.signatures.append(made)


def bodies(count: int) -> Iterator[tuple[int, str]]:
    """`count` texts in a random order that is always the same, each with its story's number."""
    dice = random.Random(5)
    series = count // 20
    own = [article.body for article in made_articles(count - 2 * series - count // 10)]
    told_again = [(number, retold(own[number], dice)) for number in dice.sample(range(len(own)), count // 10)]
    prices = islice((text for made in price_reports(dice, series) for text in made), series)
    pressed = islice((text for made in releases(dice, series) for text in made), series)
    stories = list(dict.fromkeys((*own, *prices, *pressed)))
    found = [*enumerate(stories), *told_again]
    dice.shuffle(found)
    yield from found


def retold(text: str, dice: random.Random) -> str:
    """The story as another source has it: its own line, the end cut, slips."""
    words = text.split()
    return agency(mistyped(" ".join(words[: round(len(words) * dice.uniform(0.6, 1.0))]), dice), dice)


def measure(count: int) -> None:
    """Print one row."""
    texts = list(bodies(count))
    size = sum(len(text) for _, text in texts) / 1e6
    began = time.process_time()
    signatures = [signature(text) for _, text in texts]
    signed = time.process_time() - began
    heap, right, wrong, looked, told = Heap(), 0, 0, 0, Counter[int]()
    began = time.process_time()
    for (story, body), made in zip(texts, signatures, strict=True):
        candidates = heap.candidates(body)
        looked += len(candidates)
        hits = [number for number in candidates if same_story(heap.signatures[number], made)]
        right += any(texts[number][0] == story for number in hits)
        wrong += any(texts[number][0] != story for number in hits)
        told[story] += 1
        heap.add(body, made)
    searched = time.process_time() - began
    repeats = sum(times - 1 for times in told.values())
    kept = sum(len(made.sketch) + len(made.facts) for made in signatures) / len(signatures)
    widest = max(map(len, heap.bands.values()))
    print(
        f"{len(texts):8,} {size / signed:6.1f} {signed / len(texts) * 1e6:10.0f} {searched / len(texts) * 1e6:10.0f}"
        f" {looked / len(texts):10.2f} {widest:8,} {repeats:8,} {right:8,} {wrong:6,} {kept:8.0f}"
    )


def main(counts: list[int]) -> None:
    """Print the table."""
    print("articles   MB/s sign us/art find us/art candidates   widest  repeats    found  wrong bytes/art")
    for count in counts:
        measure(count)


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or list(COUNTS))
