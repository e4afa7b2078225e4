"""The app on a real pseudo-terminal: bytes, signals, hostile text, terminals of other kinds."""

from __future__ import annotations

import re
import signal
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from terminal import Terminal

SUPPORT = Path(__file__).parent.parent / "support"

PROGRAM = """
import sys
sys.path.insert(0, {support!r})
import screens
from tui.app import NewsdashApp
app = NewsdashApp({store})
app.run()
sys.exit(app.return_code)
"""

LEFT = (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?25h")


def program(
    store: str = "screens.sample_store()",
    size: tuple[int, int] = (80, 24),
    environment: Mapping[str, str] | None = None,
) -> Terminal:
    code = PROGRAM.format(support=str(SUPPORT), store=store)
    return Terminal([sys.executable, "-c", code], *size, environment)


def test_a_cursor_move_costs_few_bytes_and_idling_none() -> None:
    with program("screens.MemoryStore(screens.many_records(400))") as terminal:
        terminal.wait_for("Number 400 on")
        assert terminal.falls_silent(1.0)
        terminal.press("j")
        assert 0 < len(terminal.answer(0.06)) <= 400
        assert terminal.falls_silent(1.0)


def test_moves_and_other_keys_in_one_packet_keep_their_order() -> None:
    with program("screens.MemoryStore(screens.many_records(400))") as terminal:
        terminal.wait_for("Number 400 on")
        terminal.press("jj]jk4jj1j]")
        terminal.wait_for(" 6 of 400 ")


def test_a_filter_toggle_costs_at_most_eight_kilobytes() -> None:
    with program("screens.MemoryStore(screens.many_records(400))") as terminal:
        terminal.wait_for("Number 400 on")
        terminal.settle()
        terminal.press("2")
        assert terminal.falls_silent(1.0)
        terminal.press(" ")
        assert 0 < len(terminal.answer()) <= 8000
        terminal.wait_for('org:"Smelter')


def test_the_mouse_over_an_idle_screen_costs_nothing() -> None:
    with program() as terminal:
        terminal.wait_for("Codelco lifts")
        assert terminal.falls_silent(1.0)
        terminal.press("".join(f"\x1b[<35;{10 + step};{8 + step % 5}M" for step in range(25)))
        assert len(terminal.settle()) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_clean(number: signal.Signals) -> None:
    with program() as terminal:
        terminal.wait_for("Codelco lifts")
        terminal.process.send_signal(number)
        assert terminal.wait_end() == 128 + number
        assert all(ending in terminal.received for ending in LEFT)


@pytest.mark.parametrize("key", ["q", "\x03"])
def test_quitting_leaves_the_terminal_clean(key: str) -> None:
    with program() as terminal:
        terminal.wait_for("Codelco lifts")
        terminal.press(key)
        assert terminal.wait_end() == 0
        assert all(ending in terminal.received for ending in LEFT)


def test_no_byte_of_an_article_drives_the_terminal() -> None:
    with program("screens.hostile_store()", size=(120, 40)) as terminal:
        terminal.wait_for("Title BLINK")
        for keys in (
            "2",
            " ",
            "u",
            "3",
            " ",
            "x",
            "u",
            "1",
            "\r",
            "i",
            "n",
            "n",
            "n",
            "n",
            "r",
            "r",
            "G",
            "o",
            "z",
            "z",
        ):
            terminal.press(keys)
            terminal.settle(0.15)
        assert "[@click=app.quit]x[/]" in terminal.text
        assert "[/bold]" in terminal.text
        told = terminal.received
        for forbidden in (
            b"PWNED\x07",
            b"]0;PWNED",
            b"\xc2\x9b",
            b"\xc2\x9d",
            b"\x1bPq",
            b"\x1b[31;5m",
            b"\x07",
            b"\x00",
        ):
            assert forbidden not in told
        for character in "\u202e\u2066\u200b\u2028\U000e0041":
            assert character.encode() not in told
        terminal.press("q")
        assert terminal.wait_end() == 0


@pytest.mark.parametrize("term", ["linux", "vt100", "screen", "xterm-mono"])
def test_sixteen_colours_are_the_terminals_own(term: str) -> None:
    with program(environment={"TERM": term}) as terminal:
        terminal.wait_for("Codelco lifts")
        terminal.settle()
        assert b"38;2;" not in terminal.received
        assert b"38;5;" not in terminal.received


def test_no_color_means_no_colour() -> None:
    with program("screens.sample_store()", environment={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Codelco raised its copper premium")
        terminal.press("4n")
        terminal.settle()
        codes = {code for found in re.findall(rb"\x1b\[([0-9;]*)m", terminal.received) for code in found.split(b";")}
        assert codes <= {b"", b"0", b"1", b"2", b"4", b"7", b"39", b"49"}
        assert {b"1", b"4", b"7"} <= codes


def test_copying_reaches_the_terminal_and_tmux() -> None:
    with program(environment={"TMUX": "/tmp/tmux-0/default,1,0"}) as terminal:
        terminal.wait_for("Codelco lifts")
        terminal.press("y")
        terminal.wait_for("copied title and source")
        assert b"\x1bPtmux;\x1b\x1b]52;c;" in terminal.received


def test_two_hundred_resizes_leave_it_whole() -> None:
    with program() as terminal:
        terminal.wait_for("Codelco lifts")
        for step in range(200):
            terminal.resize(20 + step * 37 % 180, 4 + step * 11 % 50)
            terminal.read(0.005)
        terminal.resize(80, 24)
        terminal.wait_for("Codelco lifts")
        terminal.press("q")
        assert terminal.wait_end() == 0


def test_suspending_gives_the_terminal_back_and_takes_it_again() -> None:
    with program() as terminal:
        terminal.wait_for("Codelco lifts")
        terminal.settle()
        before = len(terminal.received)
        terminal.press("\x1a")
        deadline = time.monotonic() + 10
        while not stopped(terminal.process.pid):
            assert time.monotonic() < deadline
            terminal.read(0.05)
        terminal.settle(0.1)
        assert all(ending in terminal.received[before:] for ending in LEFT)
        before = len(terminal.received)
        terminal.screen.reset()
        terminal.process.send_signal(signal.SIGCONT)
        terminal.wait_for("Codelco lifts", 10)
        terminal.settle()
        assert "9 articles" in terminal.text
        assert "q Quit" in terminal.text
        assert b"\x1b[?1049h" in terminal.received[before:]
        terminal.press("q")
        assert terminal.wait_end() == 0


def stopped(process: int) -> bool:
    """Whether a process is stopped by a signal, as the shell sees it."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def test_a_crash_leaves_the_terminal_clean() -> None:
    with program("screens.crashing_store()") as terminal:
        terminal.wait_for("Codelco lifts")
        terminal.press("S")
        assert terminal.wait_end() != 0
        assert all(ending in terminal.received for ending in LEFT)


@pytest.mark.parametrize(("size", "most"), [((80, 24), 8000), ((160, 45), 14000)])
def test_changing_panes_paints_once(size: tuple[int, int], most: int) -> None:
    with program("screens.MemoryStore(screens.many_records(400))", size=size) as terminal:
        terminal.wait_for("Number 400 on")
        assert terminal.falls_silent(1.0)
        for key in "2341":
            terminal.press(key)
            assert 0 < len(terminal.answer()) <= most


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("/copper\r", "word:copper"),
        ("/copper\r2", "word:copper"),
        ("fgold", "Find in titles: gold"),
        ("tabc", "Tags, with commas: abc"),
        ("eabc", "Note: abc"),
        ("wabc", "abc"),
    ],
)
def test_keys_that_arrive_with_the_one_that_opens_a_line_reach_the_line(keys: str, shown: str, tmp_path: Path) -> None:
    with program(f"screens.sample_store({str(tmp_path / 'marks.db')!r})", size=(120, 40)) as terminal:
        terminal.wait_for("Codelco lifts")
        terminal.settle()
        terminal.press(keys)
        terminal.wait_for(shown.removeprefix("word:"), 10)
        if shown.startswith("word:"):
            terminal.wait_for("3 of 9 articles", 10)


def test_a_tag_typed_in_one_packet_is_kept(tmp_path: Path) -> None:
    with program(f"screens.sample_store({str(tmp_path / 'marks.db')!r})", size=(120, 40)) as terminal:
        terminal.wait_for("Codelco lifts")
        terminal.settle()
        terminal.press("tabc\r")
        terminal.wait_for("abc", 10)
        terminal.wait_for(lambda text: "Tags, with commas" not in text, 10)
        terminal.press("t")
        terminal.wait_for("Tags, with commas: abc", 10)


def test_escape_and_the_next_key_in_one_packet_are_two_keys() -> None:
    with program(size=(120, 40)) as terminal:
        terminal.wait_for("Codelco lifts")
        terminal.settle()
        terminal.press("/gold")
        terminal.wait_for("1 of 9 articles", 10)
        terminal.press("\x1bY")
        terminal.wait_for("copied newsdash search (", 10)
        terminal.press("/\x1b3")
        terminal.press("f")
        terminal.wait_for("Find in metals", 10)
        terminal.press("\x1b'")
        terminal.wait_for("Jump: the letters of a row", 10)
        terminal.press("\x1b?")
        terminal.wait_for("Keys and filters", 10)


@pytest.mark.parametrize(("theme", "colour"), [("ansi-dark", "cyan"), ("ansi-light", "blue")])
def test_organisations_can_be_read_in_the_terminals_own_colours(theme: str, colour: str) -> None:
    with program(environment={"TERM": "linux", "TEXTUAL_THEME": theme}) as terminal:
        text = terminal.wait_for("Codelco raised")
        terminal.settle()
        line = next(at for at, line in enumerate(text.splitlines()) if "Codelco raised" in line)
        column = text.splitlines()[line].index("Codelco")
        cell = terminal.screen.buffer[line][column]
        assert (cell.fg, cell.underscore) == (colour, True)
