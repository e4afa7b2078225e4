"""Which articles are wanted: an immutable value, and the changes a screen makes to it.

The text form (the filter line) is `str(filter)` one way and `parse` the other: `parse(str(f)) == f`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from store import periods

FacetName = Literal["organisations", "metals", "kinds"]
Mode = Literal["any", "all"]

STATES = ("unread", "read", "starred", "undated", "yearless", "inferred")
MARK_STATES = ("unread", "read", "starred")

_BARE_WORD = re.compile(r'(?!-)[^\s":]*[^\s":*]')


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase of the full text; `title` limits it to the title.

    A text that could not be written without quotes is always a phrase; the two find the same articles.
    """

    text: str
    phrase: bool = False
    prefix: bool = False
    negated: bool = False
    title: bool = False

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a word can't be empty")
        if not _BARE_WORD.fullmatch(self.text):
            object.__setattr__(self, "phrase", True)


@dataclass(frozen=True, slots=True)
class Choice:
    """Any one of some values; negated: none of them. A value that ends with `*` is the beginning of a name."""

    values: tuple[str, ...]
    negated: bool = False

    def __post_init__(self) -> None:
        if not self.values or not all(value.strip() for value in self.values):
            raise ValueError("a choice needs values")


def check_kinds(choices: tuple[Choice, ...]) -> None:
    """Raise ValueError for a kind of organisation that doesn't exist."""
    from articles.model import KINDS

    for choice in choices:
        if unknown := [kind for kind in choice.values if kind not in KINDS]:
            raise ValueError(f"kind:{unknown[0]} is unknown")


@dataclass(frozen=True, slots=True)
class Filter:
    """All of its parts must hold. An empty filter leaves every article.

    `after`, `before` are partial dates, `on` and `published` partial dates or ranges `A..B`; all inclusive.
    `states` are the words of `is:`, each perhaps with a leading `-` for "not". Raises ValueError for a date, kind
    or state that doesn't exist.
    """

    words: tuple[Word, ...] = ()
    organisations: tuple[Choice, ...] = ()
    metals: tuple[Choice, ...] = ()
    kinds: tuple[Choice, ...] = ()
    tags: tuple[Choice, ...] = ()
    sources: tuple[Choice, ...] = ()
    after: str | None = None
    before: str | None = None
    on: str | None = None
    published: str | None = None
    states: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in ("after", "before"):
            if (value := getattr(self, name)) is not None:
                object.__setattr__(self, name, periods.normal(value))
        for name in ("on", "published"):
            if (value := getattr(self, name)) is not None:
                object.__setattr__(self, name, periods.normal_range(value))
        for state in self.states:
            if state.removeprefix("-") not in STATES:
                raise ValueError(f"is:{state} is unknown")
        if self.kinds:
            check_kinds(self.kinds)

    def __bool__(self) -> bool:
        return self != NOTHING_ASKED

    def __str__(self) -> str:
        from store.filterline import write

        return write(self)

    @property
    def window(self) -> tuple[str, str] | None:
        """First and last day (inclusive) that `after`, `before` and `on` leave together, or None without them.

        The first lies behind the last where they contradict each other.
        """
        if self.after is None and self.before is None and self.on is None:
            return None
        first, last = periods.range_bounds(self.on) if self.on else (periods.FIRST_DAY, periods.LAST_DAY)
        if self.after:
            first = max(first, periods.bounds(self.after)[0])
        if self.before:
            last = min(last, periods.bounds(self.before)[1])
        return first, last

    def choices(self, facet: FacetName) -> tuple[Choice, ...]:
        """What is asked of a facet."""
        return {"organisations": self.organisations, "metals": self.metals, "kinds": self.kinds}[facet]

    def _with_choices(self, facet: FacetName, choices: list[Choice]) -> Filter:
        changes: dict[str, tuple[Choice, ...]] = {facet: tuple(choices)}
        return replace(self, **changes)  # type: ignore[arg-type]

    def including(self, facet: FacetName, value: str) -> Filter:
        """With this value wanted: one more of an any-of selection, or one more to have of an all-of selection."""
        if self.state_of(facet, value) == "included":
            return self
        choices = list(self.without(facet, value).choices(facet))
        wanted = [at for at, choice in enumerate(choices) if not choice.negated]
        if len(wanted) == 1:
            at = wanted[0]
            choices[at] = Choice((*choices[at].values, value))
        else:
            choices.append(Choice((value,)))
        return self._with_choices(facet, choices)

    def excluding(self, facet: FacetName, value: str) -> Filter:
        """With this value unwanted."""
        choices = list(self.without(facet, value).choices(facet))
        for at, choice in enumerate(choices):
            if choice.negated:
                choices[at] = Choice((*choice.values, value), negated=True)
                return self._with_choices(facet, choices)
        return self._with_choices(facet, [*choices, Choice((value,), negated=True)])

    def without(self, facet: FacetName, value: str) -> Filter:
        """With nothing said about this value."""
        choices = []
        for choice in self.choices(facet):
            if left := tuple(known for known in choice.values if not _same(facet, known, value)):
                choices.append(replace(choice, values=left))
        return self._with_choices(facet, choices)

    def state_of(self, facet: FacetName, value: str) -> Literal["included", "excluded"] | None:
        """Whether a value is wanted, unwanted, or not spoken of."""
        for choice in self.choices(facet):
            if any(_same(facet, known, value) for known in choice.values):
                return "excluded" if choice.negated else "included"
        return None

    def mode(self, facet: FacetName) -> Mode:
        """Whether an article must have any or all of the wanted values; "any" where fewer than two are wanted."""
        return "all" if sum(not choice.negated for choice in self.choices(facet)) > 1 else "any"

    def with_mode(self, facet: FacetName, mode: Mode) -> Filter:
        """The same wanted values, any or all of them."""
        wanted = [value for choice in self.choices(facet) if not choice.negated for value in choice.values]
        unwanted = [choice for choice in self.choices(facet) if choice.negated]
        if not wanted:
            return self
        choices = [Choice(tuple(wanted))] if mode == "any" else [Choice((value,)) for value in wanted]
        return self._with_choices(facet, [*choices, *unwanted])

    def without_own(self, facet: FacetName) -> Filter:
        """Without the facet's own any-of selection; an all-of selection and exclusions stay."""
        if self.mode(facet) == "all":
            return self
        return self._with_choices(facet, [choice for choice in self.choices(facet) if choice.negated])

    def with_on(self, period: str | None) -> Filter:
        """On another period or range, or on none."""
        return replace(self, on=period)

    def with_words_of(self, other: Filter) -> Filter:
        """The same, but with the words of another filter."""
        return replace(self, words=other.words)


NOTHING_ASKED = Filter()


def _same(facet: FacetName, known: str, value: str) -> bool:
    """Whether two ways of writing a value surely mean the same: case aside, and for metals any of the forms."""
    if known.casefold() == value.casefold():
        return True
    if facet != "metals":
        return False
    from store.vocabulary import metal_name

    return metal_name(known) == metal_name(value)


def parse(text: str, *, typing: bool = False) -> Filter:
    """The filter of a filter line. Raises `FilterError` with the place of the mistake.

    With `typing` the line is still being written: its last bare word is a prefix, and an unfinished last
    `keyword:`, date, kind, state or quotation is no mistake.
    """
    from store.filterline import read

    return read(text, typing=typing)
