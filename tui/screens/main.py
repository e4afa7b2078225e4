"""The main screen: it holds the filter, hands it to the panes, and asks the store for them."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from store.errors import FilterError
from store.filters import Filter, parse
from store.protocol import Facet, HistogramPrecision, Order, Store
from tui import messages, questions
from tui.history import History
from tui.screens import choosing, copying
from tui.screens.advising import empty_advice
from tui.screens.arranging import ARTICLE, METALS, ORGANISATIONS, TIMELINE
from tui.screens.asking import Asker
from tui.screens.desk import Desk
from tui.screens.finding import Finder
from tui.screens.loading import Loader
from tui.widgets.article_view import ArticleView
from tui.widgets.facet_list import FacetList
from tui.widgets.histogram import BarsMoved
from tui.widgets.line_edit import LineEdit

TYPING_RESTS = 0.15
"""Seconds without a key after which a line being typed is asked for."""

ORDER_WORDS: dict[Order, str] = {
    "newest": "newest first",
    "oldest": "oldest first",
    "relevance": "best matches first",
}
ORDERS = tuple(ORDER_WORDS)

PANE_NUMBERS: dict[Facet, int] = {"organisations": ORGANISATIONS, "metals": METALS}


class MainScreen(Desk):
    """Four panes that filter one another, the filter line above and the keys below."""

    def __init__(self, store: Store, filter: Filter, load_paths: Iterable[str] = (), notice: str = "") -> None:
        super().__init__()
        self.store = store
        self.history = History(filter)
        self.shown = filter
        self.precision: HistogramPrecision | None = None
        self.order: Order = "newest"
        self.before_line = TIMELINE
        self.total = 0
        self.notice = notice
        self.asker = Asker(self, store)
        self.finder = Finder(self)
        self.loader = Loader(self, tuple(load_paths))
        self._typing: Timer | None = None
        self._resizing: Timer | None = None

    def on_mount(self) -> None:
        """Ask for everything; the answers fill the screen."""
        self.filter_line.set_text(str(self.shown))
        self.ask()
        self.loader.start()
        if self.notice:
            self.say(self.notice)

    def on_read_article(self) -> None:
        """A row was opened."""
        self.focus_pane(ARTICLE)

    def action_back(self) -> None:
        """Leave the innermost thing that can be left; at the top, nothing."""
        if self.pane == ARTICLE and self.article.leave_mark():
            return
        if self.pane == ARTICLE and self.article.raw is not None:
            self.article.show_raw(None)
        elif self.pane == TIMELINE and self.histogram.leave():
            self._tell_bars()
        elif self.zoomed:
            self.action_zoom()
        elif self.pane != TIMELINE:
            self.focus_pane(TIMELINE)

    # The filter

    def set_filter(self, filter: Filter) -> None:
        """Put a filter in force; `u` goes back to the one before."""
        self._show_history(self.history.push(filter))

    def _show_history(self, history: History) -> None:
        self.history = history
        self.filter_line.set_text(str(history.now))
        self.tabs.show_error(0, "")
        self._show(history.now)
        self.refresh_bindings()

    def _show(self, filter: Filter) -> None:
        """Have the panes show a filter, whether it is in force or only being typed."""
        if filter != self.shown:
            self.shown = filter
            self.precision = None
            if self.order == "relevance" and not filter.words:
                self.order = "newest"
            self.ask()

    def action_undo(self) -> None:
        self._show_history(self.history.undo())

    def action_redo(self) -> None:
        self._show_history(self.history.redo())

    def action_clear(self) -> None:
        self.set_filter(Filter())

    def on_value_toggled(self, event: messages.ValueToggled) -> None:
        """A value was wanted, or unwanted, or let go."""
        now = self.history.now
        if now.state_of(event.facet, event.value) == event.state:
            self.set_filter(now.without(event.facet, event.value))
        elif event.state == "included":
            self.set_filter(now.including(event.facet, event.value))
        else:
            self.set_filter(now.excluding(event.facet, event.value))

    def on_only_value(self, event: messages.OnlyValue) -> None:
        """A value was wanted, and then the articles."""
        self.set_filter(self.history.now.including(event.facet, event.value))
        self.focus_pane(TIMELINE)

    def on_mode_toggled(self, event: messages.ModeToggled) -> None:
        """Any of the wanted values becomes all of them, and back."""
        now = self.history.now
        self.set_filter(now.with_mode(event.facet, "any" if now.mode(event.facet) == "all" else "all"))

    def on_span_picked(self, event: messages.SpanPicked) -> None:
        """A span of dates was picked from the bars, or dropped."""
        self.set_filter(self.history.now.with_on(event.period))

    # The filter line

    def action_edit_filter(self) -> None:
        self.before_line = self.pane
        text = str(self.history.now)
        self.filter_line.set_text(f"{text} " if text else "")
        self.focus_on(self.filter_line)

    def on_line_edit_typed(self, event: LineEdit.Typed) -> None:
        """Ask once the typing rests."""
        if self._typing is not None:
            self._typing.stop()
        ask = self._ask_typed if event.edit is self.filter_line else self.finder.ask
        self._typing = self.set_timer(TYPING_RESTS, ask)

    def _ask_typed(self) -> None:
        filter = self._parsed(typing=True)
        if filter is not None and self.filter_line.has_focus:
            self._show(filter)

    def _parsed(self, *, typing: bool) -> Filter | None:
        """The filter the line holds; a mistake is shown at its place."""
        try:
            filter = parse(self.filter_line.text, typing=typing)
        except FilterError as error:
            self.tabs.show_error(self.filter_line.column_of(error.position), str(error))
            return None
        self.tabs.show_error(0, "")
        return filter

    def on_filter_line_kept(self) -> None:
        """Enter in the filter line."""
        self._stop_typing()
        filter = self._parsed(typing=False)
        if filter is not None:
            self.set_filter(filter)
            self.focus_pane(TIMELINE)

    def on_filter_line_dropped(self) -> None:
        """Escape in the filter line."""
        self._stop_typing()
        self._show_history(self.history)
        self.focus_pane(self.before_line)

    def _stop_typing(self) -> None:
        if self._typing is not None:
            self._typing.stop()
            self._typing = None

    # Asking the store

    def view(self) -> questions.View:
        """What is shown besides the filter."""
        row = self.timeline.article_row
        return questions.View(
            cursor_id=None if row is None else row.id,
            organisations=self.organisations.limit,
            metals=self.metals.limit,
            bars=max(12, self.bars_width),
            precision=self.precision,
            order=self.order,
        )

    def ask(self) -> None:
        """Ask for everything under the filter shown."""
        filter, view = self.shown, self.view()
        self.asker.ask(lambda: questions.answers(self.store, filter, view))

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
            self._resizing = self.set_timer(TYPING_RESTS, self._ask_bars)

    def _ask_bars(self) -> None:
        filter, width = self.shown, self.bars_width
        self.asker.ask_aside(lambda: [questions.bars(self.store, filter, self.precision, width)])

    # Answers

    def on_rows_answer(self, event: messages.RowsAnswer) -> None:
        """The timeline's rows."""
        if event.filter != self.shown or event.order != self.order:
            return
        if not event.first:
            self.timeline.take_more(event)
            return
        groups = event.groups
        count = groups.dated + groups.yearless + groups.undated
        self.total = event.total
        advice = empty_advice(event.filter, event.total, self.loader.running, event.relaxed)
        self.timeline.take(event, advice if not count else ())
        self.filter_line.tell_count(count, event.total, bool(event.filter))
        self.tell_count(TIMELINE, f"{count:,}")
        self.refresh_bindings()

    def on_rows_wanted(self, event: messages.RowsWanted) -> None:
        """Rows came into view that aren't at hand."""
        if event.filter == self.shown:
            order = self.order
            self.asker.ask_aside(
                lambda: [questions.more_rows(self.store, event.filter, event.offset, event.limit, order)]
            )

    def on_sort_asked(self) -> None:
        """Newest, oldest, and with words in the filter the best matches first; the cursor stays on its article."""
        orders = ORDERS if self.shown.words else ORDERS[:2]
        self.order = orders[(orders.index(self.order) + 1) % len(orders)] if self.order in orders else "newest"
        self.ask()
        self._tell_bars()
        self.say(ORDER_WORDS[self.order])

    def on_facet_answer(self, event: messages.FacetAnswer) -> None:
        """A pane's values."""
        if event.filter != self.shown:
            return
        pane = self.facet_list(event.facet)
        pane.take(event)
        self.tell_count(PANE_NUMBERS[event.facet], f"{len(event.values):,}{'' if event.complete else '+'}")
        wanted = [choice for choice in event.filter.choices(event.facet) if not choice.negated]
        several = sum(len(choice.values) for choice in wanted) > 1
        mode = f"{event.filter.mode(event.facet)} of" if several else ""
        self.titles[PANE_NUMBERS[event.facet]].tell(detail=mode)
        self.refresh_bindings()

    def facet_list(self, facet: Facet) -> FacetList:
        """The pane of a facet."""
        return self.organisations if facet == "organisations" else self.metals

    def on_more_values_wanted(self, event: messages.MoreValuesWanted) -> None:
        """A pane came near the end of its values."""
        filter = self.shown
        self.asker.ask_aside(lambda: [questions.facet_values(self.store, filter, event.facet, event.limit)])

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
        order = "" if self.order == "newest" else f"{ORDER_WORDS[self.order]}; "
        self.titles[TIMELINE].tell(detail=order + self.histogram.summary)

    # The article

    def on_article_wanted(self, event: messages.ArticleWanted) -> None:
        """The cursor rests on a row."""
        if event.article_id is None:
            self.article.clear()
            self.tell_count(ARTICLE, "")
            return
        filter, article_id = self.shown, event.article_id
        width, unfolded = self.article.text_width, self.article.unfolded
        self.asker.ask_aside(lambda: [questions.article(self.store, article_id, filter, width, unfolded)])

    def on_article_answer(self, event: messages.ArticleAnswer) -> None:
        """An article, if the cursor is still on it."""
        row = self.timeline.article_row
        if row is None or row.id != event.article_id:
            return
        if event.record is None:
            self.article.clear("This article was taken out.")
        else:
            self.article.take(event)
        place = self.timeline.rows.place(self.timeline.cursor) + 1
        self.tell_count(ARTICLE, f"{place:,} of {self.timeline.rows.articles:,}")

    def on_article_view_raw_wanted(self, event: ArticleView.RawWanted) -> None:
        """The raw text is to be shown."""
        article_id = event.article_id
        self.asker.ask_aside(lambda: [messages.RawAnswer(article_id, self.store.raw(article_id))])

    def on_raw_answer(self, event: messages.RawAnswer) -> None:
        """The raw text of the article shown."""
        if self.article.record is not None and self.article.record.id == event.article_id:
            self.article.show_raw(event.text or "")

    def on_article_view_changed(self) -> None:
        """Other keys may work now."""
        self.titles[ARTICLE].tell(detail="raw text" if self.article.raw is not None else "")
        self.refresh_bindings()

    def action_next_article(self) -> None:
        self.timeline.move_to(self.timeline.cursor + 1)
        self.timeline.announce()

    def action_previous_article(self) -> None:
        self.timeline.move_to(self.timeline.cursor - 1)
        self.timeline.announce()

    def action_origin(self) -> None:
        record = self.article.record
        if record is not None:
            url = f"   {record.url}" if record.url and record.url != record.source else ""
            self.say(f"source: {record.source}{url}")

    # Copying, finding, telling

    def action_copy(self) -> None:
        copying.copy(self)

    def action_find(self) -> None:
        self.finder.open()

    def on_find_line_kept(self) -> None:
        """Enter in the find line."""
        self.finder.close(keep=True)

    def on_find_line_dropped(self) -> None:
        """Escape in the find line."""
        self.finder.close(keep=False)

    @on(messages.FoundAnswer)
    def _found(self, event: messages.FoundAnswer) -> None:
        self.finder.take(event)

    def action_help(self) -> None:
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_palette(self) -> None:
        choosing.pick_command(self)

    def action_theme(self) -> None:
        choosing.pick_theme(self)

    def action_quit(self) -> None:
        self.leave()

    def leave(self, code: int = 0) -> None:
        """End the program with an exit code; neither loading nor a question to the store is waited for."""
        self.loader.stop()
        self.store.interrupt()
        self.app.exit(return_code=code)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done now."""
        if action == "undo":
            return bool(self.history.past)
        if action == "redo":
            return bool(self.history.undone)
        if action == "clear":
            return bool(self.history.now)
        if action in ("next_article", "previous_article"):
            return self.timeline.row_count > 1
        if action == "origin":
            return self.article.record is not None
        if action == "copy":
            return bool(copying.copied(self)[0]) if self.is_mounted else False
        if action == "back":
            return self._can_go_back()
        return True

    def _can_go_back(self) -> bool:
        inside = self.article.current is not None or self.article.raw is not None
        return self.zoomed or self.pane != TIMELINE or inside or self.histogram.cursor is not None
