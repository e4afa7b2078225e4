"""The running totals: how many articles have what, kept in step with every article that comes or goes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.compact import ALIASES, NAMED
from store.rows import dates_of, periods_of
from store.timeline import GROUP_NAMES

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Counted:
    """What one article counts for. Organisations are ids with the kinds they have now; metals include the families
    that are metals themselves; names and aliases as the article gives them."""

    group: int
    periods: frozenset[tuple[str, str]]
    organisations: dict[int, str]
    metals: frozenset[int]
    names: tuple[int, ...]
    aliases: tuple[tuple[int, str], ...]


@dataclass
class Ledger:
    """Changes of the totals in one transaction."""

    totals: Counter[tuple[str, str]] = field(default_factory=Counter)
    organisations: Counter[int] = field(default_factory=Counter)
    metals: Counter[int] = field(default_factory=Counter)
    names: Counter[int] = field(default_factory=Counter)
    aliases: Counter[tuple[int, str]] = field(default_factory=Counter)

    def post(self, counted: Counted, sign: int) -> None:
        """Count an article in (+1) or out (-1)."""
        totals = self.totals
        totals["articles", ""] += sign
        totals["group", GROUP_NAMES[counted.group]] += sign
        for period in counted.periods:
            totals[period] += sign
        for kind in set(counted.organisations.values()):
            totals["kind", kind] += sign
        for counter, ids in (
            (self.organisations, counted.organisations),
            (self.metals, counted.metals),
            (self.names, counted.names),
        ):
            for id in ids:
                counter[id] += sign
        for alias in counted.aliases:
            self.aliases[alias] += sign

    def write(self, db: Database) -> None:
        """Bring the tables up to date."""
        from articles.names import fold

        conn = db.conn
        add_totals(db, self.totals)
        for table, counter in (
            ("organisations", self.organisations),
            ("metals", self.metals),
            ("organisation_names", self.names),
        ):
            changes = [(change, id) for id, change in counter.items() if change]
            conn.executemany(f"UPDATE {table} SET articles = articles + ? WHERE id = ?", changes)
        conn.executemany(
            "INSERT INTO organisation_aliases VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
            " SET articles = articles + excluded.articles",
            [(id, alias, fold(alias), change) for (id, alias), change in self.aliases.items() if change],
        )
        gone = [pair for pair, change in self.aliases.items() if change < 0]
        conn.executemany(
            "DELETE FROM organisation_aliases WHERE organisation_id = ? AND alias = ? AND articles = 0", gone
        )


def add_totals(db: Database, changes: Counter[tuple[str, str]]) -> None:
    """Add to rows of `totals`; those that come to nothing are taken out."""
    db.conn.executemany(
        "INSERT INTO totals VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
        [(facet, value, change) for (facet, value), change in changes.items() if change],
    )
    gone = [key for key, change in changes.items() if change < 0]
    db.conn.executemany("DELETE FROM totals WHERE facet = ? AND value = ? AND articles = 0", gone)


def counted_of_stored(db: Database, article_id: int) -> Counted:
    """What an article in the tables counts for."""
    conn = db.conn
    group, published = conn.execute(
        "SELECT timeline_group, published FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    events = conn.execute('SELECT start, "end", precision FROM events WHERE article_id = ?', (article_id,))
    links = conn.execute(
        f"SELECT o.id, o.kind, n.id, n.parent_name_id, {ALIASES} FROM article_organisations l {NAMED}"
        " JOIN organisations o ON o.id = l.organisation_id WHERE l.article_id = ?",
        (article_id,),
    ).fetchall()
    metals = conn.execute("SELECT metal_id FROM article_metals WHERE article_id = ?", (article_id,))
    return Counted(
        group,
        periods_of(dates_of(published, events)),
        {id: kind for id, kind, *_ in links},
        with_families(db, (id for (id,) in metals)),
        tuple(name for _, _, *names, _ in links for name in names if name is not None),
        tuple((id, alias) for id, *_, aliases in links for alias in json.loads(aliases)),
    )


def with_families(db: Database, metal_ids: Iterable[int]) -> frozenset[int]:
    """The metals, and those of their families that are metals themselves."""
    ids = frozenset(metal_ids)
    if not ids:
        return ids
    families = db.conn.execute(
        "SELECT f.id FROM metals m JOIN metals f ON f.name = m.family WHERE m.id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(ids)),),
    )
    return ids | {id for (id,) in families}
