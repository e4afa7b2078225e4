"""Made records, and what must hold of a database with them after whatever happened to it."""

from __future__ import annotations

import json
import random
import sqlite3
from pathlib import Path

from made import name_of

from store.filters import Filter, parse
from store.opening import open_store
from store.upkeep import faults

ORGANISATIONS = ("Codelco", "Rio Tinto", "Baowu", "Nornickel", "PT Timah", "Tohoku University")
METALS = ("copper", "tin", "nickel", "aluminium", "zinc")


class NotSurvived(Exception):
    """Something that must hold after a fault does not."""


def write_records(path: Path, count: int, seed: int) -> None:
    """Small records of made-up news, the same for the same seed; a word of each tells it from all others."""
    dice = random.Random(seed)
    with path.open("w") as out:
        for number in range(count):
            body, metal = dice.choice(ORGANISATIONS), dice.choice(METALS)
            day = f"20{dice.randint(10, 24)}-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
            other = " ".join(name_of(dice.randrange(1_000_000)) for _ in range(8))
            text = f"{body} sold {metal} lot {number} {other}."
            record = {"id": str(number), "title": f"{metal} lot {number}", "published": day, "text": text}
            out.write(json.dumps(record) + "\n")


def ask(db: Path, sql: str) -> list[tuple[object, ...]]:
    """Plain SQL, with none of our own code in between."""
    connection = sqlite3.connect(db, timeout=30)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def hold(held: bool, words: str) -> None:
    """Raise NotSurvived with these words unless it holds."""
    if not held:
        raise NotSurvived(words)


def check_whole(db: Path) -> None:
    """The file is whole and all that is counted or indexed in it agrees with its tables."""
    hold(ask(db, "PRAGMA integrity_check") == [("ok",)], "integrity_check is not content")
    for fault in faults(str(db)):
        raise NotSurvived(fault)


def check_complete(db: Path, count: int) -> None:
    """Every record is there once, and the store counts what plain SQL counts."""
    found = ask(db, "SELECT count(*), count(DISTINCT source) FROM articles")
    hold(found == [(count, count)], f"{found[0]} articles and sources instead of {count}")
    check_whole(db)
    store = open_store(str(db))
    try:
        for facet, sql in PLAIN_COUNTS.items():
            counted = {(value.value, value.count) for value in store.facet(Filter(), facet)}
            hold(counted == set(ask(db, sql)), f"the counts of {facet} differ from plain SQL")
        months = {(bar.period, bar.count) for bar in store.histogram(Filter(), "month")}
        hold(months == set(ask(db, PLAIN_MONTHS)), "the months differ from plain SQL")
        words = store.count(parse("copper lot"))
        hold(words == ask(db, PLAIN_WORDS)[0][0], "the full text differs from plain SQL")
    finally:
        store.close()


PLAIN_COUNTS = {
    "organisations": "SELECT name, count(DISTINCT article_id) FROM article_organisations"
    " JOIN organisations ON organisations.id = organisation_id GROUP BY name",
    "metals": "SELECT name, count(DISTINCT article_id) FROM article_metals"
    " JOIN metals ON metals.id = metal_id GROUP BY name",
    "kinds": "SELECT kind, count(DISTINCT article_id) FROM article_organisations"
    " JOIN organisations ON organisations.id = organisation_id GROUP BY kind",
}
PLAIN_MONTHS = "SELECT substr(published, 1, 7), count(*) FROM articles GROUP BY 1"
PLAIN_WORDS = "SELECT count(*) FROM articles WHERE title || body LIKE '%copper%'"
