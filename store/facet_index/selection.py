"""A filter as one bitmap of article ids."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pyroaring import BitMap

from store import conditions, periods
from store.asking import Asking
from store.conditions import Condition
from store.corrections import corrections_of, parts_called
from store.facet_index.bitmaps import Bitmaps
from store.facet_index.corrected import of_kinds, of_parts
from store.facet_index.postings import BEGINNING, BEGINNING_LETTERS, COVERED, TITLE_BEGINNING
from store.facet_index.windows import in_window, published_in
from store.filters import MARK_STATES, Choice, Filter, Word
from store.fulltext import match
from store.tokens import folded

INDEXED_STATES = ("undated", "yearless", "inferred")


def selected(asking: Asking, bitmaps: Bitmaps, filter: Filter) -> BitMap:
    """The ids of a filter's articles. Raises what `conditions.conditions` raises for what can't be asked."""
    conditions.refuse_marks(asking, filter)
    if filter.tags or any(state.removeprefix("-") in MARK_STATES for state in filter.states):
        return _selected(asking, bitmaps, filter)  # marks change while the articles don't
    made = corrections_of(asking)
    return bitmaps.remembered((filter, made and made.stamp), lambda: _selected(asking, bitmaps, filter))


def everything(asking: Asking, bitmaps: Bitmaps) -> BitMap:
    """The ids of all articles."""
    groups = [("group", name) for name in ("dated", "yearless", "undated")]
    return bitmaps.remembered("everything", lambda: bitmaps.union(asking, groups))


def _selected(asking: Asking, bitmaps: Bitmaps, filter: Filter) -> BitMap:
    wanted: list[BitMap] = []
    unwanted: list[BitMap] = []
    for bitmap, negated in _parts(asking, bitmaps, filter):
        (unwanted if negated else wanted).append(bitmap)
    if wanted:
        wanted.sort(key=len)
        found = BitMap.intersection(*wanted) if len(wanted) > 1 else _copied(wanted[0])
    else:
        found = _copied(everything(asking, bitmaps))
    for bitmap in unwanted:
        found -= bitmap
    return found


def _copied(bitmap: BitMap) -> BitMap:
    """As it is: with runs, which a plain copy makes, one of nearly all articles is five times slower to count by."""
    return BitMap(bitmap, optimize=False)


def _parts(asking: Asking, bitmaps: Bitmaps, filter: Filter) -> Iterator[tuple[BitMap, bool]]:
    """Each part of a filter as a bitmap, and whether it is to be taken away."""
    for choice in filter.organisations:
        yield _of_organisations(asking, bitmaps, choice), choice.negated
    for choice in filter.metals:
        yield _of_metals(asking, bitmaps, choice), choice.negated
    for choice in filter.kinds:
        yield of_kinds(asking, bitmaps, choice.values), choice.negated
    if (window := filter.window) is not None:
        yield bitmaps.remembered(("window", window), lambda: in_window(asking, bitmaps, *window)), False
    if filter.published is not None:
        days = periods.range_bounds(filter.published)
        yield bitmaps.remembered(("published", days), lambda: published_in(asking, bitmaps, *days)), False
    for state in filter.states:
        name = state.removeprefix("-")
        if name in INDEXED_STATES:
            facet = "group" if name == "undated" else "state"
            yield bitmaps.one(asking, facet, name), state != name
    yield from _words(asking, bitmaps, filter)
    yield from _by_query(asking, bitmaps, filter)


def _of_organisations(asking: Asking, bitmaps: Bitmaps, choice: Choice) -> BitMap:
    values = map(conditions.bindable, choice.values)
    return of_parts(asking, bitmaps, {part for value in values for part in parts_called(asking, value)})


def _of_metals(asking: Asking, bitmaps: Bitmaps, choice: Choice) -> BitMap:
    values = map(conditions.bindable, choice.values)
    ids = {id for value in values for id in conditions.metal_ids(asking, value)}
    return bitmaps.union(asking, [("metal", id) for id in sorted(ids)])


def beginning(word: Word) -> str | None:
    """The letters that a word is to begin with, where the index has its articles; else None."""
    parts = folded(word.text).split() if word.prefix else []
    if len(parts) != 1 or len(parts[0]) > BEGINNING_LETTERS or max(parts[0]) >= COVERED:
        return None
    return parts[0]


def _beginning_so(asking: Asking, bitmaps: Bitmaps, word: Word, letters: str) -> BitMap:
    facet = TITLE_BEGINNING if word.title else BEGINNING
    if len(letters) == BEGINNING_LETTERS:
        return bitmaps.one(asking, facet, letters)
    values = [value for value in bitmaps.keys(asking, facet) if str(value).startswith(letters)]
    return bitmaps.remembered((facet, letters), lambda: bitmaps.union(asking, [(facet, value) for value in values]))


def is_to_be_gathered(bitmaps: Bitmaps, word: Word) -> bool:
    """Whether a word's articles would have to be put together from many bitmaps first."""
    letters = beginning(word)
    if letters is None or len(letters) == BEGINNING_LETTERS:
        return False
    return not bitmaps.holds((TITLE_BEGINNING if word.title else BEGINNING, letters))


def _words(asking: Asking, bitmaps: Bitmaps, filter: Filter) -> Iterator[tuple[BitMap, bool]]:
    for word in filter.words:
        if (letters := beginning(word)) is not None:
            yield _beginning_so(asking, bitmaps, word, letters), word.negated
    for expression, negated in expressions(filter):
        yield bitmaps.remembered(("words", expression), lambda: matching(asking, expression)), negated  # noqa: B023


def expressions(filter: Filter) -> Iterator[tuple[str, bool]]:
    """The full-text expressions of a filter: what must match together, then each that must not. Short beginnings of
    words aren't asked of full text."""
    words = [word for word in filter.words if beginning(word) is None]
    if wanted := match(word for word in words if not word.negated):
        yield conditions.bindable(wanted), False
    for word in words:
        if word.negated and (unwanted := match([word])):
            yield conditions.bindable(unwanted), True


def matching(asking: Asking, expression: str) -> BitMap:
    """All articles that a full-text expression matches, brought over as one string: five times as quick as rows."""
    ids = asking.value("SELECT group_concat(rowid) FROM articles_fts WHERE articles_fts MATCH ?", (expression,))
    return BitMap(array("I", json.loads(f"[{ids or ''}]")), optimize=False)


def _by_query(asking: Asking, bitmaps: Bitmaps, filter: Filter) -> Iterator[tuple[BitMap, bool]]:
    """What the index has no bitmaps for, by plain SQL: sources and marks."""
    states = tuple(state for state in filter.states if state.removeprefix("-") not in INDEXED_STATES)
    rest = replace(Filter(), sources=filter.sources, tags=filter.tags, states=states)
    for condition in conditions.conditions(asking, rest):
        yield _listed(asking, condition), condition.negated


def _listed(asking: Asking, condition: Condition) -> BitMap:
    return BitMap(_ids(asking.rows(condition.listed, condition.listed_with)))


def _ids(rows: Iterable[tuple[int]]) -> array[int]:
    return array("I", (id for (id,) in rows))
