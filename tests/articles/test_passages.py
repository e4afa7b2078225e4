"""Bands are the same everywhere and always, and texts with passages in common are found by them."""

from __future__ import annotations

from growth import is_linear

from articles.passages import bands, may_be_one, passages
from store.tokens import words_of

STORY = (
    "Corvane Nickel has stopped the second furnace of its works at Tarn Bridge for repairs that will last until the "
    "end of June. The furnace makes two thirds of the 31,000 tonnes of ferronickel that the works ships in a year. "
    "Cracks were seen in its lining on Sunday, and the crew tapped it the same night. The company has stock for "
    "five weeks and has told its customers, most of them steel makers in Spain and Italy, that July deliveries may "
    "come late."
)
SHORT = "Corvane Nickel shares lost 3.1% after the company stopped a furnace."
OTHER = " ".join(f"A {word}er was found by another {word}ing crew." for word in ("brand", "cloud", "plank", "steep"))

GOLDEN_BANDS = {-1452409229, -1391792463, -806191911, -535025756, 694273498, 695750072, 1427894560}


def test_the_same_text_gives_the_same_bands_on_every_machine() -> None:
    text = "Halden Zinc restarted its Oakmere smelter on 4 March 2024; it makes 145,000 tonnes a year."
    assert bands(words_of(text)) == GOLDEN_BANDS


def test_bands_are_at_most_eleven_and_fit_a_signed_integer_of_32_bits() -> None:
    for body in (STORY, SHORT, STORY * 40):
        made = bands(words_of(body))
        assert 1 <= len(made) <= 11
        assert all(-(1 << 31) <= band < 1 << 31 for band in made)


def test_scripts_without_spaces_have_bands_too() -> None:
    one = "中国有色金属工业协会今日在北京举行会议，讨论镁合金行业的发展、能源消耗和安全生产等问题，企业代表参加了会议。"
    assert len(bands(words_of(one))) > 3


def test_a_passage_moved_into_another_text_is_cut_alike() -> None:
    inside = passages(words_of(f"Menu, contact and weather. {STORY} Read more about it."))
    assert may_be_one(frozenset(passages(words_of(STORY))), inside)
    assert not may_be_one(frozenset(passages(words_of(STORY))), passages(words_of(OTHER)))


def test_of_a_long_text_nothing_is_said_by_passages() -> None:
    made = passages(words_of(STORY * 40))
    assert not made
    assert may_be_one(frozenset(made), passages(words_of(SHORT)))


def test_bands_of_a_long_text_take_time_in_proportion() -> None:
    assert is_linear(lambda times: bands(words_of(" ".join(f"{STORY} {number}" for number in range(times)))), 200)
