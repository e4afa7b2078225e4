"""Finding the expressions: one pass of one regular expression over the text, made of all the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from articles.dates.negatives import is_false
from articles.dates.patterns import MONTHLY, NUMERIC, SKIPPED, WORDED, Rule
from articles.dates.readers import read
from articles.dates.values import Expression

_GROUP = re.compile(r"\(\?P<\w+>")
_FAMILIES = (("numeric", "[0-9]", NUMERIC), ("monthly", "[jfmasond]", MONTHLY), ("worded", "[a-z]", WORDED))


def expressions(text: str, day_first: bool) -> Iterator[Expression]:
    """The date expressions of a folded text, in order, none inside another. Linear in the text's length."""
    scan = _scanner()
    position = 0
    while (hit := scan.search(text, position)) is not None:
        family = hit.lastgroup or "passed"
        found = None if family == "passed" else _first_reading(family, text, hit.start(), day_first)
        if found is not None:
            yield found
        position = found.end if found else hit.end() if family == "passed" else hit.start() + 1


def month_first_evidence(text: str) -> bool:
    """Whether a numeric date of the text can only be month-first (a 13 or more in second place)."""
    return (
        re.search(r"(?<![0-9/.-])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2[0-9]|3[01])/(?:[0-9]{4}|[0-9]{2})(?![0-9/])", text)
        is not None
    )


@cache
def _scanner() -> re.Pattern[str]:
    """Matches wherever one of the rules could begin; the group that matched names the family of rules."""
    parts = ["|".join(SKIPPED)]
    for name, first, rules in _FAMILIES:
        body = "|".join(_anonymous(rule.pattern) for rule in rules)
        parts.append(rf"(?P<{name}>(?={first})(?:{body}))")
    parts.append(r"[0-9][0-9.,:]*[0-9a-z]*")
    return re.compile(r"(?<![a-z0-9_])(?:" + "|".join(parts) + ")", re.IGNORECASE)


@cache
def _rules(family: str) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The rules of a family, compiled one by one."""
    rules = next(rules for name, _, rules in _FAMILIES if name == family)
    return tuple((rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in rules)


def _anonymous(pattern: str) -> str:
    """The pattern without named groups: the scan needs only the place."""
    return _GROUP.sub("(?:", pattern).replace("(?P=sep)", "[-/.]")


def _first_reading(family: str, text: str, start: int, day_first: bool) -> Expression | None:
    """The first rule of the family that makes a date of the words at a place."""
    for rule, pattern in _rules(family):
        match = pattern.match(text, start)
        if match is None:
            continue
        found = read(rule.name, rule.reader, match, day_first)
        if found is not None and _possible(found) and not is_false(text, found):
            return found
    return None


def _possible(found: Expression) -> bool:
    """Whether a calendar has such days; a missing year is taken as a leap year."""
    if found.first.month is None:
        return True
    return found.in_year(2024).days() is not None
