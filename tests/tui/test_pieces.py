"""The parts of the screen that need no app: dates, headings, windows, histories, arrangements, glyphs."""

from __future__ import annotations

import base64

import pytest
from screens import record, row_of, sample_records

from store.filters import Filter, parse
from store.protocol import Bar, EventRecord, Groups
from tui import clipboard, content
from tui.glyphs import speaks_utf8
from tui.history import History
from tui.questions import dense_years
from tui.screens.arranging import ARTICLE, METALS, TIMELINE, arrange
from tui.widgets.article_marks import Mark, runs, told_date
from tui.widgets.histogram import densest, with_gaps
from tui.widgets.timeline_rows import TimelineRows, written_date
from tui.widgets.windows import PAGE, Window


@pytest.mark.parametrize(
    ("date", "precision", "inferred", "written"),
    [
        ("2022-11-10", "day", False, "2022-11-10"),
        ("2022-11", "month", False, "2022-11"),
        ("2022-10", "quarter", False, "2022 Q4"),
        ("2022-Q4", "quarter", False, "2022 Q4"),
        ("2021-09-26", "day", True, "~2021-09-26"),
        ("--11-24", "day", False, "????-11-24"),
        (None, None, False, ""),
    ],
)
def test_a_date_shows_what_is_certain(date: str, precision: str, inferred: bool, written: str) -> None:
    row = row_of(record(1, "x", "y"))._replace(timeline_date=date, precision=precision, inferred=inferred)  # type: ignore[arg-type]
    assert written_date(row) == written


def test_headings_stand_over_the_yearless_and_the_undated() -> None:
    rows = TimelineRows(Groups(dated=2, yearless=3, undated=1))
    assert rows.count == 8
    assert [rows.heading(row) is not None for row in range(8)] == [False, False, True, False, False, False, True, False]
    assert [rows.row(place) for place in range(6)] == [0, 1, 3, 4, 5, 7]
    assert [rows.place(rows.row(place)) for place in range(6)] == list(range(6))


def test_a_window_asks_for_each_page_once() -> None:
    window: Window[str] = Window()
    assert window.missing(PAGE - 1, PAGE) == [0, PAGE]
    assert window.missing(0, PAGE) == []
    window.put(0, ["a"] * PAGE)
    assert window.get(3) == "a"
    assert window.get(PAGE) is None
    window.forget_asked()
    assert window.missing(0, PAGE) == [PAGE]


def test_a_window_holds_few_pages() -> None:
    window: Window[int] = Window()
    for page in range(100):
        window.put(page * PAGE, [page] * PAGE)
    assert sum(window.get(page * PAGE) is not None for page in range(100)) < 20


def test_undo_and_redo_walk_the_filters() -> None:
    history = History(Filter()).push(parse("metal:copper")).push(parse("metal:zinc"))
    assert str(history.undo().now) == "metal:copper"
    assert str(history.undo().redo().now) == "metal:zinc"
    assert history.undo().push(parse("metal:gold")).redo().now == parse("metal:gold")
    assert not history.undo().undo().undo().now


def test_wide_screens_show_all_panes_and_narrow_ones_one_or_two() -> None:
    assert len(arrange(120, 40, TIMELINE, False).panes) == 4
    assert arrange(80, 24, TIMELINE, False).panes == {TIMELINE, ARTICLE}
    assert arrange(80, 24, METALS, False).panes == {METALS}
    assert arrange(160, 45, ARTICLE, True).panes == {ARTICLE}
    assert arrange(40, 12, TIMELINE, False).panes == {TIMELINE}


@pytest.mark.parametrize(
    ("environment", "coerced", "utf8"),
    [
        ({"LANG": "en_GB.UTF-8"}, False, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True, False),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, False, True),
        ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, False, False),
        ({}, False, False),
    ],
)
def test_the_locale_decides_on_block_characters(environment: dict[str, str], coerced: bool, utf8: bool) -> None:
    assert speaks_utf8(environment, coerced) is utf8


def test_copying_passes_through_tmux_and_knows_its_limit() -> None:
    inside = clipboard.sequence("copper", {"TMUX": "/tmp/x"})
    assert inside is not None
    assert inside.startswith("\x1bPtmux;\x1b\x1b]52;c;")
    assert base64.b64encode(b"copper").decode() in inside
    assert clipboard.sequence("copper", {}) == "\x1b]52;c;Y29wcGVy\x07"
    assert clipboard.sequence("x" * 80_000, {}) is None


def test_a_text_is_cut_to_cells() -> None:
    assert content.cut("magnesium", 6) == "magn.."
    assert content.cells(content.cut("镁合金协会", 7)) <= 7
    assert content.left("镁", 4) == "镁  "


def test_hostile_text_becomes_harmless() -> None:
    assert content.shown("a\x1b[31mb\x9b31mc\u202ed\x00\n[/bold]") == "abcd [/bold]"


def test_overlapping_marks_become_runs() -> None:
    found = runs([Mark(0, 10, "organisation", ""), Mark(4, 6, "metal", ""), Mark(8, 12, "hit", "")])
    assert [(run.start, run.end, sorted(run.kinds)) for run in found] == [
        (0, 4, ["organisation"]),
        (4, 6, ["metal", "organisation"]),
        (6, 8, ["organisation"]),
        (8, 10, ["hit", "organisation"]),
        (10, 12, ["hit"]),
    ]


def test_a_date_tells_its_range_and_the_basis_of_its_year() -> None:
    event = EventRecord(
        "2022-11-10",
        "2022-11-11",
        None,
        None,
        "day",
        "publication",
        "From November 10 to 11",
        "",
        (0, 1),
        False,
        "x",
        "",
    )
    assert told_date(event) == "2022-11-10..11 day, year from the publication date"
    yearless = event._replace(start=None, end=None, month_day="11-24", end_month_day="11-25", basis="unknown")
    assert told_date(yearless) == "????-11-24..11-25 day, year unknown"


def test_far_away_years_do_not_squeeze_the_bars() -> None:
    bars = [Bar("1830", 1, 1), Bar("2021", 30, 30), Bar("2022", 40, 40), Bar("2058", 1, 1)]
    assert dense_years(bars) == (2021, 2022)
    assert densest(with_gaps(tuple(bars), "year"), 20) == 2021 - 1830
    assert dense_years([]) is None


def test_samples_of_the_tests_have_marks_where_names_stand() -> None:
    for article in sample_records():
        for organisation in article.organisations:
            assert organisation.mentions or organisation.title_mentions
