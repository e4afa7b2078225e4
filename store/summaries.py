"""One line an article: what a listing prints of it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from store.asking import Asking
from store.compact import ALIASES, NAMED
from store.corrections import corrections_of
from store.protocol import ArticleSummary


def summaries(asking: Asking, ids: Sequence[int]) -> list[ArticleSummary]:
    """Summaries of articles in the order of their ids given; those removed meanwhile are left out."""
    wanted = (json.dumps(list(ids)),)
    within = "article_id IN (SELECT value FROM json_each(?))"
    organisations = _organisations(asking, within, wanted)
    metals = _names(
        asking,
        f"SELECT article_id, name FROM article_metals JOIN metals m ON m.id = metal_id WHERE {within}"
        " ORDER BY article_id, name",
        wanted,
    )
    rows = asking.rows(
        "SELECT id, source, title, timeline_date, published FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        wanted,
    )
    found = {}
    for id, source, title, date, published in rows:
        names = tuple(organisations.get(id, ())), tuple(metals.get(id, ()))
        found[id] = ArticleSummary(id, source, title, date, published, *names)
    return [found[id] for id in ids if id in found]


def _organisations(asking: Asking, within: str, wanted: tuple[str]) -> dict[int, list[str]]:
    joined = f"FROM article_organisations l JOIN organisations o ON o.id = l.organisation_id {NAMED}"
    ordered = f"WHERE {within} ORDER BY article_id, position"
    made = corrections_of(asking)
    if made is None:
        return _names(asking, f"SELECT article_id, o.name {joined} {ordered}", wanted)
    found: dict[int, dict[object, str]] = {}
    for article_id, id, name, aliases in asking.rows(
        f"SELECT article_id, o.id, o.name, {ALIASES} {joined} {ordered}", wanted
    ):
        body = made.body_of.get(made.part_of(id, json.loads(aliases)))
        if body is None or not body.ignored:
            found.setdefault(article_id, {}).setdefault(body or id, body.name if body else name)
    return {article_id: list(names.values()) for article_id, names in found.items()}


def _names(asking: Asking, sql: str, wanted: tuple[str]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = {}
    for article_id, name in asking.rows(sql, wanted):
        names.setdefault(article_id, []).append(name)
    return names
