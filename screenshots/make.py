"""Make the pictures in the README from the real program on the sample articles.

    python screenshots/make.py

Each picture is the app run headless at a terminal's size with keys pressed, saved as SVG beside this file.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import articles

SHOWN_FOLDER = Path("/tmp/news")
os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")  # the colours most terminals show

HERE = Path(__file__).parent
SAMPLES = Path(articles.__file__).parent / "samples"


@dataclass(frozen=True)
class Picture:
    """A file name, a terminal size (columns, lines), and the keys pressed before the picture is taken."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()


PICTURES = (
    Picture("desk-160x45", (160, 45), ("3", "j", "j", "space", "1")),
    Picture("desk-120x40", (120, 40), ("2", "j")),
    Picture("desk-80x24", (80, 24)),
    Picture("article-80x24", (80, 24), ("j", "enter", "n", "n")),
    Picture("help-120x40", (120, 40), ("question_mark",)),
)


async def take(picture: Picture, database: str) -> str:
    """The SVG of one picture."""
    from store.opening import open_store
    from tui.app import NewsdashApp

    store = open_store(database)
    app = NewsdashApp(store)
    async with app.run_test(size=picture.size) as pilot:
        await settle(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await settle(pilot)
        svg = app.export_screenshot(title="newsdash")
    store.close()
    return svg


async def settle(pilot: object) -> None:
    """Wait until workers and timers of the app have nothing more to show."""
    for _ in range(4):
        await pilot.app.workers.wait_for_complete()  # type: ignore[attr-defined]
        await pilot.pause(0.15)  # type: ignore[attr-defined]


def without_web_fonts(svg: str) -> str:
    """The picture with the reader's own monospace font: no request to anyone when a page shows it."""
    svg = re.sub(r"@font-face\s*\{.*?\}\s*", "", svg, flags=re.DOTALL)
    return re.sub(r"terminal-\d+-", "terminal-", svg)


@contextmanager
def copied_samples() -> Iterator[Path]:
    """The samples in a folder whose path, which the pictures show, is the same on every machine."""
    shutil.copytree(SAMPLES, SHOWN_FOLDER)
    try:
        yield SHOWN_FOLDER
    finally:
        shutil.rmtree(SHOWN_FOLDER)


def main() -> None:
    """Load the samples into a throw-away database and write every picture."""
    from store.loading import load

    with tempfile.TemporaryDirectory() as folder, copied_samples() as news:
        database = str(Path(folder) / "samples.db")
        load(database, [str(news)], jobs=1)
        for picture in PICTURES:
            svg = without_web_fonts(asyncio.run(take(picture, database)))
            (HERE / f"{picture.name}.svg").write_text(svg, encoding="utf-8")
            print(f"{picture.name}.svg")


if __name__ == "__main__":
    main()
