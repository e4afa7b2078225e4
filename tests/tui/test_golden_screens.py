"""Whole screens as text, at the sizes people have. With NEWSDASH_UPDATE_GOLDENS=1 they are written anew."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import factories
import pytest
from screens import MemoryStore, check_golden, press, running, sample_store, screen_text

from articles.model import Rejection
from store.loading import put
from store.opening import open_store
from tui import glyphs
from tui.app import NewsdashApp
from tui.cli.open_screen import SAMPLES_NOTICE

GOLDENS = Path(__file__).parent / "goldens"

SIZES = [(160, 45), (120, 40), (80, 24), (60, 20)]

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
    "finer-span": ("plus", "h", "h", "space", "h"),
}
SHOWN = list(product(SIZES, STATES))


@pytest.mark.parametrize(
    ("size", "state"), SHOWN, ids=lambda part: "x".join(map(str, part)) if isinstance(part, tuple) else part
)
async def test_screen(size: tuple[int, int], state: str) -> None:
    app = NewsdashApp(sample_store())
    async with running(app, size) as pilot:
        await press(pilot, *STATES[state])
        check_golden(GOLDENS / f"{state}-{size[0]}x{size[1]}.txt", screen_text(app))


@pytest.mark.parametrize(("state", "size"), [("opened", (200, 50)), ("opened", (40, 12))])
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
MARKED_SHOWN = list(product(SIZES, MARKED))


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


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_empty_database(size: tuple[int, int]) -> None:
    app = NewsdashApp(MemoryStore([]))
    async with running(app, size):
        check_golden(GOLDENS / f"empty-{size[0]}x{size[1]}.txt", screen_text(app))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_first_run(size: tuple[int, int]) -> None:
    app = NewsdashApp(sample_store(), notice=SAMPLES_NOTICE)
    async with running(app, size):
        check_golden(GOLDENS / f"first-run-{size[0]}x{size[1]}.txt", screen_text(app))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_load_report(size: tuple[int, int]) -> None:
    app = NewsdashApp(sample_store())
    async with running(app, size) as pilot:
        app.main.loader.told = "loaded 12, updated 1, rejected 2"
        app.main.loader.rejections = [
            Rejection("/srv/news/2023/wire/monday.jsonl#17", "no JSON: Expecting value at character 12"),
            Rejection("/srv/news/2023/photo.jpg", "a kind of file that isn't read: .jpg"),
        ]
        await press(pilot, "L")
        check_golden(GOLDENS / f"load-report-{size[0]}x{size[1]}.txt", screen_text(app))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_merging(size: tuple[int, int], tmp_path: Path) -> None:
    names = ("Baowu", "Baowu Steel Group", "Codelco")
    made = [
        factories.article(f"/srv/news/{name}.txt", f"{name} sells.", f"{name} sells", published="2022-12-13",
                          published_basis="text", organisations=(factories.organisation(name),))
        for name in names
    ]  # fmt: skip
    put(str(tmp_path / "news.db"), made)
    store = open_store(str(tmp_path / "news.db"), str(tmp_path / "marks.db"))
    app = NewsdashApp(store)
    async with running(app, size) as pilot:
        await press(pilot, "2", "M", "=baow")
        check_golden(GOLDENS / f"merging-{size[0]}x{size[1]}.txt", screen_text(app))
    store.close()


async def test_a_terminal_without_utf8_gets_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "C")
    glyphs.glyphs.cache_clear()
    app = NewsdashApp(sample_store())
    async with running(app, (120, 40)):
        text = screen_text(app)
    glyphs.glyphs.cache_clear()
    assert text.isascii()
    check_golden(GOLDENS / "ascii-120x40.txt", text)
