"""The running totals: how many articles have what, kept in step with every article that comes or goes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from store.compact import ALIASES, NAMED
from store.inserting import insert_rows
from store.rows import dates_of, periods_of
from store.timeline import GROUP_NAMES

if TYPE_CHECKING:
    from sqlite_utils import Database


class Counted(NamedTuple):
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
    """The articles that one transaction counts in and out."""

    come: list[Counted] = field(default_factory=list)
    gone: list[Counted] = field(default_factory=list)

    def tally(self) -> Tally:
        """What comes of it for the totals."""
        tally, less = Tally.of(self.come), Tally.of(self.gone)
        tally.totals.subtract(less.totals)
        tally.organisations.subtract(less.organisations)
        tally.metals.subtract(less.metals)
        tally.names.subtract(less.names)
        tally.aliases.subtract(less.aliases)
        tally.totals["changes", ""] += 1
        return tally


class Tally(NamedTuple):
    """By how much totals change: of `totals`, organisations, metals, their name forms, and organisations' aliases."""

    totals: Counter[tuple[str, str]]
    organisations: Counter[int]
    metals: Counter[int]
    names: Counter[int]
    aliases: Counter[tuple[int, str]]

    @classmethod
    def of(cls, articles: Collection[Counted]) -> Tally:
        """The counts of some articles."""
        each = chain.from_iterable
        totals = Counter(each(it.periods for it in articles))
        totals["articles", ""] = len(articles)
        totals.update([("group", GROUP_NAMES[it.group]) for it in articles])
        totals.update([("kind", kind) for it in articles for kind in set(it.organisations.values())])
        return cls(
            totals,
            Counter(each(it.organisations for it in articles)),
            Counter(each(it.metals for it in articles)),
            Counter(each(it.names for it in articles)),
            Counter(each(it.aliases for it in articles)),
        )

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
            changes = [(change, id) for id, change in sorted(counter.items()) if change]
            conn.executemany(f"UPDATE {table} SET articles = articles + ? WHERE id = ?", changes)
        insert_rows(
            conn,
            "INSERT INTO organisation_aliases",
            [(id, alias, fold(alias), change) for (id, alias), change in sorted(self.aliases.items()) if change],
            "ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
        )
        gone = [pair for pair, change in self.aliases.items() if change < 0]
        conn.executemany(
            "DELETE FROM organisation_aliases WHERE organisation_id = ? AND alias = ? AND articles = 0", gone
        )


def add_totals(db: Database, changes: Counter[tuple[str, str]]) -> None:
    """Add to rows of `totals`; those that come to nothing are taken out."""
    insert_rows(
        db.conn,
        "INSERT INTO totals",
        [(*key, change) for key, change in sorted(changes.items()) if change],
        "ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
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
