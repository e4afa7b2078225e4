from __future__ import annotations

import gzip
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import factories
import pytest

from articles.model import Mention, Metal, Source
from store.background import BackgroundLoad
from store.errors import Replaced, StoreError
from store.filters import Filter, parse
from store.loading import Report, load, put, remove
from store.opening import open_store
from store.workers import Workers

TEXT = "Zinc prices rose on 3 March 2021, Rio Tinto said in a statement about the smelter."


@pytest.fixture
def db(tmp_path):
    return str(tmp_path / "data" / "news.db")


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.txt").write_text(f"Story {name} of the day\n\n{TEXT} It is story {name}.\n")
    return folder


def ask(db, sql, *parameters):
    connection = sqlite3.connect(db)
    try:
        return connection.execute(sql, parameters).fetchall()
    finally:
        connection.close()


def sources(db):
    return dict(ask(db, "SELECT source, id FROM articles"))


def check(db):
    """The file is whole, its index agrees with its texts, and what is counted is there."""
    assert ask(db, "PRAGMA integrity_check") == [("ok",)]
    assert ask(db, "PRAGMA foreign_key_check") == []
    connection = sqlite3.connect(db)
    connection.execute("INSERT INTO articles_fts(articles_fts, rank) VALUES ('integrity-check', 1)")
    connection.close()
    total = ask(db, "SELECT coalesce(sum(articles), 0) FROM totals WHERE facet = 'articles'")
    assert ask(db, "SELECT count(*) FROM articles") == total


def test_loading_again_changes_nothing(db, news):
    assert load(db, [str(news)]) == Report(3, 0, 0, 0, 0)
    before = ask(db, "SELECT * FROM articles")
    assert load(db, [str(news)]) == Report(0, 0, 3, 0, 0)
    assert ask(db, "SELECT * FROM articles") == before
    assert ask(db, "SELECT loaded, unchanged, finished IS NOT NULL FROM loads") == [(3, 0, 1), (0, 3, 1)]
    check(db)


def test_a_changed_source_keeps_its_id(db, news):
    load(db, [str(news)])
    before = sources(db)
    (news / "b.txt").write_text("Another headline\n\nCopper instead of the other metal, Codelco said.\n")
    assert load(db, [str(news)]) == Report(0, 1, 2, 0, 0)
    assert sources(db) == before
    store = open_store(db)
    assert (store.count(parse("zinc")), store.count(parse("codelco"))) == (2, 1)
    assert [it.value for it in store.facet(Filter(), "metals")] == ["zinc", "copper"]
    store.close()
    check(db)


def test_a_moved_file_keeps_its_id(db, news):
    load(db, [str(news)])
    before = sources(db)
    (news / "b.txt").rename(news / "z.txt")
    assert load(db, [str(news)]) == Report(0, 1, 2, 0, 0)
    after = sources(db)
    assert after[str(news / "z.txt")] == before[str(news / "b.txt")]
    assert len(after) == 3


def test_a_copied_file_is_an_article_of_its_own(db, news):
    (news / "b.txt").write_text("Nickel falls\n\nOn Monday nickel fell by a tenth in London, brokers told reporters.\n")
    load(db, [str(news)])
    (news / "z.txt").write_text((news / "b.txt").read_text())
    assert load(db, [str(news)]) == Report(1, 0, 3, 0, 0)
    assert ask(db, "SELECT duplicate_of FROM articles WHERE source LIKE '%z.txt'") == [
        (sources(db)[str(news / "b.txt")],)
    ]


def test_repeats_may_be_kept_unmarked(db, news):
    (news / "z.txt").write_text((news / "b.txt").read_text())
    load(db, [str(news)], keep_duplicates=True)
    assert ask(db, "SELECT count(duplicate_of) FROM articles") == [(0,)]


def test_removing(db, news):
    load(db, [str(news)])
    a, b = str(news / "a.txt"), str(news / "b.txt")
    assert remove(db, [a, "/nowhere", b]) == ("/nowhere",)
    store = open_store(db)
    assert (store.count(Filter()), store.count(parse("zinc"))) == (1, 1)
    assert [(it.value, it.count) for it in store.facet(Filter(), "metals")] == [("zinc", 1)]
    store.close()
    check(db)


def test_the_shown_name_does_not_depend_on_the_order_of_loading(tmp_path):
    names = ("Baotou Steel", "Baotou Steel Group", "Baotou Steel Union", "Baotou Steel Group")
    articles = [
        factories.article(f"/n/{at}", f"body {at}", organisations=(factories.organisation(name, "baotou steel"),))
        for at, name in enumerate(names)
    ]
    known = factories.article(
        "/n/k", "k", organisations=(factories.organisation("Baogang", "baotou steel", known=True),)
    )
    for order in (articles, articles[::-1]):
        db = str(tmp_path / f"{order[0].source[-1]}.db")
        put(db, order)
        assert ask(db, "SELECT name FROM organisations") == [("Baotou Steel Group",)]
        put(db, [known])
        assert ask(db, "SELECT name FROM organisations") == [("Baogang",)]
        remove(db, ["/n/k", "/n/1"])
        assert ask(db, "SELECT name FROM organisations") == [("Baotou Steel Group",)]
        remove(db, ["/n/3"])
        assert ask(db, "SELECT name FROM organisations") == [("Baotou Steel Union",)]


def test_bad_inputs_are_refused_one_by_one(db, news):
    (news / "empty.txt").write_text("")
    (news / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (news / "picture.png").write_bytes(b"\x89PNG")
    (news / "lines.jsonl").write_text(json.dumps({"id": "1", "text": TEXT}) + "\n{broken\n")
    heard = []
    report = load(db, [str(news), "/no/such/path"], rejected=heard.append)
    assert report == Report(4, 0, 0, 4, 1)
    refused = [str(news / "binary.txt"), str(news / "empty.txt"), f"{news / 'lines.jsonl'}#2", "/no/such/path"]
    assert [it.source for it in heard] == refused
    assert dict(ask(db, "SELECT source, reason FROM rejections")) == {it.source: it.reason for it in heard}
    (news / "lines.jsonl").write_text(json.dumps({"id": "1", "text": TEXT}) + "\n")
    load(db, [str(news / "lines.jsonl")])
    assert sorted(it for (it,) in ask(db, "SELECT source FROM rejections")) == sorted({*refused} - {refused[2]})


def test_loading_tells_how_far_it_is_and_can_be_called_off(db, news):
    told = []
    records = news / "many.jsonl"
    records.write_text("".join(json.dumps({"id": str(at), "text": f"{at} {TEXT}"}) + "\n" for at in range(300)))
    report = load(db, [str(records)], jobs=1, progress=told.append, cancelled=lambda: True)
    assert 0 < report.loaded < 300
    assert told[-1].articles == report.loaded
    assert load(db, [str(records)]).loaded == 300 - report.loaded
    check(db)


def test_loading_an_export_gives_the_same_articles(db, news, tmp_path):
    import io

    from store import export

    load(db, [str(news)])
    first, second = io.StringIO(), io.StringIO()
    store = open_store(db)
    export.write_jsonl(store.records(Filter()), first)
    store.close()
    (tmp_path / "export.jsonl").write_text(first.getvalue())
    again = str(tmp_path / "again.db")
    assert load(again, [str(tmp_path / "export.jsonl")]).loaded == 3
    store = open_store(again)
    export.write_jsonl(store.records(Filter()), second)
    store.close()
    assert second.getvalue() == first.getvalue()


def write_many(path, count):
    with open(path, "w") as out:
        for at in range(count):
            out.write(json.dumps({"id": str(at), "text": f"Zinc {at}."}) + "\n")


LOADER = "import sys; from store.loading import load\nif __name__ == '__main__': print(load(sys.argv[1], sys.argv[2:]))"


def loader(db, *paths):
    return subprocess.Popen([sys.executable, "-c", LOADER, db, *map(str, paths)], stdout=subprocess.PIPE)


def written(db):
    try:
        return ask(db, "SELECT coalesce(sum(articles), 0) FROM totals WHERE facet = 'articles'")[0][0]
    except sqlite3.Error:
        return 0


@pytest.mark.timeout(180)
def test_killed_while_loading_and_loaded_again(db, tmp_path):
    write_many(tmp_path / "many.jsonl", 6_000)
    for least in (1, 2_000):
        killed = loader(db, tmp_path / "many.jsonl")
        while written(db) < least and killed.poll() is None:
            time.sleep(0.01)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        assert least <= written(db) < 6_000
        check(db)
    before = written(db)
    report = load(db, [str(tmp_path / "many.jsonl")])
    assert (report.loaded, report.unchanged) == (6_000 - before, before)
    assert ask(db, "SELECT count(*), count(DISTINCT source) FROM articles") == [(6_000, 6_000)]
    check(db)


def test_the_reading_processes_end_with_their_loader(db, tmp_path):
    write_many(tmp_path / "many.jsonl", 20_000)
    killed = loader(db, tmp_path / "many.jsonl")
    listed = Path(f"/proc/{killed.pid}/task/{killed.pid}/children")
    if not listed.exists():
        pytest.skip("no /proc here")
    children: list[str] = []
    while not children and killed.poll() is None:
        children = listed.read_text().split()
    assert children
    killed.kill()
    killed.wait()
    ended = time.monotonic() + 20
    while any(os.path.exists(f"/proc/{pid}") for pid in children) and time.monotonic() < ended:
        time.sleep(0.01)
    assert not [pid for pid in children if os.path.exists(f"/proc/{pid}")]


def test_a_worker_that_dies_takes_no_other_record_with_it():
    workers = Workers(1)

    def chunks():
        yield [(Source(f"/n/{at}", f"Zinc {at}."), frozenset()) for at in range(3)]
        workers._workers[0].process.kill()
        workers._workers[0].process.wait()
        yield [(Source("/n/3", "Zinc 3."), frozenset())]

    read = [result for results in workers.map(chunks()) for result in results]
    assert [result.source for result in read] == [f"/n/{at}" for at in range(4)]
    assert not workers._workers


def test_the_time_left_of_one_large_file_is_told_by_its_bytes(db, tmp_path):
    path, told = tmp_path / "many.jsonl", []
    write_many(path, 3_000)
    size = path.stat().st_size
    load(db, [str(path)], jobs=1, progress=told.append, cancelled=lambda: True)
    assert 0 < told[-1].bytes < told[-1].bytes_total == size
    assert told[-1].seconds_left == pytest.approx(told[-1].seconds * (size / told[-1].bytes - 1))
    packed = tmp_path / "packed.jsonl.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    load(db, [str(path), str(packed)], jobs=1, progress=told.append)
    assert (told[-1].bytes, told[-1].seconds_left) == (size + packed.stat().st_size, 0)


@pytest.mark.parametrize("replaced", [False, True])
def test_a_database_that_goes_while_it_is_loaded_into_is_not_reported_as_loaded(db, news, tmp_path, replaced):
    other = str(tmp_path / "other.db")
    put(other, [factories.article("/n/other")])

    def lose(_progress):
        for ending in ("", "-wal", "-shm"):
            os.remove(db + ending)
        if replaced:
            os.replace(other, db)

    with pytest.raises(Replaced, match="removed or replaced"):
        load(db, [str(news)], progress=lose)
    if replaced:
        assert list(sources(db)) == ["/n/other"]


def test_two_loaders_at_once(db, tmp_path):
    write_many(tmp_path / "many.jsonl", 800)
    both = [loader(db, tmp_path / "many.jsonl") for _ in range(2)]
    said = [process.communicate()[0].decode().replace(",", "").split() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum(int(words[1]) + int(words[3]) for words in said) == 800
    assert ask(db, "SELECT count(*) FROM articles") == [(800,)]
    check(db)


def wait_for(loading):
    ended = time.monotonic() + 30
    while not isinstance(loading.poll(), Report) and time.monotonic() < ended:
        time.sleep(0.01)
    return loading.poll()


def test_loading_behind_a_screen(db, news):
    loading = BackgroundLoad(db, [str(news), "/no/such/path"])
    loading.start()
    assert wait_for(loading) == Report(3, 0, 0, 1, 0)
    assert [it.source for it in loading.rejections] == ["/no/such/path"]
    loading.close()


def test_loading_behind_a_screen_that_fails(tmp_path, news):
    (tmp_path / "other.db").write_text("no database, but a text of some length" * 9)
    loading = BackgroundLoad(str(tmp_path / "other.db"), [str(news)])
    loading.start()
    with pytest.raises(StoreError, match="is not a database"):
        wait_for(loading)
    loading.close()


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 200])
def test_as_many_links_come_back_as_were_found(db, count):
    spans = tuple(Mention(at, at + 4, "vocabulary") for at in range(count))
    events = tuple(factories.event(f"2021-03-{at % 28 + 1:02d}", span=(at, at + 4)) for at in range(count))
    put(db, [factories.article("/n/a", "Zinc " * 60, metals=(Metal("zinc", "base", spans),), events=events)])
    store = open_store(db)
    record = store.article("/n/a")
    store.close()
    assert [span[0] for metal in record.metals for span in metal.mentions] == list(range(count))
    assert [(event.start, event.span) for event in record.events] == [(event.start, event.span) for event in events]
