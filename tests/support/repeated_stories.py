"""Pairs of texts that tell one story, and pairs that only look so, made from the sample articles and from templates.

The same seed makes the same pairs. The edits are those that other sources do to a story before they print it; the
pairs that aren't repeats are the ones found in real heaps: the next report of a series, another release of a company.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

from lookalikes import meetings, price_reports, releases, rewritten

import articles
from articles.model import Source
from articles.sources import inputs, read_sources
from articles.story import extract

Edit = Callable[[str, random.Random], str]

SAMPLES = Path(articles.__file__).parent / "samples"
LEAST_WORDS = 60
"""Sample bodies shorter than this are left out: cut or edited they are too short to be told apart."""

AGENCIES = (
    "LONDON (Metal Wire) - ",
    "BEIJING, May 6 (Agency) -- ",
    "SANTIAGO, 12 June /Newsline/ - ",
    "By Our Mining Correspondent. ",
    "(Agency) ",
)
LEADS = (
    "The market has waited for this for weeks, people in the trade say. ",
    "Another turn in a long story was made public this week, and the sector took note of it at once. ",
    "Metals news in brief: the following was reported by several outlets and is given here in full. ",
)
FURNITURE_BEFORE = ("Home > News > Text\nShare: Weibo WeChat\nFont size: large small\n", "Latest news | 3 min read\n")
FURNITURE_AFTER = (
    "\nEditor: Li Na  Source: Industry Daily\nRelated reading: zinc market review; copper concentrate fees fall again",
    "\nLeave a comment\nYour email address will not be published.\nHot searches: nickel, tungsten, rare earths",
    "\nSign up for our newsletter and never miss a story. Terms and conditions apply. All rights reserved 2025.",
)
SPELLINGS = {
    "aluminium": "aluminum", "tonnes": "tons", "per cent": "percent", "labour": "labor", "organisation": "organization",
    "programme": "program", "centre": "center", "licence": "license", "%": " per cent", "said": "stated",
    "about": "around", "will": "is to", "didn't": "did not", "Co., Ltd.": "Company Limited", "show": "demonstrate",
}  # fmt: skip
SYNONYMS = {
    "big": "large", "large": "big", "company": "firm", "firm": "company", "plant": "works",
    "works": "plant", "build": "construct",
    "new": "newly made", "also": "as well", "because": "since", "but": "yet", "while": "whereas", "buy": "purchase",
    "sell": "offload", "rise": "climb", "fall": "drop", "rose": "climbed", "fell": "dropped", "held": "organised",
    "and": "as well as", "make": "produce", "year": "twelve months", "people": "persons", "first": "initial",
}  # fmt: skip


@cache
def bodies() -> tuple[str, ...]:
    """The sample articles' bodies that are long enough."""
    found = (record for path in inputs([str(SAMPLES)]) if isinstance(path, str) for record in read_sources(path))
    texts = (extract(record).body for record in found if isinstance(record, Source))
    return tuple(text for text in texts if len(text.split()) >= LEAST_WORDS)


def sentences(text: str) -> list[str]:
    """The text in pieces that end where a sentence or a line does; joined they are the text."""
    return re.findall(r".+?(?:[.!?][\"”]?\s+(?=[A-Z\"“])|\n+|\Z)", text, re.DOTALL)


def cut(text: str, dice: random.Random) -> str:
    """Only the first half or more, to the end of a sentence."""
    pieces = sentences(text)
    return "".join(pieces[: max(1, round(len(pieces) * dice.uniform(0.45, 0.9)))])


def dropped(text: str, dice: random.Random) -> str:
    """Without one to a third of its sentences, wherever they stand."""
    pieces = sentences(text)
    out = set(dice.sample(range(len(pieces)), dice.randint(1, max(1, len(pieces) // 3))))
    return "".join(piece for at, piece in enumerate(pieces) if at not in out)


def reordered(text: str, dice: random.Random) -> str:
    """The first sentences as they are, those after them in another order."""
    pieces = sentences(text)
    rest = pieces[3:]
    dice.shuffle(rest)
    return " ".join((*pieces[:3], *rest))


def agency(text: str, dice: random.Random) -> str:
    """Under another agency's line."""
    return dice.choice(AGENCIES) + text


def led(text: str, dice: random.Random) -> str:
    """With another beginning, put before it or in the first sentence's place."""
    return dice.choice(LEADS) + ("".join(sentences(text)[1:]) if dice.random() < 0.5 else text)


def furnished(text: str, dice: random.Random) -> str:
    """With page text left around it."""
    before = dice.choice(FURNITURE_BEFORE) if dice.random() < 0.5 else ""
    return before + text + dice.choice(FURNITURE_AFTER)


def spelled(text: str, dice: random.Random) -> str:
    """In another house's spelling."""
    for word, other in SPELLINGS.items():
        text = text.replace(word, other)
    return text


def paraphrased(text: str, dice: random.Random) -> str:
    """One to three sentences told with other words."""
    pieces = sentences(text)
    for at in dice.sample(range(len(pieces)), min(len(pieces), dice.randint(1, 3))):
        pieces[at] = re.sub(r"\w+", lambda found: SYNONYMS.get(found[0], found[0]), pieces[at])
        pieces[at] = f"It was learned that {pieces[at][:1].lower()}{pieces[at][1:]}"
    return "".join(pieces)


def mistyped(text: str, dice: random.Random) -> str:
    """With a slip, or one mended, in every sixty words or so."""
    words = text.split(" ")
    for at in dice.sample(range(len(words)), max(1, len(words) // 60)):
        if words[at].isalpha() and len(words[at]) > 3:
            swap = dice.randrange(1, len(words[at]) - 1)
            words[at] = words[at][:swap] + words[at][swap + 1] + words[at][swap] + words[at][swap + 2 :]
    return " ".join(words)


def punctuated(text: str, dice: random.Random) -> str:
    """With other quotation marks, dashes, spaces and paragraphs, and numbers written otherwise."""
    text = text.translate(str.maketrans({'"': "“", "'": "’", "-": "–", "\n": " "}))
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return text.replace(". ", ".\n\n") if dice.random() < 0.5 else text


EDITS: tuple[Edit, ...] = (
    cut, dropped, reordered, agency, led, furnished, spelled, paraphrased, mistyped, punctuated,
)  # fmt: skip


def repeats(seed: int, rounds: int) -> Iterator[tuple[str, str, str]]:
    """Each sample body `rounds` times with itself after one to three edits: their names, the text, the edited text.

    Half of the time the other side is edited too, as of two sources neither need have the story as it was written.
    """
    dice = random.Random(seed)
    for body in bodies():
        for _ in range(rounds):
            chosen = dice.sample(EDITS, dice.randint(1, 3))
            other = dice.sample(EDITS, 1) if dice.random() < 0.5 else []
            name = "+".join(edit.__name__ for edit in chosen) + "".join(f"|{edit.__name__}" for edit in other)
            yield name, edited(body, other, dice), edited(body, chosen, dice)


def edited(text: str, edits: list[Edit], dice: random.Random) -> str:
    """The text after the edits, in order."""
    for edit in edits:
        text = edit(text, dice)
    return text


def others(seed: int, size: int) -> Iterator[tuple[str, str, str]]:
    """Pairs that are not one story: the kind, one text, the other. `size` is the length of each made series."""
    dice = random.Random(seed)
    for kind, texts in (("price", price_reports), ("meeting", meetings), ("release", releases)):
        for series in texts(dice, size):
            pairs = list(combinations(series, 2))
            for one, other in (*pairwise(series), *dice.sample(pairs, min(len(pairs), 3 * size))):
                yield kind, one, other
    for one, other in rewritten():
        yield "rewritten", one, other
    yield from changed_samples(dice)
    samples = list(combinations(bodies(), 2))
    for one, other in samples:
        yield "sample", one, other
    for one, other in dice.sample(samples, len(samples) // 4):
        yield "sample edited", furnished(agency(one, dice), dice), furnished(agency(other, dice), dice)


def changed_samples(dice: random.Random) -> Iterator[tuple[str, str, str]]:
    """Sample bodies with the figures of another day, and what another day's story took over from them."""
    for body in bodies():
        if len(re.findall(r"\d+", body)) >= 6:
            yield "refigured", body, refigured(body, dice)
            yield "refigured edited", agency(body, dice), mistyped(refigured(furnished(body, dice), dice), dice)
    for body, news in pairwise(bodies()):
        pieces, fresh = sentences(body), sentences(news)
        kept = pieces[len(pieces) * 2 // 5 :]
        yield "follow-up", body, "".join((*fresh[: max(3, len(pieces) * 2 // 5)], "\n", *kept))


def refigured(text: str, dice: random.Random) -> str:
    """With about half of its numbers, and never none of the first four, changed, each wherever it stands."""
    numbers = list(dict.fromkeys(re.findall(r"\d+", text)))
    changed = {number for number in numbers if dice.random() < 0.5} | {dice.choice(numbers[:4])}
    others = {number: str(int(number) + dice.randint(1, 9)) for number in sorted(changed)}
    return re.sub(r"\d+", lambda found: others.get(found[0], found[0]), text)
