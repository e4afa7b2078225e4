from __future__ import annotations

import pytest

from store.filters import parse
from store.highlights import hits, title_hits


@pytest.mark.parametrize(
    ("line", "text", "found"),
    [
        ("magnesium", "Magnesium, magnesiums, MAGNÉSIUM", ["Magnesium", "MAGNÉSIUM"]),
        ("magn*", "Magnesium magnets ImagN", ["Magnesium", "magnets"]),
        ('"light alloy"', "light-alloy, light\nalloy, light alloys", ["light-alloy", "light\nalloy"]),
        ('alloy "light alloy"', "light alloy", ["light alloy"]),
        ("rio-tinto C++", "Rio Tinto wrote c in C++", ["Rio Tinto", "c", "C"]),
        ("-slag title:zinc", "slag zinc", []),
        ("$ 宝武", "$5 for 宝武", ["宝武"]),
        ("", "anything", []),
    ],
)
def test_words_are_found_as_the_index_finds_them(line, text, found):
    assert [text[start:end] for start, end in hits(parse(line), text)] == found


def test_words_of_the_title_are_found_there():
    assert title_hits(parse("title:zinc up"), "Zinc is up") == [(0, 4), (8, 10)]
