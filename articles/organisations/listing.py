"""What a list says of a name in it by the names of bodies beside it."""

from __future__ import annotations

from articles.model import Kind
from articles.organisations.found import Found
from articles.organisations.tokens import Tokens

_LINKS = frozenset((",", "and", "&", "to", "the"))
"""What stands between the companies of a list."""


def kind_beside(t: Tokens, run: Found, bodies: dict[int, Kind]) -> Kind | None:
    """The kind of the body that a list names right before or behind a name; None where there is none."""
    for at, step in ((run.first - 1, -1), (run.past, 1)):
        links = 0
        while 0 <= at < len(t.lows) and t.lows[at] in (",", "and", "the"):
            links += 1
            at += step
        if links and at in bodies:
            return bodies[at]
    return None


def may_be_listed(t: Tokens, run: Found) -> bool:
    """Whether what stands right before or behind a name may link it to others in a list."""
    lows = t.lows
    return lows[run.first - 1] in _LINKS or (run.past < len(lows) and lows[run.past] in _LINKS)


def listed_beside(t: Tokens, run: Found, sure: list[bool]) -> int:
    """For each neighbour in a list that is known to be a company: one, two for a single word joined by "and"."""
    lows, single = t.lows, run.past - run.first == 1
    score = linked = 0
    for at, step in ((run.first - 1, -1), (run.past, 1)):
        seen = 0
        while 0 <= at < len(lows) and lows[at] in _LINKS:
            seen = max(seen, 2 if single and lows[at] == "and" else 1)
            at += step
        if seen and 0 <= at < len(sure) and sure[at]:
            score += seen + (1 if _goes_on(t, at, step, sure) else 0)
        linked += 1 if seen else 0
    if score == 1 and linked == 2 and single:
        score += 1
    return score


def _goes_on(t: Tokens, at: int, step: int, sure: list[bool]) -> bool:
    """Whether another company stands in the list behind the one at `at`."""
    while 0 <= at < len(sure) and sure[at]:
        at += step
    if not (0 <= at < len(sure) and t.lows[at] == ","):
        return False
    at += step
    return 0 <= at < len(sure) and sure[at]
