"""When an article was published: from what its record declares, else from what its own text says; never guessed.

Neither today's date nor a file's times are looked at, nor a date in a link, nor one in the running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from unicodedata import normalize

from articles.model import PublishedBasis, Source
from articles.story.model import Story

_EARLIEST, _LATEST = 1800, 2100
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
_ANY_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_FULL = re.compile(
    r"(?<![\d/.-])" + _YEAR.format("y1") + r"\s?[-/.年]\s?(?P<m1>\d{1,2})\s?[-/.月]\s?(?P<d1>\d{1,2})(?!\d)日?"
    + "|" + _NO_RANGE + _DAY.format("d2") + r"(?: of)?[\s.-]*" + _MONTH.format("m2") + r"[\s,.-]*" + _YEAR.format("y2")
    + r"|(?<![a-z])" + _MONTH.format("m3") + r"\s*" + _DAY.format("d3") + r"\s*,?\s*" + _YEAR.format("y3")
    + r"|(?<![\d/.-])(?P<n4>\d{1,2})(?P<s4>[-/.])(?P<n5>\d{1,2})(?P=s4)" + _YEAR.format("y4")
    + r"|(?<!\d)" + _YEAR.format("y5") + r"[\s,]+" + _MONTH.format("m5") + r"\s+" + _DAY.format("d5") + r"(?!\d)",
    re.IGNORECASE,
)  # fmt: skip
_PARTIAL = re.compile(
    r"(?<![\d/.-])(?:" + _YEAR.format("y1") + r"[-/.](?P<m1>\d{1,2})(?![\d/.-])"
    + "|" + _MONTH.format("m2") + r"[\s,]+" + _YEAR.format("y2") + ")",
    re.IGNORECASE,
)  # fmt: skip
_LABELS = (
    ("updated", re.compile(r"updat|modif|revis|更新", re.IGNORECASE)),
    (
        "published",
        re.compile(r"publi|post|releas|issue|date|time|creat|added|written|embargo|发布|日期|时间|發布", re.IGNORECASE),
    ),
)
_OTHER_DATE = re.compile(r"next|effect|expir|deadline|valid|(?<!embargoed )until|due|event|venue|held", re.IGNORECASE)
_EVENT = re.compile(
    r"\b(?:clos|start|open|deliver|birth|born|found|meeting|conference|forum|summit|congress|seminar|exhibition|fair"
    r"|expo|bid|tender|auction|data\b|as of|approv|sign|regist|quarter|end|record|maturity|payment|dividend|settlement"
    r"|hearing|launch|establish|beg[aiu]n|completion|award|visit|interview|training|class|exam|construction|production)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:[^\s:：]+ ){0,3}[^\s:：]+\s*[:：]\s*\Z")
_AUTHOR = re.compile(r"\A\W*by(?: (?-i:[A-Z])[\w.’'-]*){1,4},? on\s*\Z", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:date|time)\s*[:：]", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:on|in|from|to|for|by)\s*\Z", re.IGNORECASE)
_OCCASION = re.compile(
    r"week|conference|forum|summit|expo|fair|congress|meeting|seminar|exhibition|\bfair\b", re.IGNORECASE
)
_RANGE_AFTER = re.compile(r"\s*(?:-|–|—|to|~|until)\s*\d")
_APART_BEFORE = re.compile(
    r"(?:\A|[|·•()\[\]{}<>/:;,–—*-]|\s\s)\s*(?:(?:mon|tues?|wed|thu|fri|sat|sun)[a-z]*[.,]?\s*)?\Z",
    re.IGNORECASE,
)
_TIME = re.compile(r"[\sT]+\d{1,2}:\d\d")
_APART_AFTER = re.compile(r"\s*(?:\Z|[|·•()\[\]{}<>/:;,–—*T-]|\s\s|\s*(?:at |@ ?)?\d{1,2}[:.h]\d\d|[A-Z])")
_DATELINE_AFTER = re.compile(
    r"\s*,\s*[A-Z][\w.]*(?:[, ]+[A-Z][\w.]*){0,4}\s*(?:--|[-–—:/(])"
    r"|\s*[.,]?\s*(?:--|[-–—|/:(]|\)\s*[-–—:/|]|\Z)"
    r"|\.\s+[A-Z]"
)
_NO_DATELINE = re.compile(
    r"\A\W*(?:on|in|from|by|as|since|until|till|before|after|during|at|for|dated|between)\b", re.IGNORECASE
)
_SMALL = frozenset({"of", "and", "the", "de", "la", "du", "via", "y", "do", "da", "el", "issue", "reporter"})
_DATELINE_REACH = 220  # characters of a line's start in which a dateline's date ends
_PARAGRAPH = 150  # characters that make a line a paragraph of the story
_DECKS = 14  # lines above the first paragraph
_BULLETS = tuple("-*●•·▪■◆")
_DECLARED_KEYS = (
    *("date_published", "datepublished", "published_at", "published_date", "published_time"),
    *("pubdate", "pub_date", "publication_date", "publish_date"),
)


@dataclass(frozen=True, slots=True)
class Publication:
    """An article's publication date.

    `date` is ISO, maybe partial (`2022-12`), or None where neither the record nor its text says; `basis` says which of
    the two did; `rule` is a short stable name, `text` the words it was read from.
    """

    date: str | None
    basis: PublishedBasis
    rule: str = ""
    text: str = ""


def find(source: Source, story: Story) -> Publication:
    """The publication date of a source whose story is known."""
    return _declared(source) or _from_header(story.header) or _from_dateline(story.body) or Publication(None, "none")


def _declared(source: Source) -> Publication | None:
    by_key = {key.casefold(): value for key, value in source.metadata.items()}
    for text in (source.published, *(by_key.get(key) for key in _DECLARED_KEYS)):
        value = declared_date(text) if text else None
        if text and value:
            basis = source.published_basis if source.is_body and source.published_basis else "metadata"
            return Publication(value, basis, "declared", text)
    return None


def declared_date(text: str) -> str | None:
    """The ISO date (maybe partial) a metadata value means, or None.

    It may be ISO, RFC 2822, seconds or milliseconds since 1970, or written in words.
    """
    text = text.strip()[:100]
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return _from_number(text)
    for value, _, _ in [*_full_dates(text), *_partial_dates(text)]:
        return value
    return _odd(text)


def _from_number(text: str) -> str | None:
    """A year, a compact date (`20220330`), or seconds or milliseconds since 1970."""
    digits = text.split(".")[0]
    if len(digits) == 4:
        return digits if _EARLIEST <= int(digits) <= _LATEST else None
    if len(digits) == 8:
        return _iso(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if len(digits) in (9, 10, 12, 13):
        seconds = int(digits) // (1000 if len(digits) > 10 else 1)
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return None


def _odd(text: str) -> str | None:
    """Forms that only dateparser knows; a text without a year is relative to no day we know, and means nothing."""
    if not re.search(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)", text) or not re.search(r"[^\d\W]", text):
        return None
    import dateparser  # takes a quarter of a second: only for the odd form

    settings = {"DATE_ORDER": "DMY", "TIMEZONE": "UTC", "REQUIRE_PARTS": ["day", "month", "year"]}
    parsed = dateparser.parse(text, languages=["en"], settings={**settings, "RETURN_AS_TIMEZONE_AWARE": False})
    return _iso(parsed.year, parsed.month, parsed.day) if parsed else None


def _from_header(header: str) -> Publication | None:
    """The best-labelled date of the lines around the story: published before bare before updated."""
    best: tuple[int, Publication] | None = None
    for line in normalize("NFKC", header).split("\n"):
        for value, label, text in _labelled(line[:600]):
            rank = ("published", "date-line", "updated").index(label)
            if best is None or rank < best[0]:
                best = rank, Publication(value, "text", label, text)
        if best is not None and best[0] == 0:
            break
    return best[1] if best else None


def _labelled(line: str) -> Iterator[tuple[str, str, str]]:
    """Each date of a header line that may be the publication's, with the kind of its label and its words."""
    before = 0
    for value, start, end in [*_full_dates(line)] or [*_partial_dates(line)]:
        between = line[before:start]
        label = next((name for name, words in _LABELS if words.search(between)), None)
        if label is None and _stands_apart(between, line[end:]):
            label = "date-line"
        if label and not _is_other(between) and not _RANGE_AFTER.match(line, end):
            yield value, label, line[start:end]
        before = end


def _is_other(before: str) -> bool:
    """True where the words before a date, or its label, say that something else than publishing happens then."""
    label = _LABEL.search(before[-80:])
    return _OTHER_DATE.search(before) is not None or (label is not None and _EVENT.search(label.group()) is not None)


def _stands_apart(before: str, after: str) -> bool:
    """True of a date that is a piece of its own in a line without prose: set off, or behind a short name."""
    if _TIME.match(after) and len(before) <= 60:
        return True
    if _AUTHOR.match(before):
        return True
    if not _APART_AFTER.match(after) or _PREPOSITION.search(before):
        return False
    if _APART_BEFORE.search(before):
        return True
    names = before.split()
    return len(names) <= 4 and all(name[0].isupper() for name in names) and not _OCCASION.search(before)


def _from_dateline(body: str) -> Publication | None:
    """A full date in the dateline that opens the story ("PERTH, 3 March 2024 --"); a date of an event is none.

    Decks and highlights may stand above it, so that it is looked for down to the second paragraph of prose.
    """
    paragraphs = 0
    top = normalize("NFKC", body[:4000])
    if not _ANY_YEAR.search(top):
        return None
    lines = [line.strip() for line in top.split("\n")]
    for number, line in enumerate(line for line in lines if line):
        opening = next(_full_dates(line[:_DATELINE_REACH]), None)
        if opening is not None and _is_dateline(line[: opening[1]], line[opening[2] : opening[2] + 60], number < 3):
            return Publication(opening[0], "text", "dateline", line[opening[1] : opening[2]])
        paragraphs += len(line) > _PARAGRAPH
        if paragraphs == 2 or number == _DECKS:
            break
    return None


def _is_dateline(before: str, after: str, at_top: bool) -> bool:
    """True where the words before a date are a place or an agency and what follows sets the story off.

    Without such words it must stand at the top of the story.
    """
    in_brackets = (before.lstrip()[:1], after.lstrip()[:1]) in (("(", ")"), ("[", "]"))
    if not (in_brackets or _DATELINE_AFTER.match(after)) or _NO_DATELINE.match(before):
        return False
    if _is_other(before) or _OCCASION.search(before) or _WHEN.search(before):
        return False
    names = re.findall(r"[^\W\d_][\w’'.&-]*", before)
    if len(names) > 14 or any(name[0].islower() and name not in _SMALL for name in names):
        return False
    if not names or before.lstrip()[:1] in _BULLETS:
        return at_top and not before.strip(" ([")
    return before.rstrip()[-1:] in (",", "-", "–", "—", "/", "(", "|", ":", ".", ")") or before.isupper()


def _full_dates(text: str) -> Iterator[tuple[str, int, int]]:
    """The ISO value and span of each possible full date in a text; a numeric one is day-first unless it can't be."""
    if not _ANY_YEAR.search(text):
        return
    for found in _FULL.finditer(text):
        value = _value(found)
        if value:
            yield value, found.start(), found.end()


def _partial_dates(text: str) -> Iterator[tuple[str, int, int]]:
    """The ISO value and span of each month with a year."""
    for found in _PARTIAL.finditer(text):
        month = int(found["m1"]) if found["m1"] else _month(found["m2"])
        year = int(found["y1"] or found["y2"])
        if _iso(year, month, 1):
            yield f"{year}-{month:02d}", found.start(), found.end()


def _value(found: re.Match[str]) -> str | None:
    if found["y1"]:
        return _iso(int(found["y1"]), int(found["m1"]), int(found["d1"]))
    for place in ("2", "3", "5"):
        if found["y" + place]:
            return _iso(int(found["y" + place]), _month(found["m" + place]), int(found["d" + place]))
    first, second, year = int(found["n4"]), int(found["n5"]), int(found["y4"])
    return _iso(year, second, first) or _iso(year, first, second)


def _month(name: str) -> int:
    return _MONTHS[name[:3].casefold()]


def _iso(year: int, month: int, day: int) -> str | None:
    """The ISO day, or None for a day that never was or a year that makes no sense."""
    try:
        return date(year, month, day).isoformat() if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None
