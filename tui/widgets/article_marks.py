"""What is marked in an article's text: organisations, metals, dates, and the words searched for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from store.protocol import ArticleRecord, EventRecord, EventRow

MarkKind = Literal["organisation", "metal", "date", "hit"]

BASIS_WORDS = {
    "stated": "",
    "publication": "year from the publication date",
    "context": "year from the text's context",
    "unknown": "year unknown",
}


class Mark(NamedTuple):
    """A span (characters of the body, end exclusive), and one line on what it is and how it was found."""

    start: int
    end: int
    kind: MarkKind
    told: str


class Run(NamedTuple):
    """A stretch of text under the same marks."""

    start: int
    end: int
    kinds: frozenset[MarkKind]


class Marks:
    """The marks of a text in order, and the runs they cut it into."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self.all: Sequence[Mark] = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self.runs = runs(self.all)
        self._run_ends = [run.end for run in self.runs]
        self._starts = [mark.start for mark in self.all]

    def within(self, start: int, end: int) -> list[Run]:
        """The runs that touch a span of the text."""
        at = bisect_right(self._run_ends, start)
        found = []
        while at < len(self.runs) and self.runs[at].start < end:
            found.append(self.runs[at])
            at += 1
        return found

    def next_after(self, position: int) -> int | None:
        """The index of the first mark that begins at or after a place."""
        at = bisect_left(self._starts, position)
        return at if at < len(self.all) else None

    def last_before(self, position: int) -> int | None:
        """The index of the last mark that begins before a place."""
        at = bisect_left(self._starts, position) - 1
        return at if at >= 0 else None


def runs(marks: Sequence[Mark]) -> list[Run]:
    """The marks, which may overlap, as stretches that don't; linear in their number but for the sorting."""
    edges = sorted({edge for mark in marks for edge in (mark.start, mark.end)})
    starting: dict[int, list[Mark]] = {}
    ending: dict[int, list[Mark]] = {}
    for mark in marks:
        starting.setdefault(mark.start, []).append(mark)
        ending.setdefault(mark.end, []).append(mark)
    open_kinds: dict[MarkKind, int] = {}
    found = []
    for edge, following in pairwise(edges):
        for mark in ending.get(edge, ()):
            open_kinds[mark.kind] -= 1
        for mark in starting.get(edge, ()):
            open_kinds[mark.kind] = open_kinds.get(mark.kind, 0) + 1
        kinds = frozenset(kind for kind, count in open_kinds.items() if count > 0)
        if kinds:
            found.append(Run(edge, following, kinds))
    return found


def marks_of(record: ArticleRecord, hits: Iterable[tuple[int, int]]) -> list[Mark]:
    """Everything to be marked in an article's body."""
    found = [Mark(start, end, "hit", "hit of the search") for start, end in hits]
    for organisation in record.organisations:
        name = f"organisation: {organisation.name} ({organisation.kind})"
        found += [
            Mark(start, end, "organisation", f"{name}, {_rules(rule, merged)}")
            for start, end, rule, merged in organisation.mentions
        ]
    for metal in record.metals:
        name = f"metal: {metal.metal} ({metal.family}){', in names only' if metal.in_name_only else ''}"
        found += [
            Mark(start, end, "metal", f"{name}, {_rules(rule, merged)}") for start, end, rule, merged in metal.mentions
        ]
    found += [
        Mark(*event.span, "date", f"date: {told_date(event)}, rule {event.rule}")
        for event in record.events
        if not event.in_title
    ]
    return [mark for mark in found if mark.start < mark.end]


def title_marks_of(record: ArticleRecord, hits: Iterable[tuple[int, int]]) -> list[Mark]:
    """Everything to be marked in an article's title."""
    found = [Mark(start, end, "hit", "") for start, end in hits]
    for organisation in record.organisations:
        found += [Mark(start, end, "organisation", "") for start, end, *_ in organisation.title_mentions]
    for metal in record.metals:
        found += [Mark(start, end, "metal", "") for start, end, *_ in metal.title_mentions]
    found += [Mark(*event.span, "date", "") for event in record.events if event.in_title]
    return [mark for mark in found if mark.start < mark.end]


def _rules(rule: str, merged_by: str) -> str:
    return f"rule {rule}, merged by {merged_by}" if merged_by else f"rule {rule}"


def told_date(event: EventRecord) -> str:
    """A date with its precision and how its year is known, as in `2022-11-10..11 day, year from …`."""
    how = BASIS_WORDS[event.basis]
    reason = f" ({event.reason})" if event.reason and event.basis == "context" else ""
    return f"{written_range(event)} {event.precision}{', ' + how if how else ''}{reason}"


def written_range(event: EventRecord | EventRow) -> str:
    """The range of a date, what both ends share written once."""
    if event.start is None or event.end is None:
        first, last = event.month_day or "??-??", event.end_month_day
        first = f"????-{first}"
        return first if not last or first.endswith(last) else f"{first}..{last}"
    if event.precision == "day":
        return _joined(event.start, event.end)
    if event.precision == "year" and event.start.endswith("-01-01") and event.end.endswith("-12-31"):
        return _joined(event.start[:4], event.end[:4])
    return _joined(event.start[:7], event.end[:7])


def _joined(first: str, last: str) -> str:
    if first == last:
        return first
    shared = 0
    parts, others = first.split("-"), last.split("-")
    while shared < len(parts) - 1 and parts[shared] == others[shared]:
        shared += 1
    return f"{first}..{'-'.join(others[shared:])}"
