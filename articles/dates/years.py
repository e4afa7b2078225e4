"""The year of a date that states none, where the time of publication is known."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from articles.dates.values import Expression, Partial, first_day, last_day, parse_partial

_AHEAD_COST = 128
"""Days. A date ahead of publication has to be that much nearer than one behind to be believed without a cue."""
_PAST_COST = 310
"""Days. The same where the words around it look back."""


class Clock(NamedTuple):
    """When an article was written: the first and last day that it may have been, and how that is known."""

    first: date
    last: date
    basis: Literal["publication", "context"]
    reason: str

    @property
    def day(self) -> date | None:
        """The very day, where it is known."""
        return self.first if self.first == self.last else None


def publication_clock(published: str | None) -> Clock | None:
    """The clock of a publication date, which may be partial; None where there is none."""
    part = parse_partial(published)
    if part is None:
        return None
    return Clock(first_day(part), last_day(part), "publication", f"published {published}")


_HANDICAPS = {2: (0, _PAST_COST), 1: (0, _AHEAD_COST), 0: (_AHEAD_COST, 0), -1: (_PAST_COST, 0), -2: (10_000, 0)}
"""Days that a date ahead of the time of writing, and one behind it, costs more, by what `cues.ahead` says."""
_OUTWARDS = ((0,), (-1, -2, -3, -4), (1, 2, 3, 4))
"""The years worth asking around one: itself, those behind and those ahead, nearest first."""

Days = dict[int, tuple[int, int] | None]
"""By year: the days (their ordinals) an expression means in it, None where the calendar has none that fit."""


def nearest_year(found: Expression, clock: Clock, cue: int, told: date | None, known: Days | None = None) -> int | None:
    """The year that puts an expression where its words and the time of writing have it.

    `cue` is what `cues.ahead` says. `told` is the day of an older story being told: what lies ahead then is
    ahead of that day rather than of publication. None where no year fits the calendar. Give the same `known`, empty
    at first, when asking of one expression by many clocks.
    """
    known = {} if known is None else known
    base = clock.last if cue <= 0 else told or clock.first
    now = base.toordinal()
    # The side that the cue speaks against is made to look further away.
    more_ahead, more_behind = _HANDICAPS[cue]
    over = cue <= 0 and "-end" in found.rule and _said_to_be_over(found.rule, cue)
    best: tuple[int, int] | None = None
    for shifts in _OUTWARDS:
        for shift in shifts:
            year = base.year + shift
            if year not in known:
                known[year] = _ordinals(found, year)
            days = known[year]
            if days is None or (over and days[1] > now):
                continue
            first, last = days
            cost = first - now + more_ahead if first > now + 2 else now - last + more_behind if last < now else 0
            if best is None or (cost, year) < best:
                best = cost, year
            break  # further that way costs more
    return best[1] if best else None


def _ordinals(found: Expression, year: int) -> tuple[int, int] | None:
    days = _fitting(found, year)
    return (days[0].toordinal(), days[1].toordinal()) if days else None


def _fitting(found: Expression, year: int) -> tuple[date, date] | None:
    """What an expression means in a year, None where the calendar has no such days or their weekday is another."""
    days = found.days_in(year)
    return days if days is not None and _weekday_fits(found, days[0]) else None


def nearest_to(found: Expression, day: date) -> int | None:
    """The year that puts an expression closest to a day, before or after."""
    options = []
    for year in range(day.year - 1, day.year + 2):
        days = _fitting(found, year)
        if days is not None:
            options.append((distance(days, day), year))
    return min(options)[1] if options else None


def distance(days: tuple[date, date], day: date) -> int:
    """Days between a day and the nearer end of a range; 0 inside it."""
    return max((days[0] - day).days, (day - days[1]).days, 0)


def _said_to_be_over(rule: str, cue: int) -> bool:
    """Whether the words speak of a period as one that has ended."""
    return (rule.endswith("-ended") and cue <= 0) or (rule.endswith("-ending") and cue < 0)


def _weekday_fits(found: Expression, day: date) -> bool:
    return found.weekday is None or day.weekday() == found.weekday


def month_near(month: int, clock: Clock, shift: int) -> Partial:
    """Last August (shift -1), this March (0), next April (1), seen from the time of writing."""
    base = clock.last
    if shift == 0:
        return Partial(base.year, month)
    if shift < 0:
        return Partial(base.year - (month >= base.month), month)
    return Partial(base.year + (month <= base.month), month)
