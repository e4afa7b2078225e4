"""One article as plain text for `newsdash show`: in full, or why each thing was found."""

from __future__ import annotations

from collections.abc import Iterator

from store.protocol import ArticleRecord, EventRecord
from tui.output import cell, harmless

MentionRow = tuple[int, int, str, str]


def article_text(record: ArticleRecord) -> str:
    """The header, what was found, and the whole body."""
    return "\n".join([*header_lines(record), "", harmless(record.body), ""])


def header_lines(record: ArticleRecord) -> Iterator[str]:
    """Title, source, dates and names, a line each; lines with nothing to say are left out."""
    yield cell(record.title) + ("  (made from the first sentence)" if record.title_basis == "derived" else "")
    yield f"Source:         {cell(record.source)}"
    if record.url and record.url != record.source:
        yield f"URL:            {cell(record.url)}"
    yield f"Published:      {published_text(record)}"
    yield f"Timeline date:  {timeline_text(record)}"
    if not record.understood:
        yield f"Language:       {record.language} (kept and searchable, not read for names, metals and dates)"
    if record.duplicate_of is not None:
        yield f"Repeats:        article {record.duplicate_of}"
    yield from found_lines(record)
    if record.note:
        yield f"Note:           {cell(record.note)}"


def found_lines(record: ArticleRecord) -> Iterator[str]:
    """Organisations, the story's own metals, those in names only, dates, marks."""
    own = [metal.metal for metal in record.metals if not metal.in_name_only]
    in_names = [metal.metal for metal in record.metals if metal.in_name_only]
    named = {
        "Organisations": [f"{body.name} ({body.kind})" for body in record.organisations],
        "Metals": own,
        "In names only": in_names,
        "Dates": [f"{when(event)} ({event.basis})" for event in record.events],
        "Tags": list(record.tags),
    }
    for name, values in named.items():
        if values:
            yield f"{name + ':':15} {'; '.join(cell(value) for value in dict.fromkeys(values))}"


def published_text(record: ArticleRecord) -> str:
    """The publication date and where it is from."""
    if record.published is None:
        return "not said"
    return f"{record.published} (from the {record.published_basis})"


def timeline_text(record: ArticleRecord) -> str:
    """The timeline date, an unknown year shown as such."""
    date = record.timeline_date
    if date is None:
        return "undated"
    return f"????-{date[2:]} (year unknown)" if date.startswith("--") else date


def when(event: EventRecord) -> str:
    """A date or range as shown everywhere: `2022-11-10..2022-11-11`, `????-11-24`."""
    if event.start is None:
        days = [event.month_day or "??-??"]
        if event.end_month_day and event.end_month_day != event.month_day:
            days.append(event.end_month_day)
        return "..".join(f"????-{day}" for day in days)
    return event.start if event.end in (None, event.start) else f"{event.start}..{event.end}"


def reasons_text(record: ArticleRecord) -> str:
    """Each thing found: its span, the rule that found it, the rule that merged it, the basis of its year."""
    lines = [
        f"{cell(record.title)}  (title {record.title_basis})",
        f"Published: {published_text(record)}",
        "",
    ]
    lines.append("Organisations")
    for body in record.organisations:
        parent = f", part of {cell(body.parent)}" if body.parent else ""
        lines.append(f"  {cell(body.name)} ({body.kind}{parent})")
        lines += mention_lines(record, body.mentions, body.title_mentions)
    lines.append("Metals")
    for metal in record.metals:
        lines.append(f"  {metal.metal} ({metal.family}{', in names only' if metal.in_name_only else ''})")
        lines += mention_lines(record, metal.mentions, metal.title_mentions)
    lines.append("Dates")
    lines += [event_line(event) for event in record.events]
    return "\n".join(lines) + "\n"


def mention_lines(
    record: ArticleRecord, mentions: tuple[MentionRow, ...], title_mentions: tuple[MentionRow, ...]
) -> Iterator[str]:
    """A line a mention: place, the words there, how it was found and merged."""
    for where, text, rows in (("title ", record.title, title_mentions), ("", record.body, mentions)):
        for start, end, rule, merged_by in rows:
            merged = f", merged by {merged_by}" if merged_by else ""
            yield f"    {where}{start}-{end}  {cell(text[start:end])!r}  found by {rule}{merged}"


def event_line(event: EventRecord) -> str:
    """A line a date: value, place, the words there, precision, how the year is known."""
    start, end = event.span
    where = "title " if event.in_title else ""
    reason = f": {event.reason}" if event.reason else ""
    known = f"year {event.basis}{reason}"
    place = f"{when(event)}  {where}{start}-{end}"
    return f"  {place}  {cell(event.text)!r}  {event.precision}, {known}, found by {event.rule}"
