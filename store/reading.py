"""Reading one source into what will be written: done by the reading processes, or at once where there are few."""

from __future__ import annotations

from articles.model import Rejection, Source
from store.rows import Prepared, prepare


def read(source: Source, repeated: frozenset[str]) -> Prepared | Rejection:
    """Understand a source; `repeated` are lines that its neighbours carry too. One that can't be read is refused."""
    from articles.reader import understand

    try:
        return prepare(understand(source, repeated))
    except Exception as error:
        # Whatever one text does to the reading, the others are still wanted; the reason is kept with its source.
        return Rejection(source.source, f"could not be understood ({type(error).__name__}: {error})")
