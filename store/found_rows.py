"""What was found in an article as rows, but for the ids that the tables give: names stand where ids will be."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from articles.model import Article, Event, Metal, Organisation
from store.compact import place_of

MentionRow = tuple[int, int, int, int, str, str]
"""Whether it is in the title, start and end, the place of what is meant in the article's list of those, and the names
of the rules that found and that merged it ("": none)."""

EventRow = tuple[str, tuple[str | int | None, ...]]
"""The name of the rule, and `EVENT_COLUMNS`."""

EVENT_COLUMNS = (
    "start", '"end"', "month_day", "end_month_day", "precision", "basis", "text", "span_start", "span_end", "in_title",
    "reason", "sentence_start", "sentence_end", "sentence",
)  # fmt: skip
"""Columns of `events` that an article alone says."""

as_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
"""JSON as the tables keep it."""


class OrganisationRow(NamedTuple):
    """An organisation of an article. Its aliases differ; `listed` is what is kept of them, None of the name alone."""

    key: str
    name: str
    kind: str
    known: int
    parent: str | None
    parent_key: str | None
    aliases: tuple[str, ...]
    listed: str | None


class MetalRow(NamedTuple):
    """A metal of an article."""

    name: str
    family: str
    in_name_only: int


def organisation_rows(organisations: Iterable[Organisation]) -> tuple[OrganisationRow, ...]:
    """One row for each."""
    return tuple(map(_organisation, organisations))


def _organisation(it: Organisation) -> OrganisationRow:
    aliases = it.aliases if len(it.aliases) == 1 else tuple(dict.fromkeys(it.aliases))
    listed = None if aliases == (it.name,) else _listed(aliases)
    return OrganisationRow(it.key, it.name, it.kind, int(it.known), it.parent, it.parent_key, aliases, listed)


_listed = lru_cache(maxsize=20_000)(as_json)


def merged(organisations: Iterable[Organisation]) -> tuple[Organisation, ...]:
    """Organisations in order, each key once: a second one of a key adds its forms and mentions to the first."""
    by_key: dict[str, Organisation] = {}
    for organisation in organisations:
        if first := by_key.get(organisation.key):
            organisation = first._replace(
                aliases=first.aliases + organisation.aliases,
                mentions=first.mentions + organisation.mentions,
                title_mentions=first.title_mentions + organisation.title_mentions,
            )
        by_key[organisation.key] = organisation
    return tuple(by_key.values())


def metal_rows(metals: Iterable[Metal]) -> tuple[MetalRow, ...]:
    """One row for each."""
    return tuple(MetalRow(it.metal, it.family, int(it.in_name_only)) for it in metals)


def mention_rows(found: Iterable[Organisation | Metal]) -> tuple[MentionRow, ...]:
    """The mentions of all of them."""
    return tuple(
        (in_title, mention.start, mention.end, place, mention.rule, mention.merged_by)
        for place, it in enumerate(found)
        for in_title, mentions in enumerate((it.mentions, it.title_mentions))
        for mention in mentions
    )


def event_rows(article: Article) -> tuple[EventRow, ...]:
    """The dated statements of an article, in order."""
    return tuple((event.rule, _event(event, article)) for event in article.events)


def _event(event: Event, article: Article) -> tuple[str | int | None, ...]:
    return (
        event.start, event.end, event.month_day, event.end_month_day, event.precision, event.basis, event.text,
        *event.span, int(event.in_title), event.reason, *place_of(event, article.title, article.body),
    )  # fmt: skip
