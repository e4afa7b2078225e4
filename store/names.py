"""A person's corrections of names: rules that she makes, kept in her marks file.

They are applied when something is asked (see `store.corrections`), never to the articles: a file that many share stays
as it is, and the rules hold again after articles were loaded anew or the file was rebuilt.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from store import corrections
from store.corrections import Body
from store.errors import StoreError
from store.hints import nearest_value
from store.marks import Rule

if TYPE_CHECKING:
    from store.sqlite_store import SqliteStore

LIKELY = 0.5


class Names:
    """Rules over the organisations of a store. Names are those shown, else any alias; case and punctuation don't
    count. Raises `StoreError` for a name that nothing goes by, or without a marks file."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    def rules(self) -> tuple[Rule, ...]:
        """The rules in force, in the order in which they were made."""
        return self._store.marks.rules() if self._store.marks else ()

    def merge(self, organisation: str, into: str) -> Rule:
        """From now on one organisation is another: both names find it, and it goes by the other's."""
        found, other = self._bodies(organisation), self._bodies(into)
        if {it.name for it in found} & {it.name for it in other}:
            raise StoreError(f"{organisation} and {into} are one organisation already")
        return self._add("merge", found, _refs(other), other[0].name)

    def split(self, organisation: str, alias: str) -> Rule:
        """An alias of an organisation is a body of its own: articles where only that was found are about it."""
        from articles.names import fold

        bodies = self._bodies(organisation)
        forms = self._forms(bodies)
        having = [ref for ref, names in forms.items() if fold(alias) in map(fold, names)]
        if not having:
            names = sorted({name for some in forms.values() for name in some})
            raise StoreError(f"{bodies[0].name} has no alias {alias}{_nearest(alias, names)}")
        if all({fold(name) for name in forms[ref]} == {fold(alias)} for ref in having):
            raise StoreError(f"{bodies[0].name} has no other name than {alias}; nothing can be split from it")
        return self._add("split", bodies, having, alias)

    def rename(self, organisation: str, name: str) -> Rule:
        """An organisation is shown under another name; its own still find it."""
        if not name.strip():
            raise StoreError("an organisation needs a name")
        return self._add("rename", self._bodies(organisation), (), name.strip())

    def ignore(self, organisation: str) -> Rule:
        """Something is no organisation: it is neither shown nor found as one."""
        return self._add("ignore", self._bodies(organisation), (), "")

    def undo(self) -> Rule | None:
        """Take the last rule back; gives it, or None where there is none."""
        return self._store.marks.remove_last_rule() if self._store.marks else None

    def _add(self, rule: str, bodies: Sequence[Body], other_refs: Sequence[str], other: str) -> Rule:
        if self._store.marks is None:
            raise StoreError("corrections of names need a marks file")
        return self._store.marks.add_rule(rule, _refs(bodies), bodies[0].name, other_refs, other)

    def _bodies(self, name: str) -> list[Body]:
        """The organisations that are shown under a name, else those that have it as an alias; the commonest first."""
        with self._store.asking() as asking:
            found = corrections.bodies_called(asking, name)
        if not found:
            nearest = nearest_value(self._store, "organisations", name)
            raise StoreError(f"no organisation is called {name}" + (f"; did you mean {nearest}?" if nearest else ""))
        return found

    def _forms(self, bodies: Sequence[Body]) -> dict[str, list[str]]:
        """The aliases of each organisation of the tables that is part of some bodies, by its key."""
        with self._store.asking() as asking:
            return corrections.forms_of(asking, [part for body in bodies for part in body.parts if part > 0])


def _refs(bodies: Sequence[Body]) -> list[str]:
    return [ref for body in bodies for ref in body.refs]


def _nearest(name: str, names: Sequence[str]) -> str:
    close = get_close_matches(name, names, 1, LIKELY) or names[:1]
    return f"; did you mean {close[0]}?" if close else ""
