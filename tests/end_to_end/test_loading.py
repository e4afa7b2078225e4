"""Loading on a terminal, broken off, and going on for as long as things change."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from terminal import Terminal

PROGRAM = (sys.executable, "-m", "tui")
STORY = "Codelco said on 3 March 2024 that copper output in mine number {} rose.\n\nIt sold more cathodes.\n"
WAIT_SECONDS = 40
MANY = 5_000


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of records that takes some seconds to load."""
    path = tmp_path / "many.jsonl"
    with path.open("w") as out:
        for number in range(MANY):
            out.write(json.dumps({"id": str(number), "text": f"Codelco sold copper lot {number}."}) + "\n")
    return path


def articles_in(db: Path) -> int:
    """How many articles a database holds now; 0 while it isn't made."""
    if not db.exists():
        return 0
    connection = sqlite3.connect(db)
    try:
        return connection.execute("SELECT sum(articles) FROM totals WHERE facet = 'articles'").fetchone()[0] or 0
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


class Running:
    """A newsdash that goes on, what it said on stderr collected."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []
        self.reader = threading.Thread(target=lambda: self.said.extend(process.stderr), daemon=True)
        self.reader.start()

    def until(self, held: Callable[[], object]) -> None:
        """Wait for something that it brings about."""
        ends = time.monotonic() + WAIT_SECONDS
        while not held():
            assert self.process.poll() is None, "".join(self.said)
            assert time.monotonic() < ends, "never came about"
            time.sleep(0.02)

    def end(self, number: signal.Signals) -> tuple[int, str]:
        """Send a signal; the exit code and stdout."""
        self.process.send_signal(number)
        out = self.process.stdout.read()
        code = self.process.wait(WAIT_SECONDS)
        self.reader.join(WAIT_SECONDS)
        return code, out


@contextmanager
def running(environment: dict[str, str], *arguments: object) -> Iterator[Running]:
    process = subprocess.Popen(
        [*PROGRAM, *map(str, arguments)], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield Running(process)
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_broken_off_it_keeps_what_it_has_and_says_how_to_go_on(environment, run, many, tmp_path, number) -> None:
    db = tmp_path / "news.db"
    with running(environment, "load", many) as load:
        load.until(lambda: articles_in(db))
        code, out = load.end(number)
    assert code == 128 + number
    assert "the same command goes on from there" in load.said[-1]
    kept = articles_in(db)
    assert 0 < kept < MANY
    assert out == f"loaded {kept}, updated 0, unchanged 0, rejected 0\n"
    assert run("check").stdout == f"whole: {kept} articles\n"
    again = run("load", many)
    assert again.stdout == f"loaded {MANY - kept}, updated 0, unchanged {kept}, rejected 0\n"


def test_a_terminal_shows_rate_and_time_left(environment, tmp_path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(600):
        (folder / f"{number}.txt").write_text(STORY.format(number))
    with Terminal([*PROGRAM, "load", str(folder)], 100, 24, environment) as terminal:
        assert terminal.wait_end() == 0
        shown = terminal.received.decode()
    assert re.search(r"[\d,]+ articles, [\d,]+/s, file [\d,]+ of 600, \d+ s left", shown)
    assert terminal.text.split("\n")[0].rstrip() == "loaded 600, updated 0, unchanged 0, rejected 0"


def test_ctrl_c_on_a_terminal(environment, many, tmp_path) -> None:
    with Terminal([*PROGRAM, "load", str(many)], 100, 24, environment) as terminal:
        terminal.wait_for(lambda text: re.search(r"\d,\d+ articles,", text) is not None)
        terminal.press("\x03")
        assert terminal.wait_end() == 130
        assert "goes on from there" in terminal.text
        assert "Traceback" not in terminal.text


def test_watching_takes_in_what_is_new_and_changed(environment, run, tmp_path) -> None:
    folder, db = tmp_path / "news", tmp_path / "news.db"
    folder.mkdir()
    (folder / "one.txt").write_text(STORY.format(1))
    with running(environment, "load", "--watch", folder) as watch:
        watch.until(lambda: articles_in(db) == 1)
        watch.until(lambda: any("watching" in line for line in watch.said))
        (folder / "two.txt").write_text(STORY.format(2))
        (folder / "picture.png").write_bytes(b"\x89PNG")
        watch.until(lambda: articles_in(db) == 2)
        (folder / "one.txt").write_text(STORY.format("one"))
        watch.until(lambda: any("updated 1" in line for line in watch.said))
        os.rename(folder / "two.txt", folder / "three.txt")
        watch.until(lambda: any("updated 1" in line for line in watch.said[-1:]) and len(watch.said) == 4)
        code, out = watch.end(signal.SIGINT)
    assert code == 0
    assert out == "loaded 2, updated 2, unchanged 0, rejected 0\n"
    assert "Traceback" not in "".join(watch.said)
    found = [json.loads(line) for line in run("search", "--format", "jsonl").stdout.splitlines()]
    assert {Path(row["source"]).name for row in found} == {"one.txt", "three.txt"}
    assert run("check").stdout == "whole: 2 articles\n"


def test_standard_input_cannot_be_watched(run) -> None:
    assert run("load", "--watch", "-", stdin=STORY).returncode == 2
