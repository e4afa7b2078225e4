"""Articles as the reader gives them, for benchmarks: those of some files, again and again with their words in another
order, so that no two tell the same story. What was found keeps its places, whatever words stand there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from articles.model import Article, Event, Source
from articles.reader import understand_all
from articles.sources import inputs, read_sources


def varied_articles(path: str, count: int, seed: int = 1) -> Iterator[Article]:
    """`count` articles of the files of a folder, made as they are consumed."""
    files = [item for item in inputs([path]) if isinstance(item, str)]
    sources = [item for file in files for item in read_sources(file) if isinstance(item, Source)]
    read = list(understand_all([(source, frozenset()) for source in sources]))
    dice = random.Random(seed)
    for number in range(count):
        yield _varied(read[number % len(read)], number, dice)


def _varied(article: Article, number: int, dice: random.Random) -> Article:
    words = article.body.split(" ")
    dice.shuffle(words)
    body, source = " ".join(words), f"/varied/{number}.txt"
    menu = "x" * (len(article.raw) - len(article.body))
    return replace(
        article,
        source=source,
        path=source,
        body=body,
        raw=f"{menu}{body}",
        content_hash=f"{number:032x}",
        body_hash=f"{number:032x}",
        events=tuple(_moved(event, article.title if event.in_title else body) for event in article.events),
    )


def _moved(event: Event, text: str) -> Event:
    start, end = event.span
    first = min(max(0, start - len(event.sentence) // 2), max(0, len(text) - len(event.sentence)))
    return event._replace(text=text[start:end], sentence=text[first : first + len(event.sentence)])
