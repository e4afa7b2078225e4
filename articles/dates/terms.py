"""What a piece of evidence adds to the score of each month in which an article may have been written.

Months are counted from year 0.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import lru_cache
from math import exp

_PROXIMITY_PAST = 8.0  # months in which the weight of the latest date told fades
_PROXIMITY_AHEAD = 5.0

Term = Callable[[list[int]], list[float]]
"""What a piece of evidence adds to the score of each of the months."""


def not_before(firsts: list[int]) -> Term:
    """Against each month, for every date told (by its first month) that would still lie ahead of it."""
    firsts.sort()
    return lambda months: [-3.0 * (len(firsts) - bisect_right(firsts, month)) for month in months]


def not_after(lasts: list[int]) -> Term:
    """Against each month, for every date expected (by its last month) that would lie behind it."""
    lasts.sort()
    return lambda months: [-1.5 * bisect_left(lasts, month) for month in months]


def soon_after(last: int, weight: float, news: float) -> Term:
    """For the months after the last one told, the nearer the more.

    `news` is the part of the weight that fades within weeks; background may be a year old.
    """
    return lambda months: [weight * (_fading(month - last, news) if month > last else 1.0) for month in months]


@lru_cache(maxsize=4096)
def _fading(gap: int, news: float) -> float:
    return news * exp(-gap / 2.0) + (1.0 - news) * exp(-gap / _PROXIMITY_PAST)


def soon_before(first: int, weight: float) -> Term:
    """For the months before one that is expected, the nearer the more."""
    return lambda months: [
        weight * exp((month - first) / _PROXIMITY_AHEAD) if month <= first else 0.0 for month in months
    ]


def in_year(year: int, weight: float, other: int, other_weight: float) -> Term:
    """For the months of one year, and otherwise for those of another."""
    by_year = {other: other_weight, year: weight}
    return lambda months: [by_year.get(month // 12, 0.0) for month in months]
