"""The keys as Markdown, made from the commands' own declaration.

    python -m tui.key_table README.md

puts them between the marks `<!-- keys -->` and `<!-- /keys -->` of a file; a test holds the README to it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tui.commands import COMMANDS, PLACES

PLACE_OF_KEYS = re.compile(r"(<!-- keys -->\n).*?(<!-- /keys -->)", re.DOTALL)


def markdown_keys() -> str:
    """A table of keys for each place they work in."""
    tables = []
    for where, title in PLACES.items():
        rows = [
            f"| {' '.join(f'`{key}`' for key in command.shown_keys)} | {command.help} |"
            for command in COMMANDS
            if command.where == where
        ]
        tables.append("\n".join([f"| {title} | |", "| --- | --- |", *rows]))
    return "\n\n".join(tables) + "\n"


def with_keys(text: str) -> str:
    """A document with the key tables between its marks."""
    return PLACE_OF_KEYS.sub(lambda found: found[1] + markdown_keys() + found[2], text)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(with_keys(path.read_text(encoding="utf-8")), encoding="utf-8")
