"""Exchanges named only as the place where something is listed or traded, which says nothing of them as bodies."""

from __future__ import annotations

import re

from articles.organisations.found import Found
from articles.organisations.remembered import Remembered

_EXCHANGE = re.compile(r"\b(?:Exchange|Nasdaq|NYSE|TSX|Euronext|COMEX)\b")
_IS_EXCHANGE = Remembered(lambda name: _EXCHANGE.search(name) is not None)
_ON = re.compile(r"\b(?:on|(?:policies|rules|requirements) of)\s(?:both\s)?(?:the\s)?$")
_AND = re.compile(r"(?:\s\([A-Z: ]+\))?(?:,|,? (?:and|or))(?:\son)?\s(?:the\s)?$")
_TICKER = re.compile(r"(?: (?:American|Arca|MKT|Venture|Growth|Global|Main Market))?\s?:\s?[A-Z0-9]")
_REACH = 40


def without_markets(founds: list[Found], text: str) -> list[Found]:
    """`founds` (in order) without exchanges that something is listed on, and those before a ticker symbol."""
    out = []
    last = -1
    for found in founds:
        if found.entry and _IS_EXCHANGE[found.entry] and _is_market(found, text, last):
            last = found.end
        else:
            out.append(found)
    return out


def _is_market(found: Found, text: str, last: int) -> bool:
    """Whether `found` is named as a market. `last`: where the one before it ended, -1 where there was none."""
    if _TICKER.match(text, found.end) is not None:
        return True
    reach = max(0, found.start - _REACH)
    if _ON.search(text, reach, found.start) is not None:
        return True
    return 0 <= last >= reach and _AND.fullmatch(text, last, found.start) is not None
