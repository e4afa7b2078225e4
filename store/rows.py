"""What the tables keep of an article, worked out without a database: by the reading processes, before writing."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from articles.model import Article, Event, Precision
from articles.similarity import Signature, signature
from store import periods

DATED, YEARLESS, UNDATED = 0, 1, 2
TOTAL_PRECISIONS = ("decade", "year", "quarter", "month", "day")

Dating = tuple[str, str, bool]
"""First and last day of a date, and whether it is precise to the day."""


as_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
"""JSON as the tables keep it."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be written: its raw text compressed apart (None where the body is all of it).

    `signature` is what its story is known again by, in other articles.
    """

    article: Article
    raw: bytes | None
    group: int
    precision: Precision | None
    inferred: bool
    periods: frozenset[tuple[str, str]]
    signature: Signature


def prepare(article: Article) -> Prepared:
    """Work out what can be, and check that all of it can be written. Raises UnicodeEncodeError where it can't."""
    raw = None if article.raw == article.body else zlib.compress(article.raw.encode(), 6)
    article.title.encode(), article.body.encode()
    precision, inferred = timeline_basis(article)
    dates = dates_of(article.published, ((event.start, event.end, event.precision) for event in article.events))
    return Prepared(
        replace(article, raw=""),
        raw,
        group_of(article.timeline_date),
        precision,
        inferred,
        periods_of(dates),
        signature(article.body),
    )


def group_of(timeline_date: str | None) -> int:
    """Where an article stands in the timeline: at a date, at one of unknown year, or at none."""
    if timeline_date is None:
        return UNDATED
    return YEARLESS if timeline_date.startswith("--") else DATED


def timeline_basis(article: Article) -> tuple[Precision | None, bool]:
    """The precision of the timeline date, and whether its year was inferred."""
    date = article.timeline_date
    if date is None:
        return None, False
    if date == article.published:
        return published_precision(date), False
    for event in sorted(article.events, key=lambda event: event.in_title, reverse=False):
        if _is_at(event, date):
            return event.precision, event.basis in ("publication", "context")
    return published_precision(date) if not date.startswith("--") else "day", False


def _is_at(event: Event, date: str) -> bool:
    if date.startswith("--"):
        return event.start is None and event.month_day is not None and event.month_day.startswith(date[2:])
    if event.start is None:
        return False
    return event.start.startswith(date) or event.start == periods.bounds(date)[0]


def published_precision(date: str) -> Precision:
    """The precision of a partial date, by how it is written."""
    if "Q" in date:
        return "quarter"
    if "H" in date:
        return "half"
    return ("year", "month", "day")[date.count("-")]


def dates_of(published: str | None, events: Iterable[tuple[str | None, str | None, str]]) -> list[Dating]:
    """The publication date, and the events of known year (start, end, precision)."""
    dates: list[Dating] = []
    if published:
        first, last = periods.bounds(published)
        dates.append((first, last, first == last))
    for start, end, precision in events:
        if start is not None:
            dates.append((start, end or start, precision == "day"))
    return dates


def periods_of(dates: Iterable[Dating]) -> frozenset[tuple[str, str]]:
    """All (precision, period) on which an article is found: those a day-precise date touches, and those that a
    coarser one lies wholly inside."""
    return frozenset().union(*(_periods_of_one(*date) for date in dates))


@lru_cache(maxsize=20_000)
def _periods_of_one(first: str, last: str, to_the_day: bool) -> frozenset[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for precision in TOTAL_PRECISIONS:
        if periods.period_of(first, precision) == periods.period_of(last, precision):
            found.add((precision, periods.period_of(first, precision)))
        elif to_the_day:
            found.update((precision, period) for period in periods.periods_between(first, last, precision))
    return frozenset(found)


def article_row(prepared: Prepared, load_id: int) -> dict[str, object]:
    """The columns of `articles`, without id and `duplicate_of`."""
    article = prepared.article
    published = periods.bounds(article.published) if article.published else (None, None)
    return {
        "source": article.source,
        "title": article.title,
        "title_basis": article.title_basis,
        "published": article.published,
        "published_basis": article.published_basis,
        "published_start": published[0],
        "published_end": published[1],
        "timeline_date": article.timeline_date,
        "timeline_group": prepared.group,
        "timeline_precision": prepared.precision,
        "timeline_inferred": int(prepared.inferred),
        "url": article.url,
        "path": article.path,
        "language": article.language,
        "understood": int(article.understood),
        "metadata": as_json(dict(article.metadata)) if article.metadata else "{}",
        "content_hash": article.content_hash,
        "body_hash": article.body_hash or None,
        "load_id": load_id,
        "body": article.body,
    }
