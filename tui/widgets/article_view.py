"""The article: header, the whole story with its marks, and a line on the mark one stands on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui import content
from tui.commands import bindings
from tui.content import Part
from tui.glyphs import glyphs
from tui.messages import ArticleAnswer
from tui.widgets.article_marks import Mark, MarkKind, Marks
from tui.widgets.still import StillWidget

if TYPE_CHECKING:
    from store.protocol import ArticleRecord
    from tui.widgets.article_layout import Layout

STYLES = ("title", "label", "organisation", "metal", "date", "hit", "mark", "told", "bar")
Stretch = tuple[int, int, frozenset[MarkKind]]
LAYERS: tuple[MarkKind, ...] = ("organisation", "metal", "date", "hit")


class ArticleView(StillWidget, can_focus=True):
    """One article, drawn line by line; only the lines on the screen are ever built."""

    BINDINGS = bindings("article")

    class RawWanted(Message):
        """The raw text is to be shown and isn't at hand."""

        def __init__(self, article_id: int) -> None:
            super().__init__()
            self.article_id = article_id

    class ReadToEnd(Message):
        """The article was scrolled to its end."""

    class Changed(Message):
        """Another mark, or another way of showing: the keys that work may be others now."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.record: ArticleRecord | None = None
        self.raw: str | None = None
        self.advice = ""
        self.unfolded = False
        self.others: tuple[str, ...] = ()
        self.marks = Marks(())
        self.title_marks = Marks(())
        self.found = Marks(())
        self.mark: int | None = None
        self.top = 0
        self._layout_now: Layout | None = None

    # What is shown

    def take(self, answer: ArticleAnswer) -> None:
        """Show an article from its top; the same one again keeps its place."""
        same = self.record is not None and answer.record is not None and self.record.id == answer.record.id
        self.record = answer.record
        self.marks, self.title_marks = answer.marks, answer.title_marks
        if not same:
            self.top, self.mark, self.raw, self.found = 0, None, None, Marks(())
        self.others = answer.others
        self._layout_now = answer.layout if self.raw is None else None
        self._clamp()
        self.refresh()
        self.post_message(self.Changed())

    def change_record(self, record: ArticleRecord) -> None:
        """The same article with other marks."""
        if record != self.record:
            self.record, self._layout_now = record, None
            self._clamp()
            self.refresh()

    def clear(self, advice: str = "") -> None:
        """Show no article."""
        if self.record is not None or advice != self.advice:
            self.record, self.raw, self.mark, self.top, self._layout_now = None, None, None, 0, None
            self.advice = advice
            self.marks = self.found = Marks(())
            self.refresh()

    def show_raw(self, text: str | None) -> None:
        """Show the raw text; None goes back to the story."""
        self.raw, self.top, self.mark, self._layout_now = text, 0, None, None
        self.refresh()
        self.post_message(self.Changed())

    def show_found(self, typed: str) -> int:
        """Mark every place of what was typed, whatever its case, and go to the first in view; how many there are."""
        found = []
        if typed and self.record is not None:
            text, wanted = self.text.casefold(), typed.casefold()
            if len(text) != len(self.text):
                text, wanted = self.text.lower(), typed.lower()
            at = text.find(wanted)
            while at >= 0:
                found.append(Mark(at, at + len(wanted), "hit", f'"{typed}"'))
                at = text.find(wanted, at + len(wanted))
        self.found, self.mark = Marks(found), None
        if found:
            self._go_to(self.found.next_after(self.layout_now.position_of(self.top)) or 0)
        self.refresh()
        return len(found)

    @property
    def text(self) -> str:
        """The text whose spans the lines are."""
        if self.record is None:
            return ""
        return self.record.body if self.raw is None else self.raw

    @property
    def active_marks(self) -> Marks:
        """The marks that `n` and `N` go to: what was found, if anything was looked for."""
        if self.found.all:
            return self.found
        return self.marks if self.raw is None else Marks(())

    @property
    def current(self) -> Mark | None:
        """The mark one stands on."""
        marks = self.active_marks.all
        return marks[self.mark] if self.mark is not None and self.mark < len(marks) else None

    @property
    def layout_now(self) -> Layout:
        """The layout for the width the widget has."""
        if self._layout_now is None or self._layout_now.width != self.text_width:
            from tui.widgets.article_layout import laid_out

            assert self.record is not None
            self._layout_now = laid_out(
                self.record, self.text_width, unfolded=self.unfolded, raw=self.raw, others=self.others
            )
        return self._layout_now

    @property
    def text_width(self) -> int:
        """Cells a line may have."""
        return max(1, self.size.width - 3)

    @property
    def place(self) -> str:
        """How far down one is, for the pane's title."""
        if self.record is None:
            return ""
        furthest = self._furthest
        if furthest <= 0:
            return "all"
        return "top" if self.top == 0 else "end" if self.top >= furthest else f"{100 * self.top // furthest}%"

    # Drawing

    def style_of(self, name: str) -> Style:
        """The style of a component, over the widget's own."""
        if name == "plain":
            return self.rich_style
        return self.painted(f"article--{name}")

    def render_line(self, y: int) -> Strip:
        """Line `y` of the widget; the last one tells of the mark."""
        width, base = self.size.width, self.rich_style
        if self.record is None:
            told = content.cut(f" {self.advice}", width) if y == 0 else ""
            return content.line([(told, self.style_of("label"))], width, base)
        if self.current is not None and y == self.size.height - 1:
            told = content.cut(f" {content.shown(self.current.told)} ", width)
            return content.line([(told, self.style_of("told"))], width, self.style_of("told"))
        inner = content.line([(" ", base), *self._line_parts(self.top + y)], max(0, width - 1), base)
        return content.line([*((text, style or base) for text, style, _ in inner), self._thumb(y)], width, base)

    def _line_parts(self, line: int) -> list[Part]:
        layout = self.layout_now
        assert self.record is not None
        if line < len(layout.title):
            return self._title_parts(self.record.title, *layout.title[line])
        if line < layout.body_start:
            return [(text, self.style_of(name)) for text, name in layout.header[line - len(layout.title)]]
        at = line - layout.body_start
        return self._body_parts(*layout.body[at]) if at < len(layout.body) else []

    def _title_parts(self, title: str, start: int, end: int) -> list[Part]:
        stretches = [(run.start, run.end, run.kinds) for run in self.title_marks.within(start, end)]
        return self._marked(title, start, end, stretches, self.style_of("title"), None)

    def _body_parts(self, start: int, end: int) -> list[Part]:
        stretches: list[Stretch] = []
        if self.raw is None:
            stretches += [(run.start, run.end, run.kinds) for run in self.marks.within(start, end)]
        stretches += [(run.start, run.end, run.kinds) for run in self.found.within(start, end)]
        return self._marked(self.text, start, end, stretches, self.rich_style, self.current)

    def _marked(
        self, text: str, start: int, end: int, stretches: list[Stretch], base: Style, current: Mark | None
    ) -> list[Part]:
        """A line of a text, cut where its marks begin and end."""
        if current is not None:
            stretches = [*stretches, (current.start, current.end, frozenset())]
        edges = {start, end}
        for begin, stop, _ in stretches:
            edges.update((min(max(start, begin), end), max(start, min(end, stop))))
        parts = []
        for begin, stop in pairwise(sorted(edges)):
            on = {kind for first, last, kinds in stretches if first <= begin and stop <= last for kind in kinds}
            style = self._mark_style(base, on)
            if current is not None and current.start <= begin and stop <= current.end:
                style += self.look("article--mark")
            parts.append((content.shown(text[begin:stop]), style))
        return parts

    def _mark_style(self, style: Style, kinds: set[MarkKind]) -> Style:
        for kind in LAYERS:
            if kind in kinds:
                style += self.look(f"article--{kind}")
        return style

    def _thumb(self, y: int) -> Part:
        height, count = self.size.height, self.layout_now.height
        if count <= height:
            return " ", self.rich_style
        length = max(1, height * height // count)
        start = (height - length) * self.top // max(1, count - height)
        return (glyphs().thumb if start <= y < start + length else glyphs().track), self.style_of("bar")

    # Scrolling

    @property
    def _furthest(self) -> int:
        """The last line that may stand on top: one line is left free for the word on a mark."""
        if self.record is None:
            return 0
        shown = self.size.height - (1 if self.current is not None else 0)
        return max(0, self.layout_now.height - max(1, shown))

    def scroll_by(self, lines: int) -> None:
        """Scroll by lines, as far as there are any."""
        top = max(0, min(self.top + lines, self._furthest))
        if top != self.top:
            self.top = top
            self.refresh()
            if top == self._furthest and self.raw is None:
                self.post_message(self.ReadToEnd())

    def _clamp(self) -> None:
        self.top = max(0, min(self.top, self._furthest))

    def on_resize(self) -> None:
        """Keep the same words on top at another width."""
        if self.record is not None and self._layout_now is not None:
            before = self.top
            position = self._layout_now.position_of(before) if before >= self._layout_now.body_start else None
            self.top = before if position is None else self.layout_now.line_of(position)
            self._clamp()
            if self.top != before:
                self.refresh()

    def action_scroll_down(self) -> None:
        self.scroll_by(1)

    def action_scroll_up(self) -> None:
        self.scroll_by(-1)

    def action_scroll_first(self) -> None:
        self.scroll_by(-self.top)

    def action_scroll_last(self) -> None:
        self.scroll_by(self._furthest)

    def action_scroll_half_down(self) -> None:
        self.scroll_by(max(1, self.size.height // 2))

    def action_scroll_half_up(self) -> None:
        self.scroll_by(-max(1, self.size.height // 2))

    def action_scroll_page_down(self) -> None:
        self.scroll_by(max(1, self.size.height - 2))

    def action_scroll_page_up(self) -> None:
        self.scroll_by(-max(1, self.size.height - 2))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls by half a page."""
        event.stop()
        self.action_scroll_half_down()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls by half a page."""
        event.stop()
        self.action_scroll_half_up()

    # Marks, folding, raw text

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the article at hand allows."""
        if self.record is None:
            return False
        if action in ("next_mark", "previous_mark"):
            return bool(self.active_marks.all)
        if action == "found":
            return self.record.understood
        return True

    def action_next_mark(self) -> None:
        at = self.mark + 1 if self.mark is not None else self.active_marks.next_after(self._position())
        self._go_to(0 if at is None or at >= len(self.active_marks.all) else at)

    def action_previous_mark(self) -> None:
        at = self.mark - 1 if self.mark is not None else self.active_marks.last_before(self._position())
        self._go_to(len(self.active_marks.all) - 1 if at is None or at < 0 else at)

    def _position(self) -> int:
        return self.layout_now.position_of(self.top)

    def _go_to(self, index: int) -> None:
        """Stand on a mark, the line it is in brought into view with some of what stands before it."""
        self.mark = index
        mark = self.current
        if mark is None:
            return
        line = self.layout_now.line_of(mark.start)
        if not self.top <= line < self.top + max(1, self.size.height - 1):
            self.top = max(0, min(line - self.size.height // 3, self._furthest))
        self.refresh()
        self.post_message(self.Changed())

    def stand_on(self, span: tuple[int, int]) -> None:
        """Stand on the mark of a date whose span is known."""
        if self.raw is None and not self.found.all:
            at = (index for index, mark in enumerate(self.marks.all) if (mark.start, mark.end) == span)
            if (index := next(at, None)) is not None:
                self._go_to(index)

    def leave_mark(self) -> bool:
        """Stand on no mark any more, and forget what was looked for; whether there was any."""
        had = self.mark is not None or bool(self.found.all)
        self.mark, self.found = None, Marks(())
        if had:
            self._clamp()
            self.refresh()
            self.post_message(self.Changed())
        return had

    def action_found(self) -> None:
        self.unfolded = not self.unfolded
        self.top, self._layout_now = 0, None
        self.refresh()

    def action_raw(self) -> None:
        if self.raw is not None:
            self.show_raw(None)
        elif self.record is not None:
            self.post_message(self.RawWanted(self.record.id))

    def copied(self) -> tuple[str, str]:
        """What `y` copies here, and a word for it."""
        if self.record is None:
            return "", ""
        mark = self.current
        if mark is not None:
            return content.clean_text(self.text[mark.start : mark.end]), mark.kind
        text = content.clean_text(f"{self.record.title}\n\n{self.text}\n\n{self.record.source}\n")
        return text, "the article"
