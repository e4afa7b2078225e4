"""The first page of a search that is found by reading the newest articles: always what full text would find."""

from __future__ import annotations

import random
from dataclasses import replace

import factories
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from naive_store import NaiveStore
from store_contract import sparse_filters

from store.answering import index_of
from store.facet_index.newest import first_page
from store.facet_index.selection import beginning
from store.filters import Word, parse
from store.loading import put
from store.opening import open_store

TEXTS = ("alphabet", "beta gamma", "delt", "gam", "beta ga", "b", "中国")
words = st.builds(Word, st.sampled_from(TEXTS), st.just(False), *[st.booleans()] * 3)
searches = st.builds(
    lambda filter, wanted: replace(filter, words=tuple(wanted)), sparse_filters, st.lists(words, min_size=1, max_size=3)
)


def read(store, filter, limit, order="newest", fold=False, rare=0):
    with store.asking() as asking:
        return first_page(index_of(asking), filter, limit, order, fold, rare)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """A store of articles of a few words each, many of them repeats, and the same articles for plain counting."""
    dice = random.Random(5)
    articles = [
        factories.article(
            f"/news/{number}",
            " ".join(dice.choices(factories.WORDS, k=dice.randint(1, 3))),
            " ".join(dice.choices(factories.WORDS, k=2)),
            published=dice.choice(("2021", "2021-03", "2021-03-04", "2022-01-02", None)),
            metals=tuple(factories.metal(name) for name in dice.sample(("copper", "zinc"), dice.randint(0, 2))),
        )
        for number in range(60)
    ]
    path = str(tmp_path_factory.mktemp("mixed") / "news.db")
    put(path, articles)
    store = open_store(path)
    yield store, NaiveStore(list(enumerate(articles, 1)))
    store.close()


@settings(deadline=None)
@given(searches)
def test_reading_finds_what_counting_finds(mixed, filter):
    store, plain = mixed
    for limit in (1, 3, 99):
        assert read(store, filter, limit) == plain.ids(filter)[:limit]
        assert read(store, filter, limit, "oldest") == plain.ids(filter, "oldest")[:limit]
        assert read(store, filter, limit, fold=True) == plain.stories(filter)[:limit]


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """A store of a thousand articles of one day, of which the last three have a word of their own."""
    path = str(tmp_path_factory.mktemp("many") / "news.db")
    bodies = [f"Common talk number{number} of {'cobalt' if number > 996 else 'coal'}." for number in range(1000)]
    put(path, [factories.article(f"/{at}", body, published="2021-03-04") for at, body in enumerate(bodies)])
    store = open_store(path)
    yield store
    store.close()


@pytest.mark.parametrize("line", ["talk", "tal*", '"common talk"', "talk -cobal*", "comm* talk"])
def test_dense_words_are_found_by_reading(many, line):
    filter = parse(line)
    assert read(many, filter, 50, rare=500) == [row.id for row in many.page(filter, 0, 50)] == list(range(1, 51))


@pytest.mark.parametrize("line", ["cobalt", "coba*", '"of cobalt"', "talk cobalt"])
def test_rare_words_are_left_to_full_text(many, line):
    filter = parse(line)
    assert read(many, filter, 50, rare=500) is None
    assert [row.id for row in many.page(filter, 0, 50)] == [998, 999, 1000]


def test_once_the_hit_list_is_at_hand_nothing_is_read(many):
    filter = parse("number*")
    assert len(read(many, filter, 9)) == 9
    assert many.count(filter) == 1000
    assert read(many, filter, 9) is None


@pytest.mark.parametrize(
    ("text", "letters"),
    [("al", "al"), ("É", "e"), ("alu", None), ("a b", None), ("a-", "a"), ("中", None), ("-", None)],
)
def test_short_beginnings_are_in_the_index(text, letters):
    assert beginning(Word(text, prefix=True)) == letters
    assert beginning(Word(text)) is None
