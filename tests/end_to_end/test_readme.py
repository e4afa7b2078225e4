"""The README says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

from tui.key_table import with_keys

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_keys_are_the_commands_own() -> None:
    assert "| `q` `ctrl+c` |" in README
    assert with_keys(README) == README


def test_pictures_are_there() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert pictures
    for picture in pictures:
        assert (ROOT / picture).stat().st_size > 1000
