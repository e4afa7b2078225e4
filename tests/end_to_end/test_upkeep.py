"""Looking after the files from the command line: `remove`, `info`, `check`, `reindex`."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

COPPER = "Codelco lifts copper output\n\nSANTIAGO, March 3, 2024 - Codelco said copper output rose in February 2024.\n"
TIN = "PT Timah sells tin\n\nJAKARTA, May 7, 2024 - PT Timah said it sold more tin on May 2, 2024.\n"
ZINC = "Nyrstar halts zinc smelter\n\nBUDEL, June 9, 2024 - Nyrstar halted its zinc smelter on June 8, 2024.\n"


@pytest.fixture
def loaded(run, tmp_path: Path) -> Path:
    """A folder of two files and a file of two records, all loaded."""
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "copper.txt").write_text(COPPER)
    (folder / "tin.txt").write_text(TIN)
    records = [{"id": "a", "text": ZINC}, {"id": "b", "text": ZINC.replace("zinc", "lead")}]
    (folder / "feed.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    assert run("load", folder).returncode == 0
    return folder


def sources(run) -> set[str]:
    return {Path(json.loads(line)["source"]).name for line in run("search", "--format", "jsonl").stdout.splitlines()}


def harm(db: Path, sql: str) -> None:
    connection = sqlite3.connect(db)
    connection.execute(sql)
    connection.commit()
    connection.close()


def test_articles_are_removed_by_id_source_path_and_file_of_records(run, loaded) -> None:
    copper = json.loads(run("search", "metal:copper", "--format", "jsonl").stdout)
    done = run("remove", copper["id"])
    assert (done.returncode, done.stdout) == (0, "removed 1\n")
    assert sources(run) == {"tin.txt", "feed.jsonl#a", "feed.jsonl#b"}
    assert run("remove", "stories/tin.txt").stdout == "removed 1\n"
    assert run("remove", f"{loaded}/feed.jsonl#b").stdout == "removed 1\n"
    assert run("remove", loaded / "feed.jsonl", "stories/feed.jsonl").stdout == "removed 1\n"
    assert sources(run) == set()
    assert run("check").stdout == "whole: 0 articles\n"


def test_what_is_not_there_is_named_and_the_others_go(run, loaded) -> None:
    done = run("remove", "nowhere.txt", "stories/tin.txt", 999)
    assert (done.returncode, done.stdout) == (1, "removed 1\n")
    assert "nowhere.txt: no such article" in done.stderr
    assert "999: no such article" in done.stderr
    assert "tin.txt" not in sources(run)


def test_a_removed_article_can_be_loaded_again(run, loaded) -> None:
    run("remove", "stories/tin.txt")
    assert run("load", loaded).stdout.splitlines()[-1] == "loaded 1, updated 0, unchanged 3, rejected 0"


def test_info_before_anything_is_loaded(run, tmp_path) -> None:
    done = run("info")
    assert done.returncode == 0
    assert f"{tmp_path / 'news.db'} (nothing loaded yet)" in done.stdout
    assert f"{tmp_path / 'marks.db'} (made with the first mark)" in done.stdout
    assert str(tmp_path / "state") in done.stdout
    assert not (tmp_path / "news.db").exists()


def test_info_names_files_and_counts(run, loaded, tmp_path) -> None:
    run("load", loaded / "copper.txt", tmp_path / "nowhere")
    lines = dict(line.split(":", 1) for line in run("info").stdout.splitlines())
    found = {name: value.strip() for name, value in lines.items()}
    assert found["Articles file"].startswith(str(tmp_path / "news.db"))
    assert (found["Articles"], found["Metals"]) == ("4", "4")
    assert found["Rejected"].startswith("1;")
    assert found["Last load"].endswith("loaded 0, updated 0, unchanged 1, rejected 1")


def test_info_counts_marks(run, loaded, tmp_path) -> None:
    from store.marks import Marks

    marks = Marks(str(tmp_path / "marks.db"))
    marks.set_starred(["/one", "/two"], True)
    marks.set_tags(["/one"], ["a", "b"])
    marks.set_read(["/one", "/two"], True)
    marks.set_read(["/two"], False)
    assert "(1 read, 2 starred, 0 with a note, 1 with tags, 0 saved filters)" in run("info").stdout


def test_check_lists_what_was_rejected_and_is_content(run, loaded, tmp_path) -> None:
    run("load", tmp_path / "nowhere")
    done = run("check")
    assert done.returncode == 0
    assert done.stdout == f"rejected: {tmp_path / 'nowhere'}: no such file\nwhole: 4 articles\n"


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE totals SET articles = 9 WHERE facet = 'month' AND value = '2024-05'", "total of month 2024-05 says 9"),
        ("DELETE FROM totals WHERE facet = 'kind' AND value = 'company'", "total of kind company says 0"),
        ("UPDATE metals SET articles = 9 WHERE name = 'tin'", "metals with a wrong number"),
        ("DELETE FROM facet_index WHERE facet = 'metal'", "facet index: metal"),
        ("INSERT INTO articles_fts(articles_fts) VALUES ('delete-all')", "missing from the full text"),
        ("UPDATE articles SET body = body || ' Cobalt.' WHERE id = 1", "full text has other words"),
    ],
)
def test_a_fault_is_found_and_mended(run, loaded, tmp_path, sql, words) -> None:
    before = run("facets", "months", "--format", "jsonl").stdout
    harm(tmp_path / "news.db", sql)
    done = run("check")
    assert done.returncode == 1
    assert words in done.stdout
    assert "newsdash reindex" in done.stderr
    assert run("reindex").stdout == "indexed 4 articles\n"
    assert run("check").stdout == "whole: 4 articles\n"
    assert run("facets", "months", "--format", "jsonl").stdout == before


def test_nothing_loaded_yet_is_no_fault_of_a_file(run, tmp_path) -> None:
    for command in ("check", "reindex"):
        done = run(command)
        assert done.returncode == 1
        assert "nothing loaded yet" in done.stderr
    assert run("remove", "1").returncode == 1
    assert not (tmp_path / "news.db").exists()


def test_help_lists_the_commands_and_no_hidden_one(run) -> None:
    shown = run("--help").stdout
    for command in ("load", "search", "facets", "show", "export", "remove", "info", "check", "reindex"):
        assert f"\n  {command} " in shown
    assert "  open" not in shown
    assert "newsdash open" not in run("--no-such-option").stderr
