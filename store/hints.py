"""Why a filter leaves nothing: what it asks for that no article has, with the nearest that some have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from store.filters import Choice, Filter
from store.protocol import Facet, Store

KEYWORDS: dict[Facet, str] = {"organisations": "org", "metals": "metal"}
LIKELY = 0.7
SHORTEST = 3
"""A value of fewer characters is like too many names to suggest one."""
SAMPLE = 2000


def unknown_values(store: Store, filter: Filter) -> Iterator[str]:
    """A sentence for each wanted organisation, metal, tag, source or word that no article has."""
    for facet, keyword in KEYWORDS.items():
        for value in wanted(filter.choices(facet)):
            if not store.count(Filter().including(facet, value)):
                nearest = nearest_value(store, facet, value)
                yield f"no article has {keyword}:{value}" + (f"; did you mean {nearest}?" if nearest else "")
    for narrow in _each_tag_source_and_word(filter):
        if not store.count(narrow):
            yield f"no article has {narrow}"


def _each_tag_source_and_word(filter: Filter) -> Iterator[Filter]:
    for tag in wanted(filter.tags):
        yield Filter(tags=(Choice((tag,)),))
    for part in wanted(filter.sources):
        yield Filter(sources=(Choice((part,)),))
    for word in filter.words:
        if not word.negated:
            yield Filter(words=(word,))


def wanted(choices: Iterable[Choice]) -> Iterator[str]:
    """The values that choices ask for, each once."""
    return iter(dict.fromkeys(value for choice in choices if not choice.negated for value in choice.values))


def nearest_value(store: Store, facet: Facet, value: str) -> str | None:
    """The value most like one that isn't there, else the commonest that has a word which begins with it, or None."""
    if len(value.strip("* ")) < SHORTEST:
        return None
    names = {count.value.casefold(): count.value for count in store.facet(Filter(), facet, SAMPLE)}
    close = get_close_matches(value.casefold(), names, 1, LIKELY)
    return names[close[0]] if close else next(iter(store.values(facet, value.strip("* "), 1)), None)
