"""Time linear in the text, odd texts, and the vocabulary's own fast reader."""

from __future__ import annotations

import tomllib

import pytest
from growth import is_linear
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.organisations import find
from articles.organisations.gazetteer import rows_of
from articles.organisations.lexicon import read_text


def test_the_fast_reader_reads_the_vocabulary_as_tomllib_does() -> None:
    text = read_text("organisations.toml")
    assert rows_of(text) == tomllib.loads(text)["organisation"]


@pytest.mark.parametrize(
    "unit",
    [
        "Copper Mining Group of Baotou Steel and Noranda Inc. ",
        "The Ministry of Iron and Steel of the Institute of Tin, Zinc and Lead, ",
        "((a <AB> (“X” ",
        "A B and C & D of E, ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    assert is_linear(lambda count: find(unit * count, ""), 400)


def test_many_different_names_take_linear_time() -> None:
    def read(count: int) -> None:
        find("".join(f"Acme{i} Corp said it met the Zeta{i} Institute. " for i in range(count)), "")

    assert is_linear(read, 300)


@pytest.mark.parametrize(
    "pattern",
    [
        "{letters} Zeta{number} Group said it met. ",
        "ABQ Zeta{number} Group said it met. ",
        "The {letters} Smelting Research Centre opened. {letters} pays. ",
        "The Zeta{number} University tested ore. {letters}U agreed. ",
    ],
)
def test_many_capitals_take_linear_time(pattern: str) -> None:
    def read(count: int) -> None:
        numbers = [number * 7919 for number in range(count)]
        letters = ["".join(chr(65 + number // 26**place % 26) for place in range(4)) for number in numbers]
        find("".join(pattern.format(letters=it, number=n) for it, n in zip(letters, numbers, strict=True)), "")

    assert is_linear(read, 300)


@pytest.mark.parametrize("unit", ["x", "foo inc ", "the government of ", " Foo-owned", "COPPER MINING GROUP OF "])
def test_words_without_end_take_linear_time(unit: str) -> None:
    assert is_linear(lambda count: find(unit * count, ""), 2000)


@given(st.text(alphabet=st.sampled_from("aA bB.,&'()<>\n-1Co Ltd of the and Bank“”"), max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_inside_it(body: str) -> None:
    for one in find(body, body[:40]):
        assert one.aliases
        for mention in one.mentions:
            assert 0 <= mention.start < mention.end <= len(body)
            assert " ".join(body[mention.start : mention.end].split()) in one.aliases


@pytest.mark.parametrize(
    "body", ["", " ", "\n\n", ".", "Co., Ltd.", "the Company", "(", "<", "Ltd Ltd Ltd", "and of the"]
)
def test_next_to_nothing_names_nobody(body: str) -> None:
    assert find(body, "") == ()


@pytest.mark.parametrize("letter", ["İ", "ß", "ŉ", "ﬁ"])
def test_letters_whose_length_changes_with_their_case_keep_spans_right(letter: str) -> None:
    body = f"{letter}{letter}STANBUL {letter}RON WORKS CLOSED\n\nthe ministry of {letter}mines said Codelco will pay."
    for one in find(body, body[:30]):
        for mention in one.mentions:
            assert " ".join(body[mention.start : mention.end].split()) in one.aliases
    assert any("Codelco" in one.aliases for one in find(body, ""))
