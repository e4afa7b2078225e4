"""Events: the dated statements of an article's body and title."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import islice

from articles.dates.atoms import fold
from articles.dates.resolving import Resolved, Resolver
from articles.dates.scanning import expressions, month_first_evidence
from articles.dates.values import Partial, last_day
from articles.dates.years import Clock, publication_clock
from articles.model import Event
from articles.sentences import sentence_at, sentence_spans

MOST_EVENTS = 50_000
"""A text with more dates than this is a table of numbers: what follows in it is not read for dates."""


def find(body: str, title: str, published: str | None, *, day_first: bool | None = None) -> tuple[Event, ...]:
    """The dated statements of an article, the body's in order of appearance, then the title's.

    `published` is an ISO date, maybe partial, or None. `day_first` says how 03/05/2024 is meant; None leaves it to
    the article's other numeric dates, day-first if they do not tell. Nothing is ever taken from today's date.
    """
    if day_first is None:
        day_first = not month_first_evidence(body)
    clock = publication_clock(published)
    events, own_clock = _events(body, title, clock, day_first)
    titled, _ = _events(title, "", clock or own_clock, day_first, in_title=True)
    return (*events, *titled)


def _events(
    text: str, title: str, clock: Clock | None, day_first: bool, *, in_title: bool = False
) -> tuple[list[Event], Clock | None]:
    """The events of one text, and the clock they were read by."""
    folded = fold(text)
    found = list(islice(expressions(folded, day_first), MOST_EVENTS))
    if not found:
        return [], clock
    spans = sentence_spans(text)
    resolver = Resolver(folded, title, spans, found, clock)
    resolved = [result for expression in resolver.expressions if (result := resolver.resolve(expression)) is not None]
    return [_event(text, spans, result, in_title) for result in resolved], resolver.clock


def _event(text: str, spans: Sequence[tuple[int, int]], resolved: Resolved, in_title: bool) -> Event:
    found = resolved.found
    start, end = resolved.days or (None, None)
    month_day, end_month_day = (None, None) if resolved.days else _month_days(found.first, found.last)
    first = start.isoformat() if start else None
    return Event(
        first,
        first if end is start else end.isoformat() if end else None,
        found.precision,
        resolved.basis,
        text[found.start : found.end],
        sentence_at(text, found.start, found.end, spans),
        (found.start, found.end),
        found.rule,
        resolved.reason,
        month_day,
        end_month_day,
        in_title,
    )


def _month_days(first: Partial, last: Partial) -> tuple[str, str]:
    """`MM-DD` of both ends of a date whose year is unknown; a month's end is that of a year that is no leap year."""
    start = date(2024, first.month or 1, first.day or 1)
    end = date(2024, last.month or 1, last.day) if last.day else last_day(Partial(2023, last.month))
    return start.isoformat()[5:], end.isoformat()[5:]
