"""The rows at hand of a list that is too long to hold."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

Row = TypeVar("Row")

PAGE = 200
KEPT = 12


class Window(Generic[Row]):
    """Pages of rows, the least recently used ones let go."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._asked: set[int] = set()

    def put(self, offset: int, rows: Sequence[Row]) -> None:
        """Keep the rows that begin at a multiple of the page size."""
        for at in range(0, max(1, len(rows)), PAGE):
            page = (offset + at) // PAGE
            self._pages[page] = rows[at : at + PAGE]
            self._pages.move_to_end(page)
            self._asked.discard(page)
        while len(self._pages) > self._kept:
            self._pages.popitem(last=False)

    def change(self, changed: Callable[[Row], Row]) -> None:
        """Put other rows in the place of those at hand."""
        for page, rows in self._pages.items():
            self._pages[page] = [changed(row) for row in rows]

    def get(self, index: int) -> Row | None:
        """The row at a 0-based index, or None while it isn't at hand."""
        page = self._pages.get(index // PAGE)
        at = index % PAGE
        return page[at] if page is not None and at < len(page) else None

    def missing(self, first: int, last: int) -> list[int]:
        """Offsets of the pages between two indexes (inclusive) that are neither at hand nor asked for yet; they
        count as asked for from now on."""
        wanted = []
        for page in range(first // PAGE, last // PAGE + 1):
            if page in self._pages:
                self._pages.move_to_end(page)
            elif page not in self._asked:
                self._asked.add(page)
                wanted.append(page * PAGE)
        return wanted

    def forget_asked(self) -> None:
        """Nothing asked for will come; ask again."""
        self._asked.clear()
