"""Where sentences begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from growth import is_linear
from hypothesis import given
from hypothesis import strategies as st

from articles.sentences import sentence_at, sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rose. It fell.", 2),
        ("It rose! Did it? It did.", 3),
        ("Example Metals Co., Ltd. said it rose.", 1),
        ("Example Copper Corp. rose. It fell.", 2),
        ("The U.S. Department rose.", 1),
        ("It went to the U.S. The price fell.", 2),
        ("Mr. A. B. Smith met Dr. Jones on Sept. 11.", 1),
        ("No. 61 of the list rose 3.5 pct.", 1),
        ("Copper vs. tin, i.e. both, rose at 5 p.m. on Monday.", 1),
        ("St. Louis rose. Mt. Isa fell.", 2),
        ('"It rose." He left.', 2),
        ('"It rose," he said. "It fell."', 2),
        ("Hard-wrapped lines\nare one sentence.\nThis is\nanother.", 2),
        ("A heading\n\nA sentence.", 2),
        ("价格上涨。价格下跌！", 2),
        ("It voted in the affirmative.The vote came next.", 2),
        ("See www.Example.com for more.", 1),
        ("A heading over a long line\n" + "word " * 40 + "end.", 2),
        ("", 0),
        (" \n\n ", 0),
    ],
)
def test_count(text: str, count: int) -> None:
    assert len(sentences(text)) == count, sentences(text)


def test_white_space_is_outside() -> None:
    assert sentences("  It rose. \n\n  It fell.  ") == ["It rose.", "It fell."]


def test_sentence_around_a_span() -> None:
    text = "It rose. Copper\n   fell in May. It rose."
    start = text.index("May")
    assert sentence_at(text, start, start + 3) == "Copper fell in May."
    assert sentence_at(text, start, start + 3, sentence_spans(text)) == "Copper fell in May."


def test_a_span_over_two_sentences_gives_both() -> None:
    text = "It rose. It fell. It stood."
    assert sentence_at(text, 3, 12) == "It rose. It fell."


@given(st.text(alphabet='aA1.。!?"” \nCo.', max_size=120))
def test_spans_are_in_order_and_hold_all_but_white_space(text: str) -> None:
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    outside = list(text)
    for start, end in spans:
        outside[start:end] = " " * (end - start)
    assert "".join(outside).strip() == ""


@pytest.mark.parametrize("unit", ["a. ", "...", "A.B.", '."', "\n", " ", "Co. "])
def test_linear(unit: str) -> None:
    assert is_linear(lambda size: sentence_spans(unit * (size // len(unit))), 100_000)
