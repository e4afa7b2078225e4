"""Sending an article to the reader's own pager, and coming back."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping

from textual.app import App, SuspendNotSupported


def pager(environment: Mapping[str, str]) -> list[str]:
    """The command of $PAGER, else the first pager there is; empty without one."""
    try:
        named = shlex.split(environment.get("PAGER", ""))
    except ValueError:
        named = []
    found = next((name for name in ("less", "more") if shutil.which(name)), None)
    return named or ([found] if found else [])


def show_in_pager(app: App[None], text: str) -> str | None:
    """Give a harmless text to the pager and wait; what went wrong, or None."""
    command = pager(os.environ)
    if not command:
        return "no pager: set PAGER"
    try:
        with app.suspend():
            return _run(command, text)
    except SuspendNotSupported:
        return "this terminal can't be lent to a pager"


def _run(command: list[str], text: str) -> str | None:
    # ctrl+c is the pager's while it runs; a handler, unlike ignoring, isn't passed on to it.
    before = signal.signal(signal.SIGINT, lambda number, frame: None)
    try:
        subprocess.run(command, input=text.encode("utf-8", "replace"), check=False)
    except OSError as error:
        return f"{command[0]}: {error.strerror or error}"
    finally:
        signal.signal(signal.SIGINT, before)
    return None
