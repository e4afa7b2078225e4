"""The few characters the screen draws with, and their ASCII stand-ins for a terminal that isn't UTF-8."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple


class Glyphs(NamedTuple):
    """`bars` run from empty to full, in equal steps; `thumb` and `track` make a scroll bar."""

    rule: str
    upright: str
    bars: str
    thumb: str
    track: str


UNICODE = Glyphs(rule="─", upright="│", bars=" ▁▂▃▄▅▆▇█", thumb="▐", track=" ")
ASCII = Glyphs(rule="-", upright="|", bars=" .:#", thumb="#", track=" ")


def speaks_utf8(environment: Mapping[str, str], coerced: bool) -> bool:
    """Whether the locale in an environment is UTF-8.

    `coerced` says that Python found the C locale and put a UTF-8 one into LC_CTYPE itself, which then isn't
    the user's word.
    """
    category = "" if coerced else environment.get("LC_CTYPE", "")
    name = environment.get("LC_ALL") or category or environment.get("LANG", "")
    return "utf8" in name.lower().replace("-", "")


@lru_cache(maxsize=1)
def glyphs() -> Glyphs:
    """What this process may draw with."""
    return UNICODE if speaks_utf8(os.environ, bool(sys.flags.utf8_mode)) else ASCII
