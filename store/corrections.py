"""What a person's rules about names make of the organisations in the tables.

An organisation of the tables, or an alias split from one, is a *part*: the former goes by its id, the latter by a
negative number. Rules put parts together as bodies with a name. Organisations that no rule speaks of aren't here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from store import conditions
from store.asking import Asking

BY_RULE = "your rule"
"""What merged a mention with an organisation by a rule."""


@dataclass(slots=True, eq=False)
class Body:
    """Parts that are one organisation; `main` gave it its name. `refs` name the parts in rules."""

    name: str
    kind: str
    main: int
    parts: list[int]
    refs: list[str]
    ignored: bool = False
    articles: int = 0


@dataclass(frozen=True, slots=True)
class Split:
    """An alias that is a body of its own: of which organisation, and as it is folded."""

    organisation: int
    folded: str


@dataclass(slots=True)
class Corrections:
    """All rules, applied one after another. `stamp` differs where the rules do."""

    stamp: int
    body_of: dict[int, Body] = field(default_factory=dict)
    splits: dict[int, Split] = field(default_factory=dict)
    _of_ref: dict[str, Body] = field(default_factory=dict)

    @property
    def bodies(self) -> list[Body]:
        """Each body once."""
        return list(dict.fromkeys(self.body_of.values()))

    def splits_of(self, organisation: int) -> list[int]:
        """The parts split from an organisation."""
        return [part for part, split in self.splits.items() if split.organisation == organisation]

    def part_of(self, organisation: int, aliases: Iterable[str]) -> int:
        """Which part an article is about that names an organisation by these aliases."""
        from articles.names import fold

        folded = {fold(alias) for alias in aliases}
        for part in self.splits_of(organisation):
            if folded == {self.splits[part].folded}:
                return part
        return organisation

    def apply(self, rule: str, refs: Sequence[str], other_refs: Sequence[str], other: str) -> None:
        """Apply a rule; what it speaks of and isn't in the tables now is left alone."""
        bodies = list(dict.fromkeys(self._of_ref[ref] for ref in refs if ref in self._of_ref))
        others = list(dict.fromkeys(self._of_ref[ref] for ref in other_refs if ref in self._of_ref))
        if rule == "rename":
            for body in bodies:
                body.name = other
        elif rule == "ignore":
            for body in bodies:
                body.ignored = True
        elif rule == "merge" and others:
            for body in (*others[1:], *bodies):
                self._join(others[0], body)
        elif rule == "split":
            for ref in other_refs:
                self._split(ref, other)

    def _join(self, into: Body, body: Body) -> None:
        if body is into:
            return
        into.parts += body.parts
        into.refs += body.refs
        into.articles += body.articles
        self.body_of.update(dict.fromkeys(body.parts, into))
        self._of_ref.update(dict.fromkeys(body.refs, into))

    def _split(self, ref: str, alias: str) -> None:
        from articles.names import fold

        body = self._of_ref.get(ref)
        if body is None:
            return
        organisation = body.parts[body.refs.index(ref)]
        part = -1 - len(self.splits)
        self.splits[part] = Split(organisation, fold(alias))
        self.add(Body(alias, body.kind, part, [part], [split_ref(ref, alias)]))

    def add(self, body: Body) -> None:
        """Take a body in that no rule has put together yet."""
        self.body_of.update(dict.fromkeys(body.parts, body))
        self._of_ref.update(dict.fromkeys(body.refs, body))


def split_ref(key: str, alias: str) -> str:
    """How rules name an alias that was split from the organisation of a key."""
    from articles.names import fold

    return f"{key}#{fold(alias)}"


def corrections_of(asking: Asking) -> Corrections | None:
    """What the rules of the marks file make of the organisations; None where there are no rules."""
    found: Corrections | None = asking.here("corrections", lambda: _corrections(asking))
    return found


def _corrections(asking: Asking) -> Corrections | None:
    rules = _rules(asking)
    if not rules:
        return None
    kept: dict[tuple[Any, ...], Corrections] = asking.once("corrections", dict)
    if rules not in kept:
        kept.clear()
        kept[rules] = _applied(asking, rules)
    return kept[rules]


def _rules(asking: Asking) -> tuple[Any, ...]:
    if not asking.marks or not asking.row("SELECT 1 FROM marks.sqlite_master WHERE name = 'name_rules'"):
        return ()
    return tuple(asking.rows("SELECT rule, organisation, other_organisation, other FROM marks.name_rules ORDER BY id"))


def _applied(asking: Asking, rules: tuple[Any, ...]) -> Corrections:
    made = Corrections(hash(rules))
    read = [(rule, json.loads(refs), json.loads(other_refs), other) for rule, refs, other_refs, other in rules]
    for body in bodies_of_keys(
        asking, {ref.partition("#")[0] for _, *both, _ in read for refs in both for ref in refs}
    ):
        made.add(body)
    for rule, refs, other_refs, other in read:
        made.apply(rule, refs, other_refs, other)
    return made


def bodies_of_keys(asking: Asking, keys: Iterable[str]) -> list[Body]:
    """The organisations of the tables with these keys, each as a body."""
    rows = asking.rows(
        "SELECT name, kind, id, key, articles FROM organisations WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return [Body(name, kind, id, [id], [key], articles=articles) for name, kind, id, key, articles in rows]


def bodies_called(asking: Asking, name: str) -> list[Body]:
    """The bodies shown under a name, else those that have it as an alias, the commonest first."""
    from articles.names import fold

    parts = parts_called(asking, conditions.bindable(name))
    made = corrections_of(asking)
    plain = [part for part in parts if made is None or part not in made.body_of]
    keys = asking.rows(
        "SELECT key FROM organisations WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(plain),)
    )
    found = bodies_of_keys(asking, [key for (key,) in keys])
    if made:
        found += dict.fromkeys(made.body_of[part] for part in sorted(parts) if part in made.body_of)
    shown = [body for body in found if fold(body.name) == fold(name)]
    return sorted(shown or found, key=lambda body: (-body.articles, body.name))


def forms_of(asking: Asking, organisations: Iterable[int]) -> dict[str, list[str]]:
    """The name and aliases of organisations of the tables, by key."""
    rows = asking.rows(
        "SELECT key, alias FROM organisations o JOIN organisation_aliases l ON l.organisation_id = o.id"
        " WHERE o.id IN (SELECT value FROM json_each(?)) ORDER BY l.articles DESC, alias",
        (json.dumps(list(organisations)),),
    )
    found: dict[str, list[str]] = {}
    for key, alias in rows:
        found.setdefault(key, []).append(alias)
    return found


def parts_called(asking: Asking, value: str) -> set[int]:
    """The parts that `org:` of a value means: by a name or alias, or (`value*`) the beginning of one; and all other
    parts of their bodies."""
    found = conditions.organisation_ids(asking, value)
    made = corrections_of(asking)
    if made is None:
        return found
    for organisation in {split.organisation for split in made.splits.values()} & found:
        own = {split.folded for split in made.splits.values() if split.organisation == organisation}
        if not any(_means(value, form) for form in _folded_forms(asking, organisation) - own):
            found.discard(organisation)
    found |= {part for part, split in made.splits.items() if _means(value, split.folded)}
    for body in made.bodies:
        if _means_name(value, body.name) or found & set(body.parts):
            found = found - set(body.parts) if body.ignored else found | set(body.parts)
    return found


def _means(value: str, folded: str) -> bool:
    from articles.names import fold

    wanted = fold(value.removesuffix("*"))
    return folded.startswith(wanted) if value.endswith("*") else folded == wanted


def _means_name(value: str, name: str) -> bool:
    from articles.names import fold

    return _means(value, fold(name))


def _folded_forms(asking: Asking, organisation: int) -> set[str]:
    rows = asking.rows(
        "SELECT folded FROM organisations WHERE id = ?1"
        " UNION SELECT folded FROM organisation_aliases WHERE organisation_id = ?1",
        (organisation,),
    )
    return {folded for (folded,) in rows}
