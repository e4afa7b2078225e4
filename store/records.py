"""Whole articles out of the tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from articles.model import Kind
from store.asking import Asking
from store.compact import NAMED, unpacked
from store.corrections import BY_RULE, Body, corrections_of
from store.protocol import ArticleRecord, EventRecord, MetalRecord, OrganisationRecord

Spans = tuple[tuple[int, int, str, str], ...]

_COLUMNS = (
    "id, source, title, title_basis, published, published_basis, timeline_date, url, language, understood,"
    " duplicate_of, body"
)


_EVENT_COLUMNS = (
    'article_id, start, "end", month_day, end_month_day, precision, basis, text, span_start, span_end, in_title,'
    " r.name, reason, sentence_start, sentence_end, sentence FROM events e JOIN rules r ON r.id = rule_id"
)
_AMONG = "IN (SELECT value FROM json_each(?))"

Row = tuple[Any, ...]


def article(asking: Asking, id_or_source: int | str) -> ArticleRecord | None:
    """One article by its id or its source, or None."""
    column = "id" if isinstance(id_or_source, int) else "source"
    ids = [id for (id,) in asking.rows(f"SELECT id FROM articles WHERE {column} = ?", (id_or_source,))]
    return next(iter(articles(asking, ids)), None)


def articles(asking: Asking, ids: Sequence[int]) -> list[ArticleRecord]:
    """Articles in the order of their ids given; those that aren't there are left out."""
    wanted = (json.dumps(ids),)
    found = {row[0]: row for row in asking.rows(f"SELECT {_COLUMNS} FROM articles WHERE id {_AMONG}", wanted)}
    organisations, metals = _organisations(asking, wanted), _metals(asking, wanted)
    events = _by_article(asking.rows(f"SELECT {_EVENT_COLUMNS} WHERE article_id {_AMONG} ORDER BY e.id", wanted))
    marks = _marks(asking, [row[1] for row in found.values()])
    return [
        _record(
            found[id],
            tuple(organisations.get(id, {}).values()),
            tuple(metals.get(id, ())),
            events.get(id, ()),
            marks.get(found[id][1], {}),
        )
        for id in ids
        if id in found
    ]


def _record(
    row: Any,
    organisations: tuple[OrganisationRecord, ...],
    metals: tuple[MetalRecord, ...],
    events: Iterable[Row],
    marks: Mapping[str, Any],
) -> ArticleRecord:
    id, source, title, title_basis, published, published_basis, date, url, language, understood, first, body = row
    return ArticleRecord(
        id=id,
        source=source,
        title=title,
        title_basis=title_basis,
        published=published,
        published_basis=published_basis,
        timeline_date=date,
        url=url,
        language=language,
        understood=bool(understood),
        duplicate_of=first,
        body=body,
        organisations=organisations,
        metals=metals,
        events=tuple(_event(event, title, body) for event in events),
        **marks,
    )


def _by_article(rows: Iterable[Row]) -> dict[int, list[Row]]:
    """Rows by the article id that each begins with, without it."""
    found: dict[int, list[Row]] = {}
    for article_id, *row in rows:
        found.setdefault(article_id, []).append(tuple(row))
    return found


def _marks(asking: Asking, sources: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What a person added to articles, by their source."""
    if not asking.marks:
        return {}
    wanted = (json.dumps(sources),)
    found: dict[str, dict[str, Any]] = {}
    for source, read, starred, note in asking.rows(
        f"SELECT source, read, starred, note FROM marks.marks WHERE source {_AMONG}", wanted
    ):
        found[source] = {"read": bool(read), "starred": bool(starred), "note": note}
    for source, tag in asking.rows(f"SELECT source, tag FROM marks.tags WHERE source {_AMONG} ORDER BY tag", wanted):
        marks = found.setdefault(source, {})
        marks["tags"] = (*marks.get("tags", ()), tag)
    return found


def _mentions(asking: Asking, table: str, column: str, wanted: tuple[str]) -> dict[int, dict[int, tuple[Spans, Spans]]]:
    """By article and what is named: spans in the body and in the title, in the order of the article's list."""
    rows = asking.rows(
        f"SELECT article_id, {column}, in_title, start, \"end\", r.name, coalesce(m.name, '') FROM {table}"
        " JOIN rules r ON r.id = rule_id LEFT JOIN rules m ON m.id = merged_by_id"
        f' WHERE article_id {_AMONG} ORDER BY article_id, position, in_title, start, "end"',
        wanted,
    )
    found: dict[int, dict[int, tuple[Spans, Spans]]] = {}
    for article_id, of, in_title, *span in rows:
        of_article = found.setdefault(article_id, {})
        body, title = of_article.get(of, ((), ()))
        of_article[of] = (body, (*title, tuple(span))) if in_title else ((*body, tuple(span)), title)
    return found


def _organisations(asking: Asking, wanted: tuple[str]) -> dict[int, dict[object, OrganisationRecord]]:
    """The organisations of each article, as rules about names have them."""
    mentions = _mentions(asking, "organisation_mentions", "organisation_id", wanted)
    rows = asking.rows(
        "SELECT l.article_id, o.id, o.name, o.kind, p.id, p.name, n.name, l.aliases"
        f" FROM article_organisations l {NAMED}"
        " JOIN organisations o ON o.id = l.organisation_id LEFT JOIN organisations p ON p.id = o.parent_id"
        f" WHERE l.article_id {_AMONG} ORDER BY l.article_id, l.position",
        wanted,
    )
    made = corrections_of(asking)
    every: dict[int, dict[object, OrganisationRecord]] = {}
    for article_id, id, name, kind, parent_id, parent, form, aliases in rows:
        spans = mentions.get(article_id, {}).get(id, ((), ()))
        one = OrganisationRecord(name, kind, parent, tuple(json.loads(aliases)) if aliases else (form,), *spans)
        found = every.setdefault(article_id, {})
        body = made.body_of.get(part := made.part_of(id, one.aliases)) if made else None
        if made and (of_parent := made.body_of.get(parent_id)):
            one = one._replace(parent=None if of_parent.ignored else of_parent.name)
        if body is None:
            found[id] = one
        elif not body.ignored:
            found[body] = _joined(found.get(body), one, body, part)
    return every


def _joined(before: OrganisationRecord | None, one: OrganisationRecord, body: Body, part: int) -> OrganisationRecord:
    """An organisation as rules have it, together with what was found of its other parts before."""
    if part != body.main:
        one = one._replace(mentions=_by_rule(one.mentions), title_mentions=_by_rule(one.title_mentions))
    one = one._replace(name=body.name, kind=cast(Kind, body.kind))
    if one.parent == body.name:
        one = one._replace(parent=None)
    if before is None:
        return one
    return one._replace(
        parent=one.parent if part == body.main else before.parent,
        aliases=tuple(dict.fromkeys((*before.aliases, *one.aliases))),
        mentions=tuple(sorted((*before.mentions, *one.mentions))),
        title_mentions=tuple(sorted((*before.title_mentions, *one.title_mentions))),
    )


def _by_rule(spans: Spans) -> Spans:
    return tuple((start, end, rule, BY_RULE) for start, end, rule, _ in spans)


def _metals(asking: Asking, wanted: tuple[str]) -> dict[int, list[MetalRecord]]:
    names = {id: (name, family) for id, name, family in asking.rows("SELECT id, name, family FROM metals")}
    own = set(asking.rows(f"SELECT article_id, metal_id FROM article_metals WHERE article_id {_AMONG}", wanted))
    return {
        article_id: [
            MetalRecord(*names[id], *spans, in_name_only=(article_id, id) not in own) for id, spans in mentions.items()
        ]
        for article_id, mentions in _mentions(asking, "metal_mentions", "metal_id", wanted).items()
    }


def _event(row: Row, title: str, body: str) -> EventRecord:
    start, end, day, end_day, precision, basis, text, first, last, in_title, rule, reason, *place, sentence = row
    if sentence is None:
        sentence = (title if in_title else body)[slice(*place)]
    span = (first, last)
    return EventRecord(start, end, day, end_day, precision, basis, text, sentence, span, bool(in_title), rule, reason)


def raw(asking: Asking, article_id: int) -> str | None:
    """An article's text as it came, or None where there is no such article."""
    texts = "SELECT body, text FROM articles LEFT JOIN raw_texts ON article_id = id WHERE id = ?"
    return next(
        (body if text is None else unpacked(text, body) for body, text in asking.rows(texts, (article_id,))), None
    )
