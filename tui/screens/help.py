"""Every key on one page, made from the commands."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.screen import ModalScreen

from tui import content
from tui.commands import COMMANDS, PLACES, Command
from tui.content import Part
from tui.widgets.pane_title import PaneTitle
from tui.widgets.row_list import RowList
from tui.widgets.wrapping import wrap

KEYS_WIDTH = 16

FILTER_WORDS = (
    (
        "magnesium alloy",
        'both words; "light alloy" the phrase; alumin* the beginning; -slag without; title:slag',
    ),
    ("metal:copper", "has the metal; metal:copper,zinc any of them; -metal:lead without"),
    ("org:baowu", 'has the organisation; org:baowu* begins with it; org:"rio tinto" in quotes'),
    ("kind:university", "has an organisation of that kind"),
    ("on:2022-11", "a date of it falls there; after:2022-11  before:2023  on:2022-11-10..2023-01"),
    ("published:2022-12", "was published then"),
    ("source:smm", "its path or URL contains that"),
    ("is:undated", "no date at all; is:yearless no year; is:inferred its year was worked out"),
)


class HelpList(RowList):
    """The page, line by line."""

    def __init__(self) -> None:
        super().__init__(id="help-list")
        self.lines: list[tuple[str, str, str]] = []

    def on_resize(self) -> None:
        """Set the page for another width."""
        self.lines = list(help_lines(max(10, self.size.width - KEYS_WIDTH - 4)))
        self.refresh()

    @property
    def row_count(self) -> int:
        """Lines of the page."""
        return len(self.lines)

    def row_parts(self, row: int, width: int) -> list[Part]:
        """A heading, or keys and what they do."""
        heading, keys, told = self.lines[row]
        if heading:
            return [(" " + content.cut(heading, width - 1), self.style_of("strong"))]
        return [
            (" " + content.left(keys, KEYS_WIDTH), self.style_of("accent")),
            (" " + told, self.rich_style),
        ]


def help_lines(width: int) -> list[tuple[str, str, str]]:
    """(heading, keys, text) for each line, texts wrapped to `width` cells."""
    lines: list[tuple[str, str, str]] = []
    for where, name in PLACES.items():
        lines.append((name, "", ""))
        for command in COMMANDS:
            if command.where == where:
                lines += _entry(shown_keys(command), command.help, width)
        lines.append(("", "", ""))
    lines.append(("What the filter line understands", "", ""))
    for words, told in FILTER_WORDS:
        lines += _entry(words, told, width)
    return lines


def shown_keys(command: Command) -> str:
    """The keys of a command, one space between."""
    return " ".join(command.shown_keys)


def _entry(keys: str, told: str, width: int) -> list[tuple[str, str, str]]:
    spans = wrap(told, width)
    return [("", keys if at == 0 else "", told[start:end]) for at, (start, end) in enumerate(spans)]


class HelpScreen(ModalScreen[None]):
    """Help over the panes; escape, `?` or `q` leave it."""

    BINDINGS = [Binding("escape,question_mark,q,enter", "leave", "Leave")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """A titled list."""
        title = PaneTitle("Keys and filters")
        title.tell(detail="esc leaves", active=True)
        with Container(id="help"):
            yield title
            yield HelpList()

    def action_leave(self) -> None:
        """Back to the panes."""
        self.dismiss()
