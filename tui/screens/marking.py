"""Marks: star, read, tags and notes on one article or on all that is filtered, and what undoes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from store.errors import StoreError
from store.filters import Filter
from store.marks import Marks
from store.protocol import Store
from tui import messages
from tui.history import MarkChange, MarkStep
from tui.screens import mark_changes
from tui.screens.arranging import ARTICLE
from tui.screens.mark_writer import MarkWriter
from tui.screens.prompting import Prompt, Prompter
from tui.screens.reading import ReadingDesk
from tui.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from tui.widgets.prompt_line import PromptLine

MOST_TAGGED = 2000
"""Articles that are given a tag at once: each one's own tags are looked up first."""

FOR_ALL = (
    ("read", "Mark all read"),
    ("unread", "Mark all unread"),
    ("star", "Star all"),
    ("unstar", "Take all stars away"),
    ("tag", "Tag all"),
)

Answer = TypeVar("Answer")

MARKING = ("star", "read_unread", "tag", "note")


class MarkingDesk(ReadingDesk):
    """The desk with marks on its articles. Rows change at once; the file is written behind the screen."""

    def __init__(self, store: Store, filter: Filter) -> None:
        super().__init__(store, filter)
        self.marks: Marks | None = getattr(store, "marks", None)
        self.writer = MarkWriter(self, self.marks) if self.marks is not None else None
        self.prompter = Prompter(self)
        self._read_at: int | None = None

    def on_mount(self) -> None:
        """Rows have room for marks where there can be any."""
        self.timeline.with_marks = self.marks is not None

    # Changing

    def do(self, step: MarkStep) -> None:
        """Change marks, so that `u` takes it back."""
        if not any(change.sources for change in step.forth):
            self.say("nothing to change")
            return
        self.apply(step.forth)
        self.history = self.history.did(step)
        self.refresh_bindings()
        self.say(step.told)

    def apply(self, changes: Sequence[MarkChange]) -> None:
        """Show and write changes; rows stay where they are until the filter changes."""
        if self.writer is None:
            return
        for change in changes:
            self.timeline.change_rows(mark_changes.row_after(change))
            if self.article.record is not None:
                self.article.change_record(mark_changes.record_after(self.article.record, change))
        self.writer.submit(changes)

    def apply_step_back(self) -> None:
        """Take back what the last step did to marks."""
        step = self.history.past[-1] if self.history.past else None
        if isinstance(step, MarkStep):
            self.apply(step.back)
            self.say(f"taken back: {step.told}")

    def apply_step_again(self) -> None:
        """Do again what the step last undone did to marks."""
        step = self.history.undone[-1] if self.history.undone else None
        if isinstance(step, MarkStep):
            self.apply(step.forth)
            self.say(step.told)

    def on_marks_failed(self, event: messages.MarksFailed) -> None:
        """Marks could not be written: show what is really there."""
        self.say(str(event.error), problem=True)
        self.ask()

    # One article

    def action_star(self) -> None:
        if (row := self.timeline.article_row) is not None:
            self.do(mark_changes.starred([row], not row.starred))

    def action_read_unread(self) -> None:
        if (row := self.timeline.article_row) is not None:
            self._read_at = row.id
            self.do(mark_changes.read([row], not row.read))

    def action_note(self) -> None:
        row, marks = self.timeline.article_row, self.marks
        if row is None or marks is None:
            return
        before = self._asked(lambda: marks.of(row.source).note)

        def then(text: str) -> None:
            if (text or None) != before:
                self.do(mark_changes.noted(row.source, text or None, before))

        self.prompter.open(Prompt("Note", before or "", then))

    def action_tag(self) -> None:
        row, marks = self.timeline.article_row, self.marks
        if row is None or marks is None:
            return
        before = self._asked(lambda: marks.of(row.source).tags) or ()

        def then(text: str) -> None:
            if (tags := mark_changes.tags_of(text)) != before:
                self.do(mark_changes.tagged(row.source, tags, before))

        self.prompter.open(Prompt("Tags, with commas", ", ".join(before), then, self._known_tags()))

    def _known_tags(self) -> list[str]:
        marks = self.marks
        return [tag for tag, _ in self._asked(marks.tags) or ()] if marks is not None else []

    def _asked(self, question: Callable[[], Answer]) -> Answer | None:
        """Ask the marks file something small, after all that was changed before."""
        try:
            if self.writer is not None:
                self.writer.finish()
            return question()
        except StoreError as error:
            self.say(str(error), problem=True)
            return None

    # All that is filtered

    def action_mark_all(self) -> None:
        from tui.screens.picking import Entry, PickScreen

        number = self.count
        title = f"All {number:,} articles of this filter" if self.history.now else f"All {number:,} articles"

        def picked(choice: str | None) -> None:
            if choice == "tag":
                self.prompter.open(Prompt(f"Tag {number:,} articles with", "", self._tag_all, self._known_tags()))
            elif choice is not None:
                self._mark_all(choice)

        self.app.push_screen(PickScreen(title, [Entry(*choice) for choice in FOR_ALL]), picked)

    def _mark_all(self, choice: str) -> None:
        filter, number = self.shown, self.count

        def question() -> list[messages.MarksWorkedOut]:
            rows = self.store.page(filter, 0, number)
            change = mark_changes.read if choice in ("read", "unread") else mark_changes.starred
            return [messages.MarksWorkedOut(change(rows, choice in ("read", "star")))]

        self.asker.ask_aside(question)

    def _tag_all(self, text: str) -> str | None:
        marks, added, filter = self.marks, mark_changes.tags_of(text), self.shown
        number = self.count
        if number > MOST_TAGGED:
            return f"at most {MOST_TAGGED:,} at once"
        if not added or marks is None:
            return None

        def question() -> list[messages.MarksWorkedOut]:
            rows = self.store.page(filter, 0, number)
            before = [(row.source, marks.of(row.source).tags) for row in rows]
            return [messages.MarksWorkedOut(mark_changes.tagged_all(before, added))]

        self.asker.ask_aside(question)
        return None

    def on_marks_worked_out(self, event: messages.MarksWorkedOut) -> None:
        """A change of many articles is known in full."""
        self.do(event.step)

    # Reading is a mark too

    def focus_pane(self, number: int) -> None:
        """Go to a pane; an article whose pane has the focus is read."""
        super().focus_pane(number)
        if number == ARTICLE:
            self.note_read()

    def on_article_view_changed(self) -> None:
        """Another article may be shown."""
        if self.pane == ARTICLE:
            self.note_read()

    def on_article_view_read_to_end(self, event: ArticleView.ReadToEnd) -> None:
        """The article was scrolled to its end."""
        self.note_read()

    def note_read(self) -> None:
        """Take the article shown for read, once: marked unread by hand it stays so."""
        row, record = self.timeline.article_row, self.article.record
        if self.writer is None or row is None or record is None or record.id != row.id or self._read_at == row.id:
            return
        self._read_at = row.id
        if not row.read:
            self.apply(mark_changes.read([row], True).forth)

    # The prompt line

    def on_prompt_line_kept(self, event: PromptLine.Kept) -> None:
        """Enter in the prompt line."""
        self.prompter.keep()

    def on_prompt_line_dropped(self, event: PromptLine.Dropped) -> None:
        """Escape in the prompt line."""
        self.prompter.close()

    def finish_marks(self) -> None:
        """Write what is not written yet."""
        if self.writer is not None:
            self.writer.finish()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Marks need a marks file and an article."""
        if action in MARKING:
            return self.marks is not None and self.timeline.article_row is not None
        if action == "mark_all":
            return self.marks is not None and self.timeline.row_count > 0
        return super().check_action(action, parameters)
