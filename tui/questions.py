"""What the screen asks the store for a filter, in the order in which the answers are wanted.

Everything here runs in worker threads, knows no widget, and gives messages back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from textual.message import Message

from store import periods
from store.filters import MARK_STATES, Filter, Word
from store.protocol import (
    ArticleRecord,
    ArticleRow,
    Bar,
    EventRow,
    Facet,
    FacetCount,
    Groups,
    HistogramPrecision,
    Order,
    Store,
)
from tui.facet_orders import FacetView, families, ordered
from tui.messages import ArticleAnswer, BarsAnswer, FacetAnswer, FoundAnswer, RowKind, RowsAnswer, ValuesCounted
from tui.widgets.article_marks import Marks
from tui.widgets.timeline_rows import FEWEST, Months, periods_for

PAGE = 200
FROZEN = 20 * PAGE
"""Rows fetched at once where marks decide: pages asked for later would have moved on with each mark."""
PRECISIONS: tuple[HistogramPrecision, ...] = ("decade", "year", "quarter", "month", "day")
MOST_BARS = 4000
COUNTED_WHOLE = 20_000
"""Articles of a filter up to which all values they have are counted, so that a pane can tell their number."""


class View(NamedTuple):
    """What the screen shows besides the filter: the article under the cursor, what each facet's pane shows, and the
    histogram's width in bars and its precision (None: the finest that fits)."""

    cursor_id: int | None
    facets: tuple[FacetView, ...]
    bars: int
    precision: HistogramPrecision | None
    order: Order
    at_source: str | None = None
    kind: RowKind = "articles"
    event_id: int | None = None


def answers(store: Store, filter: Filter, view: View) -> Iterator[Message]:
    """Everything the panes need for a filter; between two answers the asker may stop."""
    cursor_id = view.cursor_id
    if view.at_source is not None and (record := store.article(view.at_source)) is not None:
        cursor_id = record.id
    if view.kind == "events":
        yield first_events(store, filter, view.event_id, view.order)
    else:
        yield first_rows(store, filter, cursor_id, view.order)
    yield from behind_rows(store, filter, view)


def behind_rows(store: Store, filter: Filter, view: View) -> Iterator[Message]:
    """The same but for the rows."""
    unfinished: list[Facet] = []
    for facet_view in view.facets:
        answer = facet_values(store, filter, facet_view)
        yield answer
        if not answer.complete:
            unfinished.append(facet_view.facet)
    yield bars(store, filter, view.precision, view.bars)
    for facet in unfinished:
        if (number := number_of_values(store, filter, facet)) is not None:
            yield ValuesCounted(filter, facet, number)


def number_of_values(store: Store, filter: Filter, facet: Facet) -> int | None:
    """How many values a pane would have in all; None where counting them would take long."""
    rest = filter.without_own(facet)
    if rest and store.count(rest) > COUNTED_WHOLE:
        return None
    return len(store.facet(filter, facet, own=False))


def first_rows(store: Store, filter: Filter, cursor_id: int | None, order: Order = "newest") -> RowsAnswer:
    """The rows around the article that had the cursor, or the first ones."""
    version = store.version()
    groups = in_order(store.groups(filter, fold=True), order)
    cursor = None if cursor_id is None else store.position(filter, cursor_id, order, fold=True)
    offset = (cursor or 0) // PAGE * PAGE
    rows = store.page(filter, offset, FROZEN if by_marks(filter) else PAGE, order, fold=True)
    count = store.count(filter)
    total = store.count(Filter()) if filter else count
    relaxed = () if rows or not filter else reasons(store, filter)
    periods = headed(store, filter, groups, order)
    return RowsAnswer(filter, offset, rows, groups, total, cursor, relaxed=relaxed, order=order, version=version,
                      count=count, periods=periods)  # fmt: skip


def rows_at_once(store: Store, at_source: str | None) -> RowsAnswer | None:
    """The first rows of all articles, which come without the facet index; None if the article to begin at isn't one of
    them."""
    answer = first_rows(store, Filter(), None)
    if at_source is not None:
        sources = [row.source for row in answer.rows if isinstance(row, ArticleRow)]
        if at_source not in sources:
            return None
        answer.cursor = sources.index(at_source)
    return answer


def reasons(store: Store, filter: Filter) -> tuple[tuple[str, int], ...]:
    """What a filter that leaves nothing could do without."""
    from tui.screens.advising import relaxations

    return relaxations(store, filter)


def headed(store: Store, filter: Filter, groups: Groups, order: Order) -> Months:
    """The periods that get a heading, in the order of the list."""
    if order == "relevance" or groups.dated < FEWEST:
        return ()
    months = store.months(filter, fold=True)
    return periods_for(months[::-1] if order == "oldest" else months, groups.dated)


def first_events(store: Store, filter: Filter, event_id: int | None, order: Order) -> RowsAnswer:
    """The same for events as rows."""
    version = store.version()
    groups = store.event_groups(filter)
    cursor = None if event_id is None else store.event_position(filter, event_id, order)
    offset = (cursor or 0) // PAGE * PAGE
    rows = store.event_page(filter, offset, FROZEN if by_marks(filter) else PAGE, order)
    count, total = store.count(filter), store.count(Filter())
    relaxed = () if count or not filter else reasons(store, filter)
    return RowsAnswer(filter, offset, rows, groups, total, cursor, relaxed=relaxed, order=order, version=version,
                      count=count, kind="events")  # fmt: skip


def by_marks(filter: Filter) -> bool:
    """Whether marks decide on what a filter leaves."""
    return bool(filter.tags) or any(state.removeprefix("-") in MARK_STATES for state in filter.states)


def in_order(groups: Groups, order: Order) -> Groups:
    """The groups as the list shows them: by relevance there are none, dated and undated stand mixed."""
    if order != "relevance":
        return groups
    return Groups(groups.dated + groups.yearless + groups.undated, 0, 0)


def more_rows(store: Store, filter: Filter, offset: int, limit: int, order: Order, kind: RowKind) -> RowsAnswer:
    """Rows further down."""
    rows: Sequence[ArticleRow] | Sequence[EventRow]
    if kind == "events":
        rows = store.event_page(filter, offset, limit, order)
    else:
        rows = store.page(filter, offset, limit, order, fold=True)
    return RowsAnswer(filter, offset, rows, Groups(0, 0, 0), 0, first=False, order=order, kind=kind)


def facet_values(store: Store, filter: Filter, view: FacetView) -> FacetAnswer:
    """A pane's values, the ones the filter speaks of on top whatever their count."""
    facet, order = view.facet, view.order
    limit = view.limit if order == "count" else None
    found = ordered(store, filter, facet, store.facet(filter, facet, limit, own=False), order)
    if order == "family":
        return FacetAnswer(filter, facet, found, complete=True, order=order, families=families(store, filter, found))
    known = {value.value.casefold(): value for value in found}
    chosen = [
        known.get(name.casefold()) or _counted(store, filter, facet, name) for name in chosen_values(filter, facet)
    ]
    names = {value.value for value in chosen}
    values = (*chosen, *(value for value in found if value.value not in names))
    return FacetAnswer(filter, facet, values, complete=limit is None or len(found) < limit, order=order)


def chosen_values(filter: Filter, facet: Facet) -> tuple[str, ...]:
    """The values a filter wants or doesn't want, in the order in which it says so."""
    return tuple(value for choice in filter.choices(facet) for value in choice.values)


def _counted(store: Store, filter: Filter, facet: Facet, value: str) -> FacetCount:
    """A value that the facet's own answer left out, with its counts."""
    excluded = filter.state_of(facet, value) == "excluded"
    count = 0 if excluded else store.count(filter.without_own(facet).including(facet, value))
    return FacetCount(value, count, store.count(Filter().including(facet, value)))


def bars(store: Store, filter: Filter, precision: HistogramPrecision | None, width: int) -> BarsAnswer:
    """The histogram with the finest bars that fit into `width`, or with those asked for."""
    if precision is None:
        precision = fitting_precision(store, filter, width)
    return BarsAnswer(filter, precision, store.histogram(filter, precision))


def fitting_precision(store: Store, filter: Filter, width: int) -> HistogramPrecision:
    """The finest precision at which the years that hold most of the filter's articles fit into `width` bars."""
    years = dense_years([bar for bar in store.histogram(filter, "year") if bar.count])
    if years is None:
        return "year"
    first, last = (f"{years[0]:04}-01-01", f"{years[1]:04}-12-31")
    if filter.window:
        first, last = max(first, filter.window[0]), min(last, filter.window[1])
    for precision in reversed(PRECISIONS):
        if first > last or sum(1 for _ in periods.periods_between(first, last, precision)) <= width:
            return precision
    return "decade"


def dense_years(bars: Sequence[Bar]) -> tuple[int, int] | None:
    """First and last of the shortest run of years with nine tenths of the articles: a few dates of long ago, or
    far ahead, must not squeeze the others together."""
    wanted = sum(bar.count for bar in bars) * 9 / 10
    best: tuple[int, int] | None = None
    start, held = 0, 0
    for bar in bars:
        held += bar.count
        while held - bars[start].count >= wanted:
            held -= bars[start].count
            start += 1
        span = int(bars[start].period), int(bar.period)
        if held >= wanted and (best is None or span[1] - span[0] <= best[1] - best[0]):
            best = span
    return best


def article(store: Store, article_id: int, filter: Filter, width: int, unfolded: bool) -> ArticleAnswer:
    """An article, marked and set here already, since that takes a while for a very long one."""
    from tui.widgets.article_layout import laid_out
    from tui.widgets.article_marks import marks_of, title_marks_of

    record = store.article(article_id)
    if record is None:
        return ArticleAnswer(article_id, None, Marks(()), Marks(()), None)
    in_title, in_body = _hits(filter, record)
    marks, title_marks = Marks(marks_of(record, in_body)), Marks(title_marks_of(record, in_title))
    others = tuple(row.source for row in store.same_story_sources(article_id))
    layout = laid_out(record, width, unfolded=unfolded, others=others)
    return ArticleAnswer(article_id, record, marks, title_marks, layout, others)


def _hits(filter: Filter, record: ArticleRecord) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Where the filter's words stand in the title and in the body."""
    if not filter.words:
        return [], []
    from store.highlights import hits, title_hits

    return title_hits(filter, record.title), hits(filter, record.body)


def found_values(store: Store, filter: Filter, facet: Facet, typed: str) -> FoundAnswer:
    """Values of a facet with a word that begins with what was typed, with their counts under the filter."""
    names = store.values(facet, typed)
    values = tuple(_counted(store, filter, facet, name) for name in names)
    return FoundAnswer(filter, typed, facet, values)


def found_row(store: Store, filter: Filter, typed: str, order: Order) -> FoundAnswer:
    """The place of the newest article of the filter whose title has the words typed, the last one begun."""
    words = typed.split()
    asked = tuple(Word(word, prefix=word is words[-1], title=True) for word in words)
    rows: tuple[ArticleRow, ...] = ()
    if asked:
        narrowed = replace(filter, words=(*filter.words, *asked))
        rows = store.page(narrowed, 0, 1)
    place = store.position(filter, rows[0].id, order, fold=True) if rows else None
    return FoundAnswer(filter, typed, None, place=place)
