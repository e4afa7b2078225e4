"""Finding the expressions: one pass over the words and numbers of a text, the rules tried where one may begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from articles.dates.atoms import counts_something
from articles.dates.negatives import is_false
from articles.dates.patterns import GRAMMAR, SHARED, Rule
from articles.dates.readers import read
from articles.dates.reading import Reading
from articles.dates.starts import PASSED_OVER, STARTS, beginning
from articles.dates.values import Expression
from articles.letters import lowered

_GLUED = re.compile(r"[0-9][A-Z][a-z]{2}")
_GROUP = re.compile(r"\(\?P<(\w+)>")
_MONTH_FIRST = re.compile(r"(?<![0-9/.-])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2[0-9]|3[01])/(?:[0-9]{4}|[0-9]{2})(?![0-9/])")
_SLASHED = re.compile(r"/(?:1[3-9]|2[0-9]|3[01])/[0-9]")
_NUMBERS = {1: "small", 2: "small", 4: "year", 8: "compact"}  # by how many digits


def expressions(text: str, day_first: bool) -> Iterator[Expression]:
    """The date expressions of a folded text, in order, none inside another. Linear in the text's length."""
    position = 0
    low = lowered(text)
    beginnings = [(match.start(), match[1]) for match in beginning().finditer("\n" + low)]
    low = _with_glued(low, text, beginnings)
    for start, word in beginnings:
        if start < position or (start and text[start - 1] != " " and _continues(text, start)):
            continue
        if word in PASSED_OVER and (passed := _passed_over(word, low, start)):
            position = passed
            continue
        group = STARTS.get(word) or _NUMBERS.get(len(word) if word.isdigit() else 0)
        expression = _group(group).read(low, text, start, day_first) if group is not None else None
        if expression is not None:
            yield expression
            position = expression.end


def _with_glued(low: str, text: str, beginnings: list[tuple[int, str]]) -> str:
    """The text in small letters, but for the capital of a heading glued to a year ("2024Highlights")."""
    glued = [start + 4 for start, word in beginnings if len(word) == 4 and _GLUED.match(text, start + 3)]
    if not glued:
        return low
    letters = list(low)
    for at in glued:
        letters[at] = text[at]
    return "".join(letters)


def month_first_evidence(text: str) -> bool:
    """Whether a numeric date of the text can only be month-first (a 13 or more in second place)."""
    return _SLASHED.search(text) is not None and _MONTH_FIRST.search(text) is not None


def _continues(text: str, start: int) -> bool:
    """Whether what stands before makes a word or number the rest of a longer one ("1,987", "07:34", "H2O").

    It begins at `start`, which isn't that of the text.
    """
    before = text[start - 1]
    if before == "@" or before == "_" or before.isalnum():
        return not _is_wide(before)
    return before in ".,:" and start > 1 and text[start - 2].isdigit() and text[start].isdigit()


def _is_wide(character: str) -> bool:
    """Whether a character is of a script without spaces, where a date may follow directly."""
    return "\u3040" <= character <= "\u9fff"


def _passed_over(word: str, text: str, start: int) -> int:
    """The end of an address or the like that begins with that word (small letters) at `start`; 0 if none does."""
    match = _compiled(PASSED_OVER[word]).match(text, start)
    return match.end() if match else 0


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


class _Group:
    """The rules of a group as one regular expression, the names of their groups numbered; singly only at need."""

    def __init__(self, rules: tuple[Rule, ...], shared: str) -> None:
        self._rules = rules
        own = [rule.pattern.removeprefix(shared) for rule in rules]
        either = "|".join(f"(?P<r{at}>{_numbered(pattern, at)})" for at, pattern in enumerate(own))
        pattern = _compiled(f"{shared}(?:{either})")
        self._match = pattern.match
        named = [[(name, f"{name}_{at}") for name in _GROUP.findall(pattern)] for at, pattern in enumerate(own)]
        first = [(name, name) for name in _GROUP.findall(shared)]
        self._names = [tuple(name for name, _ in (*first, *names)) for names in named]
        # The whole match comes last, so that asking for a rule's groups always gives a tuple.
        self._places = [(*(pattern.groupindex[name] for _, name in (*first, *names)), 0, 0) for names in named]

    def read(self, low: str, text: str, start: int, day_first: bool) -> Expression | None:
        """What the first rule that makes a date of the words at a place of a text reads there; None if none does.

        `low` is the folded text in small letters, `text` in its own.
        """
        first = self._match(low, start)
        if first is None:
            return None
        at = int((first.lastgroup or "r0")[1:])
        values = first.group(*self._places[at])
        held = {name: value for name, value in zip(self._names[at], values, strict=False) if value}
        found = _read(self._rules[at], first, held, text, day_first)
        return found if found is not None else self._read_singly(at + 1, low, text, start, day_first)

    def _read_singly(self, at: int, low: str, text: str, start: int, day_first: bool) -> Expression | None:
        """The same by the rules from a place of the group on."""
        for rule in self._rules[at:]:
            match = _compiled(rule.pattern).match(low, start)
            if match is not None:
                held = {name: value for name, value in match.groupdict().items() if value}
                found = _read(rule, match, held, text, day_first)
                if found is not None:
                    return found
        return None


def _numbered(pattern: str, at: int) -> str:
    """The pattern with a number after each group's name."""
    return _GROUP.sub(rf"(?P<\1_{at}>", pattern).replace("(?P=sep)", f"(?P=sep_{at})")


@cache
def _group(name: str) -> _Group:
    return _Group(GRAMMAR[name], SHARED.get(name, ""))


def _read(rule: Rule, match: re.Match[str], held: dict[str, str], text: str, day_first: bool) -> Expression | None:
    """What a rule makes of its match, or None where that is no date; `held` is what the match's groups hold."""
    end = match.end()
    if text.startswith("@", end) or (rule.name != "year" and counts_something(text, end)):
        return None
    found = read(Reading(rule.name, match, held, day_first, text), rule.reader)
    return found if found is not None and _possible(found) and not is_false(text, found) else None


def _possible(found: Expression) -> bool:
    """Whether a calendar has such days; a missing year is taken as a leap year."""
    if found.first.day is None and found.last.day is None:
        return (found.first.year or 0) <= (found.last.year or 9999)
    if found.first.month is None or (found.first is found.last and (found.first.day or 0) < 29):
        return True
    return found.days_in(2024) is not None
