"""What was found in an article as rows, but for the ids that the tables give: names stand where ids will be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from articles.model import Article, Metal, Organisation
from store.compact import place_of

MentionPlace = tuple[int, int, int, str, str]
"""Whether it is in the title, start and end, the names of the rules that found and that merged it ("": none)."""

EventRow = tuple[str | int | None, ...]
"""The columns of `events` in their order, without the ids in front, and with the rule's name for its id."""

EVENT_RULE = 10
"""The place of the rule's name in an `EventRow`."""

as_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
"""JSON as the tables keep it."""


class OrganisationRows(NamedTuple):
    """An organisation of an article. Its aliases differ; `listed` is what is kept of them, None of the name alone."""

    key: str
    name: str
    kind: str
    known: int
    parent: str | None
    parent_key: str | None
    aliases: tuple[str, ...]
    listed: str | None
    mentions: tuple[MentionPlace, ...]


class MetalRows(NamedTuple):
    """A metal of an article."""

    name: str
    family: str
    in_name_only: int
    mentions: tuple[MentionPlace, ...]


def organisation_rows(article: Article) -> tuple[OrganisationRows, ...]:
    """The organisations of an article, each key once, in order."""
    return tuple(map(_organisation, _merged(article.organisations)))


def _organisation(it: Organisation) -> OrganisationRows:
    aliases = tuple(dict.fromkeys(it.aliases))
    listed = None if aliases == (it.name,) else as_json(aliases)
    return OrganisationRows(
        it.key, it.name, it.kind, int(it.known), it.parent, it.parent_key, aliases, listed, _places(it)
    )


def _merged(organisations: Sequence[Organisation]) -> Iterable[Organisation]:
    """Organisations with each key once; a second one of the same key adds its forms and mentions to the first."""
    by_key: dict[str, Organisation] = {}
    for organisation in organisations:
        if first := by_key.get(organisation.key):
            organisation = replace(
                first,
                aliases=first.aliases + organisation.aliases,
                mentions=first.mentions + organisation.mentions,
                title_mentions=first.title_mentions + organisation.title_mentions,
            )
        by_key[organisation.key] = organisation
    return by_key.values()


def metal_rows(article: Article) -> tuple[MetalRows, ...]:
    """The metals of an article, in order."""
    return tuple(MetalRows(it.metal, it.family, int(it.in_name_only), _places(it)) for it in article.metals)


def _places(found: Organisation | Metal) -> tuple[MentionPlace, ...]:
    return (
        *((0, it.start, it.end, it.rule, it.merged_by) for it in found.mentions),
        *((1, it.start, it.end, it.rule, it.merged_by) for it in found.title_mentions),
    )


def event_rows(article: Article) -> tuple[EventRow, ...]:
    """The dated statements of an article, in order."""
    return tuple(
        (
            event.start, event.end, event.month_day, event.end_month_day, event.precision, event.basis,
            event.text, *event.span, int(event.in_title), event.rule, event.reason,
            *place_of(event, article.title, article.body),
        )
        for event in article.events
    )  # fmt: skip
