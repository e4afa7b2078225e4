"""What a store should answer, worked out the slow and plain way over a list of articles."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from articles.metals import resolve
from articles.model import Article, Event
from articles.names import fold
from articles.similarity import same_story, signature
from store import periods
from store.filters import Choice, Filter, Word

FAMILY_METALS = ("ferroalloys", "rare-earths", "platinum-group")


class NaiveStore:
    """Articles with their ids, and plain answers about them."""

    def __init__(self, articles: Sequence[tuple[int, Article]]) -> None:
        self.articles = list(articles)
        self._name_organisations()

    def _name_organisations(self) -> None:
        names: dict[str, Counter] = defaultdict(Counter)
        kinds: dict[str, Counter] = defaultdict(Counter)
        self.forms: dict[str, set[str]] = defaultdict(set)
        for _, article in self.articles:
            for it in article.organisations:
                names[it.key][it.known, it.name] += 1
                kinds[it.key][it.known, it.kind] += 1
                self.forms[it.key].update(map(fold, it.aliases))
                if it.parent_key and it.parent_key != it.key:
                    names[it.parent_key][False, it.parent] += 1
                    kinds[it.parent_key][False, "other"] += 1
        self.names = {
            key: min(found, key=lambda it: (not it[0], -len(it[1]), -found[it], it[1]))[1]
            for key, found in names.items()
        }
        self.kinds = {
            key: min(found, key=lambda it: (not it[0], it[1] == "other", -found[it], it[1]))[1]
            for key, found in kinds.items()
        }

    def ids(self, filter: Filter, order: str = "newest") -> list[int]:
        """Ids of the filter's articles in their order."""
        found = [(id, article) for id, article in self.articles if self.leaves(filter, article)]
        found.sort(key=lambda it: it[0])
        found.sort(key=lambda it: it[1].timeline_date or "", reverse=order == "newest")
        found.sort(key=lambda it: _group(it[1]))
        return [id for id, _ in found]

    def stories(self, filter: Filter, order: str = "newest") -> list[int]:
        """Of the ids of the filter's articles the lowest of each story, in their order."""
        ids = self.ids(filter, order)
        return [id for id in ids if not any(other < id for other in set(ids).intersection(self.others(id)))]

    def others(self, id: int) -> list[int]:
        """The ids of the other articles of the same story."""
        own = dict(self.articles)[id].body
        return sorted(other for other, it in self.articles if other != id and _tell_one_story(own, it.body))

    def groups(self, filter: Filter, fold: bool = False) -> tuple[int, int, int]:
        """How many are dated, of unknown year, undated."""
        kept = set(self.stories(filter) if fold else self.ids(filter))
        counts = Counter(_group(article) for id, article in self.articles if id in kept)
        return counts[0], counts[1], counts[2]

    def facet(self, filter: Filter, facet: str) -> dict[str, int]:
        """How many of the filter's articles have each value."""
        counts: Counter[str] = Counter()
        for _, article in self.articles:
            if self.leaves(filter, article):
                counts.update(self.values(article, facet))
        return dict(counts)

    def values(self, article: Article, facet: str) -> set[str]:
        """An article's values of a facet."""
        if facet == "organisations":
            return {self.names[it.key] for it in article.organisations}
        if facet == "kinds":
            return {self.kinds[it.key] for it in article.organisations}
        own = [metal for metal in article.metals if not metal.in_name_only]
        return {it.metal for it in own} | {it.family for it in own if it.family in FAMILY_METALS}

    def bar(self, filter: Filter, period: str) -> int:
        """How many articles `on:` a period leaves of the filter."""
        return len(self.ids(replace(filter, on=period)))

    def leaves(self, filter: Filter, article: Article) -> bool:
        """Whether a filter leaves an article."""
        return (
            all(_meets(article, word) for word in filter.words)
            and all(self._has_organisation(article, it) != it.negated for it in filter.organisations)
            and all(_has_metal(article, it) != it.negated for it in filter.metals)
            and all(bool(self.values(article, "kinds") & set(it.values)) != it.negated for it in filter.kinds)
            and all(
                any(value.lower() in article.source.lower() for value in it.values) != it.negated
                for it in filter.sources
            )
            and (filter.window is None or _in_window(article, *filter.window))
            and (filter.published is None or _published_in(article, *periods.range_bounds(filter.published)))
            and all(_is(article, state.removeprefix("-")) != state.startswith("-") for state in filter.states)
        )

    def _has_organisation(self, article: Article, choice: Choice) -> bool:
        for it in article.organisations:
            forms = self.forms[it.key] | {fold(self.names[it.key])}
            for value in choice.values:
                wanted = fold(value.removesuffix("*"))
                if wanted in forms or (value.endswith("*") and any(form.startswith(wanted) for form in forms)):
                    return True
        return False


@cache
def _tell_one_story(one: str, other: str) -> bool:
    return one == other or same_story(signature(one), signature(other))


def _group(article: Article) -> int:
    date = article.timeline_date
    return 2 if date is None else int(date.startswith("--"))


def _meets(article: Article, word: Word) -> bool:
    """A word without a letter or digit narrows nothing."""
    wanted = re.findall(r"\w+", word.text.lower())
    if not wanted:
        return True
    texts = [article.title] if word.title else [article.title, article.body]
    found = any(_stands_in(wanted, re.findall(r"\w+", text.lower()), word.prefix) for text in texts)
    return found != word.negated


def _stands_in(wanted: list[str], tokens: list[str], prefix: bool) -> bool:
    for at in range(len(tokens) - len(wanted) + 1):
        here = tokens[at : at + len(wanted)]
        last = here[-1].startswith(wanted[-1]) if prefix else here[-1] == wanted[-1]
        if here[:-1] == wanted[:-1] and last:
            return True
    return False


def _has_metal(article: Article, choice: Choice) -> bool:
    wanted = {resolve(value) or value for value in choice.values}
    return any(not it.in_name_only and (it.metal in wanted or it.family in wanted) for it in article.metals)


def _in_window(article: Article, first: str, last: str) -> bool:
    if first > last:
        return False
    return _published_in(article, first, last) or any(_event_in(it, first, last) for it in article.events)


def _event_in(event: Event, first: str, last: str) -> bool:
    if event.start is None or event.end is None:
        return False
    if event.precision == "day":
        return event.start <= last and event.end >= first
    return event.start >= first and event.end <= last


def _published_in(article: Article, first: str, last: str) -> bool:
    if article.published is None:
        return False
    start, end = periods.bounds(article.published)
    return start >= first and end <= last


def _is(article: Article, state: str) -> bool:
    known: Iterable[Event] = [it for it in article.events if it.start is not None]
    return {
        "undated": article.published is None and not article.events,
        "yearless": article.published is None and bool(article.events) and not known,
        "inferred": any(it.basis in ("publication", "context") for it in article.events),
    }[state]
