"""What `y` copies where the focus is, and how it reaches the terminal."""

from __future__ import annotations

import os
import shlex

from store.filters import Filter
from tui import clipboard, content
from tui.screens.arranging import ARTICLE, METALS, TIMELINE
from tui.screens.desk import Desk


def copied(desk: Desk) -> tuple[str, str]:
    """The text to copy ("" where there is nothing), and a word for it."""
    if desk.pane == ARTICLE:
        return desk.article.copied()
    if desk.pane == TIMELINE:
        row = desk.timeline.article_row
        if row is None:
            return "", ""
        return f"{content.shown(row.title)}\n{content.shown(row.source)}", "title and source"
    value = (desk.metals if desk.pane == METALS else desk.organisations).value
    return (content.shown(value.value), content.shown(value.value)) if value else ("", "")


def command_of(filter: Filter, db: str | None = None, marks: str | None = None) -> str:
    """The command that gives the articles of a filter, for a shell; files are named that it wouldn't use by itself."""
    from tui.cli.files import data_folder

    words = ["newsdash", "search"]
    for option, path, name in (("--db", db, "newsdash.db"), ("--marks", marks, "marks.db")):
        if path is not None and os.path.abspath(path) != str(data_folder() / name):
            words += [option, os.path.abspath(path)]
    line = str(filter)
    if line.startswith("-"):
        words.append("--")
    return shlex.join([*words, line] if line else words)


def copy(desk: Desk) -> None:
    """Hand what `y` copies to the terminal, and say so."""
    give(desk, *copied(desk))


def give(desk: Desk, text: str, what: str) -> None:
    """Hand a text to the terminal, and say what it was."""
    sequence = clipboard.sequence(text, os.environ)
    if sequence is None:
        desk.say(f"{what} is too long for a terminal's clipboard", problem=True)
        return
    driver = desk.app._driver
    if driver is not None:
        driver.write(sequence)
    desk.say(f"copied {what} ({content.counted(len(text), 'character')})")
