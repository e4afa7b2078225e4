"""Lines that repeat across the files of one source."""

from __future__ import annotations

from articles.repeats import repeated_lines

FRAME = (
    "Zinc Desk Daily\nMembers' area\n{}\nAll prices are without tax and freight, as told by nine "
    "traders.\nZinc desk   DAILY"
)


def pages(count: int) -> list[str]:
    """Pages of one site, each around a story of its own."""
    return [FRAME.format(f"Zinc costs {number} yuan\nStory {number}.") for number in range(count)]


def test_frame_of_a_site_is_given_folded() -> None:
    assert repeated_lines(pages(5)) == {"zinc desk daily", "members' area"}


def test_two_pages_prove_nothing() -> None:
    assert repeated_lines(pages(2)) == frozenset()


def test_copies_of_one_story_count_once() -> None:
    copies = [f"{FRAME.format('One story')}{space}" for space in ("", " ", "\n", "\n\n ", "  ")]

    assert repeated_lines([*copies, *pages(1)]) == frozenset()


def test_line_of_few_pages_among_many_is_not_given() -> None:
    texts = [f"Story {number}\nUnique {number}" for number in range(20)] + [
        "Copper fair\nA",
        "Copper fair\nB",
        "Copper fair\nC",
    ]

    assert repeated_lines(texts) == frozenset()
    assert repeated_lines(texts[8:]) == {"copper fair"}


def test_sentences_and_very_short_or_long_lines_are_not_given() -> None:
    sentence = "Prices were unchanged in light trade, the desk was told on the day."
    texts = [f"{sentence}\nab\n{'x' * 201}\n{number}" for number in range(6)]

    assert repeated_lines(texts) == frozenset()


def test_texts_are_taken_one_by_one() -> None:
    assert repeated_lines(text for text in pages(4)) == {"zinc desk daily", "members' area"}
