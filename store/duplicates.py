"""Which articles tell the story of an earlier one: with the same body, or with nearly the same one.

`articles.duplicate_of` points to the first article of a story, which points nowhere itself. Articles worth comparing
share a row of `repeat_bands(part, band, article_id)`: bands are 32-bit, so a few are shared by chance, and
`articles.similarity` decides. New rows go into part 1, which stays small enough to be written quickly, and is merged
into part 0 when it has grown to a quarter of it. Signatures are not kept but made again from a body when needed.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import lru_cache, partial
from heapq import heappop, heappush
from itertools import chain
from typing import NamedTuple, TypeVar

from articles.passages import bands, may_be_one, passages
from articles.similarity import Signature, same_story, signature
from store.inserting import insert_rows
from store.tokens import words_of

OLD, NEW = 0, 1
LEAST_MERGED = 1 << 15
PER_BAND = 8
"""Of each band the articles with the lowest and the highest ids are looked at: so many of either."""
COMPARED = 16
"""Most articles that one is compared with, those with most bands in common."""
Made = TypeVar("Made")
KEPT = 4096
"""Of so many texts it is remembered what they are compared by: some 10 MB."""


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the table of bands, and fill it from the articles there are."""
    connection.execute(
        "CREATE TABLE repeat_bands(part INTEGER NOT NULL, band INTEGER NOT NULL, article_id INTEGER NOT NULL,"
        " PRIMARY KEY (part, band, article_id)) STRICT, WITHOUT ROWID"
    )
    connection.execute("INSERT OR IGNORE INTO totals(facet, value, articles) VALUES ('bands boundary', '', 0)")
    rebuild(connection)


def rebuild(connection: sqlite3.Connection) -> None:
    """Empty the table of bands and fill it from the articles, inside the caller's transaction."""
    connection.execute("DELETE FROM repeat_bands")
    connection.execute("UPDATE totals SET articles = 0 WHERE facet = 'bands boundary'")
    for some in _wanted(connection):
        write_bands(connection, some)
    merge_if_grown(connection)


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """A sentence for each way in which the bands aren't what the articles call for."""
    found = missing = 0
    for some in _wanted(connection):
        pairs = [(band, id) for id, of_one in some.items() for band in of_one]
        (there,) = connection.execute(
            "SELECT count(*) FROM json_each(?) WHERE EXISTS (SELECT 1 FROM repeat_bands"
            f" WHERE part IN ({OLD}, {NEW}) AND band = value ->> 0 AND article_id = value ->> 1)",
            (json.dumps(pairs),),
        ).fetchone()
        found += there
        missing += len(pairs) - there
    if missing:
        yield f"{missing} bands missing by which repeats of a story are found"
    (every,) = connection.execute(
        f"SELECT count(*) FROM repeat_bands b WHERE part = {OLD} OR NOT EXISTS (SELECT 1 FROM repeat_bands o"
        f" WHERE o.part = {OLD} AND o.band = b.band AND o.article_id = b.article_id)"
    ).fetchone()
    if every > found:
        yield f"{every - found} bands of texts that no article has"


def _wanted(connection: sqlite3.Connection) -> Iterator[dict[int, frozenset[int]]]:
    """The bands that articles should have, of some at a time."""
    bodies = connection.execute("SELECT id, body FROM articles WHERE body_hash IS NOT NULL ORDER BY id")
    while some := bodies.fetchmany(1000):
        yield {id: bands_of(body) for id, body in some}


def bands_of(body: str) -> frozenset[int]:
    """The bands of a body."""
    return bands(words_of(body))


def write_bands(connection: sqlite3.Connection, found: Mapping[int, Iterable[int]]) -> None:
    """Put the bands of articles in, in the table's order, which touches each page once."""
    rows = sorted([(band, id, NEW) for id, of_one in found.items() for band in of_one])
    insert_rows(connection, "INSERT OR IGNORE INTO repeat_bands(band, article_id, part)", rows)


def take_bands(connection: sqlite3.Connection, id: int, body: str) -> None:
    """Take the bands of an article out, whose body was this."""
    connection.executemany(
        f"DELETE FROM repeat_bands WHERE part IN ({OLD}, {NEW}) AND band = ? AND article_id = ?",
        [(band, id) for band in bands_of(body)],
    )


def merge_if_grown(connection: sqlite3.Connection, least: int = LEAST_MERGED) -> None:
    """Merge part 1 into part 0 once it holds a quarter as many articles, but not below `least`."""
    boundary = _boundary(connection)
    last = connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0]
    if last - boundary < max(least, boundary // 4):
        return
    connection.execute(
        f"INSERT OR IGNORE INTO repeat_bands SELECT {OLD}, band, article_id FROM repeat_bands WHERE part = {NEW}"
        " ORDER BY band, article_id"
    )
    connection.execute(f"DELETE FROM repeat_bands WHERE part = {NEW}")
    connection.execute("UPDATE totals SET articles = ? WHERE facet = 'bands boundary'", (last,))


def _boundary(connection: sqlite3.Connection) -> int:
    """The last article in part 0."""
    boundary: int = connection.execute("SELECT articles FROM totals WHERE facet = 'bands boundary'").fetchone()[0]
    return boundary


class Text(NamedTuple):
    """What an article is judged by. One without `body_hash` stays out of all stories."""

    body_hash: str | None
    bands: frozenset[int]
    body: str


class Duplicates:
    """Finds the first article of each story. Kept for all batches of a load, it remembers what it compared."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        # By id and content hash, of articles in the tables.
        self.passages_of = lru_cache(KEPT)(lambda id, _: passages(words_of(_body(connection, id))))
        self.signature_of = lru_cache(KEPT)(lambda id, _: signature(_body(connection, id)))

    def judge(
        self, new: Mapping[int, Text], changed: Mapping[int, Text], again: Iterable[int]
    ) -> dict[int, int | None]:
        """The first article of each article's story, None of one that is a first itself.

        `new` articles are about to be put in, `changed` ones and those to be judged `again` are in the tables. Others
        that come under another first by it are in the answer too. Bands are written, nothing else.
        """
        texts = {**new, **changed}
        kept = {id: text.bands for id, text in texts.items() if text.body_hash is not None}
        shared = _shared(self.connection, kept)
        write_bands(self.connection, kept)
        merge_if_grown(self.connection)
        judging = _Judging(self, texts, shared)
        judging.waiting = sorted({*new, *changed, *again})  # which is a heap
        for id in changed.keys() & kept.keys():
            judging.wait_for(judging.later(id, texts[id]))
        while judging.waiting:
            id = heappop(judging.waiting)
            if id not in judging.firsts:
                judging.firsts[id] = first = judging.first_of(id)
                if first is not None and id not in new:  # no chains: those that follow it come under its first
                    judging.wait_for(followers(self.connection, [id]))
        return judging.firsts

    def text_of(self, id: int) -> Text:
        """The text of an article in the tables."""
        body_hash, body = self.connection.execute("SELECT body_hash, body FROM articles WHERE id = ?", (id,)).fetchone()
        return Text(body_hash, bands_of(body), body)


def _body(connection: sqlite3.Connection, id: int) -> str:
    body: str = connection.execute("SELECT body FROM articles WHERE id = ?", (id,)).fetchone()[0]
    return body


def _shared(connection: sqlite3.Connection, texts: Mapping[int, Iterable[int]]) -> set[int]:
    """The bands that two of these texts have, or that one has and stand in the table already."""
    counts = Counter(chain.from_iterable(texts.values()))
    parts = f"{OLD}, {NEW}" if _boundary(connection) else f"{NEW}"
    rows = connection.execute(
        "SELECT value FROM json_each(?) WHERE EXISTS"
        f" (SELECT 1 FROM repeat_bands WHERE part IN ({parts}) AND band = value)",
        (json.dumps(list(counts)),),
    )
    return {band for (band,) in rows} | {band for band, count in counts.items() if count > 1}


def followers(connection: sqlite3.Connection, ids: Iterable[int]) -> set[int]:
    """The articles whose first these are."""
    found: set[int] = set()
    for id in ids:
        rows = connection.execute("SELECT id FROM articles WHERE duplicate_of = ?", (id,))
        found.update(follower for (follower,) in rows)
    return found


class _Judging:
    """One round of judging, in ascending order of ids, so that all earlier articles are settled."""

    def __init__(self, duplicates: Duplicates, texts: Mapping[int, Text], shared: Set[int]) -> None:
        self.duplicates = duplicates
        self.texts = texts
        self.firsts: dict[int, int | None] = {}
        self.waiting: list[int] = []
        self._shared = shared
        self._new_passages = lru_cache(KEPT)(lambda id: passages(words_of(texts[id].body)))
        self._new_signature = lru_cache(KEPT)(lambda id: signature(texts[id].body))
        self._facts = lru_cache(KEPT)(partial(_facts, duplicates.connection))  # they don't change meanwhile
        self._by_hash: dict[str, int] = {}
        self._stored_by_hash = self._earliest()

    def wait_for(self, ids: Iterable[int]) -> None:
        """Judge these too."""
        for id in ids:
            heappush(self.waiting, id)

    def first_of(self, id: int) -> int | None:
        """The first article of an article's story, if it is an earlier one."""
        text = self.texts.get(id) or self.duplicates.text_of(id)
        if text.body_hash is None:
            return None
        exact = self._exact(id, text.body_hash)
        return self._root(exact) if exact is not None else self._near(id, text)

    def _earliest(self) -> dict[str, int]:
        """The earliest article in the tables of each body of this round's texts."""
        rows = self.duplicates.connection.execute(
            "SELECT body_hash, min(id) FROM articles WHERE body_hash IN (SELECT value FROM json_each(?)) GROUP BY 1",
            (json.dumps([text.body_hash for text in self.texts.values() if text.body_hash is not None]),),
        )
        return dict(rows.fetchall())

    def _exact(self, id: int, body_hash: str) -> int | None:
        """The earliest article of the same body, if it is an earlier one."""
        if id in self.texts:
            stored = self._stored_by_hash.get(body_hash, id)
        else:
            (stored,) = self.duplicates.connection.execute(
                "SELECT coalesce(min(id), ?2) FROM articles WHERE body_hash = ?1 AND id < ?2", (body_hash, id)
            ).fetchone()
        first = min(stored, self._by_hash.setdefault(body_hash, id))
        return first if first < id else None

    def _near(self, id: int, text: Text) -> int | None:
        """The earliest of the articles most alike that tell the same story."""
        if id in self.texts and self._shared.isdisjoint(text.bands):
            return None
        common: Counter[int] = Counter()
        for candidates in self._candidates(id, text, "<"):
            common.update({self._root(candidate) for candidate in candidates} - {id})
        likely = sorted(common, key=lambda it: (-common[it], it))[:COMPARED]
        own = frozenset((likely and self._passages(id)) or ())
        for candidate in sorted(likely):
            passed = self._passages(candidate)
            if passed is not None and may_be_one(own, passed) and self._tell_one_story(id, candidate):
                return candidate
        return None

    def _tell_one_story(self, id: int, other: int) -> bool:
        """Whether two articles do whose passages say they may: the others need no signature."""
        one, another = self._signature(id), self._signature(other)
        return one is not None and another is not None and same_story(one, another)

    def _passages(self, id: int) -> array[int] | None:
        return self._made(id, self._new_passages, self.duplicates.passages_of)

    def _signature(self, id: int) -> Signature | None:
        return self._made(id, self._new_signature, self.duplicates.signature_of)

    def later(self, id: int, text: Text) -> set[int]:
        """The firsts of stories that may turn out to be that of a changed article before them."""
        found = {self._stored_root(it) for candidates in self._candidates(id, text, ">") for it in candidates}
        rows = self.duplicates.connection.execute(
            "SELECT min(id) FROM articles WHERE body_hash = ? AND id > ?", (text.body_hash, id)
        )
        found.update(self._stored_root(same) for (same,) in rows if same is not None)
        return {first for first in found if first > id and self._facts(first) is not None}

    def _candidates(self, id: int, text: Text, side: str) -> Iterator[set[int]]:
        """For each band, articles on one side of an id (`<` or `>`) that have it too."""
        for band in text.bands:
            if id not in self.texts or band in self._shared:
                rows = self.duplicates.connection.execute(_OF_BAND[side], (band, id))
                ids = sorted({candidate for (candidate,) in rows})
                yield {*ids[:PER_BAND], *ids[-PER_BAND:]}

    def _root(self, id: int) -> int:
        """The first of an earlier article's story: itself, or the one it points to."""
        if id in self.firsts:
            return self.firsts[id] or id
        return self._stored_root(id)

    def _stored_root(self, id: int) -> int:
        facts = self._facts(id)
        return (facts and facts[0]) or id

    def _made(self, id: int, of_new: Callable[[int], Made], of_stored: Callable[[int, str], Made]) -> Made | None:
        """What an article is compared by; None of one in the tables that is in no story."""
        if id in self.texts:
            return of_new(id)
        facts = self._facts(id)
        return of_stored(id, facts[1]) if facts else None


def _facts(connection: sqlite3.Connection, id: int) -> tuple[int | None, str] | None:
    """What an article in the tables points to, and its content hash; None where it isn't there."""
    found: tuple[int | None, str] | None = connection.execute(
        "SELECT duplicate_of, content_hash FROM articles WHERE id = ? AND body_hash IS NOT NULL", (id,)
    ).fetchone()
    return found


def _of_band(side: str) -> str:
    parts = [
        f"SELECT * FROM (SELECT article_id FROM repeat_bands WHERE part = {part} AND band = ?1"
        f" AND article_id {side} ?2 ORDER BY article_id {direction} LIMIT {PER_BAND})"
        for part in (OLD, NEW)
        for direction in ("ASC", "DESC")
    ]
    return " UNION ALL ".join(parts)


_OF_BAND = {side: _of_band(side) for side in ("<", ">")}
