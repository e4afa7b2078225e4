from __future__ import annotations

import factories
import pytest

from store.filters import parse
from store.hints import unknown_values
from store.loading import put
from store.opening import open_store


@pytest.fixture
def hints(tmp_path):
    """`hints(line)` gives the sentences on a filter line, over one article of Codelco on copper."""
    codelco = factories.organisation("Codelco", aliases=("Codelco", "Corporation of Copper"))
    made = factories.article(
        "/n/a", "Codelco digs.", "Copper news", organisations=(codelco,), metals=(factories.metal("copper"),)
    )
    put(str(tmp_path / "news.db"), [made])
    store = open_store(str(tmp_path / "news.db"), str(tmp_path / "marks.db"))
    yield lambda line: list(unknown_values(store, parse(line)))
    store.close()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("org:codelko", ["no article has org:codelko; did you mean Codelco?"]),
        ("org:codel", ["no article has org:codel; did you mean Codelco?"]),
        ("org:c", ["no article has org:c"]),
        ("org:quarry", ["no article has org:quarry"]),
        ("org:codelco,quarry metal:copper", ["no article has org:quarry"]),
        ("-org:quarry", []),
        ("tag:later", ["no article has tag:later"]),
        ("source:wire", ["no article has source:wire"]),
        ("source:/n/", []),
        ("title:digs", ["no article has title:digs"]),
        ("title:news", []),
        ('"copper digs"', ['no article has "copper digs"']),
        ("digs -slag", []),
    ],
)
def test_each_wanted_value_that_no_article_has_is_told_with_a_likely_one(hints, line, said):
    assert hints(line) == said
