"""Saved filters, the last place, what other processes load, and the report on one's own loading."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from screens import many_records, press, running, sample_store, screen_lines, screen_text
from terminal import Terminal

from store.filters import Filter, parse
from store.loading import load
from store.marks import Marks, Place
from store.opening import open_store
from tui.app import NewsdashApp
from tui.screens.picking import PickScreen


@pytest.fixture
def marks(tmp_path: Path) -> Marks:
    return Marks(str(tmp_path / "marks.db"))


async def test_a_filter_is_saved_listed_picked_and_deleted(marks: Marks) -> None:
    marks.save_filter("old news", "before:2021")
    marks.set_read(["/srv/news/009.txt"], True)
    app = NewsdashApp(sample_store(marks.path), filter=parse("metal:copper"))
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "F", "=save", "enter", "=red metal", "enter")
        assert marks.saved_filters()["red metal"] == "metal:copper"
        await press(pilot, "c", "F")
        text = screen_text(app)
        assert "red metal" in text
        assert "2 unread" in text
        await press(pilot, "=red", "enter")
        assert str(app.main.history.now) == "metal:copper"
        await press(pilot, "F", "=old", "ctrl+x", "escape")
        assert list(marks.saved_filters()) == ["red metal"]


async def test_with_nothing_saved_the_next_step_is_told(marks: Marks) -> None:
    app = NewsdashApp(sample_store(marks.path))
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "F")
        assert not isinstance(app.screen, PickScreen)
        assert "no filter is saved yet" in screen_lines(app)[-1]


@pytest.fixture
def news(tmp_path: Path) -> Callable[[int], Path]:
    folder = tmp_path / "news"
    folder.mkdir()

    def write(number: int) -> Path:
        text = f"Codelco sells copper lot {number}\n\nCodelco sold copper on {number} May 2023.\n"
        (folder / f"{number}.txt").write_text(text)
        return folder

    return write


async def test_the_last_place_is_found_again(news: Callable[[int], Path], tmp_path: Path, marks: Marks) -> None:
    for number in (1, 2, 3):
        folder = news(number)
    db = str(tmp_path / "news.db")
    load(db, [str(folder)], jobs=1)
    store = open_store(db, marks.path)
    app = NewsdashApp(store)
    async with running(app) as pilot:
        await press(pilot, "3", "space", "1", "j")
        kept = app.main.timeline.article_row
        app.main.leave()
    app.main.leave_place()
    assert marks.place(db) == Place("metal:copper", kept.source if kept else None)
    again = NewsdashApp(store)
    async with running(again):
        assert str(again.main.history.now) == "metal:copper"
        assert again.main.timeline.article_row == kept
        assert "where you left off" in screen_lines(again)[-1]
    given = NewsdashApp(store, filter=parse("copper"))
    async with running(given):
        assert given.main.history.now == parse("copper")
    store.close()


async def test_the_theme_chosen_is_that_of_the_next_start(marks: Marks, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    app = NewsdashApp(sample_store(marks.path))
    async with running(app) as pilot:
        assert app.theme == "textual-dark"
        await press(pilot, "T", "=nord", "enter")
    assert NewsdashApp(sample_store(marks.path)).theme == "nord"
    monkeypatch.setenv("TERM", "linux")
    assert NewsdashApp(sample_store(marks.path)).theme == "ansi-dark"
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TEXTUAL_THEME", "gruvbox")
    assert NewsdashApp(sample_store(marks.path)).theme == "gruvbox"
    monkeypatch.delenv("TEXTUAL_THEME")
    marks.set_setting("theme", "a theme of former days")
    assert NewsdashApp(sample_store(marks.path)).theme == "textual-dark"


async def test_what_another_process_loads_is_told_and_taken_in(news: Callable[[int], Path], tmp_path: Path) -> None:
    db = str(tmp_path / "news.db")
    load(db, [str(news(1)), str(news(2))], jobs=1)
    store = open_store(db)
    app = NewsdashApp(store)
    async with running(app) as pilot:
        await press(pilot, "j")
        kept = app.main.timeline.article_row
        load(db, [str(news(3))], jobs=1)
        app.main.watcher.look()
        await press(pilot, "z", "z")
        assert "1 new article: R shows" in screen_lines(app)[0]
        assert app.main.timeline.rows.articles == 2
        await press(pilot, "R")
        assert app.main.timeline.rows.articles == 3
        assert app.main.timeline.article_row == kept
        assert "new article" not in screen_lines(app)[0]
    store.close()


async def test_what_one_loaded_oneself_comes_in_without_a_key(news: Callable[[int], Path], tmp_path: Path) -> None:
    db = str(tmp_path / "news.db")
    load(db, [str(news(1))], jobs=1)
    store = open_store(db)
    app = NewsdashApp(store)
    async with running(app) as pilot:
        load(db, [str(news(2))], jobs=1)
        app.main.watcher.expect(store.version())
        app.main.watcher.look()
        await press(pilot, "z", "z")
        assert app.main.timeline.rows.articles == 2
        assert "R shows" not in screen_lines(app)[0]
        load(db, [str(news(3))], jobs=1)
        app.main.watcher.look()
        await press(pilot, "z", "z")
        assert "1 new article: R shows" in screen_lines(app)[0]
    store.close()


async def test_a_store_that_stays_the_same_says_nothing() -> None:
    app = NewsdashApp(sample_store())
    async with running(app) as pilot:
        app.main.watcher.look()
        await press(pilot, "R")
        assert "new" not in screen_lines(app)[0]
        assert app.main.history.now == Filter()


def test_the_load_report_lists_what_was_refused(news: Callable[[int], Path], tmp_path: Path) -> None:
    folder = news(1)
    (folder / "broken.jsonl").write_text('{"text": \n')
    command = [sys.executable, "-m", "tui", "--db", str(tmp_path / "a.db"), "--marks", str(tmp_path / "m.db")]
    with Terminal([*command, str(folder)], 80, 24) as terminal:
        terminal.wait_for("rejected 1: L tells why")
        terminal.press("L")
        text = terminal.wait_for("1 input refused")
        assert "broken.jsonl" in text
        terminal.press("\x1b")
        terminal.settle()
        terminal.press("q")
        assert terminal.wait_end() == 0


async def test_long_lists_of_marked_rows_are_held_still(marks: Marks) -> None:
    store = sample_store(marks.path)
    store.records_kept = many_records(450)
    app = NewsdashApp(store, filter=parse("is:unread"))
    async with running(app, (80, 24)) as pilot:
        for _ in range(3):
            await press(pilot, "m", "j")
        await press(pilot, "G")
        row = app.main.timeline.article_row
        assert row is not None
        assert row.id == 1
