"""A headline fused into the line that goes on with the story, as when a page lost its line ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}} {_MONTH})"
_DATE = rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|{_DAY},? \d{{4}})"
_STAMP = rf"{_DATE}(?:[T\s]+\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?"
_LABEL = (
    r"(?:Date|Time|Source|Author|Editor|Published(?: on)?|Posted(?: on)?|Release (?:time|date)|Update(?:d| time)?"
    r"|(?:Number of )?(?:[Vv]iews|[Cc]licks|[Hh]its|[Rr]eads)|Responsible [Ee]ditor|Information [Ss]ource)"
)
_VALUE = rf"(?:{_STAMP}|\d+(?: times)?|[A-Z][\w.]*(?: [A-Z][\w.]*){{0,3}}(?=\s*(?:{_LABEL}\s*[:：]|$|\|)))"
_META = re.compile(rf"(?:[\s|,;]*(?:{_STAMP}|{_LABEL}\s*[:：]\s*(?:{_VALUE})?))+[\s|,;]*")
_META_START = re.compile(rf"[\s|\[(]*(?:{_LABEL}\s*[:：]|{_DATE}[T\s]+\d{{1,2}}:\d{{2}})")
_PLACE = r"[A-Z][A-Z.'-]{2,}(?:[ ,]+[A-Z][A-Za-z.'-]+){0,5}"
_AGENCY = r"(?:\(?[-–—/(]{1,2}[^-–—]{0,30}[-–—/)]{1,2}\s*)?"
_DATELINE = re.compile(
    rf"(?<=[a-z0-9)”\"’])(?: +|(?=[A-Z]{{3}})){_PLACE}[ ,]+{_AGENCY}{_DAY}(?:,? \d{{4}})?\s*(?:[-–—(/:])"
)
_STARTERS = (
    r"(?:On|From|In|At|The|This|Recently|To|A|An|With|As|Since|During|By|According|It|After|When|Under|Today|Yesterday)"
)
_GLUED = re.compile(rf"(?<=[a-z)”\"])(?={_STARTERS}[ ,])|(?<=[a-z]{{3}})(?={_DAY}[ ,])")
_OPENING = re.compile(
    rf"(?<=[a-z0-9)”\"’]) +(?=(?:On|From) (?:the (?:morning|afternoon|evening) of )?(?:{_DAY}|\d{{4}}|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|(?:Recently|A few days ago|In recent days|Yesterday|Today),)"
)
_BREADCRUMB = re.compile(r"\A(?:[\w &]{2,30}\s*[>»›]+\s*)+")
_SENTENCE_END = re.compile(r"[.!?。][\"”’')]*\s")
REACH = 420  # characters of a line within which its headline must end
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Fused:
    """A headline at the start of a line: its text, where the story goes on, and the dates and labels in between."""

    title: str
    end: int
    header: str = ""


def find(text: str) -> Fused | None:
    """The headline fused to the start of a line of prose, or None."""
    plain = _repeated(text) or _before_labels(text)
    return plain or _before(text, _DATELINE) or _before(text, _GLUED) or _before(text, _OPENING)


def _is_headline(text: str) -> bool:
    return text.count(" ") + 1 >= _FEWEST_WORDS and not _SENTENCE_END.search(text + " ")


def _repeated(text: str) -> Fused | None:
    """The headline stands twice or three times before the story: all are taken."""
    again = text.find(text[:24], 24, REACH + 24)
    title = text[:again].strip(" -–—|:") if again > 0 else ""
    if not title or not _is_headline(title) or not text.startswith(title, again):
        return None
    if len(set(title.split())) < _FEWEST_WORDS:
        return None  # a word said again and again
    end = again + len(title)
    start = text.find(title, end, end + len(title) + 3)
    if start >= 0 and not text[end:start].strip():
        end = start + len(title)
    return _after_labels(text, title, end)


def _before_labels(text: str) -> Fused | None:
    """The headline ends where a cluster of date, source and views begins."""
    start = _META_START.search(text[:REACH])
    if start is None or not _is_headline(text[: start.start()].strip()):
        return None
    title = _BREADCRUMB.sub("", text[: start.start()]).strip()
    return _after_labels(text, title, start.start())


def _after_labels(text: str, title: str, end: int) -> Fused:
    labels = _META.match(text, end)
    if labels is None:
        return Fused(title, end)
    return Fused(title, labels.end(), labels.group().strip())


def _before(text: str, opening: re.Pattern[str]) -> Fused | None:
    """The headline ends where the story opens: at a dateline, a glued sentence, or "On March 3"."""
    found = opening.search(text, 0, REACH)
    if found is None:
        return None
    title = text[: found.start()].strip(" -–—|:")
    return Fused(title, found.start()) if _is_headline(title) else None
