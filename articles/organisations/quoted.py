"""Names in quotes: registered ones behind their legal form ("JSC «Kovdor»"), and slogans, which are no bodies."""

from __future__ import annotations

import re

from articles.organisations.found import Found

OPENING = frozenset("«„“\"'‘")
"""The marks that open a quotation."""
_CLOSING = frozenset("»“”\"'’")
_LEGAL = re.compile(r"\b(?:[PO]?JSC|CJSC|JSCo?|OAO|ZAO|OOO|PAO|PT) ?$")
_LEGAL_ENDS = frozenset("COTo")
_NAME = re.compile(r"[«„“\"][A-ZÀ-ÖØ-Þ][^«»„“”\"\n.;:]{1,60}[»“”\"]")
_LONGEST_LEGAL = 7
_LEGAL_MIDST = frozenset(("SC", "JS", "AO", "OO", "T ", 'T"'))
_BEHIND_LEGAL = re.compile(r"[A-Z][A-Za-z]{1,4} ?[«„“\"][^«»„“”\"\n]{1,61}[»“”\"](?= [A-Z])")


def unquoted(text: str) -> str:
    """`text` with blanks for the quotes around a registered name behind its legal form; as long as `text`."""
    spans = []
    for mark in '«„“"':
        at = text.find(mark)
        while at >= 0:
            if text[at - 2 : at - 1] in _LEGAL_ENDS and _LEGAL.search(text, max(0, at - _LONGEST_LEGAL), at):
                name = _NAME.match(text, at)
                if name is not None:
                    spans.append(name.span())
                    at = name.end() - 1
            at = text.find(mark, at + 1)
    parts, last = [], 0
    for start, end in sorted(spans):
        parts += [text[last:start], " ", text[start + 1 : end - 1], " "]
        last = end
    return "".join([*parts, text[last:]]) if spans else text


def closed(founds: list[Found], text: str) -> list[Found]:
    """`founds` with the quote that closes the one inside them: "JSC «Kovdor»"."""
    for found in founds:
        if found.rule == "legal-form" and text[found.start + 1 : found.start + 3] in _LEGAL_MIDST:
            name = _BEHIND_LEGAL.match(text, found.start, found.end)
            if name is not None:
                found.end = name.end()  # a person's name or an office goes on behind the quotes
        mark = text[found.end : found.end + 1]
        if mark and mark in '»”"' and _opens(text, found.start, found.end):
            found.end += 1
    return founds


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a quote opens in the stretch and doesn't close there."""
    return sum(text.count(mark, start, end) for mark in '«„“"') % 2 == 1 and "»" not in text[start:end]


def in_quotes(text: str, start: int, end: int) -> bool:
    """Whether the stretch is all that a pair of quotes holds."""
    if not start or text[start - 1] not in OPENING:
        return False
    past = end + 1 if text[end : end + 1] in (",", ".") else end
    return text[past : past + 1] in _CLOSING
