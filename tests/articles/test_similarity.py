"""Signatures are the same everywhere and always, and what they say of two texts holds in the plain cases."""

from __future__ import annotations

import pytest
from growth import is_linear
from hypothesis import given
from hypothesis import strategies as st

from articles.passages import bands
from articles.similarity import compare, same_story, signature
from store.tokens import words_of

STORY = (
    "Halden Zinc restarted its smelter at Oakmere on Monday after a stop of eleven weeks, it said. The works, which "
    "makes 145,000 tonnes of zinc a year, had been idle since a fire in the roaster on February 3. Repairs cost 12.5 "
    "million euros, most of which the insurers will pay. Two of the four cell lines are back; the others "
    "follow in May. "
    "Customers were served from stock and with metal bought on the exchange. The union had asked for a report on the "
    "fire before the roaster is lit again, and got it last week: a hose had burst. Halden expects to sell "
    "about 120,000 "
    "tonnes this year, a sixth less than was planned in January, and keeps its forecast of earnings."
)
ITEMS = tuple(f"{a}{b}er" for a in ("bran", "clou", "stee", "plan") for b in ("d", "k", "t", "m", "p", "g", "n", "s"))
SHORT = "Halden Zinc shares fell 4.2% on Monday after the company cut its forecast for 2024 to 120,000 tonnes."

GOLDEN_SKETCH = (
    "1000000000979b2f0881c8eb20079752215de514298d24236003a6c061db442b6b294415b40f8e55cdcf1ce5e055f394f0074817f39d83aff8"
)
GOLDEN_FACTS = (
    "c82d31c2b1007a1ab0f7381b7a1ab0f7622a7a1ab0f7974b75037c0f4493f6fee5114493de91b3179dffbd2d6c1815a610ec"
    "eb37a8da7880294871b6e7fcd94868f246249f6443beecafd1780bcf7b74a9f271b6"
)


def test_the_same_text_gives_the_same_integers_on_every_machine() -> None:
    text = "Halden Zinc restarted its Oakmere smelter on 4 March 2024; it makes 145,000 tonnes a year."
    made = signature(text)
    assert made.sketch.hex() == GOLDEN_SKETCH
    assert made.facts.hex() == GOLDEN_FACTS


def test_a_signature_stays_small_however_long_the_text() -> None:
    many = signature(" ".join(f"word{number} and {number} more" for number in range(20_000)))
    assert len(many.sketch) + len(many.facts) < 1200


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_has_a_signature_and_any_two_can_be_compared(one: str, other: str) -> None:
    a, b = signature(one), signature(other)
    assert a == signature(one)
    assert same_story(a, b) == same_story(b, a)
    assert compare(a, b) == compare(b, a)


@given(
    st.lists(st.text(alphabet="abcXYZ0189äé-.,'% ", min_size=1, max_size=12), max_size=80),
    st.sampled_from(["\n", "  ", "\t", " \n\n "]),
)
def test_spaces_and_case_make_no_difference(words: list[str], space: str) -> None:
    plain = " ".join(words)
    assert signature(space.join(plain.split())) == signature(plain)
    assert signature(plain.swapcase()) == signature(plain) == signature(plain.upper())


@given(st.text(alphabet="abc def.12", min_size=1, max_size=300))
def test_a_text_is_its_own_repeat_if_it_has_words(text: str) -> None:
    made = signature(text)
    assert same_story(made, made) == bool(bands(words_of(text)))


@pytest.mark.parametrize("body", ["", " \n", "...", "—"])
def test_a_text_without_words_repeats_nothing(body: str) -> None:
    assert bands(words_of(body)) == frozenset()
    assert not same_story(signature(body), signature(body))
    assert not same_story(signature(body), signature(STORY))


def test_other_quotes_number_marks_and_spelling_are_the_same_text() -> None:
    one = 'Output of "green" aluminium rose 5% to 1,250 tonnes in February.'
    other = "Output of “green” aluminum rose 5 per cent to 1250 tons, in february."
    assert bands(words_of(one)) & bands(words_of(other))
    assert signature(one).facts == signature(other).facts
    assert same_story(signature(one), signature(other))


@pytest.mark.parametrize(
    ("old", "new"),
    [("February 3", "February 4"), ("Monday", "Tuesday"), ("12.5", "13.5"), ("145,000", "146,000"), ("Two", "Three")],
)
def test_one_other_figure_or_day_in_the_same_sentences_is_another_story(old: str, new: str) -> None:
    assert old in STORY
    assert not same_story(signature(STORY), signature(STORY.replace(old, new)))


def test_the_order_of_day_and_month_is_no_difference() -> None:
    assert same_story(signature(STORY), signature(STORY.replace("February 3", "3 February")))


def test_half_of_a_story_is_the_story_and_its_first_sentence_is_not() -> None:
    pieces = STORY.split(". ")
    assert same_story(signature(". ".join(pieces[:4])), signature(STORY))
    assert not same_story(signature(pieces[0]), signature(STORY))


def test_a_story_inside_a_digest_is_not_the_digest() -> None:
    filler = " ".join(f"Item {word} of the digest tells of {word} and {word}ness." for word in ITEMS)
    assert not same_story(signature(STORY), signature(f"{filler} {STORY} {filler}"))


def test_short_texts_repeat_only_if_nearly_the_same() -> None:
    assert same_story(signature(SHORT), signature(f"{SHORT} More follows."))
    assert not same_story(signature(SHORT), signature(SHORT.replace("4.2", "4.3")))
    assert not same_story(signature(SHORT), signature(SHORT.replace("cut its forecast", "lost a case over duties")))


def test_scripts_without_spaces_have_shingles_too() -> None:
    one = "中国有色金属工业协会今日在北京举行会议，讨论镁合金行业的发展、能源消耗和安全生产等问题，企业代表参加了会议。"
    assert same_story(signature(one), signature(one + "记者王伟报道。"))


def test_a_long_text_takes_time_in_proportion() -> None:
    assert is_linear(lambda times: signature(" ".join(f"{STORY} {number}" for number in range(times))), 200)


FILLER = tuple(
    f"{a}{b}{c}er" for a in ("br", "cl", "st", "pl") for b in ("an", "ou", "ee") for c in ("d", "k", "t", "m")
)
