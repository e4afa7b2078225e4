"""Which characters a pattern can begin with."""

from __future__ import annotations

import re

import pytest

from articles.story.furniture import vocabulary
from articles.story.openings import alternatives, first_characters


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("zinc|lead", "zl"),
        (r"(?:zinc|lead)\b.{0,20}$", "zl"),
        ("(?:red |hot )?zinc", "rhz"),
        ("r?e??zinc", "rez"),
        (r"\[?zinc", "[z"),
        (r"[\[(]?zinc", "[(z"),
        ("(?:a|b(?:c|d)){2}", "ab"),
    ],
)
def test_first_letters_are_told(pattern: str, expected: str) -> None:
    assert first_characters(pattern) == frozenset(expected)


@pytest.mark.parametrize(
    "pattern", [r"\d+ tonnes", "[a-z]+", ".zinc", "(?:zinc)?", "(?:zinc){0,2}", "", "z|", "(?=z)z"]
)
def test_what_is_not_plain_to_see_may_be_any(pattern: str) -> None:
    assert first_characters(pattern) is None


def test_bars_in_brackets_part_nothing() -> None:
    assert alternatives(r"a(?:b|c)|[|]d|\|e|\(f") == ["a(?:b|c)", "[|]d", r"\|e", r"\(f"]


def test_every_furniture_pattern_begins_with_none_but_its_first_characters() -> None:
    characters = sorted({character for group in vocabulary().groups for part in group.plain for character in part})
    for group in vocabulary().groups:
        for part in group.plain:
            firsts = first_characters(part)
            wrong = [one for one in characters if firsts is not None and one not in firsts]
            assert not any(re.match(part, one) for one in wrong), part
