"""Repeats of the sample articles are found, and hardly anything else is taken for one.

Run with `-s` to see the figures by kind of pair.
"""

from __future__ import annotations

import random
from array import array
from collections import Counter
from functools import cache

import pytest
from repeated_stories import EDITS, Edit, bodies, edited, others, repeats

from articles.passages import bands, may_be_one, passages
from articles.similarity import same_story, signature
from store.tokens import words_of

pytestmark = pytest.mark.xdist_group("similarity")  # so that the pairs are made once

PRECISION_FLOOR, RECALL_FLOOR, CANDIDATE_FLOOR = 0.995, 0.86, 0.97
EDIT_FLOOR = 0.85
SEEDS = (11, 12)
ROUNDS, SERIES = 3, 6
KINDS = [
    *("price", "meeting", "release", "rewritten"),
    *("refigured", "refigured edited", "follow-up", "sample", "sample edited"),
]

signed = cache(signature)


@cache
def passed(text: str) -> array[int]:
    """Its passages, of the words that a store takes."""
    return passages(words_of(text))


@cache
def banded(text: str) -> frozenset[int]:
    """Its bands, of the words that a store takes."""
    return bands(words_of(text))


def is_candidate(one: str, other: str) -> bool:
    """Whether a store would look at the pair at all."""
    return not banded(one).isdisjoint(banded(other))


def found(one: str, other: str) -> bool:
    """Whether a store would take the two texts for one story."""
    return (
        is_candidate(one, other)
        and may_be_one(frozenset(passed(one)), passed(other))
        and same_story(signed(one), signed(other))
    )


@cache
def taken_for_one() -> tuple[Counter[str], Counter[str]]:
    """By kind, how many pairs that aren't one story there are, and how many of them are taken for one."""
    pairs, wrong = Counter[str](), Counter[str]()
    for seed in SEEDS:
        for kind, one, other in others(seed, SERIES):
            if one != other:
                pairs[kind] += 1
                wrong[kind] += found(one, other)
    return pairs, wrong


@cache
def found_again() -> tuple[int, int, int]:
    """How many repeats there are, how many share a band, how many are found."""
    pairs = [(one, other) for seed in SEEDS for _, one, other in repeats(seed, ROUNDS)]
    candidates = [pair for pair in pairs if is_candidate(*pair)]
    return len(pairs), len(candidates), sum(found(one, other) for one, other in candidates)


def test_repeats_are_found_and_little_else() -> None:
    count, candidates, right = found_again()
    wrong = sum(taken_for_one()[1].values())
    recall, precision = right / count, right / (right + wrong)
    print(f"\n{count} repeats: {candidates / count:.3f} share a band, recall {recall:.3f}, precision {precision:.4f}")
    assert precision >= PRECISION_FLOOR
    assert recall >= RECALL_FLOOR
    assert candidates / count >= CANDIDATE_FLOOR


@pytest.mark.parametrize(
    "kind",
    [
        *("price", "meeting", "release", "rewritten"),
        *("refigured", "refigured edited", "follow-up", "sample", "sample edited"),
    ],
)
def test_what_only_looks_like_a_repeat_is_none(kind: str) -> None:
    pairs, wrong = taken_for_one()
    print(f"\n{kind}: {wrong[kind]} of {pairs[kind]}")
    assert pairs[kind] > 0
    assert wrong[kind] <= pairs[kind] // 150


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_each_edit_alone_leaves_a_story_the_same(edit: Edit) -> None:
    dice = random.Random(edit.__name__)
    hits = [found(body, edited(body, [edit], dice)) for body in bodies()]
    share = sum(hits) / len(hits)
    print(f"\n{edit.__name__}: {share:.3f} of {len(hits)}")
    assert share >= EDIT_FLOOR
