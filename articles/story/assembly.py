"""The body put together from the raw text by deletion alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articles.story.furniture import vocabulary
from articles.story.lines import BLANKS, Unit
from articles.story.model import Dropped

Span = tuple[int, int]


def inline_drops(text: str) -> list[Dropped]:
    """What goes inside lines: pictures, link targets, heading marks. In order, not overlapping."""
    found: list[Dropped] = []
    for name, sign, pattern in vocabulary().inline:
        if sign[0] in text and sign in text:  # one character is looked for ten times as fast as two
            found += [Dropped(m.start(), m.end(), name) for m in pattern.finditer(text)]
    found.sort(key=lambda drop: (drop.start, -drop.end))
    apart: list[Dropped] = []
    for drop in found:
        if not apart or drop.start >= apart[-1].end:
            apart.append(drop)
    return apart


def kept_spans(text: str, units: Sequence[Unit], drops: Iterable[Dropped]) -> list[Span]:
    """The spans of the raw text that make the body.

    Between lines one line end is kept, two where a blank line or a dropped unit stood; space at both ends of a line
    goes, but the indent that starts a paragraph of a wrapped text stays.
    """
    spans: list[Span] = []
    last_end = -1
    for unit in units:
        if unit.role:
            continue
        for start, end in unit.spans:
            if last_end >= 0:
                spans += _between(text, last_end, start)
            spans.append((start, end))
            last_end = end
    return _without(spans, drops)


def _between(text: str, end: int, start: int) -> list[Span]:
    """What stays of the text between two kept lines."""
    first = text.find("\n", end, start)
    if first < 0:
        return []
    second = text.find("\n", first + 1, start)
    if second >= 0:
        return [(first, first + 1), (second, second + 1)]
    indent = start - first - 1
    return [(first, start if 2 <= indent <= 8 else first + 1)]


def _without(spans: list[Span], drops: Iterable[Dropped]) -> list[Span]:
    """The spans with the dropped ones cut out, neighbours joined."""
    result: list[Span] = []
    waiting = list(drops)
    place = 0
    for start, end in spans:
        while place < len(waiting) and waiting[place].end <= start:
            place += 1
        at = place
        while at < len(waiting) and waiting[at].start < end:
            if waiting[at].start > start:
                _add(result, start, waiting[at].start)
            start = max(start, waiting[at].end)
            at += 1
        if start < end:
            _add(result, start, end)
    return result


def _add(spans: list[Span], start: int, end: int) -> None:
    if spans and spans[-1][1] == start:
        spans[-1] = (spans[-1][0], end)
    else:
        spans.append((start, end))


def trimmed(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """The spans without white space at the very start and end of what they make."""
    blank = BLANKS + "\n"
    spans = list(spans)
    while spans:
        start, end = spans[0]
        piece = text[start:end]
        start = end - len(piece.lstrip(blank))
        if start < end:
            spans[0] = (start, end)
            break
        spans.pop(0)
    while spans:
        start, end = spans[-1]
        end = start + len(text[start:end].rstrip(blank))
        if start < end:
            spans[-1] = (start, end)
            break
        spans.pop()
    return tuple(spans)
