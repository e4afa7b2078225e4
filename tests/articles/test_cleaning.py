"""Text from strangers is made harmless by deletion alone."""

from __future__ import annotations

import pytest
from growth import is_linear
from hypothesis import given
from hypothesis import strategies as st

from articles.cleaning import CLEAN_TABLE, clean, clean_line

HARMLESS = "Copper [Cu] 99.9% – “cathodes”, é, 铜, Ω\n\ta\u00a0b"

SEQUENCES = [
    ("\x1b[31mred\x1b[0m copper", "red copper"),
    ("\x1b]0;owned\x07copper", "copper"),
    ("\x1b]8;;http://x\x1b\\copper\x1b]8;;\x1b\\", "copper"),
    ("\x1b]52;c;ZXZpbA==\x07copper", "copper"),
    ("\x1b[2J\x1b[1;1Hcopper", "copper"),
    ("\x1bPpayload\x1b\\copper", "copper"),
    ("\x1b(Bcopper\x1b7", "copper"),
    ("\x1b[?1049hcopper\x9b31m", "copper"),
    ("\x1b]0;never ended\ncopper", "never ended\ncopper"),
    ("a\x1b copper", "a copper"),
    ("\x9bsome\x9d", "some"),
]


@pytest.mark.parametrize(("dirty", "expected"), SEQUENCES)
def test_whole_terminal_sequences_go(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected


def test_what_can_not_harm_stays() -> None:
    assert clean(HARMLESS) == HARMLESS


@pytest.mark.parametrize(
    "code",
    [
        *(0x00, 0x07, 0x08, 0x0B, 0x0D, 0x1B, 0x7F, 0x80, 0x9F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200D, 0x200E, 0x200F),
        *(0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xD800, 0xDFFF, 0xFEFF, 0xFFF9, 0xFFFB, 0xE0001),
    ],
)
def test_every_unsafe_character_goes(code: int) -> None:
    assert clean(f"a{chr(code)}b") == "ab"
    assert f"a{chr(code)}b".translate(CLEAN_TABLE) == "ab"


def is_subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


NASTY = st.text(st.sampled_from("\x1b[]0;m31\x07\\P\x9b\x9d?hA\n\t \u202e\u200b\ud800é"), max_size=60) | st.text()


@given(NASTY)
def test_cleaning_only_deletes_and_leaves_nothing_to_clean(text: str) -> None:
    cleaned = clean(text)
    assert is_subsequence(cleaned, text)
    assert clean(cleaned) == cleaned
    assert not set(map(ord, cleaned)) & set(CLEAN_TABLE)


@given(NASTY)
def test_a_line_is_one_line_without_loose_space(text: str) -> None:
    line = clean_line(text)
    assert "\n" not in line
    assert "\t" not in line
    assert "  " not in line
    assert line == line.strip()
    assert clean_line(line) == line


def test_line_ends_part_words_in_a_line() -> None:
    assert clean_line("  Copper\r\n\x1b[1mup\x1b[0m\tagain\u2028now ") == "Copper up again now"


@pytest.mark.parametrize("unit", ["\x1b]", "\x1b[", "\x9b1", "\x1bP", "\x1b]0;x", "\u202e", "a\x1b[31"])
def test_the_time_grows_with_the_length_alone(unit: str) -> None:
    assert is_linear(lambda size: clean(unit * (size // len(unit))), 100_000)
