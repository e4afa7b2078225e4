"""`newsdash names`: corrections that are made, listed, seen in what other commands print, and taken back."""

from __future__ import annotations

import json

import pytest

STORIES = {
    "one": "Rio Tinto lifts output\n\nMELBOURNE, March 3, 2024 - Rio Tinto said copper output rose in February 2024.\n",
    "two": "Codelco sells\n\nSANTIAGO, March 4, 2024 - Codelco sold 40,000 tonnes of copper cathodes in March 2024.\n",
    "three": "A venture\n\nLONDON, March 5, 2024 - Codelco and Rio Tinto plan a lithium venture, both said Tuesday.\n",
}


@pytest.fixture
def folder(run, tmp_path):
    folder = tmp_path / "stories"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / f"{name}.txt").write_text(text)
    assert run("load", folder).returncode == 0
    return folder


def organisations(run):
    done = run("facets", "organisations", "--format", "jsonl")
    return {record["value"]: record["count"] for record in map(json.loads, done.stdout.splitlines())}


def records(run, *arguments):
    return [json.loads(line) for line in run("export", *arguments).stdout.splitlines()]


def test_names_are_corrected_and_put_back(run, folder):
    before = organisations(run)
    assert before == {"Codelco": 2, "Rio Tinto": 2}
    for arguments in (("merge", "codelco", "rio tinto"), ("rename", "Rio Tinto", "Rio"), ("ignore", "rio")):
        assert run("names", *arguments).returncode == 0
    assert run("names", "list").stdout == "merge Codelco into Rio Tinto\nrename Rio Tinto to Rio\nignore Rio\n"
    assert organisations(run) == {}
    assert run("names", "undo").stdout == "ignore Rio\n"
    assert organisations(run) == {"Rio": 3}
    assert {it["name"] for record in records(run, "org:codelco") for it in record["organisations"]} == {"Rio"}
    assert len(records(run, "org:codelco")) == 3
    for _ in range(2):
        assert run("names", "undo").returncode == 0
    assert organisations(run) == before
    assert run("names", "undo").returncode == 1


def test_rules_survive_a_database_built_anew(run, folder, tmp_path):
    run("names", "rename", "Codelco", "Chilean Copper")
    for file in tmp_path.glob("news.db*"):
        file.unlink()
    assert run("load", folder).returncode == 0
    assert organisations(run) == {"Chilean Copper": 2, "Rio Tinto": 2}


def test_a_name_that_nothing_goes_by(run, folder):
    done = run("names", "merge", "Codelko", "Rio Tinto")
    assert (done.returncode, done.stdout) == (1, "")
    assert "no organisation is called Codelko; did you mean Codelco?" in done.stderr
    done = run("names", "split", "Rio Tinto", "Rio Tinto")
    assert done.returncode == 1
    assert "no other name" in done.stderr
    assert run("names", "merge", "Codelco").returncode == 2
