"""The screen on a real file, filled by loading the sample articles."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from screens import press, running, screen_text
from terminal import Terminal

import articles
from store.filters import Filter, parse
from store.loading import load
from store.opening import open_store
from store.sqlite_store import SqliteStore
from tui import questions
from tui.app import NewsdashApp

SAMPLES = Path(articles.__file__).parent / "samples"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("samples") / "newsdash.db")
    load(path, [str(SAMPLES)], jobs=1)
    return path


@pytest.fixture
def store(database: str) -> Iterator[SqliteStore]:
    opened = open_store(database)
    yield opened
    opened.close()


async def test_panes_show_what_the_store_counts(store: SqliteStore) -> None:
    app = NewsdashApp(store)
    async with running(app) as pilot:
        assert f"{store.count(Filter())} articles" in screen_text(app)
        await press(pilot, "3", "space")
        chosen = app.main.history.now
        assert app.main.timeline.rows.articles == store.count(chosen)
        own = [value for value in app.main.organisations.values if value.count]
        assert own == list(store.facet(chosen, "organisations", app.main.organisations.limit, own=False))
        assert sum(bar.count for bar in app.main.histogram.bars) > 0
        await press(pilot, "u")
        assert app.main.timeline.rows.articles == store.count(Filter())


async def test_words_are_found_as_typed_and_marked(store: SqliteStore) -> None:
    app = NewsdashApp(store)
    async with running(app) as pilot:
        await press(pilot, "slash", "=smelt")
        typed = app.main.timeline.rows.articles
        assert 0 < typed < store.count(Filter())
        await press(pilot, "enter")
        assert any(mark.kind == "hit" for mark in app.main.article.marks.all) or "smelt" in screen_text(app).lower()


def test_every_article_can_be_set_and_marked(store: SqliteStore) -> None:
    ids = [row.id for row in store.page(Filter(), 0, 1000)]
    assert ids
    for article_id in ids:
        answer = questions.article(store, article_id, Filter(), 76, unfolded=True)
        assert answer.record is not None
        assert answer.layout is not None
        shown = "".join(answer.record.body[start:end] for start, end in answer.layout.body)
        assert "".join(shown.split()) == "".join(answer.record.body.split())
        assert len(answer.marks.all) >= len({event.span for event in answer.record.events if not event.in_title})


async def test_articles_can_be_walked_through(store: SqliteStore) -> None:
    app = NewsdashApp(store)
    async with running(app, (80, 24)) as pilot:
        seen = []
        for _ in range(6):
            assert app.main.article.record is not None
            seen.append(app.main.article.record.id)
            await press(pilot, "right_square_bracket")
        assert seen == [row.id for row in store.page(Filter(), 0, 6)]


async def test_a_value_is_found_by_the_beginning_of_a_word(store: SqliteStore) -> None:
    app = NewsdashApp(store)
    async with running(app) as pilot:
        await press(pilot, "3", "f", "=magn", "enter", "enter")
        assert app.main.history.now == parse("metal:magnesium")


async def test_a_store_that_fails_is_told_in_a_line(store: SqliteStore, database: str) -> None:
    app = NewsdashApp(store)
    async with running(app) as pilot:
        hidden = database + ".away"
        store.close()
        os.rename(database, hidden)
        Path(database).write_bytes(b"this is no database" * 100)
        try:
            await press(pilot, "3", "space")
            assert app.is_running
            assert app.main.key_line.problem
        finally:
            os.replace(hidden, database)


def test_loading_behind_the_screen(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Copper news {number}\n\nCodelco sold copper on 3 May 202{number}.\n")
    db = str(tmp_path / "new.db")
    with Terminal([sys.executable, "-m", "tui", "--db", db, str(tmp_path)], 80, 24) as terminal:
        terminal.wait_for("Copper news 2")
        terminal.wait_for("loaded 3, updated 0, rejected 0")
        terminal.wait_for("3 articles")
        assert terminal.falls_silent(1.0)
        terminal.press("q")
        assert terminal.wait_end() == 0
