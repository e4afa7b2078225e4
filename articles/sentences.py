"""Where sentences begin and end, for prose that was scraped, translated or hard-wrapped.

A line end inside a paragraph is no sentence end; a blank line is, and so is a line end beside a line too long to
have been wrapped by hand. Offsets are characters, ends exclusive. The time taken grows linearly with the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

WRAPPED_LINE = 120
"""Characters. A longer line was not wrapped, so the line end after it ends a paragraph."""

LONGEST_SENTENCE = 600
"""Characters. What `sentence_at` gives at most, so that a text without sentence ends stays readable."""

_SHORT = """
mr mrs ms dr prof st sr jr messrs hon rev gen gov sen rep lt col capt maj sgt
no nos vs v al fig figs eq sec vol pp p ed eds approx est cf ca etc
co corp inc ltd bros cos dept univ assn assoc intl mfg dist div mt ft
jan feb febr mar apr jun jul aug sep sept oct nov dec
mon tue tues wed thu thur thurs fri sat sun
pct dlrs e.g i.e u.s u.k u.n e.u a.m p.m ph.d
"""
_ABBREVIATIONS = frozenset(_SHORT.split())
# After these the sentence may well be over: the next word decides.
_COMPANY_LIKE = "co corp inc ltd bros cos etc al dept u.s u.k u.n e.u a.m p.m jr sr assn univ"
_MAY_END = frozenset(_COMPANY_LIKE.split())
_NO_ABBREVIATION = "".join(
    rf"(?<![{word[0].upper()}{word[0]}]{word[1:]}\.)"
    for word in sorted(_ABBREVIATIONS)
    if len(word) > 3 and word.isalpha()
)
_END = re.compile(  # begins with a set of characters, which is what a scan is fast with
    rf"""[.!?…。！？\n](?:
      (?P<plain>(?:(?<=[a-z][a-z][a-z][a-z]\.){_NO_ABBREVIATION}|(?<=[0-9%]\.))  # as most sentences end
      (?=[ \n]{{1,4}}[A-Z0-9]|\Z))
    | (?<=[.!?…])[.!?…]{{0,3}}(?P<close>["'”’»)\]]{{0,3}})(?=\s|$)       # a stop, perhaps inside closing quotes
    | (?<=[a-z][a-z)]\.)(?=[A-Z“"][a-zA-Z])                         # two sentences glued together
    | (?<=[。！？])[。！？]{{0,3}}["’”』」）]{{0,3}}                        # Chinese stops need no space
    | (?<=\n)[ \t\u3000]*(?P<blank>\n)?
    )""",
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[A-Za-z][A-Za-z.]*$")
_NEXT = re.compile(r"[\s\"'“‘(\[«]*(\S?)(\w*)")
_FIRST_WORDS = (
    "The A An In On At It He She They We This That These Those But And However As For From With After Before "
    "Since While When If By According Under Its Their Our Last Earlier Meanwhile"
)
_BEGINNERS = frozenset(_FIRST_WORDS.split())


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, in order, without the white space around them. Blank text has none."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.lastgroup == "plain" or _is_end(text, match):
            end = match.end()
            _add(spans, text, start, end)
            start = end
    _add(spans, text, start, len(text))
    return spans


def sentence_at(text: str, start: int, end: int, spans: Sequence[tuple[int, int]] | None = None) -> str:
    """The sentence around a span, white space folded, at most `LONGEST_SENTENCE` characters.

    Give `spans` (what `sentence_spans` returned for this text) when asking more than once.
    """
    spans = sentence_spans(text) if spans is None else spans
    first, last = enclosing(spans, start, end)
    if last - first > LONGEST_SENTENCE:
        spare = max(0, LONGEST_SENTENCE - (end - start)) // 2
        first, last = max(first, start - spare), min(last, end + spare)
    return " ".join(text[first:last].split())[:LONGEST_SENTENCE]


def enclosing(spans: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """From the start of the sentence that holds `start` to the end of the one that holds `end`."""
    at = index_at(spans, start)
    if at < 0:
        return start, end
    first, last = spans[at]
    while last < end and at + 1 < len(spans):
        at += 1
        last = spans[at][1]
    return min(first, start), max(last, end)


def index_at(spans: Sequence[tuple[int, int]], position: int) -> int:
    """Which sentence a position stands in (or follows); -1 before the first."""
    return bisect_right(spans, (position, float("inf"))) - 1


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a span without its outer white space, unless nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    if start < end:
        while text[end - 1].isspace():
            end -= 1
        spans.append((start, end))


def _is_end(text: str, match: re.Match[str]) -> bool:
    """Whether a candidate really ends a sentence."""
    start, end = match.span()
    if text[start] == "\n":
        return match["blank"] is not None or _beside_long_line(text, start, end)
    close = match["close"]
    if close is None:
        return not text.endswith("www", 0, start)
    if close or end - start > 1 or text[start] != ".":
        return _next_begins(text, end)
    return _dot_ends(text, start, end)


def _beside_long_line(text: str, at: int, after: int) -> bool:
    """Whether the line before or after a line end is longer than hand-wrapped lines are."""
    before = text.rfind("\n", max(0, at - WRAPPED_LINE - 1), at) < 0 and at > WRAPPED_LINE
    if before:
        return True
    window = text[after : after + WRAPPED_LINE + 1]
    return len(window) > WRAPPED_LINE and "\n" not in window


def _next_begins(text: str, after: int) -> bool:
    """Whether what follows can begin a sentence: anything but a small letter."""
    first = _following(text, after)[0]
    return not first.islower()


def _dot_ends(text: str, dot: int, after: int) -> bool:
    """Whether a single full stop ends a sentence: abbreviations and initials do not, unless a new one begins."""
    first, word = _following(text, after)
    if first.islower() or first in {",", ";"}:
        return False
    before = _WORD_BEFORE.search(text, max(0, dot - 24), dot)
    if before is None:
        return True
    token = before[0].lower()
    if len(before[0]) == 1:
        return not before[0].isupper() or word in _BEGINNERS
    if token in _ABBREVIATIONS or re.fullmatch(r"(?:[a-z]\.)+[a-z]", token):
        return (token in _MAY_END or "." in token) and (word in _BEGINNERS or not first)
    return True


def _following(text: str, after: int) -> tuple[str, str]:
    """The first character and the first word after a position, quotes and brackets passed over."""
    found = _NEXT.match(text, after, after + 80)
    if found is None:
        return "", ""
    return found[1], found[1] + found[2]
