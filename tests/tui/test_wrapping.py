"""Breaking text into lines of terminal cells."""

from __future__ import annotations

from growth import is_linear
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.wrapping import wrap

TEXTS = st.text(alphabet=st.sampled_from(list("abc de  f,.(\n\t") + list("镁合金，。（é́ñ") + ["\u0301"]), max_size=120)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_words_stay_whole() -> None:
    assert lines("copper and zinc from one mine", 10) == ["copper and", "zinc from", "one mine"]


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert lines("electrolytically", 6) == ["electr", "olytic", "ally"]


def test_three_thousand_blank_lines_are_one() -> None:
    assert lines("above" + "\n" * 3000 + "below", 20) == ["above", "", "below"]


def test_chinese_breaks_between_characters_but_not_before_a_comma() -> None:
    assert lines("镁合金，铝", 6) == ["镁合", "金，铝"]


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert lines("e\u0301" * 4, 2) == ["e\u0301e\u0301", "e\u0301e\u0301"]


@given(TEXTS, st.integers(2, 20))
def test_every_line_fits_and_no_letter_is_lost(text: str, width: int) -> None:
    spans = wrap(text, width)
    assert all(cell_len(text[start:end].replace("\t", " ")) <= width for start, end in spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert spans == sorted(spans)


def test_the_cost_is_linear() -> None:
    text = "the smelter in Anhui made fifty tonnes of magnesium\n" * 4000

    assert is_linear(lambda size: wrap(text[:size], 60), len(text) // 10)
