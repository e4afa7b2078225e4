"""One row per organisation and per metal, across articles: finding it, making it, and naming it.

The shown name of an organisation is the vocabulary's, else the longest form in which articles gave it (ties by how
many articles, then by alphabet), whatever the order of loading; so every form is kept with its count.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from store.found_rows import OrganisationRow
from store.ledger import add_totals
from store.rows import Prepared

if TYPE_CHECKING:
    from sqlite_utils import Database

    from store.facet_index.keeping import IndexChanges

NameForm = tuple[int, str, str, int, int | None]
"""Organisation id, name, kind, whether the vocabulary knows it, id of the parent's name form."""


class _Form(NamedTuple):
    """How some articles name an organisation."""

    name: str
    kind: str
    known: int
    articles: int
    parent_id: int | None


@dataclass
class Identities:
    """The ids that the organisations and metals of a batch have in the tables, or will have once `write` was called."""

    db: Database
    organisations: dict[str, int] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    metals: dict[str, int] = field(default_factory=dict)
    families: dict[int, int] = field(default_factory=dict)
    _forms: dict[NameForm, int] = field(default_factory=dict)
    _next_form: int = 1
    _new: list[tuple[int, str, str, str]] = field(default_factory=list)
    _new_forms: list[tuple[int, NameForm]] = field(default_factory=list)

    @classmethod
    def of(cls, db: Database, articles: Sequence[Prepared]) -> Identities:
        """Those of some articles."""
        identities = cls(db)
        identities._find_organisations([it for article in articles for it in article.organisations])
        identities._find_forms()
        identities._find_metals({it.name: it.family for article in articles for it in article.metals})
        return identities

    def _find_organisations(self, organisations: Sequence[OrganisationRow]) -> None:
        wanted: dict[str, tuple[str, str]] = {}
        for it in organisations:
            wanted.setdefault(it.key, (it.name, it.kind))
        for it in organisations:
            if it.parent_key:
                wanted.setdefault(it.parent_key, (it.parent or it.parent_key, "other"))
        conn = self.db.conn
        for key, id, kind in conn.execute(
            "SELECT key, id, kind FROM organisations WHERE key IN (SELECT value FROM json_each(?))",
            (json.dumps(list(wanted)),),
        ):
            self.organisations[key] = id
            self.kinds[id] = kind
        next_id = _next_id(self.db, "organisations")
        for id, key in enumerate([key for key in wanted if key not in self.organisations], next_id):
            name, kind = wanted[key]
            self._new.append((id, key, name, kind))
            self.organisations[key] = id
            self.kinds[id] = kind

    def _find_forms(self) -> None:
        rows = self.db.conn.execute(
            "SELECT organisation_id, name, kind, known, parent_name_id, id FROM organisation_names"
            " WHERE organisation_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(self.kinds)),),
        )
        self._next_form = _next_id(self.db, "organisation_names")
        self._forms.update(((org, name, kind, known, parent), id) for org, name, kind, known, parent, id in rows)

    def name_ids(self, organisation: OrganisationRow) -> tuple[int, ...]:
        """The name form an article gives an organisation, and after it the form it gives its parent, if any."""
        own = self.organisations[organisation.key]
        parent = None
        if organisation.parent_key and organisation.parent_key != organisation.key:
            of = self.organisations[organisation.parent_key]
            parent = self._form((of, organisation.parent or organisation.parent_key, "other", 0, None))
        form = self._form((own, organisation.name, organisation.kind, organisation.known, parent))
        return (form,) if parent is None else (form, parent)

    def _form(self, form: NameForm) -> int:
        if (id := self._forms.get(form)) is None:
            id = self._forms[form] = self._next_form + len(self._new_forms)
            self._new_forms.append((id, form))
        return id

    def of_many_names(self) -> set[int]:
        """The organisations that go by several names or have a parent; the others are shown as they were made."""
        names = Counter(form[0] for form in self._forms)
        return {form[0] for form in self._forms if names[form[0]] > 1 or form[4] is not None}

    def write(self, organisations: Counter[int], names: Counter[int]) -> None:
        """Make the organisations and name forms that are new, with how many articles have them: these leave the
        counters."""
        from articles.names import fold

        self.db.conn.executemany(
            "INSERT INTO organisations(id, key, name, folded, kind, articles) VALUES (?, ?, ?, ?, ?, ?)",
            [(id, key, name, fold(name), kind, organisations.pop(id, 0)) for id, key, name, kind in self._new],
        )
        self.db.conn.executemany(
            "INSERT INTO organisation_names VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(id, *form, names.pop(id, 0)) for id, form in self._new_forms],
        )

    def _find_metals(self, families: dict[str, str]) -> None:
        wanted = dict(families)
        for family in set(families.values()):
            if family in _members(family):
                wanted[family] = family
        conn = self.db.conn
        conn.executemany("INSERT OR IGNORE INTO metals(name, family) VALUES (?, ?)", sorted(wanted.items()))
        self.metals = dict(conn.execute("SELECT name, id FROM metals").fetchall())
        self.families = dict(
            conn.execute("SELECT m.id, f.id FROM metals m JOIN metals f ON f.name = m.family").fetchall()
        )

    def counted_metals(self, metal_ids: Iterable[int]) -> frozenset[int]:
        """The metals, and those of their families that are metals themselves."""
        return frozenset(id for own in metal_ids for id in (own, self.families.get(own)) if id is not None)


def _next_id(db: Database, table: str) -> int:
    id: int = db.conn.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {table}").fetchone()[0]
    return id


def _members(family: str) -> Collection[str]:
    from articles.metals import FAMILIES

    members: tuple[str, ...] = FAMILIES.get(family, ())
    return members


def rename(db: Database, organisation_ids: Collection[int], index: IndexChanges) -> dict[int, str]:
    """Give organisations the name, kind and parent that their name forms call for now. Gives the new kinds of those
    that have another by it."""
    forms: dict[int, list[_Form]] = {}
    rows = db.conn.execute(
        "SELECT n.organisation_id, n.name, n.kind, n.known, n.articles, p.organisation_id"
        " FROM organisation_names n LEFT JOIN organisation_names p ON p.id = n.parent_name_id"
        " WHERE n.organisation_id IN (SELECT value FROM json_each(?)) AND n.articles > 0",
        (json.dumps(sorted(organisation_ids)),),
    )
    for organisation_id, *form in rows:
        forms.setdefault(organisation_id, []).append(_Form(*form))
    now = db.conn.execute(
        "SELECT id, name, kind, parent_id FROM organisations WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(forms)),),
    ).fetchall()
    kinds: dict[int, str] = {}
    for id, name, kind, parent_id in now:
        wanted = _best_name(forms[id]), _best_kind(forms[id]), _best_parent(forms[id])
        if wanted != (name, kind, parent_id):
            _show(db, id, *wanted, was=kind, index=index)
            if wanted[1] != kind:
                kinds[id] = wanted[1]
    return kinds


def _best_name(forms: list[_Form]) -> str:
    counts: Counter[tuple[int, str]] = Counter()
    for form in forms:
        counts[form.known, form.name] += form.articles
    return min(counts, key=lambda it: (-it[0], -len(it[1]), -counts[it], it[1]))[1]


def _best_kind(forms: list[_Form]) -> str:
    counts: Counter[tuple[int, str]] = Counter()
    for form in forms:
        counts[form.known, form.kind] += form.articles
    return min(counts, key=lambda it: (-it[0], it[1] == "other", -counts[it], it[1]))[1]


def _best_parent(forms: list[_Form]) -> int | None:
    counts: Counter[tuple[int, int]] = Counter()
    for form in forms:
        if form.parent_id is not None:
            counts[form.known, form.parent_id] += form.articles
    return min(counts, key=lambda it: (-it[0], -counts[it], it[1]))[1] if counts else None


def _show(db: Database, id: int, name: str, kind: str, parent_id: int | None, *, was: str, index: IndexChanges) -> None:
    from articles.names import fold

    if kind != was:
        gained = _articles_without(db, id, kind)
        lost = _articles_without(db, id, was)
        add_totals(db, Counter({("kind", kind): len(gained), ("kind", was): -len(lost)}))
        index.changes_of_kind(kind, gained, was, lost)
    db.conn.execute(
        "UPDATE organisations SET name = ?, folded = ?, kind = ?, parent_id = ? WHERE id = ?",
        (name, fold(name), kind, parent_id, id),
    )


def _articles_without(db: Database, id: int, kind: str) -> list[int]:
    """The articles of an organisation that have no other organisation of a kind."""
    rows = db.conn.execute(
        "SELECT ao.article_id FROM article_organisations ao WHERE ao.organisation_id = ?1 AND NOT EXISTS ("
        " SELECT 1 FROM article_organisations other JOIN organisations o ON o.id = other.organisation_id"
        " WHERE other.article_id = ao.article_id AND o.id != ?1 AND o.kind = ?2)",
        (id, kind),
    )
    return [article_id for (article_id,) in rows]
