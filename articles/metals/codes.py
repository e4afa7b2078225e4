"""Formulas, trade abbreviations and symbols: capitals told from other letters by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.metals.context import Verdict
from articles.metals.patterns import CODE_PATTERN, SYMBOL_PATTERN
from articles.metals.vocabulary import (
    ABBREVIATIONS,
    AFTER_QUANTITY,
    FORMULAS,
    NEVER_ALONE,
    SYMBOLS,
)

_SUBSCRIPTS = {digit: str(value) for value, digit in enumerate("₀₁₂₃₄₅₆₇₈₉")}
_QUANTITY_BEFORE = re.compile(
    r"(?:%|\bpct|\bg/t|\bppm|\bppb|\boz/t|/lb|/oz|/t|\d ?(?:k|M)?(?:oz|t|lbs?)|\boz|\bounces|\blbs|\bpounds|\bkg|/kg)"
    r"\s?(?:of )?$"
)
_QUANTITY_AFTER = re.compile(r"\s?(?:[<>≤≥=:]\s?)?\d+(?:\.\d+)?\s?(?:%|g/t|ppm)|\s(?:grade|equivalent|eq)\b")
_JOINED_AFTER = re.compile(rf"[-–/+]({SYMBOL_PATTERN})(?!\w)")
_JOINED_BEFORE = re.compile(rf"(?<!\w)({SYMBOL_PATTERN})[-–/+]$")


class Code(NamedTuple):
    """A formula, abbreviation or symbol: its span, the metals it means, the rule that found it, and how sure it is."""

    start: int
    end: int
    metals: tuple[str, ...]
    rule: str
    verdict: Verdict = Verdict.PLAIN


def find_codes(text: str, lowered: str) -> Iterator[Code]:
    """The codes of a text, in order; `lowered` is the text in small letters."""
    plain = text if text.isascii() else _with_plain_digits(text)
    known: dict[str, bool] = {}  # whether an abbreviation's company stands in the text: looked for once
    for match in CODE_PATTERN.finditer(plain):
        start, end = match.span(1)
        code = match[1]
        if code in FORMULAS:
            yield Code(start, end, FORMULAS[code], "formula")
        elif code in ABBREVIATIONS:
            metals, company = ABBREVIATIONS[code]
            if code not in known:
                known[code] = not company or any(word in lowered for word in company)
            if known[code]:
                yield Code(start, end, metals, "abbreviation")
        elif (certainty := _symbol(plain, start, end, code)) != Verdict.NO:
            yield Code(start, end, (SYMBOLS[code],), "symbol", certainty)


def _with_plain_digits(text: str) -> str:
    """The text with plain digits for subscript ones, character for character."""
    for subscript, digit in _SUBSCRIPTS.items():
        text = text.replace(subscript, digit)
    return text


def _symbol(text: str, start: int, end: int, code: str) -> Verdict:
    """Whether a symbol's letters stand for the metal: beside a quantity, joined to another symbol, or in brackets."""
    if text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum():
        return Verdict.NO
    joined = _JOINED_AFTER.match(text, end) or _JOINED_BEFORE.search(text, max(0, start - 4), start)
    if joined and joined[1] != code and len(joined[1]) + len(code) > 2:
        return Verdict.PLAIN
    alone = code not in NEVER_ALONE
    if (alone or code in AFTER_QUANTITY) and _QUANTITY_BEFORE.search(text, max(0, start - 14), start):
        is_company = code == "Co" and text.startswith((".", ",", "-op"), end)
        return Verdict.NO if is_company or text[end : end + 1] == "/" else Verdict.PLAIN
    if alone and _QUANTITY_AFTER.match(text, end):
        return Verdict.PLAIN
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return Verdict.LIKELY if alone and bracketed else Verdict.NO
