"""Which engine answers: the facet index, or plain SQL where that is as quick or the index has yet to read much.

Plain SQL (`timeline`, `facets`) answers what is not filtered, from stored totals, and what is ordered by relevance. All
else is the index's, which is imported when it is first asked: the first page of a start needs none of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store import folding, timeline
from store.asking import Asking
from store.filters import Filter
from store.fulltext import match
from store.protocol import ArticleRow, Bar, Facet, FacetCount, Groups, HistogramPrecision, Order

if TYPE_CHECKING:
    from pyroaring import BitMap

    from store.facet_index.answers import Index

FAR = 2000
FAR_FOLDED = 200
"""Beyond so many rows, unfiltered pages are found by counting months instead of walking; in walking along stories
every article is looked at."""


def index_of(asking: Asking) -> Index:
    """The facet index as a question sees it; what was read of it is kept until the articles change."""
    from store.facet_index.answers import Index
    from store.facet_index.bitmaps import Bitmaps

    return Index(asking, asking.once("facet index", Bitmaps))


def count(asking: Asking, filter: Filter, fold: bool = False) -> int:
    """How many articles, or with `fold` stories, a filter leaves."""
    if not filter:
        return timeline.count(asking, filter) - (sum(folding.later_in_groups(asking)) if fold else 0)
    return len(_chosen(asking, filter, fold))


def _chosen(asking: Asking, filter: Filter, fold: bool) -> BitMap:
    from store.facet_index import stories

    index = index_of(asking)
    return stories.folded(index, filter) if fold else index.selected(filter)


def groups(asking: Asking, filter: Filter, fold: bool = False) -> Groups:
    """How many articles (or stories) of a filter are dated, of unknown year, undated."""
    if not filter:
        return folding.groups(asking) if fold else timeline.groups(asking, filter)
    return index_of(asking).groups(_chosen(asking, filter, fold))


def page(asking: Asking, filter: Filter, offset: int, limit: int, order: Order, fold: bool) -> tuple[ArticleRow, ...]:
    """Rows of a filter's articles (or stories) from `offset` on."""
    return timeline.rows(asking, page_ids(asking, filter, offset, limit, order, fold), fold)


def page_ids(
    asking: Asking, filter: Filter, offset: int, limit: int, order: Order, fold: bool = False
) -> Sequence[int]:
    """Ids of a filter's articles (or of those that stand for its stories) in order, from `offset` on; a negative
    limit means all."""
    if _is_ranked(filter, order):
        return _ranked(asking, filter, fold, offset, limit)
    if not filter and limit >= 0 and offset <= (FAR_FOLDED if fold else FAR):
        if fold:
            return folding.first_ids(asking, offset, limit, order)
        return timeline.page_ids(asking, filter, offset, limit, order)
    from store.facet_index import newest, pages

    index = index_of(asking)
    if filter.words and not offset and limit >= 0:
        found = newest.first_page(index, filter, limit, order, fold)
        if found is not None:
            return found
    return pages.page_ids(index, _chosen(asking, filter, fold), offset, limit, order)


def _is_corrected(asking: Asking, filter: Filter) -> bool:
    """Whether the filter may mean something else than in the tables."""
    if not (filter.organisations or filter.kinds):
        return False
    from store.corrections import corrections_of

    return corrections_of(asking) is not None


def _is_ranked(filter: Filter, order: Order) -> bool:
    return order == "relevance" and bool(match(word for word in filter.words if not word.negated))


def _ranked(asking: Asking, filter: Filter, fold: bool, offset: int, limit: int) -> list[int]:
    if not fold and not _is_corrected(asking, filter):
        return timeline.page_ids(asking, filter, offset, limit, "relevance")
    chosen = _chosen(asking, filter, fold)
    ids = [id for id in timeline.page_ids(asking, Filter(filter.words), 0, -1, "relevance") if id in chosen]
    return ids[offset:] if limit < 0 else ids[offset : offset + limit]


def position(asking: Asking, filter: Filter, article_id: int, order: Order, fold: bool = False) -> int | None:
    """The place of an article among a filter's, or that of its story among the filter's stories."""
    if not fold and _is_ranked(filter, order) and not _is_corrected(asking, filter):
        return timeline.position(asking, filter, article_id, order)
    from store.facet_index import pages, stories

    index = index_of(asking)
    chosen = _chosen(asking, filter, fold)
    if fold:
        standing = stories.standing_for(index, article_id, index.selected(filter), chosen)
        if standing is None:
            return None
        article_id = standing
    if _is_ranked(filter, order):
        return _ranked(asking, filter, fold, 0, -1).index(article_id) if article_id in chosen else None
    return pages.position(index, chosen, article_id, order)


def same_story(asking: Asking, article_id: int) -> tuple[ArticleRow, ...]:
    """The other articles of an article's story, the first first."""
    return timeline.rows(asking, [id for id in folding.members(asking, article_id) if id != article_id])


def facet(asking: Asking, filter: Filter, facet: Facet, limit: int | None, own: bool) -> tuple[FacetCount, ...]:
    """Values of a facet by count, then name."""
    return index_of(asking).facet(filter, facet, limit, own)


def histogram(asking: Asking, filter: Filter, precision: HistogramPrecision) -> tuple[Bar, ...]:
    """Bars from the oldest period to the newest."""
    return index_of(asking).histogram(filter, precision)
