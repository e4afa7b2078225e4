"""Record a short session with the real program on the sample articles, as one animated picture.

    python screenshots/record.py

Each step is a key or some typing; after each a frame is taken, and a line below the terminal says what was pressed.
The frames become one SVG that any browser plays, saved as `session.svg` beside this file.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

from make import HERE, copied_samples, settle, without_web_fonts

SIZE = (120, 34)
SECONDS = 2.4
CAPTION_HEIGHT = 40
OUTER = re.compile(r'<svg[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>(.*)</svg>', re.DOTALL)


@dataclass(frozen=True)
class Step:
    """What is pressed, and what it is for."""

    keys: tuple[str, ...]
    words: str


STEPS = (
    Step((), "newsdash on its sample articles: metals, organisations, timeline, article"),
    Step(("3", "f", *"magnesium", "enter"), "3 f magnesium: find a metal"),
    Step(("space",), "space: want it; every other pane follows"),
    Step(("2", "j", "space"), "2 j space: and one organisation"),
    Step(("u",), "u: undo"),
    Step(("1", "j", "enter"), "1 j enter: read an article"),
    Step(("n", "n", "n"), "n: from mark to mark, each with its reason"),
    Step(("escape", "slash", *" after:2024", "enter"), "/ after:2024: narrow by typing"),
    Step(("c",), "c: everything again"),
)


async def frames(database: str) -> list[str]:
    """The SVG after each step."""
    from store.opening import open_store
    from tui.app import NewsdashApp

    store = open_store(database)
    app = NewsdashApp(store)
    taken = []
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for step in STEPS:
            for key in step.keys:
                await pilot.press(key)
                await pilot.pause(0.15)
            await settle(pilot)
            taken.append(without_web_fonts(app.export_screenshot(title="newsdash")))
    store.close()
    return taken


def animated(pictures: list[str]) -> str:
    """One SVG that shows the pictures one after another, each with its caption, without end."""
    parts = []
    width = height = 0.0
    for number, (picture, step) in enumerate(zip(pictures, STEPS, strict=True)):
        found = OUTER.search(picture)
        if found is None:
            raise ValueError("the terminal's picture is no SVG")
        width, height = float(found[1]), float(found[2])
        inner = found[3].replace("terminal-", f"frame{number}-")
        caption = f'<text x="16" y="{height + 27:.0f}" class="caption">{escape(step.words)}</text>'
        delay = number * SECONDS - len(pictures) * SECONDS
        parts.append(f'<g class="frame" style="animation-delay:{delay:.1f}s">{inner}{caption}</g>')
    total = len(pictures) * SECONDS
    style = (
        ".frame{visibility:hidden;animation:show "
        f"{total:.1f}s step-end infinite}}"
        f"@keyframes show{{0%{{visibility:visible}}{100 / len(pictures):.3f}%{{visibility:hidden}}}}"
        ".caption{font:18px sans-serif;fill:#888}"
    )
    box = f'viewBox="0 0 {width:.1f} {height + CAPTION_HEIGHT:.1f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><style>{style}</style>{"".join(parts)}</svg>\n'


def main() -> None:
    """Load the samples into a throw-away database and write the recording."""
    from store.loading import load

    with tempfile.TemporaryDirectory() as folder, copied_samples() as news:
        database = str(Path(folder) / "samples.db")
        load(database, [str(news)], jobs=1)
        (HERE / "session.svg").write_text(animated(asyncio.run(frames(database))), encoding="utf-8")
    print("session.svg")


if __name__ == "__main__":
    main()
