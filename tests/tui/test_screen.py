"""What the keys of the main screen do, on a store that never changes."""

from __future__ import annotations

import pytest
from screens import MemoryStore, many_records, press, record, running, sample_store, screen_lines, screen_text, settle

from store.filters import Filter, parse
from store.protocol import Bar
from tui.app import NewsdashApp
from tui.commands import COMMANDS
from tui.messages import BarsAnswer
from tui.screens.help import HelpScreen
from tui.screens.picking import PickScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.facet_list import FacetList
from tui.widgets.filter_line import FilterLine, FindLine
from tui.widgets.jump_line import JumpLine
from tui.widgets.prompt_line import PromptLine
from tui.widgets.row_list import RowList
from tui.widgets.timeline_list import TimelineList


def sample_app(filter_line: str = "") -> NewsdashApp:
    return NewsdashApp(sample_store(), filter=parse(filter_line))


def test_every_command_has_an_action_and_nothing_is_declared_twice() -> None:
    from tui.screens.main import MainScreen

    holders = {
        "everywhere": MainScreen,
        "lists": RowList,
        "timeline": TimelineList,
        "facets": FacetList,
        "article": ArticleView,
        "filter line": FilterLine,
        "find line": FindLine,
        "prompt": PromptLine,
        "jump": JumpLine,
    }
    assert all(hasattr(holders[command.where], f"action_{command.id}") for command in COMMANDS)
    for where in holders:
        keys = [key for command in COMMANDS if command.where == where for key in command.keys]
        assert len(keys) == len(set(keys))


async def test_it_opens_on_the_timeline_newest_first() -> None:
    app = sample_app()
    async with running(app):
        assert app.focused is app.main.timeline
        text = screen_text(app)
        assert "9 articles" in text
        assert text.index("2023-10-08") < text.index("2022-11-12") < text.index("year unknown") < text.index("undated")
        assert "????-11-24" in text
        assert "~2021-09-21" in text
        assert app.main.article.record is not None
        assert app.main.article.record.id == 3


async def test_a_metal_narrows_everything_and_undo_brings_it_back() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "3", "j", "space")
        assert str(app.main.history.now) == "metal:magnesium"
        assert app.main.timeline.rows.articles == 3
        assert {value.value: value.count for value in app.main.organisations.values} == {
            "Chongqing University": 2,
            "Baowu Magnesium": 1,
            "Ministry of Industry": 1,
        }
        assert app.main.metals.value is not None
        assert app.main.metals.value.value == "magnesium"
        assert "3 of 9 articles" in screen_text(app)
        await press(pilot, "u")
        assert app.main.timeline.rows.articles == 9
        await press(pilot, "ctrl+r")
        assert app.main.timeline.rows.articles == 3
        await press(pilot, "c")
        assert not app.main.history.now


async def test_excluding_and_including_again() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "3", "x")
        assert str(app.main.history.now) == "-metal:copper"
        assert app.main.timeline.rows.articles == 6
        assert any(line.startswith("- copper") for line in screen_lines(app))
        await press(pilot, "x")
        assert not app.main.history.now


async def test_any_of_becomes_all_of() -> None:
    app = sample_app("metal:copper,zinc")
    async with running(app) as pilot:
        assert app.main.timeline.rows.articles == 4
        await press(pilot, "3", "a")
        assert app.main.timeline.rows.articles == 1
        assert app.main.history.now.mode("metals") == "all"
        await press(pilot, "a")
        assert app.main.timeline.rows.articles == 4


async def test_a_chosen_value_stays_in_sight_with_no_article_left() -> None:
    app = sample_app('org:"Rio Tinto" metal:magnesium')
    async with running(app):
        shown = {value.value: value.count for value in app.main.organisations.values}
        assert shown["Rio Tinto"] == 0
        text = screen_text(app)
        assert "No article matches" in text
        assert '3 articles without  org:"Rio Tinto"' in text.replace("\n", "")


async def test_enter_on_a_value_goes_to_its_articles() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "2", "j", "enter")
        assert app.focused is app.main.timeline
        assert str(app.main.history.now) == "org:Codelco"


async def test_the_filter_line_answers_as_one_types() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "slash", "=metal:zinc")
        assert app.main.timeline.rows.articles == 2
        assert not app.main.history.now
        await press(pilot, "enter")
        assert str(app.main.history.now) == "metal:zinc"
        assert app.focused is app.main.timeline


async def test_escape_puts_the_former_filter_back() -> None:
    app = sample_app("metal:copper")
    async with running(app) as pilot:
        await press(pilot, "3", "slash", "backspace", "=ium", "escape")
        assert str(app.main.history.now) == "metal:copper"
        assert app.main.filter_line.text == "metal:copper"
        assert app.main.timeline.rows.articles == 3
        assert app.focused is app.main.metals


async def test_a_mistake_is_shown_at_its_place() -> None:
    app = sample_app()
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "slash", "=copper metl:x", "enter")
        line = screen_lines(app)[1]
        assert line.index("^") == screen_lines(app)[0].index("metl")
        assert "metal:" in line
        assert app.focused is app.main.filter_line
        await press(pilot, "escape")
        assert "Timeline" in screen_lines(app)[1]


async def test_keys_are_text_in_the_filter_line() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(
            pilot, "slash", "=quzc?", "ctrl+w", "=co per", "left", "left", "left", "backspace", "delete", "home", "end"
        )
        assert app.main.filter_line.text == "coer"
        assert "undo" not in screen_lines(app)[-1].lower()


async def test_panes_by_number_and_tab() -> None:
    app = sample_app()
    async with running(app, (80, 24)) as pilot:
        for key, widget in (("2", "organisations"), ("3", "metals"), ("4", "article"), ("1", "timeline")):
            await press(pilot, key)
            assert app.focused is not None
            assert app.focused.id == widget
        await press(pilot, "tab")
        assert app.focused is app.main.organisations
        await press(pilot, "shift+tab", "shift+tab")
        assert app.focused is app.main.article


async def test_escape_goes_back_and_does_nothing_at_the_top() -> None:
    app = sample_app()
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "j", "enter", "n")
        assert app.main.article.current is not None
        await press(pilot, "escape")
        assert app.main.article.current is None
        await press(pilot, "escape", "escape", "escape")
        assert app.focused is app.main.timeline
        assert app.is_running
        assert app.main.timeline.cursor == 1


async def test_the_cursor_passes_headings_and_moves_by_pages() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "G")
        row = app.main.timeline.article_row
        assert row is not None
        assert row.id == 7
        await press(pilot, "k")
        assert app.main.timeline.article_row is not None
        assert app.main.timeline.article_row.id == 2
        await press(pilot, "g", "down", "up", "j")
        assert app.main.timeline.cursor == 1
        await press(pilot, "pagedown")
        assert app.main.timeline.cursor == app.main.timeline.row_count - 1
        await press(pilot, "pageup", "ctrl+d", "ctrl+u", "ctrl+u")
        assert app.main.timeline.cursor == 0


async def test_the_article_follows_and_can_be_stepped_through() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "j")
        assert app.main.article.record is not None
        assert app.main.article.record.id == 4
        await press(pilot, "4", "right_square_bracket")
        assert app.main.article.record.id == 1
        await press(pilot, "left_square_bracket")
        assert app.main.article.record.id == 4
        assert app.focused is app.main.article


async def test_marks_are_walked_and_told() -> None:
    app = sample_app("metal:magnesium")
    async with running(app) as pilot:
        await press(pilot, "enter", "n")
        assert "organisation: Baowu Magnesium (company), rule head" in screen_text(app)
        await press(pilot, "n", "n")
        assert "date: 2022-11-10 day, year from the publication date" in screen_text(app)
        await press(pilot, "N", "N", "N")
        assert app.main.article.mark == len(app.main.article.marks.all) - 1


async def test_the_list_of_what_was_found_unfolds() -> None:
    app = sample_app("metal:magnesium")
    async with running(app) as pilot:
        await press(pilot, "4", "i")
        assert "Chongqing University  university, 1x" in screen_text(app) or "Chongqing University university, 1x" in (
            screen_text(app)
        )
        await press(pilot, "i")
        assert "university, 1x" not in screen_text(app)


async def test_raw_text_and_back() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "4", "r")
        assert "Home | Products | Contact" in screen_text(app)
        assert "raw text" in screen_text(app)
        await press(pilot, "escape")
        assert "Home | Products" not in screen_text(app)


async def test_the_last_line_of_a_long_article_is_reached() -> None:
    body = (
        "First words.\n" + "\n" * 3000 + "\n".join(f"Line {number} of it." for number in range(500)) + "\nThe very end."
    )
    app = NewsdashApp(MemoryStore([record(1, "Long", body, published="2022-01-01")]))
    async with running(app, (80, 24)) as pilot:
        assert "Line 1 of it." in screen_text(app)
        await press(pilot, "4", "G")
        assert "The very end." in screen_text(app)
        await press(pilot, "g", "space", "j", "k", "pageup", "ctrl+d", "ctrl+u")
        assert "First words." in screen_text(app)


async def test_a_span_of_bars_becomes_the_filter() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "h", "space", "h", "h", "space")
        assert app.main.history.now.on == "2023-08..2023-10"
        assert app.main.timeline.rows.articles == 1
        await press(pilot, "x")
        assert app.main.history.now.on is None


async def test_the_dates_the_filter_wants_are_in_sight() -> None:
    app = sample_app()
    async with running(app) as pilot:
        app.main.histogram.take(
            BarsAnswer(
                parse("on:2025-01..2025-02"),
                "day",
                tuple(
                    Bar(f"{year}-01-{day:02}", count, count) for year, count in ((2022, 9), (2025, 1)) for day in (1, 9)
                ),
            )
        )
        await settle(pilot)
        shown = [bar.period for bar in app.main.histogram.shown]
        assert "2025-01-01" in shown
        assert "2025-01-09" in shown


async def test_other_bars_fit_another_size() -> None:
    app = sample_app()
    async with running(app, (80, 24)) as pilot:
        assert app.main.histogram.precision == "month"
        await pilot.resize_terminal(40, 24)
        await settle(pilot)
        assert app.main.histogram.precision == "quarter"


async def test_the_bars_zoom() -> None:
    app = sample_app()
    async with running(app) as pilot:
        assert app.main.histogram.precision == "month"
        await press(pilot, "minus")
        assert app.main.histogram.precision == "quarter"
        await press(pilot, "plus", "plus")
        assert app.main.histogram.precision == "day"


async def test_finding_a_value_in_a_pane() -> None:
    app = sample_app()
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "2", "f", "=min")
        assert [value.value for value in app.main.organisations._shown] == ["Ministry of Industry"]
        await press(pilot, "enter", "space")
        assert str(app.main.history.now) == 'org:"Ministry of Industry"'


async def test_finding_a_title_and_words_of_the_article() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "f", "=gearbox", "enter")
        assert app.main.timeline.article_row is not None
        assert app.main.timeline.article_row.id == 8
        await press(pilot, "4", "f", "=tested", "enter")
        assert app.main.article.current is not None
        assert app.main.article.current.told == '"tested"'
        await press(pilot, "escape")
        assert app.main.article.current is None


async def test_copying_says_what_was_copied() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "y")
        assert "copied title and source" in screen_lines(app)[-1]
        await press(pilot, "3", "y")
        assert "copied copper" in screen_lines(app)[-1]
        await press(pilot, "j")
        assert "copied" not in screen_lines(app)[-1]


async def test_the_source_is_shown() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "o")
        assert "/srv/news/003.txt" in screen_lines(app)[-1]


async def test_zoom_gives_a_pane_the_screen() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "2", "z")
        assert app.main.organisations.size.width == 120
        await press(pilot, "z")
        assert app.main.organisations.size.width < 60


async def test_help_and_palette_come_from_the_commands() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "Go to the timeline." in screen_text(app)
        await press(pilot, "escape", "ctrl+p", "=organi")
        assert isinstance(app.screen, PickScreen)
        await press(pilot, "enter")
        assert app.focused is app.main.organisations


async def test_colours_can_be_changed() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "T", "=nord", "enter")
        assert app.theme == "nord"


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_quitting_is_at_once_and_fine(key: str) -> None:
    app = sample_app()
    async with app.run_test() as pilot:
        await pilot.press(key)
    assert app.return_code == 0


async def test_an_empty_database_says_what_to_do() -> None:
    app = NewsdashApp(MemoryStore([]))
    async with running(app, (80, 24)) as pilot:
        text = screen_text(app)
        assert "No articles yet." in text
        assert "newsdash load PATH" in text
        await press(
            pilot,
            "2",
            "j",
            "space",
            "3",
            "x",
            "4",
            "n",
            "j",
            "1",
            "h",
            "space",
            "enter",
            "u",
            "y",
            "f",
            "a",
            "enter",
        )
        assert app.is_running


async def test_an_answer_to_a_former_filter_is_dropped() -> None:
    from tui import questions

    app = sample_app()
    async with running(app) as pilot:
        stale = questions.first_rows(app.store, parse("metal:gold"), None)
        app.main.post_message(stale)
        await settle(pilot)
        assert app.main.timeline.rows.articles == 9


async def test_only_rows_on_the_screen_are_fetched() -> None:
    store = MemoryStore(many_records(3000))
    app = NewsdashApp(store)
    async with running(app, (80, 24)) as pilot:
        assert [asked for asked in store.asked if asked.startswith("page")] == ["page 0 200"]
        await press(pilot, "G")
        assert app.main.timeline.article_row is not None
        assert app.main.timeline.article_row.id == 1
        assert len([asked for asked in store.asked if asked.startswith("page")]) == 2


async def test_a_cursor_move_repaints_two_lines() -> None:
    app = NewsdashApp(MemoryStore(many_records(500)))
    async with running(app, (80, 24)) as pilot:
        drawn: list[int] = []
        timeline = app.main.timeline
        render = timeline.render_line

        def counting(y: int) -> object:
            drawn.append(y)
            return render(y)

        timeline.render_line = counting  # type: ignore[method-assign,assignment]
        await press(pilot, "j")
        assert sorted(drawn) == [1, 2]


async def test_the_cursor_keeps_its_article_when_others_come_in() -> None:
    records = many_records(50)
    store = MemoryStore(records[:40])
    app = NewsdashApp(store)
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "j", "j", "j")
        kept = app.main.timeline.article_row
        store.records_kept = records
        app.main.ask()
        await settle(pilot)
        assert app.main.timeline.article_row == kept
        assert app.main.timeline.rows.place(app.main.timeline.cursor) == 13


async def test_a_filter_given_at_the_start_is_in_force() -> None:
    app = NewsdashApp(sample_store(), filter=parse("metal:gold"), notice="These are samples.")
    async with running(app, (80, 24)) as pilot:
        assert app.main.filter_line.text == "metal:gold"
        assert app.main.timeline.rows.articles == 1
        assert "These are samples." in screen_lines(app)[-1]
        await press(pilot, "u")
        assert app.main.history.now == Filter() or str(app.main.history.now) == "metal:gold"


@pytest.mark.parametrize("size", [(20, 5), (10, 3), (40, 12), (60, 20), (119, 15), (300, 80), (1, 1)])
async def test_no_size_crashes(size: tuple[int, int]) -> None:
    app = sample_app()
    async with running(app, size) as pilot:
        await press(
            pilot, "j", "2", "space", "3", "4", "n", "i", "G", "1", "slash", "a", "escape", "question_mark", "escape"
        )
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert app.is_running


async def test_sorting_keeps_the_cursor_on_its_article() -> None:
    app = sample_app()
    async with running(app) as pilot:
        await press(pilot, "j", "S")
        assert "oldest first" in screen_text(app)
        assert [line.split("│ ")[-1].split()[0] for line in screen_lines(app)[7:9]] == ["2020-05-06", "~2021-09-21"]
        assert app.main.timeline.article_row is not None
        assert app.main.timeline.article_row.id == 4
        await press(pilot, "S")
        assert app.main.order == "newest"


async def test_names_and_hits_are_marked_in_the_title_too() -> None:
    app = sample_app("premium")
    async with running(app):
        kinds = [sorted(run.kinds) for run in app.main.article.title_marks.runs]
        assert kinds == [["organisation"], ["hit"]]


async def test_a_filter_toggle_needs_no_layout() -> None:
    app = NewsdashApp(MemoryStore(many_records(300)))
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "2")
        layouts: list[object] = []
        app.main.screen_layout_refresh_signal.subscribe(app.main, layouts.append)
        await press(pilot, "space")
        assert app.main.history.now
        assert not layouts
