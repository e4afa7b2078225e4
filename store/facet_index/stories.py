"""A filter's articles folded into stories: of each story the first article that the filter leaves stands for it."""

from __future__ import annotations

from pyroaring import BitMap

from store.asking import Asking
from store.facet_index.answers import Index
from store.facet_index.postings import REPEAT
from store.filters import Filter
from store.folding import members


def folded(index: Index, filter: Filter) -> BitMap:
    """The articles that stand for the stories of a filter."""
    chosen = index.selected(filter)
    repeats = chosen & index.bitmaps.one(index.asking, *REPEAT)
    if not repeats:
        return chosen
    first_of = _firsts(index.asking)
    found = chosen - repeats
    without_first = BitMap(map(first_of.__getitem__, repeats)) - chosen
    for id in repeats if without_first else ():
        if first_of[id] in without_first:
            without_first.remove(first_of[id])
            found.add(id)
    return found


def standing_for(index: Index, id: int, chosen: BitMap, stories: BitMap) -> int | None:
    """The article that stands for the story of an article of the filter; None where the filter leaves that out."""
    if id not in chosen:
        return None
    return id if id in stories else min(BitMap(members(index.asking, id)) & stories)


def _firsts(asking: Asking) -> dict[int, int]:
    """The first article of its story, by each repeat."""
    found: dict[int, int] = asking.once(
        "firsts", lambda: dict(asking.rows("SELECT id, duplicate_of FROM articles WHERE duplicate_of IS NOT NULL"))
    )
    return found
