"""Metals by the town of the exchange that trades them ("London Copper lost 2 per cent"), which are no companies."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.organisations.found import Found
from articles.organisations.lexicon import read


def without_contracts(founds: list[Found], text: str) -> list[Found]:
    """`founds` without the weak ones that are a metal of an exchange, whose price goes up or down in the text."""
    contracts = {text[found.start : found.end].lower() for found in founds if found.weak and _is_contract(found, text)}
    if not contracts:
        return founds
    return [f for f in founds if not (f.weak and text[f.start : f.end].lower() in contracts)]


def _is_contract(found: Found, text: str) -> bool:
    """Whether `found` is called by the town of an exchange and a metal alone, with a price or a move of it behind."""
    if found.rule != "weak-head" or found.entry:
        return False
    name, move = _patterns()
    return name.fullmatch(text, found.start, found.end) is not None and move.match(text, found.end) is not None


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The pattern of a contract's name, and that of what says behind it that it has a price."""
    words = {name: text.strip("\n").replace("\n", "|") for name, text in read("name_context.toml").items()}
    name = rf"(?:(?:{words['contract_terms']})\s)?(?:{words['exchange_towns']})\s(?:{words['contract_metals']})"
    return re.compile(name, re.IGNORECASE), re.compile(rf"(?:['’]s)?\s(?:{words['contract_moves']})", re.IGNORECASE)
