"""Breaking a text into screen lines, as spans of the text, by words and in terminal cells.

Linear in the length of the text. Runs of blank lines become one blank line. Characters that take no cell (combining
marks) stay with the one before; between wide characters (Chinese, Japanese, Korean) a line may break anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

Span = tuple[int, int]

OPENING = frozenset("([{（【《「『“‘")
CLOSING = frozenset(".,;:!?)]}%。，；：！？、）】》」』”’")


def wrap(text: str, width: int) -> list[Span]:
    """The screen lines of a text, each a span (start, end) of characters that fits into `width` cells.

    Leading and trailing blank lines are left out.
    """
    width = max(1, width)
    lines: list[Span] = []
    blank = False
    for start, end in paragraphs(text):
        if start == end:
            blank = bool(lines)
            continue
        if blank:
            lines.append((start, start))
            blank = False
        lines.extend(wrapped_paragraph(text, start, end, width))
    return lines


def paragraphs(text: str) -> Iterator[Span]:
    """The text's own lines without their line ends and trailing space; of blank ones, empty spans."""
    start = 0
    size = len(text)
    while start < size:
        newline = text.find("\n", start)
        stop = size if newline < 0 else newline
        end = stop
        while end > start and text[end - 1].isspace():
            end -= 1
        yield start, end
        start = stop + 1


def wrapped_paragraph(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    """The screen lines of one line of text."""
    if end - start <= width and text[start:end].isascii():
        yield start, end
        return
    if text[start:end].isascii():
        yield from _wrapped_ascii(text, start, end, width)
    else:
        yield from _wrapped_cells(text, start, end, width)


@lru_cache(maxsize=16)
def _ascii_line(width: int) -> re.Pattern[str]:
    return re.compile(rf"\S(?:.{{0,{width - 1}}}(?=\s|\Z)|.{{0,{width - 1}}})", re.DOTALL)


def _wrapped_ascii(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    """Lines of a text whose characters are all one cell wide; a word longer than a line is broken."""
    part = text[start:end]
    indent = len(part) - len(part.lstrip())
    first = True
    for match in _ascii_line(width).finditer(part, min(indent, width // 2)):
        begin, stop = match.span()
        while stop > begin and part[stop - 1].isspace():
            stop -= 1
        yield start + (0 if first and stop <= width else begin), start + stop
        first = False


@lru_cache(maxsize=8192)
def character_cells(character: str) -> int:
    """How many cells a character takes: 0, 1 or 2; a tab is shown as one space."""
    return 1 if character == "\t" else cell_len(character)


def _wrapped_cells(text: str, start: int, end: int, width: int) -> Iterator[Span]:
    """Lines of a text with characters of other widths."""
    begin, used, at = start, 0, start
    good = start
    while at < end:
        taken = character_cells(text[at])
        if used + taken > width and at > begin and not text[at].isspace():
            stop = good if good > begin else at
            yield begin, _without_space(text, begin, stop)
            begin = at = good = _next_word(text, stop, end)
            used = 0
            continue
        used += taken
        at += 1
        if at < end and _may_break(text, at):
            good = at
    yield begin, end


def _may_break(text: str, at: int) -> bool:
    """Whether a line may end before the character at a place."""
    before, after = text[at - 1], text[at]
    if before.isspace():
        return not after.isspace()
    if character_cells(after) == 0 or after in CLOSING or before in OPENING:
        return False
    return character_cells(before) == 2 or character_cells(after) == 2


def _without_space(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _next_word(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
