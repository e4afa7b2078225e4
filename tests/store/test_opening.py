from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
import time

import factories
import pytest
from plain_user import OBEYING, can_be_made_to_obey

from store.errors import DatabaseCorrupt, DatabaseLocked, Interrupted, NewerDatabase, NotADatabase, StoreError
from store.filters import Filter, parse
from store.loading import put
from store.opening import open_store


@pytest.fixture
def db(tmp_path):
    path = str(tmp_path / "news.db")
    put(path, [factories.article(f"/n/{at}", f"Body {at} of zinc. " * 40) for at in range(60)])
    return path


def test_a_missing_file_is_not_made_unasked(tmp_path):
    path = str(tmp_path / "none" / "news.db")
    with pytest.raises(NotADatabase, match="there is no"):
        open_store(path)
    store = open_store(path, create=True)
    assert (store.count(Filter()), store.page(Filter(), 0, 9), store.facet(Filter(), "metals")) == (0, (), ())
    assert (store.histogram(Filter(), "year"), store.version(), list(store.records(Filter()))) == ((), 0, [])
    store.close()


def test_files_that_are_none_of_ours(tmp_path, db):
    text, other, newer = (str(tmp_path / name) for name in ("text.db", "other.db", "newer.db"))
    with open(text, "w") as out:
        out.write("some text, and enough of it to be a header" * 9)
    sqlite3.connect(other).executescript("CREATE TABLE theirs(a); INSERT INTO theirs VALUES (1)")
    shutil.copy(db, newer)
    connection = sqlite3.connect(newer)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    for path, kind, words in (
        (text, NotADatabase, "is not a database"),
        (other, NotADatabase, "of another program"),
        (newer, NewerDatabase, "newer newsdash"),
        (str(tmp_path), NotADatabase, "is a folder"),
    ):
        with pytest.raises(kind, match=words):
            open_store(path)
        with pytest.raises(kind, match=words):
            put(path, [factories.article("/n/x")])
    assert sqlite3.connect(other).execute("SELECT * FROM theirs").fetchall() == [(1,)]


def test_a_damaged_file_is_told_from_a_locked_one(db):
    size = os.path.getsize(db)
    with open(db, "r+b") as damaged:
        damaged.seek(4096 * 3)
        damaged.write(b"\xff" * (size - 4096 * 6))

    def read_it_all():
        list(open_store(db).records(Filter()))

    with pytest.raises(DatabaseCorrupt):
        read_it_all()


def test_a_locked_file(db, monkeypatch):
    monkeypatch.setattr("store.connection.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseLocked):
        put(db, [factories.article("/n/x")])
    store = open_store(db)
    assert store.count(parse("zinc")) == 60
    store.close()
    other.close()


def test_a_full_disk_leaves_what_was_there(db, monkeypatch):
    from store import loading

    connect = loading.connect_writing

    def nearly_full(path):
        database = connect(path)
        pages = database.execute("PRAGMA page_count").fetchone()[0]
        database.execute(f"PRAGMA max_page_count = {pages + 3}").fetchone()
        return database

    monkeypatch.setattr(loading, "connect_writing", nearly_full)
    with pytest.raises(StoreError, match="is full"):
        put(db, [factories.article(f"/m/{at}", f"Other {at}. " * 900) for at in range(60)])
    store = open_store(db)
    assert (store.count(Filter()), store.count(parse("zinc"))) == (60, 60)
    store.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(db):
    folder = os.path.dirname(db)
    os.chmod(folder, stat.S_IRUSR | stat.S_IXUSR)
    try:
        store = open_store(db)
        assert store.count(parse("zinc")) == 60
        store.close()
        with pytest.raises(StoreError):
            put(db, [factories.article("/n/x")])
    finally:
        os.chmod(folder, stat.S_IRWXU)


def test_a_question_can_be_called_off_from_another_thread(db):
    store = open_store(db)
    slow = Filter()
    started = threading.Event()
    ended = []

    def ask():
        try:
            while True:
                started.set()
                store.facet(parse("zinc"), "organisations")
                list(store.page(slow, 0, 60))
        except Interrupted:
            ended.append(True)

    thread = threading.Thread(target=ask)
    thread.start()
    started.wait()
    until = time.monotonic() + 20
    while not ended and time.monotonic() < until:
        store.interrupt()
    thread.join(1)
    assert ended == [True]
    assert store.count(parse("zinc")) == 60
    store.close()
    with pytest.raises(StoreError):
        store.count(Filter())


def test_readers_see_whole_batches(tmp_path):
    path = str(tmp_path / "news.db")
    put(path, [])
    store = open_store(path)
    seen = set()
    articles = [factories.article(f"/n/{at}", f"zinc {at}") for at in range(400)]
    writer = threading.Thread(target=put, args=(path, articles), kwargs={"batch": 100})
    writer.start()
    while writer.is_alive():
        seen.add((store.count(parse("zinc")), store.version()))
    writer.join()
    assert {count for count, _ in seen} <= {0, 100, 200, 300, 400}
    assert (store.count(parse("zinc")), store.count(Filter())) == (400, 400)
    store.close()


def test_other_programs_find_plain_tables(db):
    from sqlite_utils import Database

    database = Database(db)
    assert {"articles", "organisations", "metals", "events", "loads", "rejections"} <= set(database.table_names())
    assert database.table("articles").strict
    assert database.table("articles").detect_fts() == "articles_fts"
    assert {key.other_table for key in database.table("article_organisations").foreign_keys} >= {
        "articles",
        "organisations",
    }
    assert next(iter(database.view("article_overview").rows))["source"] == "/n/0"
    database.close()


def test_a_file_put_in_its_place_is_noticed(db, tmp_path):
    store = open_store(db)
    assert store.count(Filter()) == 60
    other = str(tmp_path / "rebuilt.db")
    put(other, [factories.article("/n/only")])
    for ending in ("-wal", "-shm"):
        if os.path.exists(db + ending):
            os.remove(db + ending)
    os.replace(other, db)
    assert store.count(Filter()) == 1
    assert store.facet(Filter(), "organisations") == ()
    os.remove(db)
    assert store.count(Filter()) == 1
    store.close()


COUNTING = (
    "import sys; from store.filters import Filter; from store.opening import open_store;"
    " store = open_store(sys.argv[1]); [print(store.count(Filter()), flush=True) for _ in sys.stdin]"
)


@pytest.mark.skipif(not can_be_made_to_obey(), reason="this user may do everything here")
def test_a_reader_who_may_not_write_sees_what_others_load(tmp_path):
    db = str(tmp_path / "shared" / "news.db")
    put(db, [factories.article("/n/a")])
    os.chmod(tmp_path / "shared", 0o555)
    reader = subprocess.Popen(
        [*OBEYING, sys.executable, "-c", COUNTING, db], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    def counted():
        reader.stdin.write("\n")
        reader.stdin.flush()
        return int(reader.stdout.readline())

    try:
        assert counted() == 1
        for more in (1, 2):
            os.chmod(tmp_path / "shared", 0o755)
            put(db, [factories.article(f"/n/b{more}", f"Body {more} of tin.")])
            os.chmod(tmp_path / "shared", 0o555)
            assert counted() == 1 + more
    finally:
        os.chmod(tmp_path / "shared", 0o755)
        reader.communicate(timeout=60)
