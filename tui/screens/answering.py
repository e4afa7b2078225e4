"""Asking the store for what the panes show, and handing them the answers; stale ones are dropped."""

from __future__ import annotations

from textual.timer import Timer
from textual.worker import Worker, WorkerState

from store.errors import StoreError
from store.filters import Filter
from store.protocol import Facet, Order, Store
from tui import messages, questions
from tui.facet_orders import EXPLAINED, TOLD
from tui.screens import filtering
from tui.screens.arranging import METALS, ORGANISATIONS, TIMELINE
from tui.screens.filtering import FilteringDesk
from tui.widgets.histogram import BarsMoved

ORDER_WORDS: dict[Order, str] = {
    "newest": "newest first",
    "oldest": "oldest first",
    "relevance": "best matches first",
}
ORDERS = tuple(ORDER_WORDS)

PANE_NUMBERS: dict[Facet, int] = {"organisations": ORGANISATIONS, "kinds": ORGANISATIONS, "metals": METALS}


class AnsweringDesk(FilteringDesk):
    """The desk with its panes filled."""

    def __init__(self, store: Store, filter: Filter) -> None:
        super().__init__(store, filter)
        self.count = self.total = 0
        self.start_at: str | None = None
        self.row_kind: messages.RowKind = "articles"
        self._resizing: Timer | None = None
        self._begins = False
        self._numbers: dict[Facet, messages.ValuesCounted] = {}

    @property
    def loads_behind(self) -> bool:
        """Whether anything is being loaded behind the screen."""
        return False

    def view(self) -> questions.View:
        """What is shown besides the filter."""
        row = self.timeline.article_row
        return questions.View(
            cursor_id=None if row is None else row.id,
            facets=(self.metals.view, self.organisations.view),
            bars=max(12, self.bars_width),
            precision=self.precision,
            order=self.order,
            at_source=self.start_at if row is None else None,
            kind=self.row_kind,
            event_id=None if self.timeline.event_row is None else self.timeline.event_row.id,
        )

    def ask(self) -> None:
        """Ask for everything under the filter shown."""
        filter, view = self.shown, self.view()
        self.asker.ask(lambda: questions.answers(self.store, filter, view))

    def ask_first(self) -> None:
        """Ask for everything at the start. Rows that nothing filters are read at once, since that takes less than a
        frame without them would; what they leave open is asked for when they stand on the screen."""
        try:
            rows = None if self.shown else questions.rows_at_once(self.store, self.start_at)
        except StoreError:
            rows = None  # asked again, the store's trouble is told in a line
        if rows is None:
            self.ask()
            return
        self._begins = True
        self.take_rows(rows)

    def on_screen_resume(self) -> None:
        """The first frame is drawn now: go on behind it."""
        if self._begins:
            self.call_next(self._ask_rest)

    def _ask_rest(self) -> None:
        self._begins = False
        filter, view = self.shown, self.view()
        self.asker.ask(lambda: questions.behind_rows(self.store, filter, view))
        self.timeline.announce()

    def on_called_off(self) -> None:
        """A question was called off; what is still wanted is asked again."""
        self.timeline.window.forget_asked()
        self.timeline.shown_rows_changed()
        row = self.timeline.article_row
        if row is not None and (self.article.record is None or self.article.record.id != row.id):
            self.timeline.announce()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """An error nobody foresaw is told in a line instead of ending the program."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.log.error(repr(event.worker.error))
            self.say(f"{type(event.worker.error).__name__}: {event.worker.error}", problem=True)

    def on_store_failed(self, event: messages.StoreFailed) -> None:
        """The store could not answer."""
        self.say(str(event.error), problem=True)

    def on_resize(self) -> None:
        """Other bars may fit, once the size rests."""
        if self._resizing is not None:
            self._resizing.stop()
        if self.histogram.bars and self.precision is None:
            self._resizing = self.set_timer(filtering.TYPING_RESTS, self._ask_bars)

    def _ask_bars(self) -> None:
        filter, width = self.shown, self.bars_width
        self.asker.ask_aside(lambda: [questions.bars(self.store, filter, self.precision, width)])

    # Answers

    def on_rows_answer(self, event: messages.RowsAnswer) -> None:
        """The timeline's rows."""
        self.take_rows(event)

    def take_rows(self, event: messages.RowsAnswer) -> None:
        """Show rows, unless others are wanted by now."""
        if event.filter != self.shown or event.order != self.order or event.kind != self.row_kind:
            return
        if not event.first:
            self.timeline.take_more(event)
            return
        groups = event.groups
        rows, count = groups.dated + groups.yearless + groups.undated, event.count
        self.count, self.total = count, event.total
        self.timeline.take(event, () if rows else self._advice(event))
        self.filter_line.tell_count(count, event.total, bool(event.filter))
        self.tell_count(TIMELINE, f"{rows:,}")
        self.refresh_bindings()

    def _advice(self, answer: messages.RowsAnswer) -> tuple[str, ...]:
        """What stands in the timeline's place where there are no rows."""
        from tui.screens.advising import empty_advice

        if answer.count:
            return ("No dated statement in these articles.", "", "v shows the articles.")
        return empty_advice(answer.filter, answer.total, self.loads_behind, answer.relaxed)

    def on_rows_wanted(self, event: messages.RowsWanted) -> None:
        """Rows came into view that aren't at hand."""
        if event.filter == self.shown:
            order, kind = self.order, self.row_kind
            self.asker.ask_aside(
                lambda: [questions.more_rows(self.store, event.filter, event.offset, event.limit, order, kind)]
            )

    def on_row_kind_asked(self) -> None:
        """Articles as rows become events, and back."""
        self.row_kind = "articles" if self.row_kind == "events" else "events"
        self.ask()
        self.say("dated statements" if self.row_kind == "events" else "articles")

    def on_sort_asked(self) -> None:
        """Newest, oldest, and with words in the filter the best matches first; the cursor stays on its article."""
        orders = ORDERS if self.shown.words else ORDERS[:2]
        self.order = orders[(orders.index(self.order) + 1) % len(orders)] if self.order in orders else "newest"
        self.ask()
        self._tell_bars()
        self.say(ORDER_WORDS[self.order])

    def on_facet_answer(self, event: messages.FacetAnswer) -> None:
        """A pane's values."""
        pane = self.facet_list(event.facet)
        if event.filter != self.shown or (event.facet, event.order) != (pane.facet, pane.order):
            return
        pane.take(event)
        number = PANE_NUMBERS[event.facet]
        self.tell_count(number, self._number_told(event))
        wanted = [choice for choice in event.filter.choices(event.facet) if not choice.negated]
        several = sum(len(choice.values) for choice in wanted) > 1
        mode = f"{event.filter.mode(event.facet)} of" if several else ""
        kinds = "kinds" if event.facet == "kinds" else ""
        detail = ", ".join(text for text in (kinds, mode, TOLD[event.order]) if text)
        self.titles[number].tell(detail=detail)
        self.refresh_bindings()

    def _number_told(self, answer: messages.FacetAnswer) -> str:
        """How many values there are; `300+` where those that aren't at hand weren't counted."""
        counted = self._numbers.get(answer.facet)
        if not answer.complete and counted is not None and counted.filter == answer.filter:
            return f"{counted.number:,}"
        return f"{len(answer.values):,}{'' if answer.complete else '+'}"

    def on_values_counted(self, event: messages.ValuesCounted) -> None:
        """The number of values of which the pane has only the first."""
        pane = self.facet_list(event.facet)
        if event.filter == self.shown and event.facet == pane.facet:
            self._numbers[event.facet] = event
            if not pane.complete:
                self.tell_count(PANE_NUMBERS[event.facet], f"{event.number:,}")

    def on_more_values_wanted(self, event: messages.MoreValuesWanted) -> None:
        """A pane came near the end of its values."""
        self._ask_facet(event.facet)

    def _ask_facet(self, facet: Facet) -> None:
        filter, view = self.shown, self.facet_list(facet).view
        self.asker.ask_aside(lambda: [questions.facet_values(self.store, filter, view)])

    def on_facet_view_asked(self, event: messages.FacetViewAsked) -> None:
        """Another order of values, or kinds."""
        pane = self.facet_list(event.facet)
        if event.kinds:
            pane.show_facet("organisations" if pane.facet == "kinds" else "kinds")
            self.say(pane.facet)
        else:
            pane.next_order()
            self.say(EXPLAINED[pane.order])
        self._ask_facet(pane.facet)

    def on_bars_answer(self, event: messages.BarsAnswer) -> None:
        """The histogram's bars."""
        if event.filter == self.shown:
            self.histogram.take(event)
            self.timeline.bars = len(event.bars) if self.histogram.display else 0
            self._tell_bars()
            self.refresh_bindings()

    def on_bars_moved(self, event: BarsMoved) -> None:
        """A key of the bars."""
        self.histogram.move(event.to)
        self._tell_bars()
        if self.histogram.cursor is not None and not self.titles[TIMELINE].display:
            self.say(self.histogram.summary)
        self.refresh_bindings()

    def on_bars_wanted(self, event: messages.BarsWanted) -> None:
        """Finer or coarser bars."""
        self.precision = event.precision
        filter = self.shown
        self.asker.ask_aside(lambda: [questions.bars(self.store, filter, event.precision, event.width)])

    def _tell_bars(self) -> None:
        kind = "statements; " if self.row_kind == "events" else ""
        order = "" if self.order == "newest" else f"{ORDER_WORDS[self.order]}; "
        self.titles[TIMELINE].tell(detail=kind + order + self.histogram.summary)
