"""What every implementation of `store.protocol.Store` must do. A test module subclasses `StoreContract`.

`make(steps)` gives a store after some steps: each a list of articles to put in, or a list of sources to take out.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager

import factories
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from naive_store import NaiveStore

from articles.model import Article
from store.filters import Choice, Filter, Word, parse
from store.protocol import Groups, Store

Steps = Sequence[list[Article] | list[str]]

SOURCES = tuple(f"/news/{name}.txt" for name in ("a", "b", "c", "d", "e_f", "g"))


def _choices(*values: str) -> st.SearchStrategy[tuple[Choice, ...]]:
    one = st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple)
    return st.lists(st.builds(Choice, one, st.booleans()), max_size=2).map(tuple)


words = st.builds(Word, st.sampled_from(("alpha", "beta gamma", "del", "a", "$")), st.just(False), *[st.booleans()] * 3)
_ranges = st.tuples(factories.partial_dates, factories.partial_dates).map(lambda it: f"{min(it)[:4]}..{max(it)}")
filters = st.builds(
    Filter,
    words=st.lists(words, max_size=2).map(tuple),
    organisations=_choices("one steel", "Same", "two*", "Three-University", "nobody", "fourth"),
    metals=_choices("copper", "base", "aluminum", "ferroalloys", "Zn", "neodymium"),
    kinds=_choices("company", "university", "other"),
    sources=_choices("NEWS", "e_f", "x"),
    after=st.none() | factories.partial_dates,
    before=st.none() | factories.partial_dates,
    on=st.none() | factories.partial_dates | _ranges,
    published=st.none() | factories.partial_dates,
    states=st.lists(st.sampled_from(("undated", "-undated", "yearless", "-inferred", "inferred")), max_size=1).map(
        tuple
    ),
)
# Most parts of most filters are empty, so that articles are left.
sparse_filters = st.builds(
    lambda filter, kept: Filter(**{name: getattr(filter, name) for name in kept}),
    filters,
    st.lists(st.sampled_from(Filter.__slots__), max_size=3, unique=True),
)
_put = st.lists(factories.articles(st.sampled_from(SOURCES)), min_size=1, max_size=6, unique_by=lambda it: it.source)
_take = st.lists(st.sampled_from(SOURCES), min_size=1, max_size=2, unique=True)
histories = st.tuples(_put, st.lists(_put | _take, max_size=2)).map(lambda it: [it[0], *it[1]])

_slow = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


def after(steps: Steps) -> dict[str, Article]:
    """The articles there are after some steps, by source."""
    articles: dict[str, Article] = {}
    for step in steps:
        for item in step:
            if isinstance(item, str):
                articles.pop(item, None)
            else:
                articles[item.source] = item
    return articles


def naive(store: Store, steps: Steps) -> NaiveStore:
    """The plain answers for what a store holds after some steps, with the ids that it gave."""
    articles = after(steps)
    return NaiveStore([(row.id, articles[row.source]) for row in store.page(Filter(), 0, len(articles) + 9)])


class StoreContract:
    """Subclass as `TestSomething` with a `make`."""

    @staticmethod
    def make(steps: Steps) -> AbstractContextManager[Store]:
        """A store after some steps, closed afterwards."""
        raise NotImplementedError

    @_slow
    @given(histories)
    def test_all_that_was_put_in_is_there_in_order(self, steps: Steps) -> None:
        with self.make(steps) as store:
            plain = naive(store, steps)
            assert sorted(row.source for row in store.page(Filter(), 0, 99)) == sorted(after(steps))
            assert [row.id for row in store.page(Filter(), 0, 99)] == plain.ids(Filter())
            assert len(list(store.records(Filter()))) == len(plain.articles)

    @_slow
    @given(histories, st.lists(sparse_filters, min_size=1, max_size=4), st.sampled_from(("newest", "oldest")))
    def test_pages_are_complete_and_in_order(self, steps: Steps, filters: list[Filter], order: str) -> None:
        with self.make(steps) as store:
            plain = naive(store, steps)
            for filter in filters:
                ids = plain.ids(filter, order)
                pages = [store.page(filter, offset, 2, order) for offset in range(0, len(ids) + 1, 2)]
                assert [row.id for page in pages for row in page] == ids
                assert store.count(filter) == len(ids)
                assert tuple(store.groups(filter).__getattribute__(it) for it in ("dated", "yearless", "undated")) == (
                    plain.groups(filter)
                )
                for id, _ in plain.articles:
                    assert store.position(filter, id, order) == (ids.index(id) if id in ids else None)

    @_slow
    @given(histories, st.lists(sparse_filters, min_size=1, max_size=4), st.sampled_from(("newest", "oldest")))
    def test_folded_a_story_is_one_row(self, steps: Steps, filters: list[Filter], order: str) -> None:
        with self.make(steps) as store:
            plain = naive(store, steps)
            for filter in [Filter(), *filters]:
                ids = plain.stories(filter, order)
                pages = [store.page(filter, offset, 2, order, fold=True) for offset in range(0, len(ids) + 1, 2)]
                rows = [row for page in pages for row in page]
                assert [row.id for row in rows] == ids
                assert store.row_count(filter, fold=True) == len(ids)
                assert all(row.repeats == len(plain.others(row.id)) for row in rows)
                assert store.groups(filter, fold=True) == Groups(*plain.groups(filter, fold=True))
                left = plain.ids(filter)
                for id, _ in plain.articles:
                    row = ids.index(min({id, *plain.others(id)} & set(left))) if id in left else None
                    assert store.position(filter, id, order, fold=True) == row
                    assert [it.id for it in store.same_story_sources(id)] == plain.others(id)

    def test_folded_by_relevance(self) -> None:
        texts = {"a": "zinc and copper", "b": "zinc zinc zinc", "c": "zinc and copper", "d": "no metal"}
        with self.make([[factories.article(f"/n/{name}", text, "T") for name, text in texts.items()]]) as store:
            rows = store.page(parse("zinc"), 0, 9, "relevance", fold=True)
            assert [row.source for row in rows] == ["/n/b", "/n/a"]
            assert store.page(parse("zinc"), 1, 1, "relevance", fold=True) == rows[1:]
            repeat = store.article("/n/c")
            assert repeat is not None
            assert store.position(parse("zinc"), repeat.id, "relevance", fold=True) == 1

    @_slow
    @given(histories, sparse_filters, st.sampled_from(("newest", "oldest")))
    def test_a_summary_says_what_the_record_does(self, steps: Steps, filter: Filter, order: str) -> None:
        with self.make(steps) as store:
            found = list(store.summaries(filter, order))
            assert [it.id for it in found] == naive(store, steps).ids(filter, order)
            for it in found:
                record = store.article(it.id)
                assert record is not None
                assert (it.source, it.title, it.timeline_date, it.published) == (
                    record.source, record.title, record.timeline_date, record.published,
                )  # fmt: skip
                assert it.organisations == tuple(own.name for own in record.organisations)
                assert it.metals == tuple(sorted(own.metal for own in record.metals if not own.in_name_only))

    @_slow
    @given(histories, st.lists(sparse_filters, min_size=1, max_size=3))
    def test_facet_counts_are_those_of_counting_every_article(self, steps: Steps, filters: list[Filter]) -> None:
        with self.make(steps) as store:
            plain = naive(store, steps)
            for filter in [Filter(), *filters]:
                for facet in ("organisations", "metals", "kinds"):
                    found = store.facet(filter, facet)
                    assert {it.value: it.count for it in found} == plain.facet(filter, facet)
                    totals = plain.facet(Filter(), facet)
                    assert all(it.total == totals[it.value] for it in found)
                    assert list(found) == sorted(found, key=lambda it: (-it.count, it.value))
                    assert store.facet(filter, facet, 2) == found[:2]
                    own = store.facet(filter, facet, own=False)
                    assert {it.value: it.count for it in own} == plain.facet(filter.without_own(facet), facet)

    @_slow
    @given(histories, sparse_filters, st.sampled_from(("decade", "year", "quarter", "month", "day")))
    def test_a_bar_counts_what_its_period_would_leave(self, steps: Steps, filter: Filter, precision: str) -> None:
        with self.make(steps) as store:
            plain = naive(store, steps)
            bars = store.histogram(filter, precision)
            assert [bar.period for bar in bars] == sorted(bar.period for bar in bars)
            for bar in bars[:: max(1, len(bars) // 12)]:
                assert (bar.count, bar.total) == (plain.bar(filter, bar.period), plain.bar(Filter(), bar.period))
            if precision in ("decade", "year"):
                at_least_all = sum(bar.total for bar in bars)
                assert at_least_all >= sum(1 for _, it in plain.articles if it.published)

    def test_repeats_point_to_the_first(self) -> None:
        twice = [factories.article(f"/n/{name}", "The same body.") for name in "abc"]
        with self.make([twice, ["/n/a"]]) as store:
            records = {record.source: record for record in store.records(Filter())}
            assert records["/n/b"].duplicate_of is None
            assert records["/n/c"].duplicate_of == records["/n/b"].id
            assert [row.repeats for row in store.page(Filter(), 0, 9)] == [1, 0]

    def test_an_article_comes_back_whole(self) -> None:
        it = factories.article(
            "/n/a",
            "Baowu makes magnesium on November 24.",
            raw="MENU\nBaowu makes magnesium on November 24.",
            published="2022-12",
            organisations=(factories.organisation("Baowu"),),
            metals=(factories.metal("magnesium"), factories.metal("copper", in_name_only=True)),
            events=(
                factories.event("2022-11-24", basis="publication", reason="nearest past"),
                factories.event(None, month_day="11-24", end_month_day="11-25", in_title=True),
            ),
        )
        with self.make([[it]]) as store:
            record = store.article("/n/a")
            assert record is not None
            assert store.article(record.id) == record
            assert (record.title, record.body, record.published, record.timeline_date) == (
                it.title, it.body, "2022-12", "2022-12",
            )  # fmt: skip
            assert store.raw(record.id) == it.raw
            assert record.organisations[0].mentions == ((0, 5, "head", ""),)
            assert [(metal.metal, metal.in_name_only) for metal in record.metals] == [
                ("magnesium", False),
                ("copper", True),
            ]
            assert [(event.start, event.month_day, event.reason, event.in_title) for event in record.events] == [
                ("2022-11-24", None, "nearest past", False),
                (None, "11-24", "", True),
            ]
            assert store.article("/n/none") is None
            assert store.article(record.id + 1) is None
            assert store.raw(record.id + 1) is None

    def test_values_that_were_begun(self) -> None:
        both = (factories.organisation("Rio Tinto", aliases=("Rio Tinto", "RTZ")), factories.organisation("Tintern"))
        with self.make(
            [[factories.article("/n/a", organisations=both), factories.article("/n/b", "b", organisations=both[:1])]]
        ) as store:
            assert store.values("organisations", "tint") == ("Rio Tinto", "Tintern")
            assert store.values("organisations", "rtz") == ("Rio Tinto",)
            assert store.values("organisations", "nto") == ()
            assert store.values("organisations", "100%_\\'") == ()
            assert store.values("kinds", "Uni") == ("university",)

    def test_words_that_engines_stumble_over(self) -> None:
        body = "Rio-Tinto's C++ don't cost $9,512 at LME: a, \"quoted\" NEAR AND Müller"
        with self.make([[factories.article("/n/a", body)]]) as store:
            for line in (
                "rio-tinto",
                "don't",
                "C++",
                "$9,512",
                "LME:",
                '"',
                "",
                "AND",
                "NEAR",
                '"quot"*',
                "*",
                "muller",
            ):
                assert store.count(parse(line)) == 1, line
            for line in ("tinto-rio", "-c++", "title:lme", "$9,513", "\0x", "\ud800zz"):
                assert store.count(parse(line)) == 0, line

    def test_the_version_changes_with_what_is_there(self) -> None:
        one, other = factories.article("/n/a"), factories.article("/n/b")
        with self.make([[one]]) as first, self.make([[one], [other]]) as second, self.make([[one], [one]]) as third:
            assert first.version() != second.version()
            assert first.version() == third.version()
