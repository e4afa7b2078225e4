"""The filter: put in force, edited in its line, taken back; the panes' wishes become another filter here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.timer import Timer

from store.errors import FilterError
from store.filters import Filter, Mode, parse
from store.protocol import HistogramPrecision, Order, Store
from tui import messages
from tui.history import History
from tui.screens.arranging import TIMELINE
from tui.screens.asking import Asker
from tui.screens.desk import Desk
from tui.screens.finding import Finder
from tui.widgets.filter_line import FilterLine
from tui.widgets.line_edit import LineEdit

if TYPE_CHECKING:
    from tui.screens.completing import Known

TYPING_RESTS = 0.15
"""Seconds without a key after which a line being typed is asked for."""


BEGUN = re.compile(r'(?:^|\s)-?(?:org|metal):(?:[^\s"]*,)?[^\s",*]+$')
"""A line that ends in a name: while one types it is taken for the beginning of one."""

KEYWORD_BEGUN = re.compile(r"(?:^|\s)-?\w+:$")
"""A line that ends in a keyword, perhaps a mistyped one: what it will be said of isn't typed yet."""


class FilteringDesk(Desk):
    """The desk with a filter in force (`history.now`), and the one the panes show (`shown`) while one types."""

    def __init__(self, store: Store, filter: Filter) -> None:
        super().__init__()
        self.store = store
        self.history = History(filter)
        self.shown = filter
        self.precision: HistogramPrecision | None = None
        self.order: Order = "newest"
        self.before_line = TIMELINE
        self.asker = Asker(self, store)
        self.finder = Finder(self)
        self._typing: Timer | None = None
        self._recalled = 0

    def ask(self) -> None:
        """Have the panes ask for what they show."""
        raise NotImplementedError

    def apply_step_back(self) -> None:
        """Take back what the last step did to marks."""

    def apply_step_again(self) -> None:
        """Do again what the step last undone did to marks."""

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
        self.apply_step_back()
        self._show_history(self.history.undo())

    def action_redo(self) -> None:
        self.apply_step_again()
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
        if sum(len(choice.values) for choice in now.choices(event.facet) if not choice.negated) < 2:
            self.say("any or all of several values: include another with space first, then a switches")
            return
        mode: Mode = "any" if now.mode(event.facet) == "all" else "all"
        self.set_filter(now.with_mode(event.facet, mode))
        self.say(f"articles with {mode} of the values included")

    def on_span_picked(self, event: messages.SpanPicked) -> None:
        """A span of dates was picked from the bars, or dropped."""
        self.set_filter(self.history.now.with_on(event.period))

    # The filter line

    def action_edit_filter(self) -> None:
        self.before_line = self.pane
        self._recalled = sum(map(bool, self.history.filters)) - bool(self.history.now)
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
        from tui.screens.completing import offers

        line, at, known = self.filter_line.text, self.filter_line.at, self.known()
        self.asker.ask_aside(lambda: [messages.OffersAnswer(offers(self.store, known, line, at))])
        filter = self._parsed(typing=True)
        if filter is not None and self.filter_line.has_focus:
            self._show(filter)

    def known(self) -> Known:
        """What can be completed besides what the store holds."""
        from tui.screens.completing import Known

        return Known({}, ())

    def on_offers_answer(self, event: messages.OffersAnswer) -> None:
        """Offers, if the line is still the same."""
        if self.filter_line.has_focus and self.filter_line.text == event.offers.line:
            self.filter_line.offers = event.offers
            self.tabs.show_offers(event.offers.texts)

    def _drop_offers(self) -> None:
        self.filter_line.offers = None
        self.tabs.show_offers(())

    def on_filter_line_recalled(self, event: FilterLine.Recalled) -> None:
        """Walk the filters that were in force."""
        lines = [str(filter) for filter in self.history.filters if filter]
        self._recalled = max(0, min(len(lines), self._recalled + event.step))
        self.filter_line.set_text(lines[self._recalled] if self._recalled < len(lines) else "")
        self.filter_line.post_message(LineEdit.Typed(self.filter_line, self.filter_line.text))

    def _parsed(self, *, typing: bool) -> Filter | None:
        """The filter the line holds; a mistake is shown at its place."""
        text = self.filter_line.text
        if typing:
            text = KEYWORD_BEGUN.sub("", text)
        try:
            filter = parse(f"{text}*" if typing and BEGUN.search(text) else text, typing=typing)
        except FilterError as error:
            self.tabs.show_error(self.filter_line.column_of(error.position), str(error))
            return None
        self.tabs.show_error(0, "")
        return filter

    def on_filter_line_kept(self) -> None:
        """Enter in the filter line."""
        self._stop_typing()
        self._drop_offers()
        filter = self._parsed(typing=False)
        if filter is not None:
            self.set_filter(filter)
            self.focus_pane(TIMELINE)

    def on_filter_line_dropped(self) -> None:
        """Escape in the filter line."""
        self._stop_typing()
        self._drop_offers()
        self._show_history(self.history)
        self.focus_pane(self.before_line)

    def _stop_typing(self) -> None:
        if self._typing is not None:
            self._typing.stop()
            self._typing = None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done now."""
        if action == "undo":
            return bool(self.history.past)
        if action == "redo":
            return bool(self.history.undone)
        if action == "clear":
            return bool(self.history.now)
        return super().check_action(action, parameters)
