"""The first page of a search for words whose hit list isn't at hand, found by reading articles in their order.

The hit list of a dense word, beginning or phrase takes longer to bring over than its first page takes to find: among
the newest articles soon enough hold it. A rare word's list is short; it is left to full text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from pyroaring import BitMap

from store.facet_index.answers import Index
from store.facet_index.bitmaps import check_wanted
from store.facet_index.pages import blocks
from store.facet_index.postings import BEGINNING_LETTERS, REPEAT
from store.facet_index.selection import beginning, expressions, is_to_be_gathered
from store.filters import Filter, Word
from store.folding import members
from store.fulltext import has_tokens, match
from store.protocol import Order
from store.tokens import folded

RARE = 4000
FIRST_READ = 64
MOST_READ = 800
MOST_CHARACTERS = 2_000_000
"""So much is read at most, and no more once the first block says that it won't do."""

Test = Callable[[str, str], bool]
"""Whether a title and body hold what is looked for."""


def first_page(
    index: Index, filter: Filter, limit: int, order: Order, fold: bool, rare: int = RARE
) -> list[int] | None:
    """Ids of the first page in order, or None where full text finds it as soon: a word of fewer articles than `rare`,
    or what few of the newest articles hold."""
    unread = _unread(index, filter)
    tests = [_test(word) for word in unread]
    if not unread or None in tests or any(_is_rare(index, word, rare) for word in unread):
        return None
    begun = [beginning_of for word in unread for beginning_of in _beginnings(word)]
    rest = replace(filter, words=(*(word for word in filter.words if word not in unread), *begun))
    return _Reading(index, rest, [test for test in tests if test], fold).page(limit, order)


def _beginnings(word: Word) -> list[Word]:
    """What the index knows of a word: only articles with words that begin so can hold it."""
    parts = () if word.negated else folded(word.text).split()
    begun = (Word(part[:BEGINNING_LETTERS], prefix=True, title=word.title) for part in parts)
    return [it for it in begun if len(it.text) == BEGINNING_LETTERS and beginning(it)]


def _unread(index: Index, filter: Filter) -> tuple[Word, ...]:
    """The words for which full text would have to be asked, or many bitmaps put together."""
    gathered = [word for word in filter.words if is_to_be_gathered(index.bitmaps, word)]
    if not gathered and all(index.bitmaps.holds(("words", expression)) for expression, _ in expressions(filter)):
        return ()
    return tuple(
        word for word in filter.words if has_tokens(word.text) and (beginning(word) is None or word in gathered)
    )


def _is_rare(index: Index, word: Word, rare: int) -> bool:
    """Whether few articles have a word, or one of a phrase; of a beginning it can't be told at once."""
    if word.negated or word.title:  # titles alone are found among the texts, however many these are
        return False
    parts = folded(word.text).split()
    expressions = (match([Word(part)]) for part in (parts[:-1] if word.prefix else parts))
    counted = "SELECT count(*) FROM (SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?)"
    return any(index.asking.value(counted, (expression, rare)) < rare for expression in expressions)


def _test(word: Word) -> Test | None:
    """The test of a word; None where it has no letters that full text knows."""
    parts = folded(word.text).split()
    if not parts:
        return None
    wanted = f" {' '.join(parts)}{'' if word.prefix else ' '}"
    read = _spaced if len(parts) > 1 else folded

    def holds(title: str, body: str) -> bool:
        found = wanted in f" {read(title)} " or (not word.title and wanted in f" {read(body)} ")
        return found != word.negated

    return holds


def _spaced(text: str) -> str:
    return " ".join(folded(text).split())


class _Reading:
    """One search on its way."""

    def __init__(self, index: Index, rest: Filter, tests: list[Test], fold: bool) -> None:
        self.index = index
        self.among = index.selected(rest)
        self.tests = tests
        self.repeats = self.among & index.bitmaps.one(index.asking, *REPEAT) if fold else BitMap()

    def page(self, limit: int, order: Order) -> list[int] | None:
        """Ids in order, or None once it shows that too much would have to be read."""
        found: list[int] = []
        read = characters = 0
        for ids in self._portions(order):
            texts = self._texts(ids)
            held = [id for id in ids if self._holds(*texts[id])]
            found += [id for id in held if not self._is_later(id)]
            if len(found) >= limit:
                return found[:limit]
            read += len(ids)
            characters += sum(len(body) for _, body in texts.values())
            to_read = min(len(self.among), read * limit / max(len(found), 1))
            if to_read > MOST_READ or characters * to_read > MOST_CHARACTERS * read:
                return None
        return found

    def _portions(self, order: Order) -> Iterator[list[int]]:
        waiting = chain.from_iterable(blocks(self.index, self.among, order, 0))
        while ids := [id for _, id in zip(range(FIRST_READ), waiting, strict=False)]:
            check_wanted(self.index.asking)
            yield ids

    def _texts(self, ids: list[int]) -> dict[int, tuple[str, str]]:
        rows = self.index.asking.rows(
            "SELECT id, title, body FROM articles WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
        )
        return {id: (title, body) for id, title, body in rows}

    def _holds(self, title: str, body: str) -> bool:
        return all(test(title, body) for test in self.tests)

    def _is_later(self, id: int) -> bool:
        """Whether an earlier article of its story stands for it."""
        if id not in self.repeats:
            return False
        earlier = [it for it in members(self.index.asking, id) if it < id and it in self.among]
        return any(self._holds(*text) for text in self._texts(earlier).values())
