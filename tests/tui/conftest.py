"""Screens without waiting: timers that wait for a person to rest fire at once, and the locale is UTF-8."""

from __future__ import annotations

import pytest

from tui import glyphs
from tui.screens import filtering
from tui.widgets import timeline_list


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline_list, "REST", 0.001)
    monkeypatch.setattr(filtering, "TYPING_RESTS", 0.001)


@pytest.fixture(autouse=True)
def _same_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "COLORTERM", "TMUX", "LC_ALL", "LC_CTYPE", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LANG", "C.UTF-8")
    glyphs.glyphs.cache_clear()
