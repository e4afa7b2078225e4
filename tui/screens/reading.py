"""The article pane: which article it shows, and its raw text."""

from __future__ import annotations

from textual.timer import Timer

from store.filters import Filter
from store.protocol import Store
from tui import content, messages, questions
from tui.screens.answering import AnsweringDesk
from tui.screens.arranging import ARTICLE
from tui.widgets.article_view import ArticleView

PATIENCE = 1.0
"""Seconds after which it is said of an article that it is still being read."""


class ReadingDesk(AnsweringDesk):
    """The desk with the article under the cursor beside its panes."""

    def __init__(self, store: Store, filter: Filter) -> None:
        super().__init__(store, filter)
        self._patience: Timer | None = None

    def on_read_article(self) -> None:
        """A row was opened."""
        self.focus_pane(ARTICLE)

    def on_article_wanted(self, event: messages.ArticleWanted) -> None:
        """The cursor rests on a row."""
        if self._begins:
            return
        self._wait_no_more()
        if event.article_id is None:
            self.article.clear()
            self.tell_count(ARTICLE, "")
            return
        filter, article_id = self.shown, event.article_id
        width, unfolded = self.article.text_width, self.article.unfolded
        self.asker.ask_aside(lambda: [questions.article(self.store, article_id, filter, width, unfolded)])
        if self.article.record is None or self.article.record.id != article_id:
            self._patience = self.set_timer(PATIENCE, self._tell_of_waiting)

    def _tell_of_waiting(self) -> None:
        """The article under the cursor is a very long one, or the machine is busy; the one before it goes."""
        self.article.clear("This is a long article: it is being read ..")

    def _wait_no_more(self) -> None:
        if self._patience is not None:
            self._patience.stop()
            self._patience = None

    def on_article_answer(self, event: messages.ArticleAnswer) -> None:
        """An article, if the cursor is still on it."""
        row = self.timeline.article_row
        if row is None or row.id != event.article_id:
            return
        self._wait_no_more()
        if event.record is None:
            self.article.clear("This article was taken out.")
        else:
            self.article.take(event)
            if (statement := self.timeline.event_row) is not None and not statement.in_title:
                self.article.stand_on(statement.span)
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
            source = content.cut_start(content.shown(record.source), max(20, self.size.width - len(" source:  ")))
            self.say(f"source: {source}{url}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what can't be done now."""
        if action in ("next_article", "previous_article"):
            return self.timeline.row_count > 1
        if action == "origin":
            return self.article.record is not None
        return super().check_action(action, parameters)
