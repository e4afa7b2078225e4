"""Random rules over random articles: facets, kinds and records say what applying the rules to every article would."""

from __future__ import annotations

import tempfile
from collections import Counter

import factories
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from naive_store import NaiveStore
from store_contract import SOURCES

from store.filters import Filter, parse
from store.loading import put
from store.marks import Marks
from store.opening import open_store

KEYS = ("one", "two", "three", "four", "same")
EVERYONE = factories.article(
    "/news/all.txt", "all of them", organisations=tuple(factories.organisation(f"{key} itself", key) for key in KEYS)
)

keys = st.sampled_from(KEYS)
rules = st.one_of(
    st.tuples(st.just("merge"), keys, keys),
    st.tuples(st.just("ignore"), keys, st.just("")),
    st.tuples(st.just("rename"), keys, st.sampled_from(("New", "One Steel", "Another"))),
)
batches = st.lists(factories.articles(st.sampled_from(SOURCES)), max_size=6, unique_by=lambda it: it.source)


class Corrected:
    """What rules make of each key: a name and a kind, or None."""

    def __init__(self, plain: NaiveStore, rules) -> None:
        self.body = {key: key for key in KEYS}
        self.names, self.kinds, self.ignored = dict(plain.names), dict(plain.kinds), set()
        for rule, key, other in rules:
            body = self.body[key]
            if rule == "merge":
                self.body = {it: self.body[other] if at == body else at for it, at in self.body.items()}
            elif rule == "ignore":
                self.ignored.add(body)
            else:
                self.names[body] = other

    def of(self, article, names):
        return {names[self.body[it.key]] for it in article.organisations if self.body[it.key] not in self.ignored}


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(batches, st.lists(rules, min_size=1, max_size=4), st.sampled_from(("", "metal:copper", "alpha", "-is:undated")))
def test_rules_hold_for_every_article(batch, rules, line):
    with tempfile.TemporaryDirectory() as folder:
        path, marks = f"{folder}/news.db", Marks(f"{folder}/marks.db")
        put(path, [*batch, EVERYONE])
        for rule, key, other in rules:
            marks.add_rule(rule, [key], key, [other] if rule == "merge" else [], other)
        store = open_store(path, marks.path)
        articles = {it.source: it for it in (*batch, EVERYONE)}
        plain = NaiveStore([(row.id, articles[row.source]) for row in store.page(Filter(), 0, 99)])
        wanted = Corrected(plain, rules)
        chosen = [article for id, article in plain.articles if id in plain.ids(parse(line))]
        for facet, names in (("organisations", wanted.names), ("kinds", wanted.kinds)):
            counts = Counter(value for article in chosen for value in wanted.of(article, names))
            assert {it.value: it.count for it in store.facet(parse(line), facet)} == counts
        for kind in set(wanted.kinds.values()):
            having = [it for it in articles.values() if kind in wanted.of(it, wanted.kinds)]
            assert store.count(parse(f"kind:{kind}")) == len(having)
        for summary in store.summaries(Filter()):
            record = store.article(summary.id)
            assert summary.organisations == tuple(it.name for it in record.organisations)
            assert set(summary.organisations) == wanted.of(articles[summary.source], wanted.names)
        store.close()
