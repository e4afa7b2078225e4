"""Whole articles out of the tables."""

from __future__ import annotations

import json
import zlib
from typing import Any, cast

from articles.model import Kind
from store.asking import Asking
from store.compact import ALIASES, NAMED, SENTENCE
from store.corrections import BY_RULE, Body, corrections_of
from store.protocol import ArticleRecord, EventRecord, MetalRecord, OrganisationRecord

Spans = tuple[tuple[int, int, str, str], ...]

_COLUMNS = (
    "id, source, title, title_basis, published, published_basis, timeline_date, url, language, understood,"
    " duplicate_of, body"
)


def article(asking: Asking, id_or_source: int | str) -> ArticleRecord | None:
    """One article by its id or its source, or None."""
    column = "id" if isinstance(id_or_source, int) else "source"
    row = asking.row(f"SELECT {_COLUMNS} FROM articles WHERE {column} = ?", (id_or_source,))
    return _record(asking, row) if row else None


def _record(asking: Asking, row: Any) -> ArticleRecord:
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
        organisations=_organisations(asking, id),
        metals=_metals(asking, id),
        events=_events(asking, id),
        **_marks(asking, source),
    )


def _marks(asking: Asking, source: str) -> dict[str, Any]:
    """What a person added to an article."""
    if not asking.marks:
        return {}
    row = asking.row("SELECT read, starred, note FROM marks.marks WHERE source = ?", (source,))
    tags = asking.rows("SELECT tag FROM marks.tags WHERE source = ? ORDER BY tag", (source,))
    read, starred, note = row or (0, 0, None)
    return {"read": bool(read), "starred": bool(starred), "note": note, "tags": tuple(tag for (tag,) in tags)}


def _mentions(asking: Asking, table: str, column: str, article_id: int) -> dict[int, tuple[Spans, Spans]]:
    """Spans in the body and in the title, by what they name, in the order of the article's list."""
    rows = asking.rows(
        f"SELECT {column}, in_title, start, \"end\", r.name, coalesce(m.name, '') FROM {table}"
        " JOIN rules r ON r.id = rule_id LEFT JOIN rules m ON m.id = merged_by_id"
        ' WHERE article_id = ? ORDER BY position, in_title, start, "end"',
        (article_id,),
    )
    found: dict[int, tuple[Spans, Spans]] = {}
    for of, in_title, *span in rows:
        body, title = found.get(of, ((), ()))
        found[of] = (body, (*title, tuple(span))) if in_title else ((*body, tuple(span)), title)
    return found


def _organisations(asking: Asking, article_id: int) -> tuple[OrganisationRecord, ...]:
    mentions = _mentions(asking, "organisation_mentions", "organisation_id", article_id)
    rows = asking.rows(
        f"SELECT o.id, o.name, o.kind, p.id, p.name, {ALIASES} FROM article_organisations l {NAMED}"
        " JOIN organisations o ON o.id = l.organisation_id LEFT JOIN organisations p ON p.id = o.parent_id"
        " WHERE l.article_id = ? ORDER BY l.position",
        (article_id,),
    )
    made = corrections_of(asking)
    found: dict[object, OrganisationRecord] = {}
    for id, name, kind, parent_id, parent, aliases in rows:
        one = OrganisationRecord(name, kind, parent, tuple(json.loads(aliases)), *mentions.get(id, ((), ())))
        body = made.body_of.get(part := made.part_of(id, one.aliases)) if made else None
        if made and (of_parent := made.body_of.get(parent_id)):
            one = one._replace(parent=None if of_parent.ignored else of_parent.name)
        if body is None:
            found[id] = one
        elif not body.ignored:
            found[body] = _joined(found.get(body), one, body, part)
    return tuple(found.values())


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


def _metals(asking: Asking, article_id: int) -> tuple[MetalRecord, ...]:
    mentions = _mentions(asking, "metal_mentions", "metal_id", article_id)
    names = {
        id: (name, family)
        for id, name, family in asking.rows(
            "SELECT id, name, family FROM metals WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(mentions)),),
        )
    }
    own = {id for (id,) in asking.rows("SELECT metal_id FROM article_metals WHERE article_id = ?", (article_id,))}
    return tuple(MetalRecord(*names[id], *spans, in_name_only=id not in own) for id, spans in mentions.items())


def _events(asking: Asking, article_id: int) -> tuple[EventRecord, ...]:
    rows = asking.rows(
        f'SELECT start, "end", month_day, end_month_day, precision, basis, text, {SENTENCE}, span_start, span_end,'
        " in_title, r.name, reason FROM events e JOIN rules r ON r.id = rule_id WHERE article_id = ? ORDER BY e.id",
        (article_id,),
    )
    return tuple(_event(row) for row in rows)


def _event(row: Any) -> EventRecord:
    start, end, day, end_day, precision, basis, text, sentence, first, last, in_title, rule, reason = row
    span = (first, last)
    return EventRecord(start, end, day, end_day, precision, basis, text, sentence, span, bool(in_title), rule, reason)


def raw(asking: Asking, article_id: int) -> str | None:
    """An article's text as it came, or None where there is no such article."""
    packed = asking.value("SELECT text FROM raw_texts WHERE article_id = ?", (article_id,))
    if packed is not None:
        return zlib.decompress(packed).decode()
    body: str | None = asking.value("SELECT body FROM articles WHERE id = ?", (article_id,))
    return body
