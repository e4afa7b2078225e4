"""Bitmaps and columns of the index, read when first needed and kept while the database stays as it is.

One `Bitmaps` is shared by all threads of a store until the articles change. What it gives out must not be changed.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterable

from pyroaring import BitMap

from store.asking import Asking
from store.connection import in_words
from store.errors import Interrupted
from store.facet_index.links import Chunk, read_chunks
from store.facet_index.postings import Posting
from store.facet_index.storage import NEW, OLD, read_part
from store.filters import Filter

KEPT_SELECTIONS = 24
KEPT_BITMAPS = 80_000
EMPTY = BitMap()


def check_wanted(asking: Asking) -> None:
    """Raise `Interrupted` once the question was called off."""
    if not asking.still_wanted.is_set():
        raise Interrupted("the question was called off")


class Bitmaps:
    """What was read of the index, for one state of the articles."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._bitmaps: dict[Posting, BitMap] = {}
        self._selections: OrderedDict[Hashable, BitMap] = OrderedDict()
        self._keys: dict[str, list[int | str]] = {}
        self._rows: dict[str, list[BitMap]] = {}
        self._chunks: dict[int, Chunk] = {}

    def get(self, asking: Asking, postings: Collection[Posting]) -> list[BitMap]:
        """The bitmaps of postings, in their order; an empty one where no article stands under it."""
        missing = [posting for posting in postings if posting not in self._bitmaps]
        if missing:
            self._read(asking, missing)
        return [self._bitmaps.get(posting, EMPTY) for posting in postings]

    def row(self, asking: Asking, facet: str, values: Collection[int | str]) -> list[BitMap]:
        """The bitmaps of all values of a facet, looked up once."""
        if facet not in self._rows:
            self._rows[facet] = self.get(asking, [(facet, value) for value in values])
        return self._rows[facet]

    def one(self, asking: Asking, facet: str, value: int | str) -> BitMap:
        """The bitmap of one posting."""
        return self.get(asking, [(facet, value)])[0]

    def _read(self, asking: Asking, missing: list[Posting]) -> None:
        check_wanted(asking)
        with in_words(asking.path):
            found = read_part(asking.connection, OLD, missing)
            for posting, bitmap in read_part(asking.connection, NEW, missing).items():
                found[posting] = found[posting] | bitmap if posting in found else bitmap
        with self._lock:
            if len(self._bitmaps) > KEPT_BITMAPS:
                self._bitmaps = {}
            self._bitmaps |= {posting: found.get(posting, EMPTY) for posting in missing}

    def union(self, asking: Asking, postings: Collection[Posting]) -> BitMap:
        """Articles that stand under any of the postings."""
        return BitMap.union(*self.get(asking, postings)) if postings else BitMap()

    def keys(self, asking: Asking, facet: str) -> list[int | str]:
        """All values of a facet, in order."""
        if facet not in self._keys:
            rows = asking.rows("SELECT value FROM facet_index WHERE facet = ? AND part = 0", (facet,))
            rows += asking.rows("SELECT value FROM facet_index WHERE facet = ? AND part = 1", (facet,))
            self._keys[facet] = sorted({value for (value,) in rows})
        return self._keys[facet]

    def chunks(self, asking: Asking, wanted: Iterable[int]) -> dict[int, Chunk]:
        """Columns of organisations."""
        missing = [number for number in set(wanted) if number not in self._chunks]
        if missing:
            check_wanted(asking)
            with in_words(asking.path):
                found = read_chunks(asking.connection, missing)
            with self._lock:
                self._chunks |= found
        return self._chunks

    def remembered(self, key: Hashable, make: Callable[[], BitMap]) -> BitMap:
        """A bitmap that is costly to make, kept among the last used."""
        with self._lock:
            if key in self._selections:
                self._selections.move_to_end(key)
                return self._selections[key]
        made = make()
        with self._lock:
            self._selections[key] = made
            while len(self._selections) > KEPT_SELECTIONS:
                self._selections.popitem(last=False)
        return made

    def forget_selections(self) -> None:
        """Let go of what filters selected, and keep the bitmaps of their parts: so a filter's own cost can be
        measured."""
        with self._lock:
            for key in [key for key in self._selections if isinstance(key, tuple) and isinstance(key[0], Filter)]:
                del self._selections[key]

    def holds(self, key: Hashable) -> bool:
        """Whether `remembered` would answer at once."""
        return key in self._selections
