"""Copying to the clipboard of the terminal one sits at, over SSH too: OSC 52, passed through tmux and screen."""

from __future__ import annotations

import base64
from collections.abc import Mapping

LONGEST = 74_000
"""Characters of base64 that terminals commonly take; longer copies are dropped by many."""


def sequence(text: str, environment: Mapping[str, str]) -> str | None:
    """The bytes (as text) that put a text on the clipboard, or None where it is too long."""
    encoded = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    if len(encoded) > LONGEST:
        return None
    plain = f"\x1b]52;c;{encoded}\x07"
    if environment.get("TMUX"):
        escaped = plain.replace("\x1b", "\x1b\x1b")
        return f"\x1bPtmux;{escaped}\x1b\\{plain}"
    if environment.get("TERM", "").startswith("screen"):
        return "".join(f"\x1bP{plain[at : at + 250]}\x1b\\" for at in range(0, len(plain), 250))
    return plain
