"""How many of a filter's articles stand in each month of the timeline, for its headings."""

from __future__ import annotations

from store import answering
from store.asking import Asking
from store.filters import Filter


def months(asking: Asking, filter: Filter, fold: bool) -> tuple[tuple[str, int], ...]:
    """(month, rows) from the newest to the oldest, those without a row left out; a month is a partial date, shorter
    where an article's own is. The order is that of the dates as text, as in the timeline."""
    from store.facet_index import stories

    index = answering.index_of(asking)
    chosen = stories.folded(index, filter) if fold else index.selected(filter)
    names = sorted(map(str, index.bitmaps.keys(asking, "standing")), reverse=True)
    bitmaps = index.bitmaps.get(asking, [("standing", name) for name in names])
    counts = ((name, chosen.intersection_cardinality(bitmap)) for name, bitmap in zip(names, bitmaps, strict=True))
    return tuple((name, count) for name, count in counts if count)
