"""The timeline's rows: events, stories told by several sources, headings by period; and taking them away."""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from screens import (
    MemoryStore,
    many_records,
    press,
    record,
    running,
    sample_records,
    sample_store,
    screen_lines,
    screen_text,
    settle,
)
from terminal import Terminal

from store.filters import Filter, parse
from store.loading import load
from store.opening import open_store
from store.protocol import ArticleRecord, EventRow, Groups
from tui.app import NewsdashApp
from tui.screens.writing_out import problem_of
from tui.widgets.timeline_rows import TimelineRows, periods_for


class Waiting(MemoryStore):
    """A store that takes its time over one article, until `ready`."""

    def __init__(self, slow: int) -> None:
        super().__init__(sample_records())
        self.slow, self.ready = slow, threading.Event()

    def article(self, id_or_source: int | str) -> ArticleRecord | None:
        if id_or_source == self.slow:
            self.ready.wait(60)
        return super().article(id_or_source)


async def test_of_an_article_that_takes_long_it_is_said_and_keys_go_on() -> None:
    store = Waiting(slow=4)
    app = NewsdashApp(store)
    async with running(app) as pilot:
        await pilot.press("j")
        for _ in range(600):
            if "it is being read" in screen_text(app):
                break
            await pilot.pause(0.05)
        text = screen_text(app)
        assert "it is being read" in text
        assert "published 2023-10-08" not in text
        await pilot.press("j")
        assert app.main.timeline.article_row is not None
        assert app.main.timeline.article_row.id == 1
        store.ready.set()
        await settle(pilot)
        await press(pilot, "k")
        assert "published 2023-03-04" in screen_text(app)
        assert "it is being read" not in screen_text(app)


async def test_events_as_rows_and_the_article_stands_on_theirs() -> None:
    app = NewsdashApp(sample_store())
    async with running(app) as pilot:
        await press(pilot, "v")
        text = screen_text(app)
        assert "2023-10-07      Codelco raised its copper premium for" in text
        assert "~2022-11-10" in text
        assert "????-11-24" in text
        await press(pilot, "j")
        assert app.main.article.record is not None
        assert app.main.article.record.id == 4
        assert app.main.article.current is not None
        assert app.main.article.current.told.startswith("date: 2023-03-03")
        await press(pilot, "v")
        assert app.main.timeline.event_row is None
        assert app.main.timeline.article_row is not None
        assert app.main.timeline.article_row.id == 4


def test_events_of_a_real_file(tmp_path: Path) -> None:
    for number in range(1, 6):
        text = f"Codelco lot {number}\n\nCodelco sold lot {number} on {number} May 2023. It paid on 2 June 2023.\n"
        (tmp_path / f"{number}.txt").write_text(text)
    db = str(tmp_path / "news.db")
    load(db, [str(tmp_path)], jobs=1)
    store = open_store(db)
    everything = store.event_page(parse(""), 0, 100)
    starts = [row.start for row in everything]
    assert starts == sorted(starts, key=str, reverse=True)
    assert store.event_groups(parse("")) == Groups(len(everything), 0, 0)
    for filter in (parse(""), parse("org:codelco"), parse("on:2023-05")):
        rows = store.event_page(filter, 0, 100)
        assert rows
        assert [store.event_position(filter, row.id) for row in rows] == list(range(len(rows)))
        assert store.event_page(filter, 2, 2) == rows[2:4]
        oldest = store.event_page(filter, 0, 100, "oldest")
        assert [row.start for row in oldest] == sorted(row.start or "" for row in rows)
    assert {str(row.start)[:7] for row in store.event_page(parse("on:2023-05"), 0, 100)} == {"2023-05"}
    assert store.event_page(parse("metal:gold"), 0, 10) == ()
    assert sum(count for _, count in store.months(parse(""))) == store.groups(parse("")).dated
    store.close()


async def test_a_story_has_one_row_and_names_its_further_sources() -> None:
    records = sample_records()
    again = [records[2]._replace(id=20 + at, source=f"/srv/wire/{at}.txt", duplicate_of=3) for at in range(2)]
    app = NewsdashApp(MemoryStore([*records, *again]))
    async with running(app) as pilot:
        assert app.main.timeline.rows.articles == 9
        assert "11 articles" in screen_text(app)
        assert any(line.endswith("premium +2") or " +2" in line for line in screen_lines(app))
        assert "also 2 further sources" in screen_text(app)
        await press(pilot, "4", "i")
        assert "also /srv/wire/0.txt" in screen_text(app)
        assert "also /srv/wire/1.txt" in screen_text(app)


async def test_long_timelines_have_a_heading_for_each_period() -> None:
    app = NewsdashApp(MemoryStore(many_records(60)))
    async with running(app) as pilot:
        text = screen_text(app)
        assert "2015-03  2" in text
        assert "2015-02  28" in text
        assert app.main.timeline.article_row is not None
        assert app.main.timeline.article_row.id == 60
        await press(pilot, "S", "g", "k")
        assert app.main.timeline.article_row.id == 1
        assert "2015-01  30" in screen_text(app)


def test_headings_by_the_finest_period_that_holds_enough_rows() -> None:
    months = [(f"2020-{month:02}", 5) for month in range(12, 0, -1)]
    assert periods_for(months, 60) == months
    assert periods_for([(month, 2) for month, _ in months], 24) == [("2020", 24)]
    assert periods_for([("2020-01", 19)], 19) == ()
    assert periods_for(months, 61) == ()


def test_rows_and_places_agree_with_headings_between() -> None:
    rows = TimelineRows(Groups(60, 2, 1), [("2020", 20), ("2019", 40)])
    assert rows.count == 63 + 4
    assert [row for row in range(rows.count) if rows.heading(row)] == [0, 21, 62, 65]
    places = [rows.row(place) for place in range(63)]
    assert places == [row for row in range(rows.count) if not rows.heading(row)]
    assert [rows.place(row) for row in places] == list(range(63))


async def test_what_is_filtered_is_written_out_whole(tmp_path: Path) -> None:
    app = NewsdashApp(sample_store(), filter=parse("metal:copper"))
    async with running(app, (120, 24)) as pilot:
        path = tmp_path / "copper.jsonl"
        await press(pilot, "w", "ctrl+u", f"={path}", "enter")
        assert "wrote 3 articles" in screen_lines(app)[-1]
        assert {json.loads(line)["id"] for line in path.read_text().splitlines()} == {3, 4, 9}
        before = path.read_bytes()
        await press(pilot, "w", "ctrl+u", f"={path}", "enter")
        assert "there is a file of that name" in screen_lines(app)[-1]
        assert path.read_bytes() == before
        await press(pilot, "escape")
        assert app.focused is app.main.timeline
        assert os.listdir(tmp_path) == ["copper.jsonl"]


@pytest.mark.parametrize("name", ["x.txt", "none/there.md", ""])
def test_names_that_cannot_be_written_are_refused(tmp_path: Path, name: str) -> None:
    assert problem_of(str(tmp_path / name))


PAGED = """
import sys
sys.path.insert(0, {support!r})
import screens
from tui.app import NewsdashApp
NewsdashApp(screens.sample_store()).run()
"""


def test_an_article_is_sent_to_the_pager(tmp_path: Path) -> None:
    support = str(Path(__file__).parent.parent / "support")
    pager = tmp_path / "pager"
    pager.write_text(f"#!/bin/sh\ncat > {tmp_path}/paged.txt\necho in the pager\nread answer < /dev/tty\n")
    pager.chmod(0o755)
    code = PAGED.format(support=support)
    with Terminal([sys.executable, "-c", code], 80, 24, {"PAGER": str(pager)}) as terminal:
        terminal.wait_for("Codelco raised its copper premium")
        terminal.press("p")
        terminal.wait_for("in the pager")
        assert "raised its copper premium" in (tmp_path / "paged.txt").read_text()
        terminal.screen.reset()
        terminal.press("\r")
        terminal.wait_for("Codelco lifts")
        terminal.settle()
        assert "9 articles" in terminal.text
        terminal.press("q")
        assert terminal.wait_end() == 0


async def test_an_event_of_a_title_opens_its_article() -> None:
    made = record(1, "Talks on 3 May 2021", "Talks ended.", date="2021-05-03")
    app = NewsdashApp(MemoryStore([made]))
    async with running(app) as pilot:
        await press(pilot, "v")
        assert "No dated statement in these articles." in screen_text(app)
        await press(pilot, "v")
        assert not isinstance(app.main.timeline.article_row, EventRow)
        assert app.main.article.record is not None


async def test_an_end_asked_for_while_a_file_is_written_waits_for_it(tmp_path: Path) -> None:
    go_on = threading.Event()

    class Slow(MemoryStore):
        def records(self, filter: Filter) -> Iterator[ArticleRecord]:
            go_on.wait(20)
            yield from super().records(filter)

    app, path = NewsdashApp(Slow(sample_records())), tmp_path / "all.md"
    async with running(app) as pilot:
        await pilot.press("w", "ctrl+u", *str(path), "enter")
        await pilot.pause()
        assert "writing" in screen_lines(app)[-1]
        await pilot.press("q")
        await pilot.pause()
        assert "still writing" in screen_lines(app)[-1]
        go_on.set()
        await settle(pilot)
        assert path.read_text().count("Codelco lifts its copper premium")
    assert app.return_code == 0
