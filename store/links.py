"""Rows of the tables that hang on articles: what was found in a batch of them, with the ids that the tables give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from store.compact import rule_ids
from store.found_rows import EVENT_COLUMNS, EventRow
from store.identities import Identities
from store.inserting import insert_rows
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
    "raw_texts": "INSERT INTO raw_texts",
    "article_organisations": "INSERT INTO article_organisations",
    "article_metals": "INSERT INTO article_metals",
    "organisation_mentions": "INSERT OR IGNORE INTO organisation_mentions",
    "metal_mentions": "INSERT OR IGNORE INTO metal_mentions",
    "events": f"INSERT INTO events(article_id, rule_id, {', '.join(EVENT_COLUMNS)})",
}


@dataclass
class Links:
    """What was found in a batch of articles: `add` each of them, then `write` all."""

    identities: Identities
    rules: Mapping[str, int | None]
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: {name: [] for name in LINK_TABLES})

    @classmethod
    def of(cls, db: Database, articles: Sequence[Prepared]) -> Links:
        """For these articles; none of them is added yet."""
        rules: dict[str, int | None] = {"": None}
        rules.update(rule_ids(db.conn, _rules(articles)))
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
        identities, links = self.identities, self.rows["article_organisations"]
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
        rules, organisations = self.rules, tuple(kinds)
        self.rows["organisation_mentions"] += [
            (id, title, start, end, organisations[at], at, rules[rule], rules[merged_by])
            for title, start, end, at, rule, merged_by in prepared.organisation_mentions
        ]
        return kinds, tuple(names), tuple(aliases)

    def _metals(self, id: int, prepared: Prepared) -> set[int]:
        """The story's own metals."""
        metals = [self.identities.metals[it.name] for it in prepared.metals]
        own = {metal for metal, it in zip(metals, prepared.metals, strict=True) if not it.in_name_only}
        self.rows["article_metals"] += [(id, metal) for metal in sorted(own)]
        rules = self.rules
        self.rows["metal_mentions"] += [
            (id, title, start, end, metals[at], at, rules[rule], rules[merged_by], prepared.metals[at].in_name_only)
            for title, start, end, at, rule, merged_by in prepared.metal_mentions
        ]
        return own

    def _events(self, id: int, events: Iterable[EventRow]) -> None:
        rules = self.rules
        self.rows["events"] += [(id, rules[rule], *columns) for rule, columns in events]

    def write(self, db: Database, tally: Tally) -> None:
        """Write all rows, and the new organisations with their counts, which leave the tally."""
        self.identities.write(tally.organisations, tally.names)
        # Their index is in this order, the table nearly, so few pages are touched at a time.
        self.rows["article_organisations"].sort(key=itemgetter(1))
        for table, insert in _INSERT.items():
            insert_rows(db.conn, insert, self.rows[table])


def _rules(articles: Iterable[Prepared]) -> set[str]:
    """The names of all rules that found something in the articles."""
    names: set[str] = set()
    for it in articles:
        for mentions in (it.organisation_mentions, it.metal_mentions):
            names.update([mention[4] for mention in mentions])
            names.update([mention[5] for mention in mentions])
        names.update([event[0] for event in it.events])
    return names
