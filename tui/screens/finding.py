"""Finding inside the focused pane: a line at the bottom, results as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.protocol import Facet
from tui import questions
from tui.messages import FoundAnswer
from tui.screens.arranging import ARTICLE, METALS, ORGANISATIONS, TIMELINE

if TYPE_CHECKING:
    from tui.screens.filtering import FilteringDesk

FACETS: dict[int, Facet] = {ORGANISATIONS: "organisations", METALS: "metals"}
PLACES = {TIMELINE: "titles", ORGANISATIONS: "organisations", METALS: "metals", ARTICLE: "the article"}


class Finder:
    """What the find line does for the pane it was opened from."""

    def __init__(self, screen: FilteringDesk) -> None:
        self.screen = screen
        self.pane = TIMELINE

    @property
    def facet(self) -> Facet | None:
        """The facet that is searched, if the pane is one."""
        return FACETS.get(self.pane)

    def open(self) -> None:
        """Show the line."""
        screen = self.screen
        self.pane = screen.pane
        screen.find_line.prompt = f" Find in {PLACES[self.pane]}: "
        screen.find_line.set_text("")
        screen.find_line.display = True
        screen.key_line.display = False
        screen.focus_on(screen.find_line)

    def ask(self) -> None:
        """Look for what the line holds."""
        screen, typed, filter, order = self.screen, self.screen.find_line.text, self.screen.shown, self.screen.order
        facet = self.facet
        if self.pane == ARTICLE:
            screen.article.show_found(typed)
        elif facet is None:
            screen.asker.ask_aside(lambda: [questions.found_row(screen.store, filter, typed, order)])
        elif typed.strip():
            screen.asker.ask_aside(lambda: [questions.found_values(screen.store, filter, facet, typed)])
        else:
            screen.facet_list(facet).show_found(None)

    def take(self, answer: FoundAnswer) -> None:
        """Show what was found, unless something else was typed since."""
        screen = self.screen
        if answer.typed != screen.find_line.text or answer.filter != screen.shown or not screen.find_line.display:
            return
        if answer.facet is not None:
            screen.facet_list(answer.facet).show_found(answer.values)
        elif answer.place is not None:
            screen.timeline.move_to(screen.timeline.rows.row(answer.place))

    def close(self, *, keep: bool) -> None:
        """Take the line away; kept, the cursor stays on what was found."""
        screen, facet = self.screen, self.facet
        screen.find_line.display = False
        screen.key_line.display = True
        if facet is not None:
            pane = screen.facet_list(facet)
            if keep and pane.value is not None:
                pane.insert(pane.value)
            pane.show_found(None)
        elif self.pane == ARTICLE and not keep:
            screen.article.leave_mark()
        if self.pane == ARTICLE and keep and not screen.article.found.all and screen.find_line.text:
            screen.say(f"{screen.find_line.text} does not stand in this article")
        screen.focus_pane(self.pane)
