"""Dated statements as rows: always what counting the articles' own events would say."""

from __future__ import annotations

import random

import factories
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from naive_store import NaiveStore
from store_contract import sparse_filters

from store import event_rows
from store.filters import Filter
from store.loading import put
from store.opening import open_store
from store.protocol import Groups


def some_events(dice):
    days = [f"2021-0{dice.randint(1, 9)}-1{dice.randint(0, 9)}" for _ in range(3)]
    choices = (
        factories.event(days[0]),
        factories.event(f"{min(days)}..{max(days)}"),
        factories.event(days[1][:7], "month"),
        factories.event("2021", "year"),
        factories.event(None, month_day=days[2][5:], end_month_day=days[2][5:]),
    )
    return tuple(dice.choice(choices) for _ in range(dice.randint(0, 4)))


@pytest.fixture(scope="module")
def store_and_articles(tmp_path_factory):
    dice = random.Random(11)
    articles = [
        factories.article(
            f"/news/{number}",
            " ".join(dice.choices(factories.WORDS, k=3)),
            events=some_events(dice),
            metals=tuple(factories.metal(name) for name in dice.sample(("copper", "zinc"), dice.randint(0, 2))),
        )
        for number in range(50)
    ]
    path = str(tmp_path_factory.mktemp("events") / "news.db")
    put(path, articles)
    store = open_store(path)
    yield store, list(enumerate(articles, 1))
    store.close()


def is_inside(event, window):
    if window is None:
        return True
    if event.start is None:
        return False
    overlaps = event.precision == "day" and event.start <= window[1] and event.end >= window[0]
    return overlaps or (window[0] <= event.start and event.end <= window[1])


def wanted_rows(articles, filter, newest):
    """(start, month_day, article id) of every event, in order."""
    stories = NaiveStore(articles).stories(filter)
    found = [
        (event.start, event.month_day, id)
        for id, article in articles
        for event in article.events
        if id in stories and is_inside(event, filter.window)
    ]
    dated = sorted((it for it in found if it[0] is not None), key=lambda it: it[0], reverse=newest)
    yearless = sorted((it for it in found if it[0] is None), key=lambda it: it[1], reverse=True)
    return dated, yearless


def shown(rows):
    return [(row.start, row.month_day, row.article.id) for row in rows]


@settings(deadline=None)
@given(st.one_of(st.just(Filter()), sparse_filters), st.sampled_from(("newest", "oldest")))
def test_pages_are_slices_of_all_events_in_order(store_and_articles, filter, order):
    store, articles = store_and_articles
    dated, yearless = wanted_rows(articles, filter, order == "newest")
    everything = [*dated, *yearless]
    assert store.event_groups(filter) == Groups(len(dated), len(yearless), 0)
    rows = store.event_page(filter, 0, 999, order)
    assert shown(rows) == everything
    for offset in {0, 1, len(dated) - 1, len(dated), len(everything) - 1}:
        if offset >= 0:
            assert shown(store.event_page(filter, offset, 3, order)) == everything[offset : offset + 3]
            with store.asking() as asking:
                from_the_end = event_rows.page(asking, filter, offset, 3, order, far=0)
            assert shown(from_the_end) == everything[offset : offset + 3]
    for place in {0, len(rows) - 1} if rows else ():
        assert store.event_position(filter, rows[place].id, order) == place
