"""An article set for a width: header lines, the list of what was found, and the body's lines as spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from store.protocol import ArticleRecord
from tui import content
from tui.widgets.article_marks import BASIS_WORDS, told_date, written_range
from tui.widgets.wrapping import Span, wrap

LONGEST_LINE = 96
"""Cells; longer lines are hard to follow back to their beginning."""

DATE_BASIS = {"text": "in the text", "metadata": "from the record", "none": ""}

Piece = tuple[str, str]
"""A text and the name of its style."""


@dataclass(slots=True)
class Layout:
    """Everything shown of an article, top to bottom. `title` and `body` hold spans of the texts they are lines of."""

    width: int
    title: list[Span] = field(default_factory=list)
    header: list[list[Piece]] = field(default_factory=list)
    body: list[Span] = field(default_factory=list)

    @property
    def height(self) -> int:
        """Lines in all."""
        return self.body_start + len(self.body)

    @property
    def body_start(self) -> int:
        """The line on which the body begins."""
        return len(self.title) + len(self.header)

    def line_of(self, position: int) -> int:
        """The line in which a character of the body stands."""
        at = bisect_right(self.body, (position, 1 << 60)) - 1
        return self.body_start + max(0, at)

    def position_of(self, line: int) -> int:
        """The first character of the body at or below a line."""
        at = max(0, line - self.body_start)
        return self.body[at][0] if at < len(self.body) else (self.body[-1][1] if self.body else 0)


def laid_out(
    record: ArticleRecord, width: int, *, unfolded: bool, raw: str | None = None, others: Sequence[str] = ()
) -> Layout:
    """Set an article (or its raw text) for a width in cells; `others` are further sources of its story."""
    room = max(8, min(width, LONGEST_LINE))
    layout = Layout(width)
    layout.title = wrap(record.title, room)
    layout.header = [
        *header_lines(record, room),
        *_source_lines(others, room, unfolded),
        *found_lines(record, room, unfolded),
        [],
    ]
    layout.body = wrap(record.body if raw is None else raw, room)
    return layout


def header_lines(record: ArticleRecord, width: int) -> list[list[Piece]]:
    """What stands under the title: dates with their basis, and source."""
    lines: list[list[Piece]] = [] if record.title.strip() else [[("(no title)", "title")]]
    if record.title_basis == "derived":
        lines.append([("title made from the text", "label")])
    lines += packed(_dates(record), width)
    if not record.understood:
        lines.append(
            [
                (
                    f"language {content.shown(record.language)}: kept and searchable, nothing was read from it",
                    "label",
                )
            ]
        )
    lines.append([("source ", "label"), (_shortened(content.shown(record.source), width - 7), "plain")])
    return [*lines, *_note_lines(record.note, width)]


def _source_lines(others: Sequence[str], width: int, unfolded: bool) -> list[list[Piece]]:
    """The further sources of the same story: one of them, or unfolded all."""
    if not others:
        return []
    if not unfolded and len(others) > 1:
        return [[("also ", "label"), (f"{len(others)} further sources", "plain"), (" (i lists them)", "label")]]
    return [[("also ", "label"), (_shortened(content.shown(source), width - 5), "plain")] for source in others]


def _note_lines(note: str | None, width: int) -> list[list[Piece]]:
    """A note, wrapped beside its label."""
    text = content.shown(note or "")
    spans = wrap(text, max(1, width - 5))
    return [[("note " if at == 0 else "     ", "label"), (text[start:end], "plain")]
            for at, (start, end) in enumerate(spans)]  # fmt: skip


def _dates(record: ArticleRecord) -> list[list[Piece]]:
    """What is known of when, each a small group that stays together."""
    groups: list[list[Piece]] = []
    if record.published:
        basis = DATE_BASIS.get(record.published_basis, "")
        groups.append([("published ", "label"), (record.published, "plain"), (f" {basis}" if basis else "", "label")])
    else:
        groups.append([("published ", "label"), ("unknown", "plain")])
    if record.timeline_date and record.timeline_date != record.published:
        date = record.timeline_date
        basis = next((event.basis for event in record.events if event.start == date), "stated")
        told = f" {BASIS_WORDS[basis]}" if BASIS_WORDS[basis] else ""
        groups.append(
            [("stands at ", "label"), (f"????-{date[2:]}" if date.startswith("--") else date, "plain"), (told, "label")]
        )
    if record.duplicate_of is not None:
        groups.append([("repeats article ", "label"), (str(record.duplicate_of), "plain")])
    if record.starred:
        groups.append([("starred", "plain")])
    if record.tags:
        groups.append([("tags ", "label"), (content.shown(", ".join(record.tags)), "plain")])
    return groups


def shown_date(date: str) -> str:
    """A timeline date, an unknown year shown as such."""
    return f"????-{date[2:]}" if date.startswith("--") else date


def found_lines(record: ArticleRecord, width: int, unfolded: bool) -> list[list[Piece]]:
    """One line that counts what was found, and under it, unfolded, each of it."""
    if not record.understood:
        return []
    groups: list[list[Piece]] = [
        [(content.counted(len(record.organisations), "organisation"), "organisation")],
        [(content.counted(sum(not metal.in_name_only for metal in record.metals), "metal"), "metal")],
        [(content.counted(len(record.events), "date"), "date")],
        [("i: fold" if unfolded else "i: list", "label")],
    ]
    lines = [[("v found " if unfolded else "> found ", "label"), *line] if at == 0 else line
             for at, line in enumerate(packed(groups, width - 8))]  # fmt: skip
    return [*lines, *_found(record, width)] if unfolded else lines


def _found(record: ArticleRecord, width: int) -> list[list[Piece]]:
    entries: list[tuple[str, str, str]] = []
    for organisation in record.organisations:
        count = len(organisation.mentions) + len(organisation.title_mentions)
        others = [alias for alias in organisation.aliases if alias != organisation.name]
        also = f", also {'; '.join(others)}" if others else ""
        entries.append((organisation.name, "organisation", f" {organisation.kind}, {count}x{also}"))
    for metal in record.metals:
        count = len(metal.mentions) + len(metal.title_mentions)
        only = ", in names only" if metal.in_name_only else ""
        entries.append((metal.metal, "metal", f" {metal.family}, {count}x{only}"))
    for event in record.events:
        told = told_date(event).removeprefix(written_range(event))
        entries.append((written_range(event), "date", f'{told}: "{event.text}"'))
    return [_entry(content.shown(name), style, content.shown(detail), width) for name, style, detail in entries]


def _entry(name: str, style: str, detail: str, width: int) -> list[Piece]:
    name = content.cut(name, width - 2)
    return [("  ", "plain"), (name, style), (content.cut(detail, width - 2 - content.cells(name)), "label")]


def packed(groups: list[list[Piece]], width: int) -> list[list[Piece]]:
    """Groups set in lines, as many in a line as fit, two spaces between."""
    lines: list[list[Piece]] = []
    used = 0
    for group in groups:
        taken = sum(content.cells(text) for text, _ in group)
        if lines and used + 2 + taken <= width:
            lines[-1] += [("  ", "plain"), *group]
            used += 2 + taken
        else:
            lines.append(list(group))
            used = taken
    return lines


def _shortened(text: str, width: int) -> str:
    """A path or URL cut at its beginning, since its end tells more."""
    if content.cells(text) <= width:
        return text
    kept = text[-max(1, width - 2) :]
    while content.cells(kept) > max(1, width - 2):
        kept = kept[1:]
    return ".." + kept
