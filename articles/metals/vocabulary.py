"""The metals' vocabulary (`vocabulary/metals.toml`): forms, symbols, traps, and what a user may type for them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Not by importlib.resources, which takes longer to import than the vocabulary to read.
_FILE = Path(__file__).parents[1] / "vocabulary" / "metals.toml"
_DATA: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))

FAMILIES: dict[str, tuple[str, ...]] = {name: tuple(metals) for name, metals in _DATA["families"].items()}
"""Each family's metals. Some families (`ferroalloys`, `rare-earths`, `platinum-group`) are metals of their own too."""

_FAMILY_OF = {metal: name for name, metals in FAMILIES.items() for metal in metals}

_FOLD = re.compile(r"[\s\-\u2010\u2011]+")


@dataclass(frozen=True, slots=True)
class Trap:
    """What else a form can mean, told by the words next to it. See the comments of the vocabulary."""

    needs_evidence: bool = False
    colour: bool = False
    name: bool = False
    verb: bool = False
    container: bool = False
    spoiled_by: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    but_after: frozenset[str] = frozenset()
    the_not_before: frozenset[str] = frozenset()


def family(metal: str) -> str:
    """The family of a metal of the vocabulary; raises `KeyError` for any other word."""
    return _FAMILY_OF[metal]


def fold(form: str) -> str:
    """A form as the vocabulary's tables have it: small letters, one space for spaces and hyphens."""
    return _FOLD.sub(" ", form.lower()).strip()


def resolve(word: str) -> str | None:
    """The metal (or family) that any form, formula or symbol of it means, in any case; None for other words.

    A form of several metals (`NdPr`) means the first.
    """
    found = _RESOLVED.get(fold(word))
    return found[0] if found else None


def _plurals(form: str) -> Iterator[str]:
    """`ore(s)` stands for `ore` and `ores`."""
    if form.endswith("(s)"):
        yield form[:-3]
        yield form[:-3] + "s"
    else:
        yield form


def _word_forms() -> dict[str, tuple[str, ...]]:
    """Every form in any case, folded, with the metals it means."""
    forms = {fold(metal): (metal,) for metal in _FAMILY_OF}
    for metal, words in _DATA["forms"].items():
        for word in words:
            forms |= {fold(form): (metal,) for form in _plurals(word)}
    return forms | {fold(form): tuple(metals) for form, metals in _DATA["mixtures"].items()}


WORDS: dict[str, tuple[str, ...]] = _word_forms()
"""Folded forms, with the metals each means."""

SYMBOLS: dict[str, str] = dict(_DATA["symbols"])
ABBREVIATIONS: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {
    form: (tuple(entry["metals"]), frozenset(entry["with"])) for form, entry in _DATA["abbreviations"].items()
}
"""Abbreviations, with their metals and the words of which one must stand in the text too (none: always)."""

FORMULAS: dict[str, tuple[str, ...]] = {form: tuple(metals) for form, metals in _DATA["formulas"].items()}

NEVER_ALONE: frozenset[str] = frozenset(_DATA["symbol_rules"]["never_alone"])
AFTER_QUANTITY: frozenset[str] = frozenset(_DATA["symbol_rules"]["after_quantity"])

EVIDENCE_AFTER: frozenset[str] = frozenset(_DATA["evidence"]["after"])
WEAK_AFTER: frozenset[str] = frozenset(_DATA["evidence"]["weak_after"])
EVIDENCE_BEFORE: frozenset[str] = frozenset(_DATA["evidence"]["before"])
MEASURES: frozenset[str] = frozenset(_DATA["evidence"]["measures"])
LIKELY_AFTER: frozenset[str] = frozenset(_DATA["likely"]["after"])
LIKELY_BEFORE: frozenset[str] = frozenset(_DATA["likely"]["before"])
NOUN_WHATEVER_FOLLOWS: frozenset[str] = frozenset(_DATA["uses"]["noun_whatever_follows"])
STILL_OBJECT_BEFORE: frozenset[str] = frozenset(_DATA["uses"]["still_object_before"])
NOUN_CLAUSE_STARTS: frozenset[str] = frozenset(_DATA["uses"]["noun_clause_starts"])
NOUN_SUBJECT_OF: frozenset[str] = frozenset(_DATA["uses"]["noun_subject_of"])
NOUN_AFTER: frozenset[str] = frozenset(_DATA["uses"]["noun_after"])
VERB_BEFORE: frozenset[str] = frozenset(_DATA["uses"]["verb_before"])
VERB_AFTER: frozenset[str] = frozenset(_DATA["uses"]["verb_after"])
CONTAINER_BEFORE: frozenset[str] = frozenset(_DATA["uses"]["container_before"])
CONTAINER_AFTER: frozenset[str] = frozenset(_DATA["uses"]["container_after"])
IDIOMS: frozenset[str] = frozenset(_DATA["uses"]["idioms"])
NAMED_AFTER: frozenset[str] = frozenset(_DATA["names"]["named_after"])
NAME_HEADS: frozenset[str] = frozenset(_DATA["names"]["heads"])
COLOURS: frozenset[str] = frozenset(_DATA["names"]["colours"])
EXCHANGES: frozenset[str] = frozenset(_DATA["names"]["exchanges"])
TITLES: frozenset[str] = frozenset(_DATA["names"]["titles"])


_PHRASES = ("spoiled_by", "not_before", "not_after", "but_after", "the_not_before")


def _trap(entry: Mapping[str, Any]) -> Trap:
    return Trap(
        needs_evidence=entry["default"] == "needs",
        colour=entry.get("colour", False),
        name=entry.get("name", False),
        verb=entry.get("verb", False),
        container=entry.get("container", False),
        **{key: frozenset(entry.get(key, ())) for key in _PHRASES},
    )


TRAPS: dict[str, Trap] = {form: _trap(entry) for form, entry in _DATA["traps"].items()}

SURE_WORDS: frozenset[str] = frozenset(
    form for form in WORDS if " " not in form and not (form in TRAPS and TRAPS[form].needs_evidence)
)
"""One-word forms that, standing next to an unclear one, tell that it is a metal."""


def _resolved() -> dict[str, tuple[str, ...]]:
    """Everything a user may type for a metal or a family; words before symbols, metals before families' other uses."""
    found: dict[str, tuple[str, ...]] = {name: (name,) for name in FAMILIES}
    found |= {fold(name): (name,) for name in FAMILIES}
    for symbol, metal in SYMBOLS.items():
        found[fold(symbol)] = (metal,)
    for form, (metals, _) in ABBREVIATIONS.items():
        found[fold(form)] = metals
    for form, metals in FORMULAS.items():
        found[fold(form)] = metals
    return found | WORDS


_RESOLVED = _resolved()
