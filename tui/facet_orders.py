"""Orders of a facet's values: by count, by name, by newest article, by what is distinctive of the filter, by family.

The measure of distinctiveness is a z-score of log-odds with a prior: how much likelier a value is in the filter's
articles than in the others, in standard errors, each side beginning with `PRIOR` articles shared out as in the whole.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Literal, NamedTuple

from store.filters import Filter
from store.protocol import Facet, FacetCount, Store

FacetOrder = Literal["count", "name", "newest", "distinctive", "family"]

TOLD: dict[FacetOrder, str] = {
    "count": "",
    "name": "by name",
    "newest": "newest first",
    "distinctive": "log-odds z",
    "family": "by family",
}
"""What a pane's title says of its order."""

EXPLAINED: dict[FacetOrder, str] = {
    "count": "by count",
    "name": "by name",
    "newest": "those of the newest articles first",
    "distinctive": "what the filter has more of than the rest, by the z-score of the log-odds",
    "family": "by family: h folds, l unfolds",
}
"""What is told when an order is chosen."""

PRIOR = 10.0
NEWEST_OF = 2000
"""Articles, newest first, whose values are in order; values of older ones alone follow by count."""


class FacetView(NamedTuple):
    """What a pane shows: how many values at most (in orders other than by count: all), and in which order."""

    facet: Facet
    limit: int
    order: FacetOrder


def orders_of(facet: Facet) -> tuple[FacetOrder, ...]:
    """The orders that make sense for a facet, the first one being what it begins with."""
    if facet == "metals":
        return ("count", "name", "newest", "distinctive", "family")
    return ("count", "name", "newest", "distinctive")


def ordered(
    store: Store, filter: Filter, facet: Facet, values: Iterable[FacetCount], order: FacetOrder
) -> tuple[FacetCount, ...]:
    """Values that are by count put in another order; among equals the more frequent is first."""
    if order == "name":
        return tuple(sorted(values, key=lambda value: value.value.casefold()))
    if order == "newest":
        places = newest_places(store, filter, facet)
        return tuple(sorted(values, key=lambda value: places.get(value.value, len(places))))
    if order == "distinctive" and filter:
        number, of_all = store.count(filter.without_own(facet)), store.count(Filter())
        return tuple(sorted(values, key=lambda value: -distinctiveness(value, number, of_all)))
    return tuple(values)


def newest_places(store: Store, filter: Filter, facet: Facet) -> dict[str, int]:
    """The values of the newest articles in order of appearance; of kinds, which no listing tells, none."""
    if facet == "kinds":
        return {}
    places: dict[str, int] = {}
    for summary in islice(store.summaries(filter), NEWEST_OF):
        for value in summary.organisations if facet == "organisations" else summary.metals:
            places.setdefault(value, len(places))
    return places


def distinctiveness(value: FacetCount, number: int, of_all: int) -> float:
    """How much a value belongs to the `number` articles of a filter rather than to the others of `of_all`."""
    share = value.total / of_all if of_all else 0.0
    yes, no = PRIOR * share, PRIOR * (1 - share)
    inside, outside = value.count, value.total - value.count
    if not 0 < share < 1:
        return 0.0
    log_odds = math.log((inside + yes) / (max(0, number - inside) + no)) - math.log(
        (outside + yes) / (max(0, of_all - number - outside) + no)
    )
    return log_odds / math.sqrt(1 / (inside + yes) + 1 / (outside + yes))


def families(store: Store, filter: Filter, values: Sequence[FacetCount]) -> tuple[FacetCount, ...]:
    """A count for each family of the metals given; an article with two metals of a family counts once."""
    rest = filter.without_own("metals")
    names = dict.fromkeys(value.detail or value.value for value in values)
    found = [
        FacetCount(
            name,
            store.count(rest.including("metals", name)),
            store.count(Filter().including("metals", name)),
            "family",
        )
        for name in names
    ]
    return tuple(sorted(found, key=lambda family: (-family.count, family.value)))
