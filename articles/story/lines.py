"""A raw text cut into units: a line, or a paragraph that was wrapped by hand into several lines."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

# White space, and the invisible characters that pages leave at the ends of a line.
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace() and char != "\n") + _INVISIBLE
_STOPS = ".!?。！？…"
_CLOSING = "\"”’'»)]】\n"
_SENTENCE_END = re.compile(r"[.!?。！？…][\"”’'»)\]】]*$")
_INNER_SENTENCE_END = re.compile(r"[a-z0-9)”\"]\.[\"”’')]* ?[A-Z“\"‘(]|[^\W\d_]。")
_ABBREVIATION = re.compile(
    r"\b(Co|Ltd|Inc|Corp|Pty|No|St|vs|Dr|Mr|Mrs|Ms|Jr|Sr|Prof|Gen|Gov|Sept?|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Oct|Nov|Dec|[A-Z])\."
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NOT_AN_END = re.compile(r"\b(?:[A-Z]|(?i:co|ltd|inc|corp)|No|St|vs|Dr|Mr|Mrs|Ms|Jr|Sr)\.$")
# The date that a program which takes stories off their pages writes in front of the first line.
_LEAD = re.compile(
    r"(?i:date)[:：]? (?:1[89]|20)\d\d-\d{1,2}(?:-\d{1,2})?(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?"
    r"(?=[ \t]+(?:[^\s\d]|(?:1[89]|20)\d\d [^\W\d_]))"
)
_LEAD_LABEL = re.compile(r"(?i:source|author|editor|views?|hits|clicks?|by|time)\b")
# The place and agency that open a release: "PERTH, Australia--(BUSINESS WIRE)--", "DELHI, May 3, 2011 /PRNewswire/ --".
_AGENCY = re.compile(r"[A-Z][\w .,'’-]{2,60}?[\s–—-]*(?:\([A-Z][\w ]{2,30}\)|/[A-Z][\w ]{2,30}/)\s*[-–—]")
_PICTURE = "!["  # a picture in Markdown: no sentence goes on behind it
_WRAP_LONGEST = 100
_WRAP_SHORTEST = 35


@dataclass(slots=True)
class Unit:
    """A line or wrapped paragraph: its text with inner line ends as spaces, and the spans of its lines in the raw text.

    `gap` counts the line ends between the unit before and this one; `indent` the characters of space before it.
    """

    text: str
    spans: list[tuple[int, int]]
    gap: int
    indent: int
    prose: bool = False
    starts: str = ""  # the action of a tail that may start here
    role: str = ""  # "" keeps it; else the name of the rule that takes it out

    @property
    def start(self) -> int:
        """Where the unit starts in the raw text."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the unit ends in the raw text, exclusive."""
        return self.spans[-1][1]


def units(text: str) -> list[Unit]:
    """The text's units in order; blank lines are only counted in `gap`."""
    lines = _without_lead(_lines(text))
    joined = _joined(lines) if _is_wrapped(lines) else lines
    for unit in joined:
        unit.prose = is_prose(unit.text)
    return joined


def is_prose(text: str) -> bool:
    """True of text made of sentences; false of headlines, menu entries, labels and list items."""
    if len(text) < 40 and (text.isascii() or len(text) < 20):
        return False
    if len(text) > 600:
        return True
    words = count_words(text)
    if ends_sentence(text):
        return words >= 8
    return words >= 18 and _INNER_SENTENCE_END.search(_ABBREVIATION.sub(r"\1", text)) is not None


def ends_sentence(text: str) -> bool:
    """True of a line that ends as a sentence does, and not with "Ltd." or another abbreviation."""
    last = text[-1:]
    if last in _STOPS:
        return last != "" and (last != "." or not _NOT_AN_END.search(text[-8:]))
    return last in _CLOSING and _SENTENCE_END.search(text[-8:]) is not None and not _NOT_AN_END.search(text[-8:])


def count_words(text: str) -> int:
    """How many words a line has; of a script without spaces, two characters count as one."""
    words = text.count(" ") + 1
    return words if text.isascii() else words + len(_CJK.findall(text)) // 2


def _lines(text: str) -> list[Unit]:
    found: list[Unit] = []
    position = 0
    gap = 0
    for raw in text.split("\n"):
        content = raw.strip(BLANKS)
        if content:
            indent = 0 if raw.startswith(content) else len(raw) - len(raw.lstrip(BLANKS))
            start = position + indent
            found.append(Unit(content, [(start, start + len(content))], gap, indent))
            gap = 0
        gap += 1
        position += len(raw) + 1
    return found


def _without_lead(lines: list[Unit]) -> list[Unit]:
    """The lines with the date in front of the first one as a line of its own."""
    first = lines[0] if lines else None
    lead = _LEAD.match(first.text) if first is not None and first.text[:4].lower() == "date" else None
    if first is None or lead is None:
        return lines
    rest = first.text[lead.end() :].lstrip()
    if _LEAD_LABEL.match(rest):
        return lines
    start = first.end - len(rest)
    date = Unit(lead.group(), [(first.start, first.start + lead.end())], first.gap, first.indent)
    return [date, Unit(rest, [(start, first.end)], 2, 0), *lines[1:]]


def goes_on(before: Unit, line: Unit) -> bool:
    """True where a sentence runs over the end of a line."""
    return (
        line.gap == 1
        and line.text[0].islower()
        and not before.text.endswith(".")
        and not before.text.startswith(_PICTURE)
        and _WRAP_SHORTEST <= len(before.text) <= _WRAP_LONGEST
    )


def _is_wrapped(lines: list[Unit]) -> bool:
    """True where sentences run over line ends: short lines, of which some go on in lower case."""
    runs = 0
    for before, line in itertools.pairwise(lines):
        if len(line.text) > _WRAP_LONGEST:
            return False
        runs += goes_on(before, line)
    return runs > 0 and runs * 8 >= len(lines)


def _joined(lines: list[Unit]) -> list[Unit]:
    """Wrapped lines made into paragraphs: a blank line or an indented line starts a new one."""
    base = min((line.indent for line in lines if line.gap == 1), default=0)
    found: list[Unit] = []
    parts: list[list[str]] = []
    for line in lines:
        if found and line.gap == 1 and line.indent <= base and _goes_on(parts[-1][-1], line.text):
            parts[-1].append(line.text)
            found[-1].spans.append(line.spans[0])
        else:
            found.append(line)
            parts.append([line.text])
    for unit, texts in zip(found, parts, strict=True):
        unit.text = " ".join(texts)
    return found


def _goes_on(before: str, text: str) -> bool:
    """True where a line of a wrapped text continues the line before it."""
    if before.isupper() != text.isupper() or before.startswith(_PICTURE) or _AGENCY.match(text):
        return False
    return len(before) >= _WRAP_SHORTEST or text[0].islower()
