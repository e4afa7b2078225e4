"""Facet counts and the histogram: how many articles of a filter have what, and when."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any

from articles.model import KINDS
from store import conditions, periods
from store.asking import Asking
from store.conditions import Condition
from store.corrections import corrections_of
from store.filters import Filter
from store.protocol import Bar, Facet, FacetCount, HistogramPrecision
from store.timeline import count
from store.vocabulary import metal_name

_PERIOD = {
    "decade": "substr({day}, 1, 3) || '0s'",
    "year": "substr({day}, 1, 4)",
    "quarter": "substr({day}, 1, 4) || '-Q' || ((CAST(substr({day}, 6, 2) AS INTEGER) + 2) / 3)",
    "month": "substr({day}, 1, 7)",
    "day": "{day}",
}


def facet(asking: Asking, filter: Filter, facet: Facet, limit: int | None, own: bool) -> tuple[FacetCount, ...]:
    """The values of a facet among a filter's articles, by count, then name."""
    if not own:
        filter = filter.without_own(facet)
    parts = conditions.conditions(asking, filter)
    found = [FacetCount(*row) for row in _QUESTIONS[facet](asking, parts, -1 if limit is None else limit)]
    found.sort(key=lambda it: (-it.count, it.value))
    return tuple(found[:limit])


def _with_hits(parts: list[Condition]) -> tuple[str, list[object]]:
    sql, parameters = conditions.hits(parts)
    return f"WITH hits AS MATERIALIZED ({sql})", parameters


def _organisations(asking: Asking, parts: list[Condition], limit: int) -> list[tuple[str, int, int, str]]:
    shared = shared_names(asking)
    if limit >= 0:
        limit += sum(map(len, shared.values()))
    rows = _each_organisation(asking, parts, limit)
    if not shared:
        return rows
    of_shared = [row for row in rows if row[0] in shared]
    rows = [row for row in rows if row[0] not in shared]
    for name in dict.fromkeys(row[0] for row in of_shared):
        kind = next(row[3] for row in of_shared if row[0] == name)
        all_of = _with_any(asking, [], shared[name])
        rows.append((name, _with_any(asking, parts, shared[name]) if parts else all_of, all_of, kind))
    return rows


def shared_names(asking: Asking) -> dict[str, list[int]]:
    """Names that several bodies go by, with their ids: a value of the facet is a name, and means any of them."""
    found: dict[str, list[int]] = asking.once("shared names", lambda: _shared_names(asking))
    return found


def _shared_names(asking: Asking) -> dict[str, list[int]]:
    names = asking.rows("SELECT name FROM organisations WHERE articles > 0 GROUP BY name HAVING count(*) > 1")
    rows = asking.rows(
        "SELECT name, id FROM organisations WHERE articles > 0 AND name IN (SELECT value FROM json_each(?))",
        (json.dumps([name for (name,) in names]),),
    )
    shared: dict[str, list[int]] = {}
    for name, id in rows:
        shared.setdefault(name, []).append(id)
    return shared


def _with_any(asking: Asking, parts: list[Condition], ids: list[int]) -> int:
    """How many of the articles have any of some organisations."""
    either = conditions.of_organisations(asking, set(ids))
    sql, parameters = conditions.hits(sorted([*parts, either], key=conditions.rarest_first))
    found: int = asking.value(f"SELECT count(*) FROM ({sql})", parameters)
    return found


def _each_organisation(asking: Asking, parts: list[Condition], limit: int) -> list[tuple[str, int, int, str]]:
    if not parts:
        return asking.rows(
            "SELECT name, articles, articles, kind FROM organisations WHERE articles > 0"
            " ORDER BY articles DESC, name LIMIT ?",
            (limit,),
        )
    hits, parameters = _with_hits(parts)
    return asking.rows(
        f"{hits}, counts AS (SELECT organisation_id, count(*) AS found FROM hits"
        " CROSS JOIN article_organisations l ON l.article_id = hits.id GROUP BY organisation_id)"
        " SELECT name, found, articles, kind FROM counts JOIN organisations o ON o.id = organisation_id"
        " ORDER BY found DESC, name LIMIT ?",
        (*parameters, limit),
    )


def _metals(asking: Asking, parts: list[Condition], limit: int) -> list[tuple[str, int, int, str]]:
    """A metal that is also a family counts the articles of all its members."""
    metals = asking.rows("SELECT id, name, articles, family FROM metals WHERE articles > 0")
    if not parts:
        return [(name, articles, articles, family) for _, name, articles, family in metals]
    hits, parameters = _with_hits(parts)
    linked = "FROM hits CROSS JOIN article_metals l ON l.article_id = hits.id"
    counts = dict(asking.rows(f"{hits} SELECT metal_id, count(*) {linked} GROUP BY metal_id", parameters))
    of_families = asking.rows(
        f"{hits} SELECT f.id, count(DISTINCT hits.id) {linked} JOIN metals m ON m.id = l.metal_id"
        " JOIN metals f ON f.name = m.family GROUP BY f.id",
        parameters,
    )
    counts.update(of_families)
    return [(name, counts[id], articles, family) for id, name, articles, family in metals if counts.get(id)]


def _kinds(asking: Asking, parts: list[Condition], limit: int) -> list[tuple[str, int, int]]:
    totals = dict(asking.rows("SELECT value, articles FROM totals WHERE facet = 'kind'"))
    if not parts:
        return [(kind, articles, articles) for kind, articles in totals.items()]
    hits, parameters = _with_hits(parts)
    rows = asking.rows(
        f"{hits} SELECT o.kind, count(DISTINCT hits.id) FROM hits"
        " CROSS JOIN article_organisations l ON l.article_id = hits.id"
        " JOIN organisations o ON o.id = l.organisation_id GROUP BY o.kind",
        parameters,
    )
    return [(kind, found, totals.get(kind, 0)) for kind, found in rows]


_QUESTIONS: dict[Facet, Callable[[Asking, list[Condition], int], Iterable[tuple[Any, ...]]]] = {
    "organisations": _organisations,
    "metals": _metals,
    "kinds": _kinds,
}


def histogram(asking: Asking, filter: Filter, precision: HistogramPrecision) -> tuple[Bar, ...]:
    """A bar for each period with articles: those that `on:` the period would leave of the filter."""
    rows = asking.rows("SELECT value, articles FROM totals WHERE facet = ? ORDER BY value", (precision,))
    undated = replace(filter, after=None, before=None, on=None)
    counts = _counts(asking, undated, precision) if undated else dict(rows)
    window = replace(filter, on=None).window
    return tuple(
        Bar(period, _within(asking, undated, period, window, counts.get(period, 0)), articles)
        for period, articles in rows
    )


def _within(asking: Asking, undated: Filter, period: str, window: tuple[str, str] | None, all_of: int) -> int:
    """How many articles a period has inside a window, when it has `all_of` without one."""
    if window is None or not all_of:
        return all_of
    first, last = periods.bounds(period)
    if window[0] <= first and last <= window[1]:
        return all_of
    first, last = max(first, window[0]), min(last, window[1])
    return count(asking, replace(undated, on=f"{first}..{last}")) if first <= last else 0


def _counts(asking: Asking, filter: Filter, precision: HistogramPrecision) -> dict[str, int]:
    """How many of a filter's articles have a date in each period."""
    hits, parameters = _with_hits(conditions.conditions(asking, filter))
    of_start, of_end = (_PERIOD[precision].format(day=day) for day in ("start", '"end"'))
    events = "FROM hits CROSS JOIN events e ON e.article_id = hits.id WHERE start IS NOT NULL"
    wide = asking.rows(
        f"{hits} SELECT DISTINCT hits.id, start, \"end\" {events} AND precision = 'day' AND {of_start} != {of_end}",
        parameters,
    )
    pairs = [(id, period) for id, first, last in wide for period in periods.periods_between(first, last, precision)]
    published, published_end = (_PERIOD[precision].format(day=day) for day in ("published_start", "published_end"))
    rows = asking.rows(
        f"{hits} SELECT period, count(*) FROM ("
        f" SELECT hits.id AS id, {of_start} AS period {events} AND {of_start} = {of_end}"
        f" UNION SELECT hits.id, {published} FROM hits CROSS JOIN articles USING (id)"
        f" WHERE published_start IS NOT NULL AND {published} = {published_end}"
        " UNION SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)"
        ") GROUP BY period",
        (*parameters, json.dumps(pairs)),
    )
    return dict(rows)


def values(asking: Asking, facet: Facet, typed: str, limit: int) -> tuple[str, ...]:
    """Values of a facet with a word that begins with what was typed, in their name or an alias; commonest first."""
    if facet == "kinds":
        return tuple(kind for kind in KINDS if kind.startswith(typed.casefold()))[:limit]
    return _metal_values(asking, typed, limit) if facet == "metals" else _names(asking, typed, limit)


def _names(asking: Asking, typed: str, limit: int) -> tuple[str, ...]:
    from articles.names import fold

    start = fold(typed)
    made = corrections_of(asking)
    if made is None:
        rows = _rows_of_names(asking, start, limit)
        return tuple(dict.fromkeys(name for _, name, _ in rows))
    rows = [row for row in _rows_of_names(asking, start, limit + len(made.body_of)) if row[0] not in made.body_of]
    begun = {id for id, _, _ in _rows_of_names(asking, start, -1, made.body_of)}
    rows += [
        (body.main, body.name, body.articles)
        for body in made.bodies
        if not body.ignored
        and (begun & set(body.parts) or any(word.startswith(start) for word in _beginnings(fold(body.name))))
    ]
    rows.sort(key=lambda row: (-row[2], row[1]))
    return tuple(dict.fromkeys(name for _, name, _ in rows))[:limit]


def _beginnings(name: str) -> list[str]:
    """A name from each of its words on."""
    words = name.split(" ")
    return [" ".join(words[at:]) for at in range(len(words))]


def _rows_of_names(
    asking: Asking, start: str, limit: int, among: Collection[int] | None = None
) -> list[tuple[int, str, int]]:
    """Organisations with a word that begins with `start`, commonest first: id, name, articles."""
    of_name, of_alias = (
        f"({column} LIKE ?1 || '%' ESCAPE '\\' OR {column} LIKE '% ' || ?1 || '%' ESCAPE '\\')"
        for column in ("o.folded", "l.folded")
    )
    wanted = "" if among is None else f" AND o.id IN ({', '.join(map(str, sorted(among)))})"
    return asking.rows(
        "SELECT id, name, articles FROM organisations o INDEXED BY organisations_commonest WHERE articles > 0"
        f"{wanted} AND ({of_name} OR EXISTS (SELECT 1 FROM organisation_aliases l"
        f" WHERE l.organisation_id = o.id AND {of_alias})) ORDER BY articles DESC, name LIMIT ?2",
        (conditions.escaped(conditions.bindable(start)), limit),
    )


def _metal_values(asking: Asking, typed: str, limit: int) -> tuple[str, ...]:
    start = typed.casefold().strip()
    meant = metal_name(start)
    rows = asking.rows("SELECT name FROM metals WHERE articles > 0 ORDER BY articles DESC, name")
    found = [
        name for (name,) in rows if name == meant or any(word.startswith(start) for word in (name, *name.split("-")))
    ]
    return tuple(found[:limit])
