"""Changes of marks as values: what a command does to some articles, and what takes it back. No widget in here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from store.marks import Marks
from store.protocol import ArticleRecord, ArticleRow
from tui.content import counted
from tui.history import MarkChange, MarkStep


def starred(rows: Sequence[ArticleRow], value: bool) -> MarkStep:
    """Give articles a star, or take it away; those that have it so already are left alone."""
    sources = tuple(row.source for row in rows if row.starred != value)
    return _flag("star", sources, value, "starred" if value else "no longer starred")


def read(rows: Sequence[ArticleRow], value: bool) -> MarkStep:
    """Mark articles as read or unread; those that are so already are left alone."""
    sources = tuple(row.source for row in rows if row.read != value)
    return _flag("read", sources, value, "read" if value else "unread")


def _flag(what: str, sources: tuple[str, ...], value: bool, told: str) -> MarkStep:
    return MarkStep(
        told if len(sources) == 1 else f"{counted(len(sources), 'article')} {told}",
        (MarkChange(what, sources, value),),
        (MarkChange(what, sources, not value),),
    )


def noted(source: str, note: str | None, before: str | None) -> MarkStep:
    """Write a note, or take it away."""
    told = "noted" if note else "note taken away"
    return MarkStep(told, (MarkChange("note", (source,), note),), (MarkChange("note", (source,), before),))


def tagged(source: str, tags: tuple[str, ...], before: tuple[str, ...]) -> MarkStep:
    """Give one article these tags and no others."""
    told = f"tagged {', '.join(tags)}" if tags else "tags taken away"
    return MarkStep(told, (MarkChange("tags", (source,), tags),), (MarkChange("tags", (source,), before),))


def tagged_all(tags_before: Iterable[tuple[str, tuple[str, ...]]], added: tuple[str, ...]) -> MarkStep:
    """Add tags to articles given with the tags they have; articles of the same tags are changed together."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for source, before in tags_before:
        if not set(added) <= set(before):
            alike.setdefault(before, []).append(source)
    forth = [MarkChange("tags", tuple(of), tuple(sorted({*had, *added}))) for had, of in alike.items()]
    back = [MarkChange("tags", tuple(of), had) for had, of in alike.items()]
    number = sum(len(change.sources) for change in forth)
    return MarkStep(f"{counted(number, 'article')} tagged {', '.join(added)}", forth, back)


def tags_of(text: str) -> tuple[str, ...]:
    """The tags in a typed line, with commas between, in alphabetical order."""
    return tuple(sorted({tag.strip() for tag in text.split(",")} - {""}))


def write(marks: Marks, change: MarkChange) -> None:
    """Write a change to the marks file. Raises errors of `store.errors`."""
    sources = list(change.sources)
    if change.what == "read":
        marks.set_read(sources, bool(change.value))
    elif change.what == "star":
        marks.set_starred(sources, bool(change.value))
    elif change.what == "note":
        for source in sources:
            marks.set_note(source, change.value if isinstance(change.value, str) else None)
    elif isinstance(change.value, tuple):
        marks.set_tags(sources, change.value)


def row_after(change: MarkChange) -> Callable[[ArticleRow], ArticleRow]:
    """What a change makes of a list's row."""
    sources = frozenset(change.sources)

    def changed(row: ArticleRow) -> ArticleRow:
        if row.source not in sources:
            return row
        if change.what == "read":
            return row._replace(read=bool(change.value))
        return row._replace(starred=bool(change.value)) if change.what == "star" else row

    return changed


def record_after(record: ArticleRecord, change: MarkChange) -> ArticleRecord:
    """What a change makes of a whole article."""
    if record.source not in change.sources:
        return record
    if change.what == "note":
        return record._replace(note=change.value if isinstance(change.value, str) else None)
    if isinstance(change.value, tuple):
        return record._replace(tags=change.value)
    if change.what == "read":
        return record._replace(read=bool(change.value))
    return record._replace(starred=bool(change.value))
