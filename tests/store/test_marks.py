from __future__ import annotations

from threading import Thread

import factories
import pytest

from store.errors import FilterError, NotADatabase
from store.filters import Filter, parse
from store.loading import load, put
from store.marks import Mark, Marks, Place
from store.opening import open_store


@pytest.fixture
def files(tmp_path):
    db, marks = str(tmp_path / "news.db"), str(tmp_path / "hers" / "marks.db")
    put(db, [factories.article(f"/n/{name}", f"body {name}") for name in "abc"])
    return db, marks


@pytest.fixture
def store(files):
    opened = open_store(*files)
    yield opened
    opened.close()


def left(store, line):
    return [row.source[-1] for row in store.page(parse(line), 0, 9)]


def test_without_marks_nothing_is_marked(store):
    assert left(store, "is:unread") == ["a", "b", "c"]
    assert left(store, "is:read") == left(store, "is:starred") == left(store, "tag:x") == []
    assert left(store, "-tag:x -is:read") == ["a", "b", "c"]


def test_marks_in_filters_rows_and_records(store):
    store.marks.set_read(["/n/a", "/n/b"], True)
    store.marks.set_starred(["/n/b"], True)
    store.marks.set_tags(["/n/b", "/n/c"], ["Zinc", "later", " "])
    store.marks.set_note("/n/c", "ask Ada")
    assert (left(store, "is:unread"), left(store, "is:read"), left(store, "-is:read")) == (["c"], ["a", "b"], ["c"])
    assert (left(store, "is:starred"), left(store, "-is:starred is:read")) == (["b"], ["a"])
    assert (left(store, "tag:zinc"), left(store, "tag:x,LATER -tag:zinc"), left(store, "-tag:zinc")) == (
        ["b", "c"],
        [],
        ["a"],
    )
    assert store.count(parse("tag:zinc body is:starred")) == 1
    assert store.position(parse("tag:zinc"), 3) == 1
    assert [(row.read, row.starred) for row in store.page(Filter(), 0, 9)] == [
        (True, False),
        (True, True),
        (False, False),
    ]
    record = store.article("/n/c")
    assert (record.read, record.tags, record.note) == (False, ("Zinc", "later"), "ask Ada")
    assert store.marks.tags() == (("Zinc", 2), ("later", 2))


def test_changes_are_undone_one_by_one(store):
    marks = store.marks
    marks.set_tags(["/n/a"], ["one"])
    marks.set_note("/n/a", "note")
    marks.set_read(["/n/a", "/n/b"], True)
    assert marks.undo() == "read"
    assert marks.of("/n/a") == Mark(note="note", tags=("one",))
    assert (marks.undo(), marks.undo(), marks.undo()) == ("note", "tags", None)
    assert marks.of("/n/a") == Mark()


def test_the_first_mark_is_no_trouble_for_those_who_ask_meanwhile(files, tmp_path):
    db, _ = files
    for number in range(20):
        store = open_store(db, str(tmp_path / f"{number}.db"))
        others = open_store(db, str(tmp_path / f"{number}.db"))
        marking = Thread(target=store.marks.set_read, args=(["/n/a"], True))
        marking.start()
        while marking.is_alive():
            assert left(others, "is:read") in ([], ["a"])
            assert others.marks.place(db) is None
        marking.join()
        assert left(others, "is:read") == ["a"]
        store.close()
        others.close()
    assert not list(tmp_path.glob("*.new*"))


def test_marks_outlive_the_articles_file(files, tmp_path):
    Marks(files[1]).set_starred(["/n/b"], True)
    again = str(tmp_path / "again.db")
    put(again, [factories.article("/n/b")])
    store = open_store(again, files[1])
    assert left(store, "is:starred") == ["b"]
    store.close()


def test_marks_follow_a_moved_file_once(tmp_path):
    db, path = str(tmp_path / "news.db"), str(tmp_path / "marks.db")
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("A headline of the day\n\nZinc prices rose, Rio Tinto said.\n")
    load(db, [str(old)])
    Marks(path).set_starred([str(old)], True)
    old.rename(new)
    load(db, [str(new)])
    open_store(db, path).close()
    assert Marks(path).of(str(new)).starred
    assert Marks(path).of(str(old)) == Mark()
    Marks(path).set_starred([str(old)], True)
    open_store(db, path).close()
    assert Marks(path).of(str(old)).starred


def test_filters_and_places_are_kept(tmp_path):
    marks = Marks(str(tmp_path / "marks.db"))
    assert (marks.saved_filters(), marks.place("/db"), marks.undo()) == ({}, None, None)
    marks.save_filter("steel", "metal:steel")
    marks.save_filter("a", "metal:zinc")
    marks.save_filter("steel", "metal:steel is:unread")
    assert marks.saved_filters() == {"a": "metal:zinc", "steel": "metal:steel is:unread"}
    marks.delete_filter("a")
    assert list(marks.saved_filters()) == ["steel"]
    marks.leave("/db", Place("zinc", "/n/a"))
    assert marks.place("/db") == Place("zinc", "/n/a")


def test_without_a_marks_file_they_cant_be_asked_for(files):
    store = open_store(files[0])
    with pytest.raises(FilterError) as mistake:
        store.count(parse("kind:company is:unread"))
    assert mistake.value.position == len("kind:company ")
    store.close()


def test_another_file_is_refused(files, tmp_path):
    other = tmp_path / "other.db"
    other.write_text("this is no database, only some text " * 9)
    for path in (str(other), files[0]):
        with pytest.raises(NotADatabase):
            Marks(path).set_read(["/n/a"], True)
        with pytest.raises(NotADatabase):
            open_store(files[0], path)
