"""The facet index through random histories of a file: always what the tables call for, and what counting would say."""

from __future__ import annotations

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import factories
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from naive_store import NaiveStore
from store_contract import SOURCES, sparse_filters

from articles.model import Article
from store import answering, duplicates
from store.connection import connect_writing, transaction
from store.duplicates import Duplicates
from store.errors import StoreError
from store.facet_index.pages import blocks
from store.facet_index.storage import boundary_of, merge_if_grown
from store.facet_index.upkeep import faults, rebuild
from store.filters import Filter
from store.loading import put, remove
from store.loads import begin_load
from store.opening import open_store
from store.rows import prepare
from store.sqlite_store import SqliteStore
from store.writing import Batch, known_sources, remove_articles, write_batch

PRECISIONS = ("decade", "year", "quarter", "month", "day")

batches = st.lists(factories.articles(st.sampled_from(SOURCES)), min_size=1, max_size=6, unique_by=lambda it: it.source)
takings = st.lists(st.sampled_from(SOURCES), min_size=1, max_size=3, unique=True)
steps = st.one_of(
    st.tuples(st.just("put"), batches),
    st.tuples(st.just("remove"), takings),
    st.tuples(st.just("merge"), st.just(())),
    st.tuples(st.just("rebuild"), st.just(())),
    st.tuples(st.just("put and fail"), batches),
    st.tuples(st.just("put what can't be written"), batches),
    st.tuples(st.just("remove and fail"), takings),
)
histories = st.tuples(batches, st.lists(steps, min_size=1, max_size=6)).map(lambda it: [("put", it[0]), *it[1]])


class Failed(Exception):
    """What goes wrong inside a transaction."""


class File:
    """A file with a history, and what is in it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.articles: dict[str, Article] = {}

    def step(self, action: str, what: Sequence[Article] | Sequence[str]) -> None:
        if action == "put":
            put(self.path, what)
            self.articles |= {it.source: it for it in what}
        elif action == "remove":
            remove(self.path, what)
            for source in what:
                self.articles.pop(source, None)
        elif action == "put what can't be written":
            broken = factories.event("2021-05", "month")
            with pytest.raises(StoreError):
                put(self.path, [*what[1:], replace(what[0], content_hash="new", events=(broken._replace(basis=None),))])
        else:
            self._inside(action, what)

    def _inside(self, action: str, what: Sequence[Article] | Sequence[str]) -> None:
        """What is done, and perhaps goes wrong at the last moment, inside one transaction."""
        database = connect_writing(self.path)
        try:
            with transaction(database, self.path):
                if action == "merge":
                    merge_if_grown(database.conn, boundary_of(database.conn), least=1)
                    duplicates.merge_if_grown(database.conn, least=1)
                elif action == "rebuild":
                    rebuild(database.conn)
                elif action == "put and fail":
                    load_id = begin_load(database, (), "2024-01-01")
                    write_batch(database, Batch([prepare(it) for it in what]), load_id, Duplicates(database.conn))
                    raise Failed
                else:
                    remove_articles(database, [id for id, _ in known_sources(database, what).values()])
                    raise Failed
        except Failed:
            return
        finally:
            database.close()


def check_index(path: str) -> None:
    connection = sqlite3.connect(path)
    assert list(faults(connection)) == []
    connection.close()


def check_answers(store: SqliteStore, file: File, filter: Filter, precision: str) -> None:
    ids = {row.source: row.id for row in store.page(Filter(), 0, 99)}
    assert ids.keys() == file.articles.keys()
    plain = NaiveStore([(id, file.articles[source]) for source, id in ids.items()])
    wanted = plain.ids(filter)
    assert [row.id for row in store.page(filter, 0, 99)] == wanted
    for offset in range(len(wanted) + 1):
        assert [row.id for row in store.page(filter, offset, 2)] == wanted[offset : offset + 2]
        assert [row.id for row in store.page(filter, offset, 3, "oldest")] == plain.ids(filter, "oldest")[offset:][:3]
    assert store.count(filter) == len(wanted)
    assert [row.id for row in store.page(filter, 0, 99, fold=True)] == plain.stories(filter)
    check_blocks(store, filter, plain)
    check_months(store, filter)
    check_months(store, Filter())
    for facet in ("organisations", "metals", "kinds"):
        assert {it.value: it.count for it in store.facet(filter, facet)} == plain.facet(filter, facet)
    for bar in store.histogram(filter, precision)[:20]:
        assert (bar.count, bar.total) == (plain.bar(filter, bar.period), plain.bar(Filter(), bar.period))


def check_blocks(store: SqliteStore, filter: Filter, plain: NaiveStore) -> None:
    """Pages of many articles are gone through by months; here they are for few ones as well."""
    with store.asking() as asking:
        index = answering.index_of(asking)
        chosen = index.selected(filter)
        for order in ("newest", "oldest"):
            wanted = plain.ids(filter, order)
            for offset in range(len(wanted) + 1):
                found = [id for ids in blocks(index, chosen, order, offset) for id in ids]
                assert found == wanted[offset:]


def check_months(store: SqliteStore, filter: Filter) -> None:
    for fold in (False, True):
        dates = [row.timeline_date or "--" for row in store.page(filter, 0, 99, fold=fold)]
        months = Counter(date[:7] for date in dates if not date.startswith("--"))
        assert store.months(filter, fold=fold) == tuple(sorted(months.items(), reverse=True))


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(histories, st.lists(sparse_filters, min_size=2, max_size=2), st.sampled_from(PRECISIONS))
def test_the_index_holds_what_the_tables_call_for_after_every_step(history, filters, precision):
    """One store stays open all the while, so that what it remembers has to follow."""
    with tempfile.TemporaryDirectory() as folder:
        file = File(f"{folder}/news.db")
        file.step(*history[0])
        store = open_store(file.path)
        for step in history[1:]:
            file.step(*step)
            check_index(file.path)
            for filter in filters:
                check_answers(store, file, filter, precision)
        store.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE facet_index SET articles = articles + 1 WHERE facet = 'metal'",
        "DELETE FROM facet_index WHERE facet = 'organisation'",
        "DELETE FROM facet_links",
        "UPDATE articles SET published = '2019-01-01' WHERE id = 1",
        "UPDATE articles SET duplicate_of = 1 WHERE id = 2",
        "DELETE FROM article_metals",
    ],
)
def test_damage_to_the_index_is_seen(tmp_path, damage):
    path = str(tmp_path / "news.db")
    found = {"organisations": (factories.organisation("One"),), "metals": (factories.metal("zinc"),)}
    put(path, [factories.article("/n/a", "a", **found), factories.article("/n/b", "b", **found)])
    check_index(path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(damage)
    assert list(faults(connection)) != []
    rebuild(connection)
    assert list(faults(connection)) == []
    connection.close()
