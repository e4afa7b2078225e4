"""Made articles, already read, for benchmarks: as many as wanted, the same ones for the same seed, never stored.

Per article about a kilobyte of text from a Zipf vocabulary, about five organisations (Zipf over 50,000 names), one or
two metals (Zipf over the vocabulary), and three dates over twenty years, not in order of id.
"""

from __future__ import annotations

import hashlib
import random
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate

from articles.metals import FAMILIES, family
from articles.model import KINDS, Article, Event, Mention, Metal, Organisation

ORGANISATIONS = 50_000
WORDS_OF_LANGUAGE = 30_000
WORDS_PER_ARTICLE = 150
COMMON_WORDS = ("the", "of", "said", "and", "in", "to", "tonnes", "output", "price", "mine", "smelter", "aluminium")
FIRST_DAY = date(2004, 1, 1)
DAYS = 20 * 365
SYLLABLES = tuple(a + b for a in "bcdfghklmnprstvz" for b in "aeiou")


class Zipf:
    """Draws places 0..count-1, the place n with weight 1/(n+1)."""

    def __init__(self, count: int) -> None:
        self.sums = list(accumulate(1 / (place + 1) for place in range(count)))

    def draw(self, dice: random.Random) -> int:
        """One place."""
        return bisect_left(self.sums, dice.random() * self.sums[-1])


def name_of(number: int) -> str:
    """A pronounceable word that no other number has."""
    word = ""
    number += len(SYLLABLES)
    while number:
        number, rest = divmod(number, len(SYLLABLES))
        word += SYLLABLES[rest]
    return word


def made_articles(count: int, seed: int = 1) -> Iterator[Article]:
    """`count` articles, made as they are consumed."""
    dice = random.Random(seed)
    bodies, words = Zipf(ORGANISATIONS), Zipf(WORDS_OF_LANGUAGE)
    metals = sorted({metal for members in FAMILIES.values() for metal in members})
    random.Random(7).shuffle(metals)
    metal_draw = Zipf(len(metals))
    for number in range(count):
        numbers = sorted({bodies.draw(dice) for _ in range(dice.randint(3, 7))})
        own = sorted({metals[metal_draw.draw(dice)] for _ in range(dice.choice((1, 1, 2)))})
        yield one_article(number, dice, words, numbers, own)


def one_article(number: int, dice: random.Random, words: Zipf, bodies: Sequence[int], metals: Sequence[str]) -> Article:
    """The article of a number: its text names its organisations and metals."""
    names = [f"{name_of(body).capitalize()} {'Mining' if body % 2 else 'Metals'} Ltd" for body in bodies]
    text = [*names, *metals, *(word_of(words.draw(dice)) for _ in range(WORDS_PER_ARTICLE))]
    dice.shuffle(text)
    body = " ".join(text) + "."
    day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    digest = hashlib.blake2b(f"{number} {body}".encode(), digest_size=16).hexdigest()
    return Article(
        source=f"/made/{number}.txt",
        title=" ".join(text[:7]),
        title_basis="stated",
        published=day.isoformat(),
        published_basis="text",
        timeline_date=day.isoformat(),
        body=body,
        raw=body,
        language="en",
        understood=True,
        content_hash=digest,
        body_hash=digest,
        path=f"/made/{number}.txt",
        organisations=tuple(organisation(name, place, body) for place, name in zip(bodies, names, strict=True)),
        metals=tuple(Metal(metal, family(metal), mention(body, metal)) for metal in metals),
        events=tuple(event(day - timedelta(days=dice.randrange(400)), body) for _ in range(3)),
    )


def word_of(place: int) -> str:
    """The word at a place of the language, the commonest first."""
    return COMMON_WORDS[place] if place < len(COMMON_WORDS) else name_of(place)


def organisation(name: str, number: int, body: str) -> Organisation:
    """The organisation of a number with its one mention."""
    return Organisation(name.casefold(), name, KINDS[number % len(KINDS)], (name,), mention(body, name))


def mention(body: str, words: str) -> tuple[Mention, ...]:
    """Where words first stand in a body."""
    start = body.find(words)
    return (Mention(start, start + len(words), "made"),)


def event(day: date, body: str) -> Event:
    """A dated statement at the body's beginning."""
    stated = day.isoformat()
    return Event(stated, stated, "day", "stated", body[:10], body[:60], (0, 10), "made")
