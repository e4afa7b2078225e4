"""Articles as files for other programs: JSON Lines (loading it again gives the same articles), CSV and Markdown.

What is written is the same to the byte whenever the same articles are. `out` is a text stream that ends lines with
`\\n` alone.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from typing import TextIO

from store.protocol import ArticleRecord, EventRecord, MetalRecord, OrganisationRecord

CSV_COLUMNS = (
    "id", "source", "title", "title_basis", "published", "published_basis", "timeline_date", "url", "language",
    "duplicate_of", "organisations", "metals", "dates", "read", "starred", "tags", "note", "text",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNPRINTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")


def record(article: ArticleRecord) -> dict[str, object]:
    """The export form of an article, its keys in their order; spans are [start, end], end exclusive."""
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "title_basis": article.title_basis,
        "published": article.published,
        "published_basis": article.published_basis,
        "timeline_date": article.timeline_date,
        "url": article.url,
        "language": article.language,
        "duplicate_of": article.duplicate_of,
        "organisations": [_organisation(it) for it in article.organisations],
        "metals": [_metal(it) for it in article.metals],
        "dates": [_date(it) for it in article.events],
        "read": article.read,
        "starred": article.starred,
        "tags": list(article.tags),
        "note": article.note,
        "text": article.body,
    }


def _spans(mentions: Iterable[tuple[int, int, str, str]]) -> list[list[int]]:
    return [[start, end] for start, end, _, _ in mentions]


def _organisation(it: OrganisationRecord) -> dict[str, object]:
    return {
        "name": it.name,
        "kind": it.kind,
        "parent": it.parent,
        "aliases": list(it.aliases),
        "mentions": _spans(it.mentions),
        "title_mentions": _spans(it.title_mentions),
    }


def _metal(it: MetalRecord) -> dict[str, object]:
    return {
        "metal": it.metal,
        "family": it.family,
        "mentions": _spans(it.mentions),
        "title_mentions": _spans(it.title_mentions),
        "in_name_only": it.in_name_only,
    }


def _date(it: EventRecord) -> dict[str, object]:
    """A date; one of unknown year has its month and day instead, one of the title says that its span counts there."""
    found: dict[str, object] = {"start": it.start, "end": it.end}
    if it.start is None:
        found |= {"month_day": it.month_day, "end_month_day": it.end_month_day}
    found |= {"precision": it.precision, "basis": it.basis, "text": it.text, "sentence": it.sentence}
    found["span"] = list(it.span)
    if it.in_title:
        found["in_title"] = True
    return found


def json_line(value: Mapping[str, object]) -> str:
    """One line of JSON, without its end; characters that a terminal could act on are written as escapes."""
    return _UNPRINTED.sub(lambda it: f"\\u{ord(it[0]):04x}", json.dumps(value, ensure_ascii=False))


def write_jsonl(records: Iterable[ArticleRecord], out: TextIO) -> None:
    """One export record a line."""
    for article in records:
        out.write(json_line(record(article)) + "\n")


def write_csv(records: Iterable[ArticleRecord], out: TextIO) -> None:
    """One article a row under a row of names; lists are joined by `; `, and no cell is a formula to a spreadsheet."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for article in records:
        writer.writerow([guarded(_cell(value)) for value in _row(article)])


def _row(article: ArticleRecord) -> list[object]:
    values = record(article) | {
        "organisations": [it.name for it in article.organisations],
        "metals": [it.metal for it in article.metals if not it.in_name_only],
        "dates": list(dict.fromkeys(map(written, article.events))),
    }
    return [values[column] for column in CSV_COLUMNS]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def guarded(cell: str) -> str:
    """The cell with an apostrophe in front where a spreadsheet would take it for a formula."""
    shown = _UNPRINTED.sub("", cell)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def written(event: EventRecord) -> str:
    """A date as a person reads it: `2022-11-10..2022-11-11`, `2022-11`, `2022-Q4`, `????-11-24`."""
    if event.start is None or event.end is None:
        first, last = f"????-{event.month_day}", f"????-{event.end_month_day or event.month_day}"
    else:
        first, last = _partial(event.start, event.precision), _partial(event.end, event.precision)
    return first if first == last else f"{first}..{last}"


def _partial(day: str, precision: str) -> str:
    month = int(day[5:7])
    return {
        "day": day,
        "month": day[:7],
        "quarter": f"{day[:4]}-Q{(month + 2) // 3}",
        "half": f"{day[:4]}-H{(month + 5) // 6}",
        "year": day[:4],
    }[precision]


def write_markdown(records: Iterable[ArticleRecord], out: TextIO) -> None:
    """One article after another: its title as a heading, what is known of it as a list, its text."""
    for place, article in enumerate(records):
        out.write("\n" if place else "")
        out.write(f"# {_markdown(' '.join(article.title.split()))}\n\n")
        for name, value in zip(CSV_COLUMNS, _row(article), strict=True):
            if name not in ("title", "text") and value not in (None, [], False):
                out.write(f"- {name}: {_markdown(_cell(value))}\n")
        out.write(f"\n{_markdown(article.body)}\n")


def _markdown(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    return _MARKDOWN.sub(r"\\\1", _UNPRINTED.sub("", text))
