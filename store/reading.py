"""Reading sources into what will be written: done by the reading processes, or at once where there are few."""

from __future__ import annotations

from collections.abc import Sequence

from articles.model import Rejection, Source
from store.rows import Prepared, prepare


def read_all(tasks: Sequence[tuple[Source, frozenset[str]]]) -> list[Prepared | Rejection]:
    """Understand some sources, each with the lines that its neighbours carry too; those that can't be read are refused.

    All together, which is faster; one by one where one of them is at fault.
    """
    from articles.reader import understand_all

    try:
        return [prepare(article) for article in understand_all(tasks)]
    except Exception:  # read() tells whose it is, and why
        return [read(source, repeated) for source, repeated in tasks]


def read(source: Source, repeated: frozenset[str]) -> Prepared | Rejection:
    """Understand a source; `repeated` are lines that its neighbours carry too. One that can't be read is refused."""
    from articles.reader import understand

    try:
        return prepare(understand(source, repeated))
    except Exception as error:
        # Whatever one text does to the reading, the others are still wanted; the reason is kept with its source.
        return Rejection(source.source, f"could not be understood ({type(error).__name__}: {error})")
