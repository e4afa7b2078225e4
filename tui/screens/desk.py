"""The desk: four panes, the lines above and below them, and which of them has the room and the focus."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.getters import query_one
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from store.protocol import Facet
from tui.commands import bindings
from tui.glyphs import ASCII, glyphs
from tui.messages import Say
from tui.screens.arranging import ARTICLE, METALS, ORGANISATIONS, TIMELINE, arrange
from tui.widgets.article_view import ArticleView
from tui.widgets.facet_list import FacetList
from tui.widgets.filter_line import FilterLine, FindLine
from tui.widgets.histogram import Histogram
from tui.widgets.key_line import KeyLine
from tui.widgets.pane_title import PaneTitle
from tui.widgets.still import KeptLines, Pane
from tui.widgets.tab_strip import TabStrip
from tui.widgets.timeline_list import TimelineList

if TYPE_CHECKING:
    from tui.widgets.jump_line import JumpLine
    from tui.widgets.prompt_line import PromptLine

Line = TypeVar("Line", bound=Widget)

PANE_IDS = {TIMELINE: "timeline", ORGANISATIONS: "organisations", METALS: "metals", ARTICLE: "article"}


class Desk(KeptLines, Screen[None]):
    """Knows nothing of filters and stores: only of room, focus, and what is told in a line."""

    ALLOW_SELECT = False
    AUTO_FOCUS = ""
    BINDINGS = bindings("everywhere")

    # Textual would repaint the whole screen whenever the focus goes elsewhere; the widgets do that for themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    filter_line = query_one("#filter", FilterLine)
    key_line = query_one("#keys", KeyLine)
    tabs = query_one("#tabs", TabStrip)
    histogram = query_one("#histogram", Histogram)
    timeline = query_one("#timeline", TimelineList)
    organisations = query_one("#organisations", FacetList)
    metals = query_one("#metals", FacetList)
    article = query_one("#article", ArticleView)

    def __init__(self) -> None:
        super().__init__()
        self.pane = TIMELINE
        self.zoomed = False
        self.titles = {number: PaneTitle(f"{number} {PANE_IDS[number].capitalize()}") for number in PANE_IDS}

    def compose(self) -> ComposeResult:
        """Metals and organisations at the left, the timeline over the article at the right."""
        yield FilterLine(id="filter")
        yield TabStrip(id="tabs")
        with Pane(id="desk"):
            with Pane(id="metals-pane", classes="pane"):
                yield self.titles[METALS]
                yield FacetList("metals", id="metals")
            with Pane(id="organisations-pane", classes="pane"):
                yield self.titles[ORGANISATIONS]
                yield FacetList("organisations", id="organisations")
            with Pane(id="reading"):
                with Pane(id="timeline-pane", classes="pane"):
                    yield self.titles[TIMELINE]
                    yield Histogram(id="histogram")
                    yield TimelineList(id="timeline")
                with Pane(id="article-pane", classes="pane"):
                    yield self.titles[ARTICLE]
                    yield ArticleView(id="article")
        yield KeyLine(id="keys")

    # The lines that take the place of the keys are made when first wanted: a start needs none of them.

    @cached_property
    def find_line(self) -> FindLine:
        """For finding inside a pane."""
        return self._line_of_keys(FindLine(" Find: ", id="find"))

    @cached_property
    def prompt_line(self) -> PromptLine:
        """For a note, tags or a name."""
        from tui.widgets.prompt_line import PromptLine

        return self._line_of_keys(PromptLine(id="prompt"))

    @cached_property
    def jump_line(self) -> JumpLine:
        """For jump mode."""
        from tui.widgets.jump_line import JumpLine

        return self._line_of_keys(JumpLine(id="jump"))

    def _line_of_keys(self, line: Line) -> Line:
        line.display = False
        self.mount(line, before=self.key_line)
        return line

    def on_mount(self) -> None:
        """Begin at the timeline."""
        self.set_class(glyphs() is ASCII, "-ascii")
        self.focus_pane(TIMELINE)

    # Room and focus

    def on_resize(self) -> None:
        """Share the room anew."""
        self._arrange()

    def _arrange(self) -> None:
        """Show the panes that fit, and give them their room."""
        found = arrange(self.size.width, self.size.height, self.pane, self.zoomed)
        for number, name in PANE_IDS.items():
            self.query_one(f"#{name}-pane").display = number in found.panes
        reading = self.query_one("#reading")
        reading.display = bool(found.panes & {TIMELINE, ARTICLE})
        self.set_class(found.wide, "-wide")
        self.set_class(found.broad, "-broad")
        self.set_class(self.zoomed, "-zoomed")
        self.tabs.tabs = not found.wide or self.zoomed
        self.tabs.refresh()
        self.histogram.display = found.bars > 0
        self.histogram.styles.height = found.bars
        self.timeline.bars = len(self.histogram.bars) if found.bars else 0
        both = {TIMELINE, ARTICLE} <= found.panes
        self.query_one("#timeline-pane").styles.height = found.list if both and found.list else "1fr"
        self.query_one("#metals-pane").styles.width = found.metals or "1fr"
        self.query_one("#organisations-pane").styles.width = found.organisations or "1fr"
        for number, title in self.titles.items():
            title.display = found.wide or (both and number == ARTICLE)

    @property
    def bars_width(self) -> int:
        """Cells for the histogram's bars, also before anything was laid out."""
        if self.histogram.size.width:
            return self.histogram.size.width
        size = self.app.size
        found = arrange(size.width, size.height, self.pane, self.zoomed)
        width = size.width - found.metals - found.organisations
        return (width // 2 - 1 if found.broad else width) - 2

    def focus_pane(self, number: int) -> None:
        """Go to a pane."""
        with self.app.batch_update():
            self.pane = number
            self._arrange()
            for other, title in self.titles.items():
                title.tell(active=other == number)
            self.tabs.activate(number)
            self.focus_on(self.query_one(f"#{PANE_IDS[number]}"))

    def focus_on(self, widget: Widget) -> None:
        """Give a widget the keys."""
        self.set_focus(widget, scroll_visible=False)
        self.refresh_bindings()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The mouse may have put the focus elsewhere."""
        for number, name in PANE_IDS.items():
            if event.widget.id == name and number != self.pane:
                self.focus_pane(number)

    def on_tab_strip_picked(self, event: TabStrip.Picked) -> None:
        """A tab was clicked."""
        self.focus_pane(event.number)

    def action_go_timeline(self) -> None:
        self.focus_pane(TIMELINE)

    def action_go_organisations(self) -> None:
        self.focus_pane(ORGANISATIONS)

    def action_go_metals(self) -> None:
        self.focus_pane(METALS)

    def action_go_article(self) -> None:
        self.focus_pane(ARTICLE)

    def action_next_pane(self) -> None:
        self.focus_pane(self.pane % 4 + 1)

    def action_previous_pane(self) -> None:
        self.focus_pane((self.pane - 2) % 4 + 1)

    def action_zoom(self) -> None:
        self.zoomed = not self.zoomed
        self._arrange()
        self.refresh_bindings()

    def facet_list(self, facet: Facet) -> FacetList:
        """The pane of a facet."""
        return self.metals if facet == "metals" else self.organisations

    # Telling

    def say(self, text: str, problem: bool = False) -> None:
        """Tell something in the bottom line until the next key."""
        self.key_line.tell(text, problem)

    def on_say(self, event: Say) -> None:
        """A pane has something to tell."""
        self.say(event.text, event.problem)

    def on_key(self) -> None:
        """What was told has been read."""
        self.key_line.tell("")

    def tell_count(self, number: int, count: str) -> None:
        """Change the count of a pane."""
        self.titles[number].tell(count=count)
        self.tabs.tell(number, count)
