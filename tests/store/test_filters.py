from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.model import KINDS
from store.errors import FilterError
from store.filters import STATES, Choice, Filter, Word, parse

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)
words = st.builds(Word, texts, st.booleans(), st.booleans(), st.booleans(), st.booleans())
choices = st.builds(Choice, st.lists(texts, min_size=1, max_size=3).map(tuple), st.booleans())
kinds = st.builds(Choice, st.lists(st.sampled_from(KINDS), min_size=1, max_size=3).map(tuple), st.booleans())
days = st.dates().map(str)
dates = st.one_of(
    days,
    days.map(lambda day: day[:7]),
    days.map(lambda day: day[:4]),
    days.map(lambda day: f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"),
    st.integers(100, 209).map(lambda decade: f"{decade}0s"),
)
ranges = st.one_of(dates, st.tuples(days, days).map(lambda pair: f"{min(pair)}..{max(pair)}"))
states = st.sampled_from([*STATES, *(f"-{state}" for state in STATES)])


def several(of: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(of, max_size=3).map(tuple)


filters = st.builds(
    Filter,
    words=several(words),
    organisations=several(choices),
    metals=several(choices),
    kinds=several(kinds),
    tags=several(choices),
    sources=several(choices),
    after=st.none() | dates,
    before=st.none() | dates,
    on=st.none() | ranges,
    published=st.none() | ranges,
    states=several(states),
)


@given(filters)
def test_every_filter_is_read_back_from_its_line(filter):
    assert parse(str(filter)) == filter


@given(st.text(max_size=40), st.booleans())
def test_any_text_is_a_filter_or_a_placed_mistake(text, typing):
    try:
        filter = parse(text, typing=typing)
    except FilterError as error:
        mistake = error
    else:
        assert parse(str(filter)) == filter
        return
    assert 0 <= mistake.position <= len(text)


@pytest.mark.parametrize(
    ("line", "filter"),
    [
        ("", Filter()),
        ("  \t ", Filter()),
        ("magnesium alloy", Filter(words=(Word("magnesium"), Word("alloy")))),
        ('"light alloy"', Filter(words=(Word("light alloy", phrase=True),))),
        ("alumin* -slag", Filter(words=(Word("alumin", prefix=True), Word("slag", negated=True)))),
        ("title:ferroalloy", Filter(words=(Word("ferroalloy", title=True),))),
        ('-TITLE:"a b"', Filter(words=(Word("a b", phrase=True, title=True, negated=True),))),
        ("org:a,b org:c", Filter(organisations=(Choice(("a", "b")), Choice(("c",))))),
        (r'org:"a, \"b\"",c', Filter(organisations=(Choice(('a, "b"', "c")),))),
        ("-org:a,b", Filter(organisations=(Choice(("a", "b"), negated=True),))),
        ("Kind:University", Filter(kinds=(Choice(("university",)),))),
        ("after:2022-11 before:2023", Filter(after="2022-11", before="2023")),
        ("on:2022-11-10..2023-01", Filter(on="2022-11-10..2023-01")),
        ("on:2022-q4 published:2020s", Filter(on="2022-Q4", published="2020s")),
        ("is:Yearless -is:starred", Filter(states=("yearless", "-starred"))),
        ("source:smm tag:x", Filter(sources=(Choice(("smm",)),), tags=(Choice(("x",)),))),
        ("rio-tinto don't C++ $9,512", Filter(words=tuple(map(Word, ("rio-tinto", "don't", "C++", "$9,512"))))),
        ("LME: https://x.y/z 10:30", Filter(words=(Word("LME:"), Word("https://x.y/z"), Word("10:30")))),
        ('"', Filter()),
        ("- *", Filter()),
        ('"never closed', Filter(words=(Word("never closed", phrase=True),))),
    ],
)
def test_what_a_line_means(line, filter):
    assert parse(line) == filter


@pytest.mark.parametrize(
    ("line", "position", "suggestion"),
    [
        ("copper metl:zinc", 7, "metal:"),
        ("organisation:baowu", 0, "org:"),
        ("-Metals:zinc", 1, "metal:"),
        ("zinc after:2022-13", 11, None),
        ("on:2022-02-30", 3, None),
        ("on:2023..2022", 3, None),
        ("on:2022..", 3, None),
        ("after:soon", 6, None),
        ("after:2022 after:2023", 11, None),
        ("-before:2022", 0, None),
        ("zinc kind:universty", 10, "university"),
        ("is:stared", 3, "starred"),
        ("zinc org:", 5, None),
        ("qwxyz:1", 0, None),
    ],
)
def test_a_mistake_is_placed_and_the_nearest_word_named(line, position, suggestion):
    with pytest.raises(FilterError) as mistake:
        parse(line)
    assert (mistake.value.position, mistake.value.suggestion) == (position, suggestion)


@pytest.mark.parametrize(
    ("line", "filter"),
    [
        ("zinc alum", Filter(words=(Word("zinc"), Word("alum", prefix=True)))),
        ("zinc alum ", Filter(words=(Word("zinc"), Word("alum")))),
        ('"light all', Filter(words=(Word("light all", phrase=True, prefix=True),))),
        ('"light alloy"', Filter(words=(Word("light alloy", phrase=True),))),
        ("zinc org:", Filter(words=(Word("zinc"),))),
        ("zinc after:20", Filter(words=(Word("zinc"),))),
        ("zinc kind:company,uni", Filter(words=(Word("zinc"),), kinds=(Choice(("company",)),))),
        ("is:st", Filter()),
        ("title:fer", Filter(words=(Word("fer", title=True, prefix=True),))),
        ("zinc -", Filter(words=(Word("zinc"),))),
    ],
)
def test_a_line_being_typed(line, filter):
    assert parse(line, typing=True) == filter


def test_a_mistake_before_the_end_of_a_line_being_typed_is_one():
    for line in ("after:20 zinc", "kind:uni ", "is:st zinc", "metl:zi"):
        with pytest.raises(FilterError):
            parse(line, typing=True)


def test_the_window_is_inclusive_and_partial_dates_mean_all_of_them():
    assert parse("after:2022-11 before:2023").window == ("2022-11-01", "2023-12-31")
    assert parse("on:2024-02 after:2024-02-10").window == ("2024-02-10", "2024-02-29")
    assert parse("on:2022-11-10..2023-01").window == ("2022-11-10", "2023-01-31")
    assert parse("published:2022").window is None


def test_values_are_taken_in_and_out():
    filter = Filter().including("organisations", "Baowu").including("organisations", "Rio Tinto")
    assert str(filter) == 'org:Baowu,"Rio Tinto"'
    assert filter.state_of("organisations", "baowu") == "included"
    assert str(filter.excluding("organisations", "Baowu")) == 'org:"Rio Tinto" -org:Baowu'
    assert filter.without("organisations", "Baowu").without("organisations", "rio tinto") == Filter()
    assert not Filter().including("kinds", "company").without("kinds", "company")


def test_any_of_and_all_of():
    any_of = parse("org:a,b -org:z zinc")
    all_of = any_of.with_mode("organisations", "all")
    assert (any_of.mode("organisations"), all_of.mode("organisations")) == ("any", "all")
    assert str(all_of) == "org:a org:b -org:z zinc"
    assert all_of.with_mode("organisations", "any") == any_of
    assert str(all_of.including("organisations", "c")) == "org:a org:b -org:z org:c zinc"
    assert str(any_of.without_own("organisations")) == "-org:z zinc"
    assert all_of.without_own("organisations") == all_of
