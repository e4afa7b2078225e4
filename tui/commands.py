"""Every command of the screen, declared once: bindings, footer, palette, help and key tables are made from this.

Nothing here needs Textual until `bindings` is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from textual.binding import BindingType

Where = Literal["everywhere", "lists", "timeline", "facets", "article", "filter line", "find line", "prompt", "jump"]

PLACES: dict[Where, str] = {
    "everywhere": "Everywhere",
    "lists": "In every list",
    "timeline": "In the timeline",
    "facets": "In organisations and metals",
    "article": "In the article",
    "filter line": "In the filter line",
    "find line": "While finding in a pane",
    "prompt": "While typing a note, tags or a name",
    "jump": "While jumping",
}

KEY_NAMES = {
    "escape": "esc",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "up": "up",
    "down": "down",
}


class Command(NamedTuple):
    """One thing a person can do.

    `keys` are as typed (`G`, `/`, `ctrl+d`), the first one being the one shown. `title` is for the footer and palette
    (a word or two), `help` a sentence. `rank` orders the footer, lowest first; 0 keeps it out. The widget of `where`
    has a method `action_ID`, and its `check_action` says whether the command is possible now.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    where: Where
    rank: int = 0
    priority: bool = False

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """The keys as a person reads them."""
        return tuple(KEY_NAMES.get(key, key) for key in self.keys)


COMMANDS: tuple[Command, ...] = (
    Command("go_timeline", ("1",), "Timeline", "Go to the timeline.", "everywhere"),
    Command("go_organisations", ("2",), "Organisations", "Go to the organisations.", "everywhere"),
    Command("go_metals", ("3",), "Metals", "Go to the metals.", "everywhere"),
    Command("go_article", ("4",), "Article", "Go to the article.", "everywhere"),
    Command("next_pane", ("tab",), "Next pane", "Go to the next pane.", "everywhere"),
    Command("previous_pane", ("shift+tab",), "Previous pane", "Go to the pane before.", "everywhere"),
    Command("edit_filter", ("/",), "Filter", "Edit the filter line; results follow as you type.", "everywhere", 20),
    Command("undo", ("u",), "Undo", "Take the last change of the filter or of marks back.", "everywhere", 40),
    Command("redo", ("ctrl+r",), "Redo", "Take the last undo back.", "everywhere", 60),
    Command("clear", ("c",), "Clear", "Drop the whole filter.", "everywhere", 50),
    Command("find", ("f",), "Find", "Find inside the focused pane.", "everywhere", 55),
    Command("next_article", ("]",), "Next article", "Show the next article of the timeline.", "everywhere"),
    Command("previous_article", ("[",), "Article before", "Show the article before in the timeline.", "everywhere"),
    Command("star", ("s",), "Star", "Give the article a star, or take it away.", "everywhere", 25),
    Command("read_unread", ("m",), "Read/unread", "Mark the article as read, or as unread.", "everywhere", 26),
    Command("tag", ("t",), "Tag", "Give the article tags, with commas between.", "everywhere", 58),
    Command("note", ("e",), "Note", "Write a note to the article.", "everywhere", 59),
    Command("mark_all", ("A",), "Mark all", "Mark, star or tag all articles of the filter.", "everywhere", 61),
    Command("saved", ("F",), "Saved", "Save the filter under a name, or go to a saved one.", "everywhere", 52),
    Command("take_in", ("R",), "Show new", "Show the articles that another process has loaded.", "everywhere", 9),
    Command("load_report", ("L",), "Load report", "See what was loaded, and each refused file with its reason.",
            "everywhere", 76),
    Command("jump", ("'",), "Jump", "Put letters on every row in sight; they go there.", "everywhere", 72),
    Command("merge", ("M",), "Merge", "Merge the organisation under the cursor into another.", "everywhere", 64),
    Command("zoom", ("z",), "Zoom", "Give the focused pane the whole screen, or take it back.", "everywhere", 75),
    Command("origin", ("o",), "Source", "Show where the article comes from.", "everywhere", 85),
    Command("copy", ("y",), "Copy", "Copy the row, value or marked words to your terminal's clipboard.", "everywhere",
            80),
    Command("write_out", ("w",), "Write out", "Write the articles of the filter to a file (.md, .jsonl, .csv).",
            "everywhere", 77),
    Command("pager", ("p",), "Pager", "Send the article to $PAGER.", "everywhere", 78),
    Command("copy_command", ("Y",), "Copy filter", "Copy the filter as a `newsdash search` command.", "everywhere", 82),
    Command("help", ("?",), "Help", "Show every key.", "everywhere", 10),
    Command("theme", ("T",), "Colours", "Change the colours.", "everywhere", 95),
    Command("palette", ("ctrl+p",), "Commands", "Find a command by name.", "everywhere", 90),
    Command("suspend", ("ctrl+z",), "Suspend", "Leave for the shell; `fg` comes back.", "everywhere"),
    Command("quit", ("q", "ctrl+c"), "Quit", "Leave at once.", "everywhere", 15),
    Command("down", ("j", "down"), "Down", "Move a line down.", "lists"),
    Command("up", ("k", "up"), "Up", "Move a line up.", "lists"),
    Command("first", ("g", "home"), "First", "Go to the first line.", "lists"),
    Command("last", ("G", "end"), "Last", "Go to the last line.", "lists"),
    Command("half_down", ("ctrl+d",), "Half page down", "Move half a page down.", "lists"),
    Command("half_up", ("ctrl+u",), "Half page up", "Move half a page up.", "lists"),
    Command("page_down", ("pagedown",), "Page down", "Move a page down.", "lists"),
    Command("page_up", ("pageup",), "Page up", "Move a page up.", "lists"),
    Command("read", ("enter",), "Read", "Read the article under the cursor.", "timeline", 2),
    Command("older_bar", ("h", "left"), "Earlier", "Move to the bar before.", "timeline"),
    Command("newer_bar", ("l", "right"), "Later", "Move to the next bar.", "timeline", 63),
    Command("pick_bar", ("space",), "Pick span", "Mark one end of a span of bars, then the other, to filter by it.",
            "timeline", 3),
    Command("drop_span", ("x",), "Any date", "Drop the span of dates from the filter.", "timeline", 4),
    Command("events", ("v",), "Events", "Show dated statements as rows instead of articles, or articles again.",
            "timeline", 62),
    Command("sort", ("S",), "Sort", "Newest first, oldest first, or best matches of a search.", "timeline", 65),
    Command("finer", ("+",), "Finer", "Draw finer bars: months instead of quarters, and so on.", "timeline", 70),
    Command("coarser", ("-",), "Coarser", "Draw coarser bars.", "timeline", 71),
    Command("include", ("space",), "Include", "Want the value under the cursor, or no longer.", "facets", 2),
    Command("exclude", ("x",), "Exclude", "Do not want the value under the cursor, or no longer.", "facets", 3),
    Command("any_all", ("a",), "Any/all", "Switch between any of the wanted values and all of them.", "facets", 4),
    Command("only", ("enter",), "Only this", "Want this value and go to the articles.", "facets", 5),
    Command("facet_sort", ("S",), "Sort", "By count, name, newest, distinctive of the filter; metals by family.",
            "facets", 65),
    Command("kinds", ("K",), "Kinds", "Show kinds instead of organisations, or organisations again.", "facets", 66),
    Command("fold", ("h", "left"), "Fold", "Fold the family under the cursor.", "facets", 67),
    Command("unfold", ("l", "right"), "Unfold", "Unfold the family under the cursor.", "facets", 68),
    Command("scroll_down", ("j", "down"), "Down", "Scroll a line down.", "article"),
    Command("scroll_up", ("k", "up"), "Up", "Scroll a line up.", "article"),
    Command("scroll_first", ("g", "home"), "Top", "Go to the first line.", "article"),
    Command("scroll_last", ("G", "end"), "End", "Go to the last line.", "article"),
    Command("scroll_half_down", ("ctrl+d",), "Half page down", "Scroll half a page down.", "article"),
    Command("scroll_half_up", ("ctrl+u",), "Half page up", "Scroll half a page up.", "article"),
    Command("scroll_page_down", ("pagedown", "space"), "Page down", "Scroll a page down.", "article", 5),
    Command("scroll_page_up", ("pageup",), "Page up", "Scroll a page up.", "article"),
    Command("next_mark", ("n",), "Next mark", "Go to the next organisation, metal, date or hit.", "article", 2),
    Command("previous_mark", ("N",), "Mark before", "Go to the mark before.", "article"),
    Command("found", ("i",), "What was found", "Unfold the list of what was read from the article.", "article", 6),
    Command("raw", ("r",), "Raw text", "Show the text as it came, furniture included.", "article", 7),
    Command("back", ("escape",), "Back", "Go back.", "everywhere", 8),
    Command("keep_filter", ("enter",), "Keep", "Keep the filter and go to the list.", "filter line", 1),
    Command("former_filter", ("escape",), "Put back", "Put the former filter back.", "filter line", 2),
    Command("take_offer", ("tab",), "Complete", "Take what is offered; right does too, at the end.", "filter line", 3),
    Command("older_filter", ("up",), "Older", "Go to the filter line before.", "filter line", 4),
    Command("newer_filter", ("down",), "Newer", "Go to the filter line after.", "filter line", 5),
    Command("keep_found", ("enter",), "Keep", "Stay at what was found.", "find line", 1),
    Command("leave_find", ("escape",), "Leave", "Leave finding.", "find line", 2),
    Command("keep_typed", ("enter",), "Done", "Take what was typed.", "prompt", 1),
    Command("leave_prompt", ("escape",), "Leave", "Leave without a change.", "prompt", 2),
    Command("leave_jump", ("escape",), "Leave", "Leave jumping.", "jump", 1),
    Command("complete", ("tab",), "Complete", "Complete the tag or name.", "prompt", 3),
)  # fmt: skip


def bindings(where: Where) -> list[BindingType]:
    """The bindings of the widget that holds the commands of a place."""
    from textual.binding import Binding

    return [
        Binding(
            ",".join(command.keys),
            command.id,
            command.title,
            show=command.rank > 0,
            tooltip=command.help,
            priority=command.priority,
            id=f"{where}.{command.id}",
        )
        for command in COMMANDS
        if command.where == where
    ]


def by_binding(binding_id: str | None) -> Command | None:
    """The command a binding was made from."""
    return _BY_BINDING.get(binding_id or "")


_BY_BINDING = {f"{command.where}.{command.id}": command for command in COMMANDS}
