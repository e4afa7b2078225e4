"""Why a filter leaves nothing: the values it names that no article has, each with the nearest that some have."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from store.filters import Filter
from store.protocol import Facet, Store

KEYWORDS: dict[Facet, str] = {"organisations": "org", "metals": "metal"}
LIKELY = 0.6
SAMPLE = 2000


def unknown_values(store: Store, filter: Filter) -> Iterator[str]:
    """A sentence for each wanted organisation or metal that no article has."""
    for facet, keyword in KEYWORDS.items():
        for value in dict.fromkeys(wanted_values(filter, facet)):
            if not store.count(Filter().including(facet, value)):
                nearest = nearest_value(store, facet, value)
                yield f"no article has {keyword}:{value}" + (f"; did you mean {nearest}?" if nearest else "")


def wanted_values(filter: Filter, facet: Facet) -> Iterator[str]:
    """The values a filter wants of a facet."""
    for choice in filter.choices(facet):
        if not choice.negated:
            yield from choice.values


def nearest_value(store: Store, facet: Facet, value: str) -> str | None:
    """The value most like one that isn't there, or None where none is like it."""
    begun = store.values(facet, value[:3], 1)
    names = {count.value.casefold(): count.value for count in store.facet(Filter(), facet, SAMPLE)}
    close = get_close_matches(value.casefold(), names, 1, LIKELY)
    return names[close[0]] if close else next(iter(begun), None)
