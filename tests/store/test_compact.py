"""What is kept once comes back whole, and is plain to someone who opens the file with other tools."""

from __future__ import annotations

import sqlite3

import factories
import pytest

from articles.model import Mention
from store.loading import put
from store.opening import open_store

BODY = "It is late. Müller 🏭 sold on 3 May 2021 what he had. It is late."
TITLE = "Sold on 3 May 2021"


def event(text, sentence, *, in_title=False):
    start = (TITLE if in_title else BODY).find(text)
    span = (start, start + len(text))
    return factories.event("2021-05-03", text=text, sentence=sentence, span=span, in_title=in_title)


EVENTS = (
    event("3 May 2021", "Müller 🏭 sold on 3 May 2021 what he had."),
    event("3 May 2021", TITLE, in_title=True),
    event("3 May 2021", "Müller sold on 3 May 2021."),
    event("late", "It is late."),
    event("It is late", ""),
)


@pytest.fixture
def path(tmp_path):
    path = str(tmp_path / "news.db")
    merged = (Mention(12, 18, "head"), Mention(0, 2, "short-form", "acronym"))
    organisations = (
        factories.organisation("Müller", mentions=merged),
        factories.organisation("He", aliases=("he", "He")),
    )
    found = {"organisations": organisations, "metals": (factories.metal("zinc"),), "events": EVENTS}
    put(path, [factories.article("/n/a", BODY, TITLE, **found)])
    return path


def ask(path, sql):
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_an_article_comes_back_as_it_was(path):
    store = open_store(path)
    record = store.article("/n/a")
    assert [it.sentence for it in record.events] == [it.sentence for it in EVENTS]
    assert [it.aliases for it in record.organisations] == [("Müller",), ("he", "He")]
    assert record.organisations[0].mentions == ((0, 2, "short-form", "acronym"), (12, 18, "head", ""))
    store.close()


def test_text_is_not_kept_twice(path):
    assert ask(path, "SELECT sentence FROM events ORDER BY id") == [
        (None,), (None,), ("Müller sold on 3 May 2021.",), (None,), ("",),
    ]  # fmt: skip
    assert ask(path, "SELECT aliases FROM article_organisations ORDER BY position") == [(None,), ('["he", "He"]',)]


def test_views_show_the_names(path):
    assert ask(path, "SELECT of, name, start, rule, merged_by FROM mentions ORDER BY of, start, name") == [
        ("metal", "zinc", 0, "vocabulary", None),
        ("organisation", "He", 0, "head", None),
        ("organisation", "Müller", 0, "short-form", "acronym"),
        ("organisation", "Müller", 12, "head", None),
    ]
    assert ask(path, "SELECT rule, text, sentence FROM dated_statements") == [
        ("iso", it.text, it.sentence) for it in EVENTS
    ]


@pytest.mark.parametrize("body", ["", "Zinc rose. " * 3, "Цинк подорожал. " * 5000])
def test_a_raw_text_comes_back_whole_and_takes_little_beside_its_body(path, body):
    raw = f"MENU\n{body}\nContact: 🏭 0123"
    put(path, [factories.article("/n/raw", body, raw=raw)])
    store = open_store(path)
    assert store.raw(store.article("/n/raw").id) == raw
    store.close()
    assert ask(
        path, "SELECT length(text) < 70 + length(body) / 50 FROM raw_texts JOIN articles ON id = article_id"
    ) == [(1,)]
