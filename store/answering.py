"""Which engine answers: the facet index, or plain SQL where that is as quick or the index has yet to read much.

Plain SQL (`timeline`, `facets`) answers what is not filtered from stored totals, and the first page of a full-text
search, whose bitmap would take longer to bring over than the page to find. All else is the index's.
"""

from __future__ import annotations

from collections.abc import Sequence

from store import timeline
from store.asking import Asking
from store.facet_index import pages
from store.facet_index.answers import Index
from store.facet_index.bitmaps import Bitmaps
from store.facet_index.selection import expressions
from store.filters import Filter
from store.fulltext import match
from store.protocol import ArticleRow, Bar, Facet, FacetCount, Groups, HistogramPrecision, Order

FAR = 2000
"""Beyond so many rows, unfiltered pages are found by counting months instead of walking."""


def index_of(asking: Asking) -> Index:
    """The facet index as a question sees it; what was read of it is kept until the articles change."""
    return Index(asking, asking.once("facet index", Bitmaps))


def count(asking: Asking, filter: Filter) -> int:
    """How many articles a filter leaves."""
    return len(index_of(asking).selected(filter)) if filter else timeline.count(asking, filter)


def groups(asking: Asking, filter: Filter) -> Groups:
    """How many articles of a filter are dated, of unknown year, undated."""
    return index_of(asking).groups(filter) if filter else timeline.groups(asking, filter)


def page(asking: Asking, filter: Filter, offset: int, limit: int, order: Order) -> tuple[ArticleRow, ...]:
    """Rows of a filter's articles from `offset` on."""
    return timeline.rows(asking, page_ids(asking, filter, offset, limit, order))


def page_ids(asking: Asking, filter: Filter, offset: int, limit: int, order: Order) -> Sequence[int]:
    """Ids of a filter's articles in order, from `offset` on; a negative limit means all."""
    index = index_of(asking)
    if _plain_is_quicker(index, filter, offset, limit) or _is_ranked(filter, order):
        return timeline.page_ids(asking, filter, offset, limit, order)
    return pages.page_ids(index, filter, offset, limit, order)


def _plain_is_quicker(index: Index, filter: Filter, offset: int, limit: int) -> bool:
    if limit < 0 or offset > FAR:
        return False
    unread = [expression for expression in expressions(filter) if not index.bitmaps.holds(("words", expression[0]))]
    return not filter or (bool(unread) and offset == 0)


def _is_ranked(filter: Filter, order: Order) -> bool:
    return order == "relevance" and bool(match(word for word in filter.words if not word.negated))


def position(asking: Asking, filter: Filter, article_id: int, order: Order) -> int | None:
    """The place of an article among a filter's."""
    if _is_ranked(filter, order):
        return timeline.position(asking, filter, article_id, order)
    return pages.position(index_of(asking), filter, article_id, order)


def facet(asking: Asking, filter: Filter, facet: Facet, limit: int | None, own: bool) -> tuple[FacetCount, ...]:
    """Values of a facet by count, then name."""
    return index_of(asking).facet(filter, facet, limit, own)


def histogram(asking: Asking, filter: Filter, precision: HistogramPrecision) -> tuple[Bar, ...]:
    """Bars from the oldest period to the newest."""
    return index_of(asking).histogram(filter, precision)
