"""Whole screens as text, at the sizes people have. With NEWSDASH_UPDATE_GOLDENS=1 they are written anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from screens import MemoryStore, check_golden, press, running, sample_store, screen_text

from tui import glyphs
from tui.app import NewsdashApp

GOLDENS = Path(__file__).parent / "goldens"

STATES: dict[str, tuple[str, ...]] = {
    "opened": (),
    "metal-chosen": ("3", "j", "space"),
    "mark": ("j", "j", "enter", "n", "n"),
    "found-list": ("4", "i"),
    "mistake": ("slash", "=org:Codelco metl:zinc"),
    "nothing-left": ("slash", "=metal:gold copper", "enter"),
    "span": ("h", "h", "space", "h", "h"),
    "help": ("question_mark",),
    "palette": ("ctrl+p", "=mark"),
    "finding": ("2", "f", "=rio"),
    "raw": ("4", "r"),
}
SHOWN = [
    *(((80, 24), state) for state in STATES),
    *(((120, 40), state) for state in ("opened", "metal-chosen", "mark", "nothing-left", "span", "help")),
    *(((160, 45), state) for state in ("opened", "found-list")),
]


@pytest.mark.parametrize(
    ("size", "state"), SHOWN, ids=lambda part: "x".join(map(str, part)) if isinstance(part, tuple) else part
)
async def test_screen(size: tuple[int, int], state: str) -> None:
    app = NewsdashApp(sample_store())
    async with running(app, size) as pilot:
        await press(pilot, *STATES[state])
        check_golden(GOLDENS / f"{state}-{size[0]}x{size[1]}.txt", screen_text(app))


@pytest.mark.parametrize(("state", "size"), [("opened", (200, 50)), ("opened", (60, 20)), ("opened", (40, 12))])
async def test_other_sizes(state: str, size: tuple[int, int]) -> None:
    app = NewsdashApp(sample_store())
    async with running(app, size):
        check_golden(GOLDENS / f"{state}-{size[0]}x{size[1]}.txt", screen_text(app))


MARKED: dict[str, tuple[str, ...]] = {
    "marked": ("s", "j", "m", "e", "=ask about the venture", "enter", "t", "=copper, ventures", "enter"),
    "noting": ("e", "=ask"),
    "marking-all": ("A",),
    "saved": ("F",),
    "events": ("v", "j"),
    "jumping": ("apostrophe",),
    "completing": ("slash", "=metal:copper org:co"),
    "families": ("3", "S", "S", "S", "S", "j", "h"),
    "distinctive": ("slash", "=metal:magnesium", "enter", "2", "S", "S", "S"),
    "writing-out": ("w", "ctrl+u", "=news.txt", "enter"),
}
MARKED_SHOWN = [
    *(((80, 24), state) for state in MARKED),
    *(((160, 45), state) for state in ("marked", "events", "jumping", "families")),
]


@pytest.mark.parametrize(
    ("size", "state"), MARKED_SHOWN, ids=lambda part: "x".join(map(str, part)) if isinstance(part, tuple) else part
)
async def test_screen_with_marks(size: tuple[int, int], state: str, tmp_path: Path) -> None:
    store = sample_store(tmp_path / "marks.db")
    assert store.marks is not None
    store.marks.save_filter("light metals", "metal:aluminium,magnesium")
    store.marks.set_read(["/srv/news/001.txt"], True)
    store.records_kept.append(store.records_kept[3]._replace(id=10, source="/srv/wire/10.txt", duplicate_of=4))
    app = NewsdashApp(store)
    async with running(app, size) as pilot:
        await press(pilot, *MARKED[state])
        check_golden(GOLDENS / f"{state}-{size[0]}x{size[1]}.txt", screen_text(app))


async def test_empty_database() -> None:
    app = NewsdashApp(MemoryStore([]))
    async with running(app, (80, 24)):
        check_golden(GOLDENS / "empty-80x24.txt", screen_text(app))


async def test_a_terminal_without_utf8_gets_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "C")
    glyphs.glyphs.cache_clear()
    app = NewsdashApp(sample_store())
    async with running(app, (120, 40)):
        text = screen_text(app)
    glyphs.glyphs.cache_clear()
    assert text.isascii()
    check_golden(GOLDENS / "ascii-120x40.txt", text)
