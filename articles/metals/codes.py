"""Formulas, trade abbreviations and symbols: capitals told from other letters by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.metals.vocabulary import (
    ABBREVIATIONS,
    AFTER_QUANTITY,
    CODE_PATTERN,
    FORMULAS,
    NEVER_ALONE,
    SYMBOL_PATTERN,
    SYMBOLS,
)

_SUBSCRIPT = re.compile("[₀-₉]")
_QUANTITY_BEFORE = re.compile(
    r"(?:%|\bpct|\bg/t|\bppm|\bppb|\boz/t|/lb|/oz|/t|\d ?(?:k|M)?(?:oz|t|lbs?)|\boz|\bounces|\blbs|\bpounds|\bkg|/kg)"
    r"\s?(?:of )?$"
)
_QUANTITY_AFTER = re.compile(r"\s?(?:[<>≤≥=:]\s?)?\d+(?:\.\d+)?\s?(?:%|g/t|ppm)|\s(?:grade|equivalent|eq)\b")
_JOINED_AFTER = re.compile(rf"[-–/+]{SYMBOL_PATTERN}(?!\w)")
_JOINED_BEFORE = re.compile(rf"(?<!\w){SYMBOL_PATTERN}[-–/+]$")


def find_codes(text: str, lowered: str) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    """Each code's span, metals and rule, in order; `lowered` is the text in small letters."""
    plain = _SUBSCRIPT.sub(lambda digit: chr(ord(digit[0]) - ord("₀") + ord("0")), text)
    for match in CODE_PATTERN.finditer(plain):
        start, end = match.span()
        code = match[0]
        if code in FORMULAS:
            yield start, end, FORMULAS[code], "formula"
        elif code in ABBREVIATIONS:
            metals, company = ABBREVIATIONS[code]
            if not company or any(word in lowered for word in company):
                yield start, end, metals, "abbreviation"
        elif code in SYMBOLS and _is_symbol(plain, start, end, code):
            yield start, end, (SYMBOLS[code],), "symbol"


def _is_symbol(text: str, start: int, end: int, code: str) -> bool:
    """Whether a symbol's letters stand for the metal: beside a quantity, in brackets, or joined to another symbol."""
    if text[end : end + 1] == "." and len(code) < 3 and text[end + 1 : end + 2].isalnum():
        return False
    if _JOINED_AFTER.match(text, end) or _JOINED_BEFORE.search(text, max(0, start - 4), start):
        return True
    alone = code not in NEVER_ALONE
    if alone and text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    if (alone or code in AFTER_QUANTITY) and _QUANTITY_BEFORE.search(text, max(0, start - 14), start):
        return not (code == "Co" and text[end : end + 1] in ".,")
    return alone and bool(_QUANTITY_AFTER.match(text, end))
