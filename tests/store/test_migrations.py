"""A file made by the first schema, opened by the program of today."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import factories
import pytest

from store import schema
from store.errors import NewerDatabase
from store.filters import Filter, parse
from store.loading import put, remove
from store.opening import open_store
from store.upkeep import faults, info

FIRST = (Path(__file__).parent / "data" / "first-schema.sql").read_text(encoding="utf-8")


@pytest.fixture
def first(tmp_path):
    """The path of a file as the first released schema made it."""
    path = str(tmp_path / "first.db")
    connection = sqlite3.connect(path)
    connection.executescript(FIRST)
    connection.close()
    return path


def structure(path):
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'").fetchall()
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()
    return version, {(kind, name): " ".join((sql or "").split()) for kind, name, sql in rows}


def test_the_file_is_of_the_first_schema():
    assert "PRAGMA user_version = 1;" in FIRST


def test_an_old_file_answers_as_it_did(first):
    store = open_store(first)
    assert [row.source for row in store.page(Filter(), 0, 9)] == [
        "/news/zinc.txt",
        "/news/chrome.txt",
        "/news/again.txt",
        "/news/plain.txt",
    ]
    assert [(it.value, it.count) for it in store.facet(Filter(), "organisations")] == [("Rio Tinto", 2)]
    assert [it.value for it in store.facet(parse("metal:ferroalloys"), "metals")] == ["ferroalloys", "ferrochrome"]
    assert [(bar.period, bar.count) for bar in store.histogram(Filter(), "month")] == [("2021-03", 1)]
    assert store.count(parse("sold on:2021-03")) == 1
    assert store.raw(1) == "MENU\nRio Tinto sold zinc on 3 March 2021."
    record = store.article(2)
    assert [(it.name, it.parent) for it in record.organisations] == [("Rio Tinto", "Rio")]
    assert [(it.start, it.month_day) for it in record.events] == [("2021-01-01", None), (None, "11-24")]
    store.close()


def test_an_old_file_becomes_what_a_new_one_is(first, tmp_path):
    new = str(tmp_path / "new.db")
    put(new, [])
    open_store(first).close()
    put(first, [])
    assert structure(first) == structure(new)
    assert not [*faults(first)]
    assert (info(first).articles, info(first).rejections) == (4, 1)


def test_an_old_file_is_loaded_into(first):
    put(first, [factories.article("/news/new.txt", "More zinc.", metals=(factories.metal("zinc"),))])
    assert remove(first, ["/news/zinc.txt"]) == ()
    store = open_store(first)
    assert [(it.value, it.count) for it in store.facet(Filter(), "metals")] == [
        ("ferroalloys", 1),
        ("ferrochrome", 1),
        ("zinc", 1),
    ]
    store.close()
    assert not [*faults(first)]


def test_a_newer_file_is_refused_and_left_as_it_is(first):
    connection = sqlite3.connect(first)
    connection.execute(f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
    connection.close()
    before = Path(first).read_bytes()
    for use in (open_store, info, lambda path: put(path, [])):
        with pytest.raises(NewerDatabase, match=r"made by a newer newsdash; please update"):
            use(first)
    assert Path(first).read_bytes() == before
