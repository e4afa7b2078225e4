"""Lines of a page that hold the day it was published: their dates, and what the words around them say of these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

EARLIEST, LATEST = 1800, 2100
_MONTHS = {
    month: number
    for number, month in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<{0}>(?:1[89]|20)\d\d)(?!\d)"
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_NO_RANGE = r"(?<![\d/.])(?<!\d[-–])(?<!\d [-–] )"  # "10-12 March 2025" is no day of publication
ANY_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_SHORT_YEAR = re.compile(r"[-/]\d\d(?!\d)")
_OPENING = r"(?=[\djfmasond])"  # of any date: where no digit or month begins, one look is enough
_FULL = re.compile(
    _OPENING + r"(?:"
    + r"(?<![\d/.-])" + _YEAR.format("y1") + r"\s?[-/.年]\s?(?P<m1>\d{1,2})\s?[-/.月]\s?(?P<d1>\d{1,2})(?!\d)日?"
    + "|" + _NO_RANGE + _DAY.format("d2") + r"(?: day)?(?: of)?[\s./-]*" + _MONTH.format("m2")
    + r"[\s,./-]*" + _YEAR.format("y2")
    + r"|(?:(?<![a-z])|(?-i:(?<=[a-z])(?=[A-Z])))" + _MONTH.format("m3") + r"[\s.-]*" + _DAY.format("d3")
    + r"[\s,.-]*" + _YEAR.format("y3")
    + r"|(?<![\d/.-])(?P<n4>\d{1,2})(?P<s4>[-/.])(?P<n5>\d{1,2})(?P=s4)" + _YEAR.format("y4")
    + r"|(?<!\d)" + _YEAR.format("y5") + r"[\s,-]+" + _MONTH.format("m5") + r"[\s-]+" + _DAY.format("d5") + r"(?!\d)"
    + r"|(?<![\d/.-])" + _DAY.format("d6") + "[-/]" + _MONTH.format("m6") + r"[-/](?P<y6>\d\d)(?![\d/-]))",
    re.IGNORECASE,
)  # fmt: skip
_PARTIAL = re.compile(
    _OPENING + r"(?<![\d/.-])(?:" + _YEAR.format("y1") + r"[-/.](?P<m1>\d{1,2})(?![\d/.-])"
    + "|" + _MONTH.format("m2") + r"[\s,]+" + _YEAR.format("y2") + ")",
    re.IGNORECASE,
)  # fmt: skip
_LABELS = (
    ("updated", re.compile(r"updat|modif|revis|edited|更新", re.IGNORECASE)),
    (
        "published",
        re.compile(
            r"publi|post|releas|issue|date|time|creat|added|written|filed|embargo|发布|日期|时间|發布", re.IGNORECASE
        ),
    ),
)
_SHORT_DATE = re.compile(
    r"\W*(?P<label>(?:published|posted|released|issued|date)(?: on)?\s*[:：]?\s+)?"
    r"(?P<date>(?P<first>\d{1,2})(?P<mark>[-/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d\d))(?P<time>\s+\d{1,2}:\d\d)?\W*",
    re.IGNORECASE,
)
_FIRST_SHORT_YEAR = 70  # of two digits: from it on they are of the last century
_OTHER_DATE = re.compile(
    r"next|effect|expir|deadline|valid|(?<!embargoed )until|due|event|venue|held|\best\b", re.IGNORECASE
)
_EVENT = re.compile(
    r"\b(?:clos|start|open|deliver|birth|born|found|meeting|conference|forum|summit|congress|seminar|exhibition|fair"
    r"|expo|bid|tender|auction|data\b|as of|approv|sign|regist|quarter|end|record|maturity|payment|dividend|settlement"
    r"|hearing|launch|establish|beg[aiu]n|completion|award|visit|interview|training|class|exam|construction|production)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:[^\s:：]+ ){0,3}[^\s:：]+\s*[:：]\s*\Z")
_AUTHOR = re.compile(r"\A\W*by(?: (?-i:[A-Z])[\w.’'-]*){1,4},? on\s*\Z", re.IGNORECASE)
_ON = re.compile(r"\A\W*on\s*\Z", re.IGNORECASE)
_ON_AFTER = re.compile(r"\s*(?:\Z|[|·•,]|by\b)")
_COUNTER = re.compile(
    r"(?:[\w ]{0,20}[:：])?\s*\d[\d,.]*k?\s*(?:views?|hits|reads?|clicks?|times)?\s*\Z", re.IGNORECASE
)
_PREPOSITION = re.compile(r"\b(?:on|in|from|to|for|by)\s*\Z", re.IGNORECASE)
_RATES = re.compile(r"\b(?:exchange|rates?|prices?|index|quotes?)\b", re.IGNORECASE)
OCCASION = re.compile(
    r"week|conference|forum|summit|expo|fair|congress|meeting|seminar|exhibition|\bfair\b", re.IGNORECASE
)
_RANGE_AFTER = re.compile(r"\s*(?:-|–|—|to|~|until)\s*\d(?!\d?:\d\d)")  # but "22 August 2021 - 00:05" is no range
_APART_BEFORE = re.compile(
    r"(?:\A|[|·•()\[\]{}<>/:;,–—*-]|\s\s)\s*(?:(?<!\d:)\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[a-z]{2,4}\b)?[\s,/|]*)?"
    r"(?:(?:mon|tues?|wed|thu|fri|sat|sun)[a-z]*[.,]?\s*)?\Z",
    re.IGNORECASE,
)
_LONGEST_LINE = 120  # characters of a line that gives the day
_LONGEST_BYLINE = 10  # words
_FEW = 4  # words
_SMALL = frozenset({"in", "of", "for", "at", "and", "the", "with"})
_WORD = re.compile(r"[^\W\d_][\w’'.&-]*")
_NUMBER = re.compile(r"\d")
_LINK = re.compile(r"https?://\S+")
_CLOCK = re.compile(
    r"\b(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\b\.?)?\s*(?:GMT|UTC|IST|[ECMP][SD]T|[ECMP]T|BST|CET|AE[SD]T)?"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b)",
    re.IGNORECASE,
)
# Words about publishing.
_ABOUT = re.compile(
    r"(?:by|on|at|in|from|via|and|for|the|no|nr|rns|tsx|tsxv|asx|nyse|lse|aim|min|read|mins?|admin|dated?|time|views?|viewed"
    r"|hits?|reads?|clicks?|comments?|times|posted|published|updated|released?|created|edited|filed|added|issued?|volume|vol"
    r"|last|first|source|author|editor|article|story|news|newsroom|press|media|announcements?|details|category|number|staff"
    r"|minutes?|hours?|days?|weeks?|months?|years?|ago)",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:report|update|market|review|weekly|daily|prices?|morning|summary|brief|briefing|results|agenda|ended|ending|quarter"
    r"|year|month|notice|meeting|conference|forum|expo|summit|fair|webinar|deadline|statistics|data)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"[\sT]+\d{1,2}:\d\d")
_APART_AFTER = re.compile(r"\s*(?:\Z|\.\s|[|·•()\[\]{}<>/:;,–—*T-]|\s\s|\s*(?:at |@ ?)?\d{1,2}[:.h]\d\d|[A-Z])")


def is_date_line(text: str, *, alone: bool) -> bool:
    """True of a short line that gives the day, and besides it only names, numbers and words about publishing.

    `alone` says that no other line can be the headline: then such words must stand in it, or nothing else.
    """
    if len(text) > _LONGEST_LINE or not (ANY_YEAR.search(text) or _SHORT_YEAR.search(text)):
        return False
    spans = [(start, end) for _, start, end in full_dates(text)]
    if not spans or next(labelled(text), None) is None:
        return False
    rest = text
    for start, end in reversed(spans):
        rest = f"{rest[:start]} | {rest[end:]}"
    words = _WORD.findall(_CLOCK.sub(" ", _LINK.sub(" ", rest) if "://" in rest else rest))
    others = [word for word in words if not _ABOUT.fullmatch(word)]
    if any(word[0].islower() for word in others) or _REPORT.search(rest):
        return False
    about = "://" in rest or any(_ABOUT.fullmatch(word) and word not in _SMALL for word in words)
    if alone:
        return (about and len(others) <= _FEW) or not (others or _NUMBER.search(_CLOCK.sub(" ", rest)))
    return len(others) <= _FEW or (about and len(words) <= _LONGEST_BYLINE)


def labelled(line: str) -> Iterator[tuple[str, str, str]]:
    """Each date of a header line that may be the publication's, with the kind of its label and its words."""
    before = 0
    if short := _short_date(line):
        yield short
    for value, start, end in [*full_dates(line)] or [*partial_dates(line)]:
        between = line[before:start]
        label = next((name for name, words in _LABELS if words.search(between)), None)
        if label is None and _stands_apart(between, line[end:]):
            label = "date-line"
        if label and not is_other(between) and not _RANGE_AFTER.match(line, end):
            yield value, label, line[start:end]
        before = end


def _short_date(line: str) -> tuple[str, str, str] | None:
    """The date of a line that says nothing but when it was published, in numbers with a year of two digits.

    None where the first of them might be the year.
    """
    found = _SHORT_DATE.fullmatch(line)
    if found is None or not (found["label"] or found["time"]):
        return None
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if iso(2000 + first, second, year):
        return None
    year += 2000 if year < _FIRST_SHORT_YEAR else 1900
    value = iso(year, second, first) or iso(year, first, second)
    return (value, "published" if found["label"] else "date-line", found["date"]) if value else None


def is_other(before: str) -> bool:
    """True where the words before a date, or its label, say that something else than publishing happens then."""
    label = _LABEL.search(before[-80:])
    return _OTHER_DATE.search(before) is not None or (label is not None and _EVENT.search(label.group()) is not None)


def _stands_apart(before: str, after: str) -> bool:
    """True of a date that is a piece of its own in a line without prose: set off, or behind a short name."""
    if _TIME.match(after) and len(before) <= 60:
        return True
    if _AUTHOR.match(before) or (_ON.match(before) and _ON_AFTER.match(after)):
        return True
    if (_COUNTER.match(before) and not after.strip()) or (_COUNTER.match(after) and not before.strip()):
        return True
    if not _APART_AFTER.match(after) or _PREPOSITION.search(before):
        return False
    if _APART_BEFORE.search(before):
        return True
    names = before.split()
    if names[0].lower() == "by" and len(names) <= _LONGEST_BYLINE:
        names = [name for name in names if name not in _SMALL]
    elif len(names) > 4:
        return False
    named = all(name.lstrip("([")[:1].isupper() for name in names)
    return named and not OCCASION.search(before) and not _RATES.search(before)


def full_dates(text: str) -> Iterator[tuple[str, int, int]]:
    """The ISO value and span of each possible full date in a text; a numeric one is day-first unless it can't be."""
    if not (ANY_YEAR.search(text) or _SHORT_YEAR.search(text)):
        return
    for found in _FULL.finditer(text):
        value = _value(found)
        if value:
            yield value, found.start(), found.end()


def partial_dates(text: str) -> Iterator[tuple[str, int, int]]:
    """The ISO value and span of each month with a year."""
    for found in _PARTIAL.finditer(text):
        month = int(found["m1"]) if found["m1"] else _month(found["m2"])
        year = int(found["y1"] or found["y2"])
        if iso(year, month, 1):
            yield f"{year}-{month:02d}", found.start(), found.end()


def _value(found: re.Match[str]) -> str | None:
    if found["y1"]:
        return iso(int(found["y1"]), int(found["m1"]), int(found["d1"]))
    for place in ("2", "3", "5"):
        if found["y" + place]:
            return iso(int(found["y" + place]), _month(found["m" + place]), int(found["d" + place]))
    if found["y6"]:
        return iso(2000 + int(found["y6"]), _month(found["m6"]), int(found["d6"]))
    first, second, year = int(found["n4"]), int(found["n5"]), int(found["y4"])
    return iso(year, second, first) or iso(year, first, second)


def _month(name: str) -> int:
    return _MONTHS[name[:3].casefold()]


def iso(year: int, month: int, day: int) -> str | None:
    """The ISO day, or None for a day that never was or a year that makes no sense."""
    try:
        return date(year, month, day).isoformat() if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None
