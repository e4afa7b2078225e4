"""Whatever the text: no exception, spans that slice to the text, and time that grows with the length alone."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from growth import is_linear
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import dates

_WORDS = (
    "1987 2024 March May 3 31 , - / to and from between of the first second quarter half last this next year month . "
    "2024-02-30 Q3 1Q25 H1 FY24 on by until 24th ' \n \n\n the same period ago days Tuesday today £ % tonnes "
    "２０２４ – 年 月 日 "
    "ended before 0 00 99 -- ( ) week that fiscal"
)
PIECES = st.sampled_from(_WORDS.split(" "))
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
)


@settings(max_examples=400, deadline=None)
@given(TEXTS, TEXTS, st.sampled_from([None, "2024-02-29", "1987-03", "2022", "no date"]))
def test_any_text(body: str, title: str, published: str | None) -> None:
    events = dates.find(body, title, published)
    end = 0
    for event in events:
        text = title if event.in_title else body
        assert text[slice(*event.span)] == event.text != ""
        if event.start is None:
            assert event.basis == "unknown"
            assert event.month_day is not None
        else:
            assert event.end is not None
            assert date.fromisoformat(event.start) <= date.fromisoformat(event.end)
        if not event.in_title:
            assert event.span[0] >= end
            end = event.span[1]
    dates.timeline_date(published, events)


@pytest.mark.parametrize(
    "unit", ["1234567890", "Jan ", "1987 ", "March 3 to ", "1-2-", "first half ", "on the 26th ", "a. ", "the same "]
)
def test_time_grows_with_length_alone(unit: str) -> None:
    assert is_linear(lambda size: dates.find(unit * (size // len(unit)), "", None), 16_000)


def test_dateparser_is_loaded_only_for_phrases_that_need_it() -> None:
    program = (
        "import sys; from articles import dates\n"
        "dates.find('On March 3, 2024 and in 1Q25, 2-MAR-1987, last year.', '', '2024-08-28')\n"
        "before = 'dateparser' in sys.modules\n"
        "dates.find('It closed on Tuesday.', '', '2024-08-28')\n"
        "print(before, 'dateparser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_the_sentence_is_short_and_folded() -> None:
    (event,) = dates.find("It rose.\n\n" + "very " * 400 + "early  in 1987 and " + "late " * 400, "", None)
    assert "early in 1987 and" in event.sentence
    assert len(event.sentence) <= 600
