"""How a word stands in its clause: as a subject or object that can only be a substance, as a verb, as a box or coin.

All take the words of the clause before and after the mention, in small letters, nearest last and first.
"""

from __future__ import annotations

from articles.metals.vocabulary import (
    COLOURS,
    CONTAINER_AFTER,
    CONTAINER_BEFORE,
    EVIDENCE_AFTER,
    NOUN_AFTER,
    NOUN_CLAUSE_STARTS,
    NOUN_SUBJECT_OF,
    NOUN_WHATEVER_FOLLOWS,
    STILL_OBJECT_BEFORE,
    SURE_WORDS,
    VERB_AFTER,
    VERB_BEFORE,
)


def stands_as_substance(before: list[str], after: list[str], following: list[str], excluded: frozenset[str]) -> bool:
    """Whether a word that may be a verb too is a noun without article: `lead was found`, `found lead`, `Lead, used in`.

    `following` are the words after it whatever stands between; `excluded` those with which it is something else.
    """
    if before and _ends_with(before, NOUN_WHATEVER_FOLLOWS):
        return not after or after[0] in STILL_OBJECT_BEFORE or after[0] not in excluded
    if before and before[-1] not in NOUN_CLAUSE_STARTS:
        return False
    if after:
        return after[0] in NOUN_SUBJECT_OF
    return bool(following) and not before and (following[0] in NOUN_AFTER or following[0][0].isdigit())


def stands_as_verb(before: list[str], after: list[str]) -> bool:
    """`would steel the rights`: behind what asks for a verb, before what begins its object."""
    return bool(before and after) and before[-1] in VERB_BEFORE and after[0] in VERB_AFTER


def stands_as_container(before: list[str], after: list[str]) -> bool:
    """`a red tin of biscuits`, `the old tin`: something one can hold, with nothing of the trade behind it."""
    if not before or (after and after[0] not in CONTAINER_AFTER) or not SURE_WORDS.isdisjoint(after[1:2]):
        return False
    return _ends_with(before, CONTAINER_BEFORE) or not COLOURS.isdisjoint(before[-3:])


def is_colour_of_two(before: list[str], after: list[str]) -> bool:
    """`green and gold`, unless the trade follows."""
    if len(before) < 2 or before[-1] not in ("and", "or") or before[-2] not in COLOURS:
        return False
    return not after or after[0] not in EVIDENCE_AFTER


def _ends_with(words: list[str], phrases: frozenset[str]) -> bool:
    return words[-1] in phrases or " ".join(words[-2:]) in phrases
