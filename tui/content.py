"""The one place where text from outside becomes something Textual draws.

Articles are written by strangers: they may hold escape sequences, direction overrides or markup. Everything shown
passes through `shown`, and becomes segments or `Content` without ever being parsed as markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.strip import Strip

from articles.cleaning import clean

Part = tuple[str, Style]

_ONE_LINE = str.maketrans({"\n": " ", "\t": " ", "\r": " "})


def shown(text: str) -> str:
    """A text made harmless and put on one line, for a list, a title or a message."""
    if text.isascii() and text.isprintable():
        return text
    return clean(text).translate(_ONE_LINE)


def content(text: str) -> Content:
    """A harmless `Content` for widgets of Textual's own, never parsed as markup."""
    return Content(shown(text))


@lru_cache(maxsize=4096)
def cells(text: str) -> int:
    """How many terminal cells a harmless text takes."""
    return len(text) if text.isascii() else cell_len(text)


def cut(text: str, width: int) -> str:
    """A harmless text, cut to at most `width` cells with `..` where something is left off."""
    if cells(text) <= width:
        return text
    if width <= 2:
        return _first_cells(text, width)
    return _first_cells(text, width - 2).rstrip() + ".."


def cut_start(text: str, width: int) -> str:
    """The same, with the beginning left off: of a path the end tells more."""
    if cells(text) <= width:
        return text
    kept = text[-max(1, width - 2) :] if width > 2 else ""
    while kept and cells(kept) > width - 2:
        kept = kept[1:]
    return f"..{kept}"


def _first_cells(text: str, width: int) -> str:
    if width <= 0:
        return ""
    if text.isascii():
        return text[:width]
    return chop_cells(text[: 4 * width], width)[0]


def left(text: str, width: int) -> str:
    """Cut or filled to exactly `width` cells, text at the left."""
    kept = cut(text, width)
    return kept + " " * (width - cells(kept))


def right(text: str, width: int) -> str:
    """Cut or filled to exactly `width` cells, text at the right."""
    kept = cut(text, width)
    return " " * (width - cells(kept)) + kept


def line(parts: Iterable[Part], width: int, fill: Style) -> Strip:
    """One screen line of exactly `width` cells; the parts' text must have been through `shown`.

    Neighbours of one style become one segment, which makes fewer bytes on the line to the terminal.
    """
    merged: list[Segment] = []
    text, style = "", fill
    for more, its_style in parts:
        if its_style == style:
            text += more
            continue
        if text:
            merged.append(Segment(text, style))
        text, style = more, its_style
    merged.append(Segment(text, style))
    length = sum(cells(segment.text) for segment in merged)
    if length > width:
        return Strip(merged, length).crop(0, width)
    if length < width:
        padding = " " * (width - length)
        if style == fill:
            merged[-1] = Segment(text + padding, style)
        else:
            merged.append(Segment(padding, fill))
    return Strip(merged, width)


def counted(number: int, noun: str) -> str:
    """A count with its noun, as in `1 article` and `1,234 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def clean_text(text: str) -> str:
    """A text made harmless with its lines kept, for the clipboard."""
    return clean(text)
