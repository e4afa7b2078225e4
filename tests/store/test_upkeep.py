from __future__ import annotations

import sqlite3

import factories
import pytest

from articles.model import Rejection
from store.filters import parse
from store.loading import load, put
from store.opening import open_store
from store.upkeep import faults, info, rebuild_full_text, rebuild_repeats, rejections


@pytest.fixture
def db(tmp_path):
    path = str(tmp_path / "news.db")
    put(
        path,
        [
            factories.article(
                f"/n/{name}",
                "The same body",
                organisations=(factories.organisation("Codelco"),),
                metals=(factories.metal("ferrochrome"),),
            )
            for name in "abc"
        ],
    )
    return path


def test_a_file_in_numbers(db):
    load(db, ["/no/such/file"])
    found = info(db)
    assert (found.articles, found.organisations, found.metals, found.rejections, found.loads) == (3, 1, 2, 1, 2)
    assert found.last_load
    assert found.size > 10_000
    assert rejections(db) == (Rejection("/no/such/file", "no such file"),)


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("DELETE FROM article_organisations WHERE article_id = 1", "organisations with a wrong number"),
        ("UPDATE metals SET articles = 9 WHERE name = 'ferroalloys'", "metals with a wrong number"),
        ("UPDATE totals SET articles = 2 WHERE facet = 'articles'", "total of articles says 2"),
        ("UPDATE articles SET duplicate_of = 3 WHERE id = 2", "first article of a story"),
        ("DELETE FROM metals WHERE name = 'ferrochrome'", "points to nothing"),
        ("DELETE FROM repeat_bands WHERE article_id = 2", "bands missing by which repeats"),
        ("INSERT INTO repeat_bands VALUES (0, 1, 2), (1, 1, 3)", "2 bands of texts that no article has"),
        ("INSERT INTO articles_fts(articles_fts, rowid, title, body) VALUES ('delete', 1, '', '')", "full text"),
    ],
)
def test_faults_are_found(db, harm, words):
    assert not [*faults(db)]
    connection = sqlite3.connect(db)
    connection.execute(harm)
    connection.commit()
    connection.close()
    assert any(words in fault for fault in faults(db))


def test_the_full_text_is_built_again(db):
    connection = sqlite3.connect(db)
    connection.execute("INSERT INTO articles_fts(articles_fts) VALUES ('delete-all')")
    connection.commit()
    connection.close()
    rebuild_full_text(db)
    store = open_store(db)
    assert store.count(parse("body")) == 3
    store.close()
    assert not [*faults(db)]


def test_what_repeats_are_found_by_is_noted_again(db):
    connection = sqlite3.connect(db)
    connection.execute("DELETE FROM repeat_bands")
    connection.execute("INSERT INTO repeat_bands VALUES (1, 1, 9)")
    connection.commit()
    connection.close()
    rebuild_repeats(db)
    assert not [*faults(db)]
    put(db, [factories.article("/n/d", "the SAME body!")])
    store = open_store(db)
    assert store.article("/n/d").duplicate_of == 1
    store.close()
