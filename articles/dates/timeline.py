"""The date an article stands at in the timeline."""

from __future__ import annotations

from collections.abc import Iterable

from articles.model import Event


def timeline_date(published: str | None, events: Iterable[Event]) -> str | None:
    """An ISO date, maybe partial (`2022-10`, `2022`), `--11-24` where the year is unknown, or None.

    The publication date; else the body's first event precise to the day or month with a known year; else its first
    of unknown year; else its first coarser one (a quarter or half by its first month). A title's event counts only
    where the body has none.
    """
    if published:
        return published
    events = list(events)
    body = [event for event in events if not event.in_title]
    return _lead(body or events)


def _lead(events: list[Event]) -> str | None:
    """The date of the leading event."""
    fine = next((event for event in events if event.start and event.precision in {"day", "month"}), None)
    yearless = next((event for event in events if event.month_day), None)
    coarse = next((event for event in events if event.start), None)
    if fine is not None and fine.start:
        return fine.start if fine.precision == "day" else fine.start[:7]
    if yearless is not None:
        return f"--{yearless.month_day}"
    if coarse is None or coarse.start is None:
        return None
    return coarse.start[:4] if coarse.precision == "year" else coarse.start[:7]
