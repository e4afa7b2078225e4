"""A filter as SQL: each of its parts as a condition in two forms, and the parts put together.

`listed` is a SELECT of article ids (perhaps with repeats), good where few articles have it; `probed` is a test of one
article `a.id`, good where many do. Names are resolved to ids first, so that neither form compares text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from store import periods
from store.asking import Asking
from store.errors import FilterError
from store.filters import MARK_STATES, Choice, Filter
from store.fulltext import match
from store.vocabulary import metal_name

MANY = 1 << 40
_FEW = 2000
_COUNTED_WORDS = 20_000
_LAST = "\U0010ffff"


class Condition(NamedTuple):
    """One part of a filter. `estimate` is about how many articles meet it (negated: how many don't); `exact` says
    that it is just as many. `dear` says that probing costs about as much as listing."""

    listed: str
    listed_with: tuple[object, ...]
    probed: str
    probed_with: tuple[object, ...]
    estimate: int
    negated: bool = False
    exact: bool = False
    dear: bool = False


def conditions(asking: Asking, filter: Filter) -> list[Condition]:
    """The parts of a filter, the rarest wanted one first. Raises `FilterError` for what can't be asked."""
    refuse_marks(asking, filter)
    found = [
        *_choices(asking, filter.organisations, _organisation),
        *_choices(asking, filter.metals, _metal),
        *_choices(asking, filter.kinds, _kind),
        *_choices(asking, filter.sources, _source),
        *_choices(asking, filter.tags, _tag),
        *_words(asking, filter),
        *_dates(filter),
        *(_state(asking, state) for state in filter.states),
    ]
    return sorted(found, key=rarest_first)


def rarest_first(condition: Condition) -> tuple[bool, int]:
    """The order in which conditions are put together: wanted ones first, the rarest of them before the others."""
    return condition.negated, condition.estimate


def refuse_marks(asking: Asking, filter: Filter) -> None:
    """Marks can be asked for only where a marks file was named."""
    states = [state for state in filter.states if state.removeprefix("-") in MARK_STATES]
    if asking.marks is not None or not (states or filter.tags):
        return
    line = str(filter)
    places = [line.find(f"is:{state.removeprefix('-')}") for state in states]
    places += [line.find("tag:")] * bool(filter.tags)
    raise FilterError("no marks file is open", max(0, min(places)))


def _choices(
    asking: Asking, choices: Iterable[Choice], condition: Callable[[Asking, tuple[str, ...]], Condition]
) -> Iterator[Condition]:
    for choice in choices:
        found = condition(asking, tuple(map(bindable, choice.values)))
        yield _negated(found) if choice.negated else found


def _negated(condition: Condition) -> Condition:
    return condition._replace(negated=True, exact=False)


def bindable(text: str) -> str:
    """The text without the halves of characters, which SQLite can't be handed."""
    return text.encode("utf-8", "replace").decode()


def _ids(ids: Iterable[int]) -> str:
    return f"({', '.join(map(str, sorted(ids)))})"


def _organisation(asking: Asking, values: tuple[str, ...]) -> Condition:
    return of_organisations(asking, {id for value in values for id in organisation_ids(asking, value)})


def of_organisations(asking: Asking, ids: set[int]) -> Condition:
    """Has any of some organisations."""
    most = asking.value(f"SELECT sum(articles) FROM organisations WHERE id IN {_ids(ids)}") or 0
    return _linked("article_organisations", "organisation_id", ids, most)


def organisation_ids(asking: Asking, value: str) -> set[int]:
    """The organisations of a name or alias; `value*` is the beginning of one. Case and punctuation don't count."""
    from articles.names import fold

    folded = fold(value.removesuffix("*"))
    test, bounds = ("folded = ?", (folded,))
    if value.endswith("*"):
        test, bounds = ("folded >= ? AND folded < ?", (folded, folded + _LAST))  # type: ignore[assignment]
    rows = asking.rows(
        f"SELECT id FROM organisations WHERE {test} AND articles > 0"
        f" UNION SELECT organisation_id FROM organisation_aliases WHERE {test}",
        (*bounds, *bounds),
    )
    return {id for (id,) in rows}


def _metal(asking: Asking, values: tuple[str, ...]) -> Condition:
    ids = {id for value in values for id in metal_ids(asking, value)}
    most = asking.value(f"SELECT sum(articles) FROM metals WHERE id IN {_ids(ids)}") or 0
    return _linked("article_metals", "metal_id", ids, most)


def metal_ids(asking: Asking, value: str) -> set[int]:
    """The metals of a name, in any of its forms, or of a family; `value*` is the beginning of a name."""
    if value.endswith("*"):
        start = value[:-1].casefold()
        rows = asking.rows("SELECT id FROM metals WHERE name >= ? AND name < ?", (start, start + _LAST))
    else:
        name = metal_name(value)
        rows = asking.rows("SELECT id FROM metals WHERE name = ? OR family = ?", (name, name))
    return {id for (id,) in rows}


def _linked(table: str, column: str, ids: set[int], most: int) -> Condition:
    return Condition(
        f"SELECT article_id AS id FROM {table} WHERE {column} IN {_ids(ids)}",
        (),
        f"EXISTS (SELECT 1 FROM {table} l WHERE l.article_id = a.id AND l.{column} IN {_ids(ids)})",
        (),
        most,
        exact=len(ids) < 2,
    )


def _kind(asking: Asking, values: tuple[str, ...]) -> Condition:
    kinds = json.dumps(values)
    wanted = "o.kind IN (SELECT value FROM json_each(?))"
    joined = "FROM article_organisations l JOIN organisations o ON o.id = l.organisation_id"
    most = asking.value(
        "SELECT sum(articles) FROM totals WHERE facet = 'kind' AND value IN (SELECT value FROM json_each(?))", (kinds,)
    )
    return Condition(
        f"SELECT l.article_id AS id {joined} WHERE {wanted}",
        (kinds,),
        f"EXISTS (SELECT 1 {joined} WHERE l.article_id = a.id AND {wanted})",
        (kinds,),
        most or 0,
        exact=len(values) == 1,
    )


def _source(asking: Asking, values: tuple[str, ...]) -> Condition:
    test = " OR ".join("source LIKE ? ESCAPE '\\'" for _ in values)
    patterns = tuple(f"%{escaped(value)}%" for value in values)
    return _of_article(f"({test})", patterns)


def escaped(text: str) -> str:
    """The text as LIKE finds it literally, with `\\` as its escape character."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _of_article(test: str, parameters: tuple[object, ...]) -> Condition:
    """A test of columns of `articles` alone."""
    return Condition(
        f"SELECT id FROM articles WHERE {test}",
        parameters,
        f"EXISTS (SELECT 1 FROM articles c WHERE c.id = a.id AND {test})",
        parameters,
        MANY,
    )


def _words(asking: Asking, filter: Filter) -> Iterator[Condition]:
    wanted = match(word for word in filter.words if not word.negated)
    if wanted:
        yield _matching(wanted, asking)
    for word in filter.words:
        if word.negated and (unwanted := match([word])):
            yield _negated(_matching(unwanted, None))


def _matching(expression: str, asking: Asking | None) -> Condition:
    expression = bindable(expression)
    most = MANY
    if asking:
        limited = "SELECT count(*) FROM (SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT ?)"
        most = asking.value(limited, (expression, _COUNTED_WORDS))
    return Condition(
        "SELECT rowid AS id FROM articles_fts WHERE articles_fts MATCH ?",
        (expression,),
        "EXISTS (SELECT 1 FROM articles_fts f WHERE f.rowid = a.id AND f.articles_fts MATCH ?)",
        (expression,),
        most,
        exact=most < _COUNTED_WORDS,
        # Each probe of a prefix looks up all of the words that begin with it.
        dear='" *' in expression,
    )


def _dates(filter: Filter) -> Iterator[Condition]:
    if (window := filter.window) is not None:
        yield in_window(*window)
    if filter.published is not None:
        yield _of_article("published_start >= ? AND published_end <= ?", periods.range_bounds(filter.published))


def in_window(first: str, last: str) -> Condition:
    """With a date that overlaps these days, if it is precise to the day, or else lies wholly inside them."""
    event = 'start <= ?2 AND ("end" >= ?1 AND precision = \'day\' OR start >= ?1 AND "end" <= ?2)'
    published = "published_start >= ?1 AND published_end <= ?2"
    if first > last:
        event = published = "0"
    event, published = (test.replace("?1", f"'{first}'").replace("?2", f"'{last}'") for test in (event, published))
    return Condition(
        f"SELECT article_id AS id FROM events WHERE start IS NOT NULL AND {event}"
        f" UNION SELECT id FROM articles WHERE published_start IS NOT NULL AND {published}",
        (),
        f"(EXISTS (SELECT 1 FROM events e WHERE e.article_id = a.id AND {event})"
        f" OR EXISTS (SELECT 1 FROM articles c WHERE c.id = a.id AND {published}))",
        (),
        MANY - 1,
    )


def _state(asking: Asking, state: str) -> Condition:
    name = state.removeprefix("-")
    if name in MARK_STATES:
        condition = _marked(asking, "m.starred" if name == "starred" else "m.read")
        return _negated(condition) if (name == "unread") != (state != name) else condition
    condition = {"undated": _undated, "yearless": _yearless, "inferred": _inferred}[name]()
    return _negated(condition) if state != name else condition


def _tag(asking: Asking, values: tuple[str, ...]) -> Condition:
    test = "m.source IN (SELECT source FROM marks.tags WHERE tag COLLATE NOCASE IN (SELECT value FROM json_each(?)))"
    return _marked(asking, test, (json.dumps(values),), "(SELECT DISTINCT source FROM marks.tags)")


def _marked(asking: Asking, test: str, parameters: tuple[object, ...] = (), of: str = "marks.marks") -> Condition:
    """A test of a person's marks `m`; nothing is marked while there is no marks file."""
    if not asking.marks:
        return _of_article("0", ())
    return Condition(
        f"SELECT c.id FROM {of} m CROSS JOIN articles c ON c.source = m.source WHERE {test}",
        parameters,
        f"EXISTS (SELECT 1 FROM articles c JOIN {of} m ON m.source = c.source WHERE c.id = a.id AND {test})",
        parameters,
        MANY,
    )


def _undated() -> Condition:
    return _of_article("timeline_group = 2", ())


def _yearless() -> Condition:
    of_known_year = "SELECT 1 FROM events e WHERE e.article_id = articles.id AND e.start IS NOT NULL"
    listed = f"SELECT id FROM articles WHERE timeline_group = 1 AND NOT EXISTS ({of_known_year})"
    return Condition(listed, (), f"a.id IN ({listed})", (), MANY)


def _inferred() -> Condition:
    inferred = "basis IN ('publication', 'context')"
    return Condition(
        f"SELECT article_id AS id FROM events WHERE {inferred}",
        (),
        f"EXISTS (SELECT 1 FROM events e WHERE e.article_id = a.id AND {inferred})",
        (),
        MANY,
    )


def hits(parts: list[Condition]) -> tuple[str, list[object]]:
    """A SELECT of the ids of the articles that meet all of the conditions, each once, and its parameters."""
    if not parts or parts[0].negated:
        sql, parameters, rest = "SELECT a.id FROM articles a", list[object](), parts
    else:
        first, rest = parts[0], parts[1:]
        sql = f"SELECT DISTINCT a.id FROM ({first.listed}) a"
        parameters = list(first.listed_with)
    least = parts[0].estimate if parts and not parts[0].negated else MANY
    tests = []
    for part in rest:
        # Testing articles one by one is the cheaper way where few are left to be tested.
        listed = part.dear or (least > _FEW and (part.negated or part.estimate <= 8 * least))
        tests.append(_test(part, listed))
        parameters += part.listed_with if listed else part.probed_with
    return (f"{sql} WHERE {' AND '.join(tests)}" if tests else sql), parameters


def _test(part: Condition, listed: bool) -> str:
    test = f"a.id IN ({part.listed})" if listed else part.probed
    return f"NOT {test}" if part.negated else test


def probes(parts: list[Condition]) -> tuple[str, list[object]]:
    """A test of one article `a.id` for all of the conditions, and its parameters."""
    tests = [_test(part, part.dear) for part in parts]
    values = [value for part in parts for value in (part.listed_with if part.dear else part.probed_with)]
    return " AND ".join(tests) or "1", values
