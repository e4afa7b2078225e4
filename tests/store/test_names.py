"""Corrections of names: rules in the marks file, applied to whatever is asked."""

from __future__ import annotations

import os
import sqlite3

import factories
import pytest

from store.errors import StoreError
from store.filters import Filter, parse
from store.loading import put, remove
from store.marks import Marks
from store.opening import open_store

BAOWU = factories.organisation("Baowu Group", aliases=("Baowu Group", "Baowu"))
SHORT = factories.organisation("Baowu Group", aliases=("Baowu",))
WISCO = factories.organisation(
    "WISCO", aliases=("WISCO", "Wuhan Steel"), parent="Baowu Group", parent_key="baowu group"
)
ALLOY = factories.organisation("Alloy", kind="other")
MINES = factories.organisation("School of Mines", kind="university")
ARTICLES = (
    factories.article("/n/a", "alpha one", organisations=(BAOWU, WISCO)),
    factories.article("/n/b", "alpha two", organisations=(SHORT,)),
    factories.article("/n/c", "alpha three", organisations=(WISCO, ALLOY)),
    factories.article("/n/d", "alpha four", organisations=(ALLOY, MINES)),
)


@pytest.fixture
def files(tmp_path):
    path = str(tmp_path / "news.db")
    put(path, ARTICLES)
    return path, str(tmp_path / "marks.db")


@pytest.fixture
def store(files):
    store = open_store(*files)
    yield store
    store.close()


def facet(store, line="", which="organisations"):
    return {it.value: it.count for it in store.facet(parse(line), which)}


def having(store, line):
    """The sources of a filter's articles, asked in every way there is."""
    found = [row.source for row in store.page(parse(line), 0, 9)]
    assert store.count(parse(line)) == len(found)
    assert [record.source for record in store.records(parse(line))] == found
    assert sorted(row.source for row in store.page(parse(line), 0, 9, "relevance")) == sorted(found)
    for at, source in enumerate(found):
        assert store.position(parse(line), store.article(source).id) == at
    return [source[-1] for source in found]


def organisations(store, source):
    named = {it.source: it.organisations for it in store.summaries(Filter())}[source]
    record = store.article(source)
    assert named == tuple(it.name for it in record.organisations)
    return {it.name: it for it in record.organisations}


def test_merged_organisations_are_one(store):
    rule = store.names.merge("wuhan steel", "Baowu")
    assert (rule.rule, rule.name, rule.other, str(rule)) == (
        "merge", "WISCO", "Baowu Group", "merge WISCO into Baowu Group",
    )  # fmt: skip
    assert facet(store) == {"Baowu Group": 3, "Alloy": 2, "School of Mines": 1}
    assert facet(store, "alpha") == facet(store)
    assert facet(store, "org:alloy") == {"Baowu Group": 1, "Alloy": 2, "School of Mines": 1}
    for name in ("wisco", '"wuhan steel"', '"baowu group"', "baowu", "wis*"):
        assert having(store, f"alpha org:{name}") == ["a", "b", "c"]
        assert having(store, f"org:{name}") == ["a", "b", "c"]
        assert having(store, f"-org:{name}") == ["d"]
    found = organisations(store, "/n/a")["Baowu Group"]
    assert found.aliases == ("Baowu Group", "Baowu", "WISCO", "Wuhan Steel")
    assert [(start, by) for start, _, _, by in found.mentions] == [(0, "your rule"), (0, "")]
    assert organisations(store, "/n/c")["Baowu Group"].parent is None
    assert store.values("organisations", "wuh") == ("Baowu Group",)
    assert store.facet(Filter(), "organisations", 1)[0].total == 3


def test_a_new_name_is_shown_and_found(store):
    store.names.rename("WISCO", "Wuhan Iron and Steel")
    assert facet(store, "alpha")["Wuhan Iron and Steel"] == 2
    assert "WISCO" not in facet(store)
    for name in ("wisco", '"wuhan iron and steel"', '"wuhan steel"'):
        assert having(store, f"org:{name}") == ["a", "c"]
    assert list(organisations(store, "/n/c")) == ["Wuhan Iron and Steel", "Alloy"]
    assert store.values("organisations", "iron") == ("Wuhan Iron and Steel",)


def test_a_new_name_that_another_has_joins_its_value(store):
    store.names.rename("WISCO", "Alloy")
    assert facet(store) == {"Alloy": 3, "Baowu Group": 2, "School of Mines": 1}


def test_a_renamed_parent_is_shown_so(store):
    store.names.rename("Baowu Group", "Baosteel")
    assert organisations(store, "/n/c")["WISCO"].parent == "Baosteel"


def test_what_is_ignored_is_nowhere(store):
    store.names.ignore("alloy")
    assert facet(store) == {"Baowu Group": 2, "WISCO": 2, "School of Mines": 1}
    assert having(store, "org:alloy") == having(store, "alpha org:all*") == []
    assert facet(store, "", "kinds") == {"company": 3, "university": 1}
    assert having(store, "kind:other") == []
    assert having(store, "-kind:other") == ["a", "b", "c", "d"]
    assert list(organisations(store, "/n/d")) == ["School of Mines"]
    assert store.values("organisations", "all") == ()


def test_merging_kinds(store):
    store.names.merge("Alloy", "School of Mines")
    assert facet(store, "", "kinds") == facet(store, "alpha", "kinds") == {"company": 3, "university": 2}
    assert having(store, "kind:university") == ["c", "d"]
    assert having(store, "alpha kind:other") == []


def test_an_alias_becomes_a_body_of_its_own(store):
    store.names.split("Baowu Group", "BAOWU")
    assert facet(store) == {"Alloy": 2, "WISCO": 2, "BAOWU": 1, "Baowu Group": 1, "School of Mines": 1}
    assert having(store, "org:baowu") == ["b"]
    assert having(store, 'org:"baowu group"') == ["a"]
    assert having(store, "org:baowu*") == ["a", "b"]
    assert list(organisations(store, "/n/b")) == ["BAOWU"]
    store.names.merge("Baowu", "Alloy")
    assert facet(store) == {"Alloy": 3, "WISCO": 2, "Baowu Group": 1, "School of Mines": 1}
    assert having(store, "org:alloy") == ["b", "c", "d"]
    assert facet(store, "", "kinds") == {"company": 2, "other": 3, "university": 1}


def test_rules_build_on_one_another_and_are_undone_last_first(store):
    before = facet(store)
    store.names.merge("WISCO", "Baowu")
    store.names.rename("Baowu Group", "Baosteel")
    store.names.ignore("wuhan steel")
    assert facet(store) == {"Alloy": 2, "School of Mines": 1}
    assert [rule.rule for rule in store.names.rules()] == ["merge", "rename", "ignore"]
    assert store.names.undo().rule == "ignore"
    assert facet(store) == {"Baosteel": 3, "Alloy": 2, "School of Mines": 1}
    assert [store.names.undo().rule, store.names.undo().rule, store.names.undo()] == ["rename", "merge", None]
    assert facet(store) == before
    assert store.names.rules() == ()


def test_rules_hold_in_a_file_built_again(files):
    store = open_store(*files)
    store.names.merge("WISCO", "Baowu")
    store.names.split("Baowu", "Baowu")
    wanted = facet(store)
    store.close()
    os.remove(files[0])
    put(files[0], ARTICLES[::-1])
    store = open_store(*files)
    assert facet(store) == wanted
    remove(files[0], [article.source for article in ARTICLES])
    assert facet(store) == {}
    put(files[0], ARTICLES[2:])
    assert facet(store) == {"Alloy": 2, "Baowu Group": 1, "School of Mines": 1}
    store.close()


def test_the_articles_file_may_be_read_only(files):
    connection = sqlite3.connect(files[0])
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    os.chmod(files[0], 0o444)
    before = os.stat(files[0]).st_mtime_ns
    store = open_store(*files)
    store.names.ignore("Alloy")
    assert "Alloy" not in facet(store)
    store.close()
    assert os.stat(files[0]).st_mtime_ns == before


def test_what_can_not_be_corrected(store, files):
    for wrong, words in (
        (lambda names: names.ignore("Baowo Group"), "no organisation is called Baowo Group; did you mean Baowu Group?"),
        (lambda names: names.merge("WISCO", "nothing like it"), "no organisation is called nothing like it"),
        (lambda names: names.merge("WISCO", "wuhan steel"), "one organisation already"),
        (lambda names: names.split("WISCO", "Wuhan Stel"), "WISCO has no alias Wuhan Stel; did you mean Wuhan Steel?"),
        (lambda names: names.split("Alloy", "Alloy"), "no other name"),
        (lambda names: names.rename("WISCO", " "), "needs a name"),
    ):
        with pytest.raises(StoreError, match=words.replace("?", r"\?")):
            wrong(store.names)
    assert store.names.rules() == ()
    alone = open_store(files[0])
    with pytest.raises(StoreError, match="need a marks file"):
        alone.names.ignore("WISCO")
    assert (alone.names.rules(), alone.names.undo()) == ((), None)
    alone.close()


def test_a_marks_file_of_the_first_version_is_read_and_gets_the_table_with_the_first_rule(files):
    marks = Marks(files[1])
    marks.set_starred(["/n/a"], True)
    connection = sqlite3.connect(files[1], isolation_level=None)
    connection.execute("DROP TABLE name_rules")
    connection.execute("DELETE FROM _sqlite_migrations WHERE name = '0002_name_rules'")
    connection.execute("PRAGMA user_version = 1")
    connection.close()
    store = open_store(*files)
    assert store.names.rules() == ()
    assert facet(store)["Alloy"] == 2
    store.names.ignore("Alloy")
    assert "Alloy" not in facet(store)
    assert store.article("/n/a").starred
    store.close()
