"""How many of a filter's articles stand in each month of the timeline, for its headings."""

from __future__ import annotations

from collections import Counter

from store import answering, folding
from store.asking import Asking
from store.filters import Filter


def months(asking: Asking, filter: Filter, fold: bool) -> tuple[tuple[str, int], ...]:
    """(month, rows) from the newest to the oldest, those without a row left out; a month is a partial date, shorter
    where an article's own is. The order is that of the dates as text, as in the timeline."""
    if not filter:
        return _of_all(asking, fold)
    from store.facet_index import stories

    index = answering.index_of(asking)
    chosen = stories.folded(index, filter) if fold else index.selected(filter)
    names = sorted(map(str, index.bitmaps.keys(asking, "standing")), reverse=True)
    bitmaps = index.bitmaps.get(asking, [("standing", name) for name in names])
    counts = ((name, chosen.intersection_cardinality(bitmap)) for name, bitmap in zip(names, bitmaps, strict=True))
    return tuple((name, count) for name, count in counts if count)


def _of_all(asking: Asking, fold: bool) -> tuple[tuple[str, int], ...]:
    """The same of all articles, from the counts that stand beside the bitmaps: a start reads no index."""
    counts: Counter[str] = Counter()
    for part in (0, 1):
        rows = asking.rows("SELECT value, articles FROM facet_index WHERE part = ? AND facet = 'standing'", (part,))
        counts.update({str(value): articles for value, articles in rows})
    if fold:
        counts.subtract(
            {month: number for (group, month), number in folding.later_in_months(asking).items() if not group}
        )
    return tuple((name, counts[name]) for name in sorted(counts, reverse=True) if counts[name] > 0)
