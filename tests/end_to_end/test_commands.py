"""The command line: what it prints, how it ends, what it does with bad input."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COPPER = """Codelco lifts copper output at El Teniente

SANTIAGO, March 3, 2024 - Codelco said copper output at its El Teniente mine rose in February 2024.

The miner expects to sell 40,000 tonnes of cathodes in the second quarter of 2024.
"""
TIN = """Malaysia Smelting Corporation restarts tin furnace

KUALA LUMPUR, May 7, 2024 - Malaysia Smelting Corporation restarted a tin furnace on May 2, 2024.

Refined tin stocks had fallen since January 2024.
"""


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    (folder / "copper.txt").write_text(COPPER)
    (folder / "tin.txt").write_text(TIN)
    return folder


def jsonl(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_loading_again_changes_nothing(run, stories) -> None:
    first, second = run("load", stories), run("load", stories)
    assert first.stdout.splitlines()[-1] == "loaded 2, updated 0, unchanged 0, rejected 0"
    assert second.stdout.splitlines()[-1] == "loaded 0, updated 0, unchanged 2, rejected 0"
    assert (first.returncode, second.returncode) == (0, 0)


def test_changed_source_keeps_its_id(run, stories) -> None:
    run("load", stories)
    before = {row["source"]: row["id"] for row in jsonl(run("search", "--format", "jsonl").stdout)}
    (stories / "tin.txt").write_text(TIN + "\nPT Timah said exports would fall.\n")
    assert run("load", stories).stdout.splitlines()[-1] == "loaded 0, updated 1, unchanged 1, rejected 0"
    assert {row["source"]: row["id"] for row in jsonl(run("search", "--format", "jsonl").stdout)} == before
    assert len(jsonl(run("search", "timah", "--format", "jsonl").stdout)) == 1


def test_search_gives_newest_first_with_names(run, stories) -> None:
    run("load", stories)
    rows = jsonl(run("search", "--format", "jsonl").stdout)
    assert [row["title"] for row in rows] == [
        "Malaysia Smelting Corporation restarts tin furnace",
        "Codelco lifts copper output at El Teniente",
    ]
    assert rows[0]["metals"] == ["tin"]
    assert rows[1]["organisations"] == ["Codelco"]
    assert set(rows[0]) == {"id", "source", "title", "timeline_date", "published", "organisations", "metals"}


def test_formats_hold_the_same_articles_and_the_same_bytes_each_time(run, stories) -> None:
    run("load", stories)
    for command, forms in (("search", ["table", "jsonl", "csv", "markdown"]), ("export", ["jsonl", "csv", "markdown"])):
        for form in forms:
            once, again = run(command, "--format", form).stdout, run(command, "--format", form).stdout
            assert once == again
            assert "Codelco lifts copper output at El Teniente" in once
    rows = list(csv.DictReader(io.StringIO(run("search", "--format", "csv").stdout)))
    assert [row["metals"] for row in rows] == ["tin", "copper"]


def test_limit_and_filter(run, stories) -> None:
    run("load", stories)
    assert len(jsonl(run("search", "--limit", "1", "--format", "jsonl").stdout)) == 1
    assert [row["metals"] for row in jsonl(run("search", "metal:tin", "--format", "jsonl").stdout)] == [["tin"]]
    assert [row["metals"] for row in jsonl(run("search", "--format", "jsonl", "--", "-metal:tin").stdout)] == [
        ["copper"]
    ]


def test_facets(run, stories) -> None:
    run("load", stories)
    assert jsonl(run("facets", "metals", "--format", "jsonl").stdout) == [
        {"value": "copper", "count": 1},
        {"value": "tin", "count": 1},
    ]
    months = jsonl(run("facets", "months", "--format", "jsonl").stdout)
    assert [row["value"] for row in months] == ["2024-01", "2024-02", "2024-03", "2024-05"]
    assert jsonl(run("facets", "organisations", "metal:copper", "--format", "jsonl").stdout)[0]["value"] == "Codelco"
    assert run("facets", "kinds", "--format", "csv").stdout.splitlines()[0] == "value,count"


def test_show_by_id_source_and_relative_path(run, stories) -> None:
    run("load", stories)
    by_path = run("show", "stories/copper.txt")
    number = next(row["id"] for row in jsonl(run("search", "metal:copper", "--format", "jsonl").stdout))
    assert by_path.returncode == 0
    assert by_path.stdout == run("show", number).stdout == run("show", stories / "copper.txt").stdout
    assert "sell 40,000 tonnes of cathodes" in by_path.stdout
    assert run("show", "--raw", number).stdout.startswith("Codelco lifts copper output")
    why = run("show", "--why", number).stdout
    assert "Codelco" in why
    assert "stated" in why


def test_what_is_not_there_is_said_and_exits_1(run, stories) -> None:
    run("load", stories)
    missing = run("show", "999")
    assert (missing.returncode, missing.stdout) == (1, "")
    assert "999" in missing.stderr


def test_export_loads_again_as_the_same_articles(run, stories, tmp_path, environment) -> None:
    run("load", stories)
    exported = tmp_path / "out.jsonl"
    assert run("export", "--output", exported).returncode == 0
    environment["NEWSDASH_DB"] = str(tmp_path / "second.db")
    assert run("load", exported).stdout.splitlines()[-1] == "loaded 2, updated 0, unchanged 0, rejected 0"
    first, second = jsonl(exported.read_text()), jsonl(run("export").stdout)
    for record in (*first, *second):
        record.pop("id")
    assert first == second


def test_export_to_a_folder_that_is_not_there_leaves_nothing(run, stories, tmp_path) -> None:
    run("load", stories)
    done = run("export", "--output", tmp_path / "absent" / "out.jsonl")
    assert done.returncode == 1
    assert "absent" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x7fELF\x00\x01\x02\x00\x00" * 50, "binary"),
        ("picture.png", b"\x89PNG\r\n\x1a\n", "png"),
    ],
)
def test_bad_file_is_named_with_its_reason_and_the_rest_loads(run, stories, tmp_path, name, content, reason) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    done = run("load", bad, stories)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "loaded 2, updated 0, unchanged 0, rejected 1"
    (line,) = [line for line in done.stderr.splitlines() if name in line]
    assert reason in line.lower()


def test_unknown_path_is_one_clear_line(run, stories, tmp_path) -> None:
    done = run("load", tmp_path / "nowhere", stories)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "loaded 2, updated 0, unchanged 0, rejected 1"
    assert len([line for line in done.stderr.splitlines() if "nowhere" in line]) == 1


def test_unreadable_file_is_one_clear_line(run, stories, tmp_path) -> None:
    locked = tmp_path / "locked.txt"
    locked.write_text(COPPER)
    locked.chmod(0)
    if os.access(locked, os.R_OK):
        pytest.skip("this user may read every file")
    done = run("load", locked, stories)
    assert done.stdout.splitlines()[-1] == "loaded 2, updated 0, unchanged 0, rejected 1"
    assert "permission" in done.stderr.lower()


def test_broken_json_line_is_placed_and_the_others_load(run, tmp_path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text(
        json.dumps({"id": "a", "text": COPPER}) + "\n{broken\n" + json.dumps({"id": "b", "text": TIN}) + "\n"
    )
    done = run("load", feed)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "loaded 2, updated 0, unchanged 0, rejected 1"
    assert "feed.jsonl#2" in done.stderr


def test_filter_mistake_is_placed_and_exits_2(run, stories) -> None:
    run("load", stories)
    done = run("search", "copper metl:tin")
    assert done.returncode == 2
    assert "metal" in done.stderr
    assert "\n  copper metl:tin\n         ^" in done.stderr


def test_value_that_is_not_in_the_database_gives_a_hint(run, stories) -> None:
    run("load", stories)
    done = run("search", "org:codelko", "--format", "jsonl")
    assert (done.returncode, done.stdout) == (0, "")
    assert "codelko" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--marks", "search", "copper"), "a FILE is to follow, not the command search"),
        (("--db", "--marks", "m.db", "search"), "a FILE is to follow, not --marks"),
        (("search", "--marks", "--limit", "3"), "a FILE is to follow, not --limit"),
        (("--marks",), "'--marks' requires an argument"),
    ],
)
def test_a_forgotten_file_is_asked_for(run, words, said) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_file_may_be_called_as_a_command_is(run, stories, tmp_path) -> None:
    assert run("--db", "./search", "load", stories).returncode == 0
    assert run("--db", "search", "search", "--format", "jsonl").stdout.count("\n") == 2


@pytest.mark.parametrize(("option", "kind"), [("--db", "articles"), ("--marks", "marks")])
def test_a_folder_is_no_file(run, stories, tmp_path, option, kind) -> None:
    run("load", stories)
    done = run("search", option, tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"newsdash: {tmp_path} is a folder, not a file of {kind}\n"


def test_wrong_usage_exits_2(run) -> None:
    assert run("facets", "colours").returncode == 2
    assert run("search", "--format", "xml").returncode == 2
    assert run("load").returncode == 2


def test_nothing_loaded_yet_says_what_to_do(run) -> None:
    done = run("search")
    assert done.returncode == 0
    assert "newsdash load" in done.stderr


def test_pipe_may_be_closed_early(environment, run, stories) -> None:
    run("load", stories)
    done = subprocess.run(
        "set -o pipefail; python -m tui search --format jsonl | head -c 1",
        executable="/bin/bash",
        shell=True,
        env=environment | {"PATH": f"{Path(sys.executable).parent}:{environment['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "{"
    assert done.stderr == ""
    assert done.returncode == 0


def test_screen_without_a_terminal_says_so(run) -> None:
    done = run()
    assert done.returncode == 2
    assert "terminal" in done.stderr


def test_hostile_text_reaches_no_output(run, tmp_path) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_bytes(b"=cmd|' /C calc'!A0 \x1b]0;owned\x07 title\n\nCopper \x1b[31mred\x1b[0m \xc2\x9b31m fell.\n")
    run("load", hostile)
    for arguments in (["search"], ["show", "1"], ["show", "--raw", "1"], ["show", "--why", "1"], ["export"]):
        out = run(*arguments).stdout
        assert "\x1b" not in out
        assert "\x9b" not in out
    assert not run("search", "--format", "csv").stdout.splitlines()[1].split(",")[2].startswith(("=", '"='))


def test_a_number_too_large_for_an_id_is_not_found(run, stories) -> None:
    run("load", stories)
    done = run("show", "9" * 30)
    assert done.returncode == 1
    assert done.stderr.startswith("newsdash: ")
    assert "Traceback" not in done.stderr


def test_export_follows_a_link_takes_its_form_from_the_ending_and_leaves_nothing_beside(run, stories, tmp_path) -> None:
    run("load", stories)
    kept = tmp_path / "kept.csv"
    kept.write_text("old")
    (tmp_path / "link.csv").symlink_to(kept)
    assert run("export", "--output", tmp_path / "link.csv").returncode == 0
    assert kept.read_text().startswith("id,source,title")
    beside = {path.name for path in tmp_path.iterdir() if not path.name.startswith("news.db")}
    assert beside == {"kept.csv", "link.csv", "stories"}


def test_export_into_a_pipe_leaves_it_a_pipe(run, stories, tmp_path) -> None:
    run("load", stories)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE, text=True) as reader:
        assert run("export", "--output", pipe).returncode == 0
        assert len(jsonl(reader.communicate()[0])) == 2
    assert pipe.is_fifo()


def test_an_empty_path_is_refused(run) -> None:
    done = run("load", "")
    assert done.returncode == 2
    assert "empty" in done.stderr


@pytest.mark.parametrize("command", ["search", "info", "facets metals"])
def test_stdout_may_be_closed_from_the_start(environment, run, stories, command) -> None:
    run("load", stories)
    done = subprocess.run(
        f"{sys.executable} -m tui {command} >&-",
        shell=True,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
