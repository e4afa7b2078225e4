"""Completion and history of the filter line, the filter as a command, and jump mode."""

from __future__ import annotations

from pathlib import Path

import pytest
from screens import MemoryStore, many_records, press, running, sample_store, screen_lines, screen_text

from store.filters import parse
from store.marks import Marks
from tui.app import NewsdashApp
from tui.cli.files import data_folder
from tui.screens.completing import Known, offers, part_start
from tui.screens.copying import command_of
from tui.screens.jumping import labels

KNOWN = Known({"red metal": "metal:copper,gold"}, ["premia", "two words"])


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("met", "metal: "),
        ("metal:mag", "metal:magnesium "),
        ("-metal:zi", "-metal:zinc "),
        ("metal:copper,zi", "metal:copper,zinc "),
        ("org:rio", 'org:"Rio Tinto" '),
        ('org:"rio t', 'org:"Rio Tinto" '),
        ('copper org:Codelco,"rio', 'copper org:Codelco,"Rio Tinto" '),
        ("codel", "org:Codelco "),
        ("kind:uni", "kind:university "),
        ("is:st", "is:starred "),
        ("tag:two", 'tag:"two words" '),
        ("red", "metal:copper,gold "),
    ],
)
def test_what_is_typed_is_completed(typed: str, completed: str) -> None:
    store = sample_store()
    found = offers(store, KNOWN, typed, len(typed))
    line, at = found.taken(found.texts[0])
    assert line == completed.replace(": ", ":")
    assert at == len(line)


@pytest.mark.parametrize("typed", ["", "copper ", '"copper ', "metal:", "metal:nothing", "on:20", '"org:rio'])
def test_nothing_is_offered_where_nothing_fits(typed: str) -> None:
    assert offers(sample_store(), KNOWN, typed, len(typed)).texts == ()


def test_a_part_may_hold_spaces_in_quotes() -> None:
    assert part_start('copper org:"Rio Ti', 18) == 7
    assert part_start('org:"Rio Tinto" zi', 18) == 16


async def test_tab_and_right_take_what_is_offered(tmp_path: Path) -> None:
    marks = Marks(str(tmp_path / "marks.db"))
    marks.save_filter("light ones", "metal:aluminium,magnesium")
    app = NewsdashApp(sample_store(marks.path))
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "slash", "=metal:zi")
        assert screen_lines(app)[1].strip() == "tab zinc"
        await press(pilot, "tab", "=cod", "right")
        assert app.main.filter_line.text == "metal:zinc org:Codelco "
        await press(pilot, "escape")
        assert "1 Timeline" in screen_lines(app)[1]
        await press(pilot, "slash", "=light", "tab", "enter")
        assert app.main.history.now == parse("metal:aluminium,magnesium")


async def test_a_keyword_being_typed_empties_nothing() -> None:
    app = NewsdashApp(sample_store())
    async with running(app) as pilot:
        for keyword in ("metal:", "metl:", "-org:"):
            await press(pilot, "slash", "ctrl+u", f"=codelco {keyword}")
            assert app.main.timeline.rows.articles == 2
            await press(pilot, "escape")


async def test_up_and_down_walk_the_filters_of_before() -> None:
    app = NewsdashApp(sample_store())
    async with running(app) as pilot:
        await press(pilot, "slash", "=metal:zinc", "enter", "c", "slash", "=copper", "enter", "slash", "up")
        assert app.main.filter_line.text == "metal:zinc"
        assert app.main.timeline.rows.articles == 2
        await press(pilot, "down", "enter")
        assert str(app.main.history.now) == "copper"


def test_a_filter_is_a_command() -> None:
    assert command_of(parse("")) == "newsdash search"
    assert command_of(parse('org:"Rio Tinto" metal:copper')) == "newsdash search 'org:\"Rio Tinto\" metal:copper'"
    assert command_of(parse("-slag")) == "newsdash search -- -slag"
    assert command_of(parse("don't")) == "newsdash search 'don'\"'\"'t'"


def test_the_command_names_files_that_are_not_the_usual_ones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    usual = data_folder()
    assert command_of(parse("tin"), "/srv/my news.db", "/srv/m.db") == (
        "newsdash search --db '/srv/my news.db' --marks /srv/m.db tin"
    )
    assert command_of(parse("tin"), str(usual / "newsdash.db"), str(usual / "marks.db")) == "newsdash search tin"
    assert command_of(parse("-slag"), "/n.db") == "newsdash search --db /n.db -- -slag"


async def test_the_command_is_copied() -> None:
    app = NewsdashApp(sample_store(), filter=parse("metal:copper"))
    async with running(app) as pilot:
        await press(pilot, "Y")
        assert "copied newsdash search metal:copper" in screen_lines(app)[-1]


async def test_the_name_proposed_for_a_file_gives_way_to_what_is_typed() -> None:
    app = NewsdashApp(sample_store())
    async with running(app) as pilot:
        await press(pilot, "w", "=mine.csv")
        assert app.main.prompt_line.text == "mine.csv"
        await press(pilot, "escape", "w", "home", "=my-")
        assert app.main.prompt_line.text == "my-articles.md"


async def test_a_long_source_is_told_to_its_end() -> None:
    made = sample_store().records_kept[0]._replace(source="/srv/" + "deep/" * 30 + "last.txt")
    async with running(app := NewsdashApp(MemoryStore([made])), (80, 24)) as pilot:
        await press(pilot, "o")
        assert "deep/last.txt" in screen_lines(app)[-1]


async def test_letters_lead_to_every_row_in_sight() -> None:
    app = NewsdashApp(sample_store())
    async with running(app) as pilot:
        await press(pilot, "apostrophe")
        assert "Jump" in screen_lines(app)[-1]
        number = len(app.main.timeline.rows_in_sight())
        assert number >= 8
        await press(pilot, labels(30)[number + 1])
        assert app.focused is app.main.organisations
        assert app.main.organisations.cursor == 1
        assert not app.main.timeline.labels
        await press(pilot, "apostrophe", "escape")
        assert app.focused is app.main.organisations
        await press(pilot, "apostrophe", "3")
        assert app.focused is app.main.metals
        await press(pilot, "apostrophe", "slash")
        assert app.focused is app.main.filter_line


async def test_many_targets_have_two_letters() -> None:
    app = NewsdashApp(MemoryStore(many_records(300)))
    async with running(app, (160, 45)) as pilot:
        await press(pilot, "apostrophe", "a", "d")
        assert app.main.timeline.cursor == app.main.timeline.rows_in_sight()[2]
        await press(pilot, "apostrophe", "m", "m")
        assert app.focused is app.main.timeline
        assert "Jump:" not in screen_text(app)
