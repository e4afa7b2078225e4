"""Rows of the tables that hang on articles: what was found in a batch of them, with the ids that the tables give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.compact import rule_ids
from store.found_rows import EVENT_RULE, EventRow, MentionPlace
from store.identities import Identities
from store.ledger import Counted, Tally
from store.rows import Prepared

if TYPE_CHECKING:
    from sqlite_utils import Database

LINK_TABLES = (
    "organisation_mentions",
    "metal_mentions",
    "article_organisations",
    "article_metals",
    "events",
    "raw_texts",
)
"""All tables whose rows belong to one article each."""

_INSERT = {
    "raw_texts": "INSERT INTO raw_texts VALUES (?, ?)",
    "article_organisations": "INSERT INTO article_organisations VALUES (?, ?, ?, ?, ?)",
    "article_metals": "INSERT INTO article_metals VALUES (?, ?)",
    "organisation_mentions": "INSERT OR IGNORE INTO organisation_mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "metal_mentions": "INSERT OR IGNORE INTO metal_mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "events": f"INSERT INTO events VALUES (NULL, {', '.join('?' * 16)})",
}


@dataclass
class Links:
    """What was found in a batch of articles: `add` each of them, then `write` all."""

    identities: Identities
    rules: Mapping[object, int | None]
    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=lambda: {name: [] for name in LINK_TABLES})

    @classmethod
    def of(cls, db: Database, articles: Sequence[Prepared]) -> Links:
        """For these articles; none of them is added yet."""
        rules: dict[object, int | None] = {"": None}
        rules.update(rule_ids(db.conn, frozenset[str]().union(*(prepared.rules for prepared in articles))))
        return cls(Identities.of(db, articles), rules)

    def add(self, id: int, prepared: Prepared) -> Counted:
        """Make the rows of an article; gives what it counts for."""
        if prepared.raw is not None:
            self.rows["raw_texts"].append((id, prepared.raw))
        self._events(id, prepared.events)
        kinds, names, aliases = self._organisations(id, prepared)
        metals = self.identities.counted_metals(self._metals(id, prepared))
        return Counted(prepared.group, prepared.periods, kinds, metals, names, aliases)

    def _organisations(
        self, id: int, prepared: Prepared
    ) -> tuple[dict[int, str], tuple[int, ...], tuple[tuple[int, str], ...]]:
        identities, links, mentions = self.identities, self.rows["article_organisations"], []
        kinds: dict[int, str] = {}
        names: list[int] = []
        aliases: list[tuple[int, str]] = []
        for position, it in enumerate(prepared.organisations):
            own = identities.organisations[it.key]
            kinds[own] = identities.kinds[own]
            forms = identities.name_ids(it)
            names += forms
            aliases += [(own, alias) for alias in it.aliases]
            links.append((id, own, position, forms[0], it.listed))
            mentions += self._mentions(id, own, position, it.mentions)
        self.rows["organisation_mentions"] += mentions
        return kinds, tuple(names), tuple(aliases)

    def _metals(self, id: int, prepared: Prepared) -> set[int]:
        """The story's own metals."""
        own, mentions = set(), self.rows["metal_mentions"]
        for position, it in enumerate(prepared.metals):
            metal = self.identities.metals[it.name]
            if not it.in_name_only:
                own.add(metal)
            mentions += [(*row, it.in_name_only) for row in self._mentions(id, metal, position, it.mentions)]
        self.rows["article_metals"] += [(id, metal) for metal in sorted(own)]
        return own

    def _mentions(
        self, id: int, of: int, position: int, mentions: Iterable[MentionPlace]
    ) -> list[tuple[int | None, ...]]:
        rules = self.rules
        return [
            (id, in_title, start, end, of, position, rules[rule], rules[merged_by])
            for in_title, start, end, rule, merged_by in mentions
        ]

    def _events(self, id: int, events: Iterable[EventRow]) -> None:
        rules = self.rules
        self.rows["events"] += [
            (id, *row[:EVENT_RULE], rules[row[EVENT_RULE]], *row[EVENT_RULE + 1 :]) for row in events
        ]

    def write(self, db: Database, tally: Tally) -> None:
        """Write all rows, and the new organisations with their counts, which leave the tally."""
        self.identities.write(tally.organisations, tally.names)
        for table, insert in _INSERT.items():
            db.conn.executemany(insert, self.rows[table])
