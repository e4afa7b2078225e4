"""Databases that can't be used, and disks that can't be written: one clear line each, and nothing broken."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from plain_user import OBEYING, can_be_made_to_obey
from terminal import Terminal

PROGRAM = (sys.executable, "-m", "tui")
STORY = "Codelco said on 3 March 2024 that copper output in mine number {} rose.\n\nIt sold more cathodes.\n"
READING = (["search"], ["facets", "metals"], ["show", "1"], ["export"], ["info"], ["check"])

needs_permissions = pytest.mark.skipif(not can_be_made_to_obey(), reason="this user may do everything here")


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "stories"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number}.txt").write_text(STORY.format(number))
    return folder


def of_a_folder(db: Path) -> None:
    db.unlink()
    db.mkdir()


def of_a_text(db: Path) -> None:
    db.write_text("some notes about copper, long enough to be the header of a file " * 9)


def of_another_program(db: Path) -> None:
    db.unlink()
    connection = sqlite3.connect(db)
    connection.executescript("CREATE TABLE theirs(a); INSERT INTO theirs VALUES (1)")
    connection.close()


def of_a_newer_newsdash(db: Path) -> None:
    connection = sqlite3.connect(db)
    connection.execute("PRAGMA user_version = 999")
    connection.close()


def of_a_bad_disk(db: Path) -> None:
    size = db.stat().st_size
    with db.open("r+b") as damaged:
        damaged.seek(4096 * 2)
        damaged.write(b"\xff" * (size - 4096 * 2))


UNUSABLE: tuple[tuple[Callable[[Path], None], str], ...] = (
    (of_a_folder, "is a folder"),
    (of_a_text, "is not a database"),
    (of_another_program, "is a database of another program"),
    (of_a_newer_newsdash, "was made by a newer newsdash"),
    (of_a_bad_disk, "damaged"),
)


def is_one_clear_line(done: subprocess.CompletedProcess[str], words: str) -> None:
    assert "Traceback" not in done.stderr
    assert done.returncode == 1, done
    (line,) = done.stderr.splitlines()
    assert line.startswith("newsdash: ")
    assert words in line


@pytest.mark.parametrize(("harm", "words"), UNUSABLE, ids=[words for _, words in UNUSABLE])
def test_an_unusable_database_is_told_apart(run, stories, tmp_path, harm, words) -> None:
    run("load", stories)
    db = tmp_path / "news.db"
    harm(db)
    before = db.read_bytes() if db.is_file() else b""
    for arguments in (["search"], ["export"], ["load", str(stories)]):
        is_one_clear_line(run(*arguments), words)
    if db.is_file() and harm is not of_a_bad_disk:
        assert db.read_bytes() == before


def test_check_says_that_a_file_is_damaged(run, stories, tmp_path) -> None:
    run("load", stories)
    of_a_bad_disk(tmp_path / "news.db")
    done = run("check")
    assert done.returncode == 1
    assert "damaged" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_locked_database_is_read_and_waited_for(run, stories, tmp_path, environment) -> None:
    run("load", stories)
    other = sqlite3.connect(tmp_path / "news.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for arguments in (["search"], ["facets", "metals"], ["info"]):
        assert run(*arguments).returncode == 0
    impatient = (
        "import store.connection, sys; store.connection.BUSY_SECONDS = 0.1;"
        " from tui.commandline import main; main(sys.argv[1:])"
    )
    done = subprocess.run(
        [sys.executable, "-c", impatient, "load", str(stories)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    other.close()
    is_one_clear_line(done, "is in use by another program")
    assert run("load", stories).returncode == 0


def test_unusable_marks_are_one_clear_line(run, stories, tmp_path) -> None:
    run("load", stories)
    of_a_text(tmp_path / "marks.db")
    for arguments in (["search"], ["info"]):
        is_one_clear_line(run(*arguments), "marks.db is not a database")


@pytest.fixture
def read_only(run, stories, tmp_path) -> Iterator[Path]:
    """A loaded database in a folder that may not be written."""
    assert run("load", stories).returncode == 0
    shared = tmp_path / "shared"
    shared.mkdir()
    shutil.move(tmp_path / "news.db", shared / "news.db")
    shared.chmod(0o555)
    yield shared / "news.db"
    shared.chmod(0o755)


def obeying(environment: dict[str, str], *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run newsdash as one whom the permissions of files hold."""
    return subprocess.run(
        [*OBEYING, *PROGRAM, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )


@needs_permissions
def test_a_database_in_a_read_only_folder_is_read(environment, read_only, tmp_path) -> None:
    environment["NEWSDASH_DB"] = str(shutil.copy(read_only, tmp_path / "news.db"))
    expected = [obeying(environment, *arguments).stdout for arguments in READING]
    environment["NEWSDASH_DB"] = str(read_only)
    for arguments, stdout in zip(READING, expected, strict=True):
        done = obeying(environment, *arguments)
        assert (done.returncode, done.stderr) == (0, ""), done
        assert done.stdout.replace(str(read_only), str(tmp_path / "news.db")) == stdout != ""
    assert os.listdir(read_only.parent) == ["news.db"]


@needs_permissions
def test_a_database_in_a_read_only_folder_is_shown(environment, read_only) -> None:
    environment["NEWSDASH_DB"] = str(read_only)
    with Terminal([*OBEYING, *PROGRAM], 120, 40, environment) as terminal:
        terminal.wait_for("40 articles")
        terminal.press("q")
        assert terminal.wait_end() == 0


@needs_permissions
def test_what_changes_a_read_only_database_is_refused_in_words(environment, read_only, stories) -> None:
    environment["NEWSDASH_DB"] = str(read_only)
    for arguments in (["load", stories], ["remove", "1"], ["reindex"]):
        is_one_clear_line(obeying(environment, *arguments), "can't be written")


@needs_permissions
def test_a_folder_where_no_database_can_be_made(environment, stories, tmp_path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    for db in (closed / "news.db", closed / "deeper" / "news.db"):
        environment["NEWSDASH_DB"] = str(db)
        is_one_clear_line(obeying(environment, "load", stories), "can't be")
    closed.chmod(0o755)
    assert not any(closed.iterdir())


@pytest.mark.timeout(300)
def test_a_short_version_of_the_fault_rounds() -> None:
    rounds = Path(__file__).parents[1] / "benchmarks" / "faults.py"
    done = subprocess.run(
        [sys.executable, str(rounds), "--rounds", "2", "--records", "600"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert "2 of 2" in done.stdout
