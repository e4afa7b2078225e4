"""Stars, read, tags and notes from the screen into a marks file, and back by undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from screens import press, running, sample_store, screen_lines, screen_text

from store.filters import parse
from store.marks import Mark, Marks
from tui.app import NewsdashApp
from tui.screens.mark_writer import MarkWriter

CODELCO, RIO = "/srv/news/003.txt", "/srv/news/004.txt"


@pytest.fixture
def marks(tmp_path: Path) -> Marks:
    return Marks(str(tmp_path / "marks.db"))


def marking_app(marks: Marks, filter_line: str = "") -> NewsdashApp:
    return NewsdashApp(sample_store(marks.path), filter=parse(filter_line))


async def test_a_star_is_kept_shown_and_undone(marks: Marks) -> None:
    app = marking_app(marks)
    async with running(app) as pilot:
        await press(pilot, "s")
        assert marks.of(CODELCO).starred
        assert any(" N*2023-10-08" in line or "N*2023-10-08" in line for line in screen_lines(app))
        assert "starred" in screen_lines(app)[-1]
        await press(pilot, "u")
        assert not marks.of(CODELCO).starred
        assert "taken back: starred" in screen_lines(app)[-1]
        await press(pilot, "ctrl+r")
        assert marks.of(CODELCO).starred


async def test_undo_takes_filters_and_marks_back_in_their_order(marks: Marks) -> None:
    app = marking_app(marks)
    async with running(app) as pilot:
        await press(pilot, "s", "3", "space", "m", "u")
        assert not marks.of(CODELCO).read
        assert str(app.main.history.now) == "metal:copper"
        await press(pilot, "u")
        assert not app.main.history.now
        assert marks.of(CODELCO).starred
        await press(pilot, "u")
        assert not marks.of(CODELCO).starred
        await press(pilot, "ctrl+r", "ctrl+r", "ctrl+r")
        assert marks.of(CODELCO) == Mark(read=True, starred=True)
        assert str(app.main.history.now) == "metal:copper"


async def test_an_article_is_read_once_its_pane_has_the_focus(marks: Marks) -> None:
    app = marking_app(marks)
    async with running(app) as pilot:
        await press(pilot, "j", "k")
        assert not marks.of(CODELCO).read
        await press(pilot, "enter")
        assert marks.of(CODELCO).read
        assert not marks.of(RIO).read
        await press(pilot, "right_square_bracket")
        assert marks.of(RIO).read
        await press(pilot, "m")
        assert not marks.of(RIO).read


async def test_a_row_read_under_is_unread_stays_until_the_filter_changes(marks: Marks) -> None:
    app = marking_app(marks, "is:unread")
    async with running(app) as pilot:
        await press(pilot, "enter", "1")
        assert app.main.timeline.rows.articles == 9
        assert "Codelco lifts its copper premium" in screen_text(app)
        await press(pilot, "slash", "=metal:copper", "enter")
        assert app.main.timeline.rows.articles == 2


async def test_tags_and_a_note_are_typed(marks: Marks) -> None:
    marks.set_tags(["/elsewhere"], ["smelters"])
    app = marking_app(marks)
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "t", "=premia, smel", "tab", "enter")
        assert marks.of(CODELCO).tags == ("premia", "smelters")
        await press(pilot, "e", "=ask about [Cu]", "enter")
        assert marks.of(CODELCO).note == "ask about [Cu]"
        assert "note ask about [Cu]" in screen_text(app)
        assert "tags premia, smelters" in screen_text(app)
        await press(pilot, "e", "ctrl+u", "enter", "t", "escape")
        assert marks.of(CODELCO) == Mark(tags=("premia", "smelters"))
        await press(pilot, "u", "u", "u")
        assert marks.of(CODELCO) == Mark()
        assert app.focused is app.main.timeline


async def test_all_that_is_filtered_is_marked_and_undone_at_once(marks: Marks) -> None:
    marks.set_tags([RIO], ["venture"])
    app = marking_app(marks, "metal:copper")
    async with running(app) as pilot:
        await press(pilot, "A", "=star", "enter")
        assert "3 articles starred" in screen_lines(app)[-1]
        assert marks.of(RIO).starred
        assert not marks.of("/srv/news/001.txt").starred
        await press(pilot, "A", "=tag", "enter", "=red", "enter")
        assert marks.of(RIO).tags == ("red", "venture")
        assert marks.of(CODELCO).tags == ("red",)
        await press(pilot, "u", "u")
        assert marks.of(RIO) == Mark(tags=("venture",))
        assert marks.of(CODELCO) == Mark()


async def test_without_a_marks_file_nothing_can_be_marked() -> None:
    app = NewsdashApp(sample_store())
    async with running(app) as pilot:
        await press(pilot, "s", "m", "t", "e", "A")
        assert app.focused is app.main.timeline
        assert not app.main.history.past
        active = {name for name, (_, binding, enabled, _) in app.main.active_bindings.items() if enabled}
        assert not {"s", "m", "t", "e", "A"} & active


async def test_marks_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    (tmp_path / "marks.db").write_bytes(b"this is no database" * 100)
    app = NewsdashApp(sample_store())
    app.main.marks = Marks(str(tmp_path / "marks.db"))
    app.main.writer = MarkWriter(app.main, app.main.marks)
    async with running(app) as pilot:
        await press(pilot, "s")
        assert app.main.key_line.problem
        assert "marks.db" in screen_lines(app)[-1]
