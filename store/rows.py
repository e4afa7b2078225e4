"""What the tables keep of an article, worked out without a database: by the reading processes, before writing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from articles.model import Article, Event, Precision
from articles.passages import bands
from store import found_rows, periods
from store.compact import packed
from store.facet_index.postings import Beginnings, DateFacts, Posting, beginnings, date_postings
from store.found_rows import EventRow, MentionRow, MetalRow, OrganisationRow, as_json
from store.tokens import words_of

ARTICLE_COLUMNS = (
    "source",
    "title",
    "title_basis",
    "published",
    "published_basis",
    "published_start",
    "published_end",
    "timeline_date",
    "timeline_group",
    "timeline_precision",
    "timeline_inferred",
    "url",
    "path",
    "language",
    "understood",
    "metadata",
    "content_hash",
    "body",
)
"""Columns of `articles` that an article alone says."""

DATED, YEARLESS, UNDATED = 0, 1, 2
TOTAL_PRECISIONS = ("decade", "year", "quarter", "month", "day")

Dating = tuple[str, str, bool]
"""First and last day of a date, and whether it is precise to the day."""


class Prepared(NamedTuple):
    """An article ready to be written.

    `columns` are those of `ARTICLE_COLUMNS`, `body_hash` is None of one that stays out of all stories. `raw` is the raw
    text, compressed (None where the body is all of it). `periods` are those on which it counts, `postings` all about
    time that it stands under in the facet index, those periods included, `beginnings` how its words begin. `bands` are
    what its story is looked for by, in other articles.
    """

    source: str
    content_hash: str
    body_hash: str | None
    title: str
    body: str
    columns: tuple[object, ...]
    raw: bytes | None
    group: int
    periods: frozenset[tuple[str, str]]
    postings: frozenset[Posting]
    beginnings: Beginnings
    organisations: tuple[OrganisationRow, ...]
    organisation_mentions: tuple[MentionRow, ...]
    metals: tuple[MetalRow, ...]
    metal_mentions: tuple[MentionRow, ...]
    events: tuple[EventRow, ...]
    bands: frozenset[int]


def prepare(article: Article) -> Prepared:
    """Work out what can be, and check that all of it can be written. Raises UnicodeEncodeError where it can't."""
    raw = None if article.raw == article.body else packed(article.raw, article.body)
    article.title.encode(), article.body.encode()
    group = group_of(article.timeline_date)
    facts = [DateFacts(event.start, event.end, event.precision, event.basis) for event in article.events]
    days = periods_of(dates_of(article.published, ((it.start, it.end, it.precision) for it in facts)))
    organisations, words = found_rows.merged(article.organisations), words_of(article.body)
    return Prepared(
        article.source,
        article.content_hash,
        article.body_hash or None,
        article.title,
        article.body,
        _columns(article, group),
        raw,
        group,
        days,
        days.union(date_postings(article.published, article.timeline_date, group, facts)),
        beginnings(words_of(article.title), words),
        found_rows.organisation_rows(organisations),
        found_rows.mention_rows(organisations),
        found_rows.metal_rows(article.metals),
        found_rows.mention_rows(article.metals),
        found_rows.event_rows(article),
        bands(words),
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


def _columns(article: Article, group: int) -> tuple[object, ...]:
    precision, inferred = timeline_basis(article)
    published = periods.bounds(article.published) if article.published else (None, None)
    return (
        article.source,
        article.title,
        article.title_basis,
        article.published,
        article.published_basis,
        *published,
        article.timeline_date,
        group,
        precision,
        int(inferred),
        article.url,
        article.path,
        article.language,
        int(article.understood),
        as_json(dict(article.metadata)) if article.metadata else "{}",
        article.content_hash,
        article.body,
    )
