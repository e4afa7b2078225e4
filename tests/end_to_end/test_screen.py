"""The screen in a real pseudo-terminal: what a person sees, what bytes reach the terminal, how it ends."""

from __future__ import annotations

import re
import shutil
import signal
import sys
from pathlib import Path

import pytest
from terminal import Terminal

PROGRAM = (sys.executable, "-m", "tui")

MAGNESIUM = ("mt-chizhou-magnesium-conference.txt", "page-yuncheng-cooperation-fair.txt")
OTHERS = (
    "page-panzhihua-technology-list.txt",
    "page-ulanqab-ferroalloy-results.txt",
    "mt-shangrao-nonferrous-research.txt",
)
ENDS_CLEAN = (b"\x1b[?1049l", b"\x1b[?25h")
"""Leaving the alternate screen, and the cursor shown again."""


@pytest.fixture
def news(tmp_path: Path, samples: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in (*MAGNESIUM, *OTHERS):
        shutil.copy(samples / name, folder)
    return folder


def opened(environment: dict[str, str], *arguments: object, size: tuple[int, int] = (160, 45)) -> Terminal:
    return Terminal([*PROGRAM, *map(str, arguments)], *size, environment)


def test_magnesium_stories_are_reached_from_the_metals(environment, news) -> None:
    with opened(environment, news) as terminal:
        terminal.wait_for("5 articles")
        terminal.press("3fmagnesium\r")
        terminal.settle()
        terminal.press(" ")
        terminal.wait_for("metal:magnesium")
        shown = ("2 of 5 articles", "Baowu", "????-11-24", "year unknown")
        terminal.wait_for(
            lambda text: all(words in text for words in shown) and "Ulanqab Vocational College" not in text
        )
        terminal.press("u")
        terminal.wait_for(lambda text: "Ulanqab" in text and "2 of 5 articles" not in text)


def test_article_is_read_to_its_last_line_free_of_the_menu(environment, news) -> None:
    with opened(environment, news, "--filter", "org:panzhihua*", size=(80, 24)) as terminal:
        terminal.wait_for("1 of 5 articles")
        terminal.press("1")
        terminal.press("\r")
        terminal.settle()
        seen = terminal.text
        terminal.press("G")
        terminal.settle()
        seen += terminal.text
        assert "ot search" not in seen.lower()
        assert "Article label" not in seen
    raw = (news / "page-panzhihua-technology-list.txt").read_text()
    assert "zirconium" in raw.lower()


@pytest.mark.parametrize("end", ["q", "\x03"], ids=["q", "ctrl+c"])
def test_quits_at_once_and_leaves_the_terminal_clean(environment, news, end) -> None:
    with opened(environment, news, size=(80, 24)) as terminal:
        terminal.wait_for("5 articles")
        terminal.press(end)
        assert terminal.wait_end() == 0
        assert all(sequence in terminal.received for sequence in ENDS_CLEAN)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["SIGTERM", "SIGHUP"])
def test_signals_leave_the_terminal_clean(environment, news, number) -> None:
    with opened(environment, news, size=(80, 24)) as terminal:
        terminal.wait_for("5 articles")
        terminal.process.send_signal(number)
        terminal.wait_end()
        assert all(sequence in terminal.received for sequence in ENDS_CLEAN)


def test_nothing_is_written_while_idle(environment, news) -> None:
    with opened(environment, news, size=(80, 24)) as terminal:
        terminal.wait_for("5 articles")
        assert terminal.falls_silent(1.5)


HOSTILE = (
    "Copper [/bold] and [@click=app.quit]x[/] fell\n\n"
    "Copper \x1b]0;owned\x07 \x1b[2J\x1b[31m \x9b31m \u202egnirts \x1bP+q\x1b\\ [/] [link=http://x] output"
    " fell in 2024." + "\n" * 3000 + "The last line says aluminium.\n"
)


def test_hostile_article_opens_like_any_other(environment, tmp_path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    with opened(environment, folder) as terminal:
        terminal.wait_for("1 article")
        text = terminal.wait_for("[@click=app.quit]x[/]")
        assert "Copper [/bold]" in text
        terminal.press("4G")
        terminal.wait_for("last line says aluminium")
        terminal.press("r")
        terminal.settle()
        terminal.press("q")
        assert terminal.wait_end() == 0
    for driven in (b"owned\x07", b"\x1b]0;owned", b"\x1b[2J\x1b[31m", "\u202e".encode(), b"\x1bP+q", b"\xc2\x9b"):
        assert driven not in terminal.received


def test_no_database_opens_the_samples_and_writes_nothing(environment, tmp_path) -> None:
    environment = {name: value for name, value in environment.items() if not name.startswith("NEWSDASH_")}
    with opened(environment) as terminal:
        terminal.wait_for("sample articles")
        terminal.wait_for(re.compile(r"\d\d articles").search)
        terminal.press("q")
        assert terminal.wait_end() == 0
    assert not list(tmp_path.glob("data/**/*.db"))


def test_empty_database_says_what_to_do(environment, tmp_path) -> None:
    with opened(environment, "--db", tmp_path / "none.db", size=(80, 24)) as terminal:
        terminal.wait_for("newsdash load")
        terminal.press("q")
        assert terminal.wait_end() == 0
