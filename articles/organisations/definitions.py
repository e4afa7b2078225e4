"""Names that a text defines: abbreviations and short names in brackets, and tickers."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BRACKET = re.compile(
    r"\s{0,2}[(（\[]\s*([^()（）\[\]\n]{1,90}|[^()（）\[\]]{1,60})[)）\]]|\s{0,2}<([A-Z][A-Z0-9.&]{0,9}|[A-Z]+[.-][A-Za-z.]+)>"
)
_TICKER = re.compile(
    r"(?:(?:OTC\s?[A-Z]*|NYSE(?:\s?(?:American|Arca|MKT))?|NASDAQ|Nasdaq|TSX(?:[-.]?V)?|TSXV|CSE|ASX|AIM|LSE|HKEX|HKSE|SEHK|SSE|SZSE|JSE|FSE|FRA|Frankfurt|XETRA|BSE|NSE"
    r"|Euronext|KOSPI|KRX|TSE|TYO|SGX|OTCMKTS|OTC Pink|NEO|Cboe|[A-Z]{2,6})\s?:\s?)([A-Z0-9][A-Z0-9.]{0,7})|(\d{5,6})[.](?:SH|SZ|SS|HK)|([A-Z]{1,5})\.(?:N|O|L|TO|AX|PA|DE|T|HK)$"
)
_QUOTED = re.compile(r"[“\"”'‘]{1,2}([^“”\"]{1,60}?)[,.]?[”\"“'’]{1,2}(?!\w)")
_LEAD = re.compile(
    r"^(?:the|hereinafter|hereafter|referred|to|as|abbreviated|abbreviation|collectively|together|short|for|formerly|or|and|known|called|also|in|[:,;])\s+",
    re.I,
)
_BARE = re.compile(r"^(?:[A-Z][A-Za-z0-9&.-]{1,11}|[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})$")
_SELF = frozenset(
    [
        "company",
        "corporation",
        "corp",
        "group",
        "firm",
        "issuer",
        "bank",
        "parent",
        "registrant",
        "offering",
        "transaction",
        "agreement",
        "purchaser",
        "vendor",
        "buyer",
        "seller",
        "property",
        "project",
        "companies",
        "parties",
        "board",
        "partnership",
        "plan",
        "act",
        "optionee",
        "optionor",
        "borrower",
        "lender",
        "agent",
        "agents",
        "underwriters",
        "acquisition",
        "merger",
        "closing",
        "shares",
        "common",
        "stock",
        "us",
        "we",
        "our",
        "warrants",
        "units",
        "meeting",
        "consideration",
        "sellers",
        "target",
        "merger",
        "sub",
        "partner",
        "partners",
        "client",
        "left",
        "right",
    ]
)


@dataclass(frozen=True, slots=True)
class Definition:
    """What the bracket right behind `at` (a character) says: `names` are short forms with their spans, `tickers` symbols.

    `end` is past the last bracket. `quoted` is true where a short form stood in quotes.
    """

    at: int
    end: int
    names: tuple[tuple[str, int, int], ...]
    tickers: tuple[str, ...]
    quoted: bool


def definitions(text: str) -> dict[int, Definition]:
    """The definitions in `text` by the character right behind the defined words (spaces left out)."""
    out: dict[int, Definition] = {}
    at = 0
    while True:
        start = _next_bracket(text, at)
        if start < 0:
            return out
        anchor = start
        while anchor > 0 and text[anchor - 1] in " \n\t\u00a0":
            anchor -= 1
        at, definition = _read(text, start, anchor)
        if definition is not None:
            out[anchor] = definition


_OPENING = re.compile(r"[(（<]")


def _next_bracket(text: str, at: int) -> int:
    match = _OPENING.search(text, at)
    return match.start() if match else -1


def _read(text: str, start: int, anchor: int) -> tuple[int, Definition | None]:
    """The definition of one or more brackets in a row from `start`; and where to look on."""
    names: list[tuple[str, int, int]] = []
    tickers: list[str] = []
    quoted = False
    at = start
    match = _BRACKET.match(text, at)
    while match is not None:
        if match.group(2) is not None:
            tickers.append(match.group(2).partition(".")[0])
        else:
            found, was_quoted = _names_in(match.group(1), match.start(1), tickers)
            names.extend(found)
            quoted = quoted or was_quoted
        at = match.end()
        match = _BRACKET.match(text, at)
    if at == start:
        return start + 1, None
    return at, Definition(anchor, at, tuple(names), tuple(tickers), quoted) if names or tickers else None


def _names_in(inner: str, offset: int, tickers: list[str]) -> tuple[list[tuple[str, int, int]], bool]:
    """The short forms in one bracket's `inner` text that begins at `offset`; tickers are added to `tickers`."""
    symbols = [next(g for g in m.groups() if g) for m in _TICKER.finditer(inner)]
    if symbols:
        tickers.extend(symbols)
    quotes = [(m.group(1).strip(), m.start(1)) for m in _QUOTED.finditer(inner)]
    if quotes:
        out = [(q, offset + at, offset + at + len(q)) for q, at in (_without_the(q, at) for q, at in quotes)]
        return [n for n in out if _is_name(n[0])], True
    if symbols:
        return [], False
    lead = 0
    while (match := _LEAD.match(inner[lead:])) is not None:
        lead += match.end()
    bare = inner[lead:].rstrip(" .")
    if _BARE.match(bare) and _is_name(bare):
        return [(bare, offset + lead, offset + lead + len(bare))], False
    return [], False


def _without_the(name: str, at: int) -> tuple[str, int]:
    return (name[4:], at + 4) if name[:4].lower() == "the " else (name, at)


def _is_name(name: str) -> bool:
    """Whether a bracketed short form may name a body: not "the Company", not a lower-case word."""
    return (
        bool(name)
        and name.lower() not in _SELF
        and any(c.isupper() for c in name)
        and name[0].isalnum()
        and not name.isdigit()
    )


def initials_fit(abbreviation: str, words: list[str]) -> bool:
    """Whether the capitals of `abbreviation` are the initials of `words`, some words left out, the first one in."""
    letters = [c for c in abbreviation.upper() if c.isalpha()]
    if len(letters) < 2 or not words or words[0][0].upper() != letters[0]:
        return False
    i = 0
    for word in words:
        if i < len(letters) and word[0].upper() == letters[i]:
            i += 1
    if i == len(letters):
        return True
    return _inner_letters(letters, words)


def _inner_letters(letters: list[str], words: list[str]) -> bool:
    """Whether the letters run through the words in order, inner letters included: "NORINCO", "Sinosteel"."""
    joined = "".join(words).upper()
    at = 0
    for letter in letters:
        at = joined.find(letter, at) + 1
        if not at:
            return False
    return len(letters) >= 4
