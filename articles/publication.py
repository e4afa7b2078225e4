"""When an article was published: from what its record declares, else from what its own text says; never guessed.

Neither today's date nor a file's times are looked at, nor a date in a link, nor one in the running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from unicodedata import normalize

from articles.model import PublishedBasis, Source
from articles.story.dated import (
    ANY_YEAR,
    EARLIEST,
    LATEST,
    OCCASION,
    full_dates,
    is_other,
    iso,
    labelled,
    partial_dates,
)
from articles.story.model import Story

_WHEN = re.compile(r"\b(?:date|time)\s*[:：]", re.IGNORECASE)
_DATELINE_AFTER = re.compile(
    r"\s*,\s*[A-Z][\w.]*(?:[, ]+[A-Z][\w.]*){0,4}\s*(?:--|[-–—:/(])"
    r"|\s*[.,]?\s*(?:--|[-–—|/:(]|\)\s*[-–—:/|]|(?:\.\s?){3}|\Z)"
    r"|\.\s+[A-Z]|(?=[A-Z][a-z])"
)
# "…, Ohio, July 25, 2025 (ZINC WIRE) --": behind the day the agency, before it the place.
_WIRE_AFTER = re.compile(r"\s*(?:\([A-Z][\w .]{3,30}\)|/[A-Z][\w .-]{3,30}/)\s*[-–—]")
_WIRE = re.compile(r"\d{4}\s*[(/][A-Z]")
_PLACE_BEFORE = re.compile(r"\b[A-Z][\w.’'-]+,\s*\Z")
# "TARN BAY (Zinc News - March 3, 2024) The smelter": the agency and the day in brackets behind the place.
_AGENCY_BEFORE = re.compile(r"\A\W*[A-Z][A-Z .,-]+ \([A-Z][^()]{2,60}[-–—/,]\s*\Z")
_WIRE_REACH = 600  # characters of a line
_NO_DATELINE = re.compile(
    r"\A\W*(?:on|in|from|by|as|since|until|till|before|after|during|at|for|dated|between)\b", re.IGNORECASE
)
_SMALL = frozenset({"of", "and", "the", "de", "la", "du", "via", "y", "do", "da", "el", "issue", "reporter"})
_MEMO_REACH = 1500  # characters of a story's start in which a memo's labels stand
_MEMO_LABEL = re.compile(r"(?:to|from|ref(?:erence)?|cc|subject|re|classification)\s*:", re.IGNORECASE)
_MEMO_DATE = re.compile(r"date\s*:", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Satu?r?|Sun)(?:day)?[.,]? ?$")
_DASH = re.compile(r"\s+[-–—]{1,2}\s")
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
    found = _declared(source) or _from_header(story.header) or _from_dateline(story.body) or _from_memo(story.body)
    return found or Publication(None, "none")


def _declared(source: Source) -> Publication | None:
    if not (source.published or source.metadata):
        return None
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
    for value, _, _ in [*full_dates(text), *partial_dates(text)]:
        return value
    return _odd(text)


def _from_number(text: str) -> str | None:
    """A year, a compact date (`20220330`), or seconds or milliseconds since 1970."""
    digits = text.split(".")[0]
    if len(digits) == 4:
        return digits if EARLIEST <= int(digits) <= LATEST else None
    if len(digits) == 8:
        return iso(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
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
    return iso(parsed.year, parsed.month, parsed.day) if parsed else None


def _from_header(header: str) -> Publication | None:
    """The best-labelled date of the lines around the story: published before bare before updated."""
    found: list[tuple[int, bool, Publication]] = []
    for line in normalize("NFKC", header).split("\n"):
        for value, label, text in labelled(line[:600]):
            rank = ("published", "date-line", "updated").index(label)
            of_visit = _WEEKDAY.search(line[: line.find(text)]) is not None
            found.append((rank, of_visit, Publication(value, "text", label, text)))
            if rank == 0:
                return found[-1][2]
    best = min((rank for rank, _, _ in found), default=0)
    days = [(of_visit, day) for rank, of_visit, day in found if rank == best]
    return _most_precise(_not_of_visit(days), [day for _, day in days]) if days else None


def _most_precise(found: Publication, days: Sequence[Publication]) -> Publication:
    """A day of a month where the header gives both."""
    month = found.date or ""
    return next((day for day in days if day is not found and (day.date or "").startswith(f"{month}-")), found)


def _not_of_visit(days: Sequence[tuple[bool, Publication]]) -> Publication:
    """The first of the days that a header gives without a label; but a page may begin with the weekday and day on
    which it was visited, and then an earlier day below is the story's."""
    of_visit, first = days[0]
    earlier = (day for weekday, day in days[1:] if not weekday and (day.date or "") < (first.date or ""))
    return next(earlier, first) if of_visit else first


def _from_dateline(body: str) -> Publication | None:
    """A full date in the dateline that opens the story ("PERTH, 3 March 2024 --"); a date of an event is none.

    Decks and highlights may stand above it, so that it is looked for down to the second paragraph of prose.
    """
    paragraphs = 0
    top = normalize("NFKC", body[:4000])
    if not ANY_YEAR.search(top):
        return None
    lines = [line.strip() for line in top.split("\n")]
    for number, line in enumerate(line for line in lines if line):
        opening = next(full_dates(line[:_DATELINE_REACH]), None)
        if opening is not None:
            day, after = line[opening[1] : opening[2]], line[opening[2] : opening[2] + 60]
            if _opens_with(day, opening[1], after, number) or _is_dateline(line[: opening[1]], after, number < 3):
                return Publication(opening[0], "text", "dateline", day)
        if _WIRE.search(line, 0, _WIRE_REACH) and (wire := _of_wire(line[:_WIRE_REACH])) is not None:
            return wire
        paragraphs += len(line) > _PARAGRAPH
        if paragraphs == 2 or number == _DECKS:
            break
    return None


def _of_wire(line: str) -> Publication | None:
    """The day in the dateline of a press wire, which no other words look like, behind a headline fused to it."""
    for value, start, end in full_dates(line):
        if _WIRE_AFTER.match(line, end) and _PLACE_BEFORE.search(line[:start]):
            return Publication(value, "text", "dateline", line[start:end])
    return None


def _from_memo(body: str) -> Publication | None:
    """The day of a memo or notice, from the block of labels ("To:", "Ref:", "Date:", "Subject:") near its top."""
    if "ate:" not in body[:_MEMO_REACH] and "ATE:" not in body[:_MEMO_REACH]:
        return None
    lines = [line.strip() for line in body[:_MEMO_REACH].split("\n") if line.strip()]
    labels = [_MEMO_LABEL.match(line) for line in lines]
    for place, line in enumerate(lines):
        near = labels[max(place - 3, 0) : place] + labels[place + 1 : place + 4]
        if _MEMO_DATE.match(line) and sum(label is not None for label in near) >= 2:
            for value, start, end in full_dates(line):
                return Publication(value, "text", "published", line[start:end])
    return None


def _opens_with(day: str, start: int, after: str, line: int) -> bool:
    """True of a day in numbers that stands before the first sentence: "2024-03-03 The smelter …"."""
    numeric = not any(char.isalpha() for char in day)
    return line == 0 and start == 0 and numeric and after[:1] == " " and after[1:2].isupper()


def _is_dateline(before: str, after: str, at_top: bool) -> bool:
    """True where the words before a date are a place or an agency and what follows sets the story off.

    Without such words it must stand at the top of the story.
    """
    before = _WEEKDAY.sub("", before)
    in_brackets = (before.lstrip()[:1], after.lstrip()[:1]) in (("(", ")"), ("[", "]"))
    in_brackets = in_brackets or (_AGENCY_BEFORE.search(before) is not None and after[:1] == ")")
    if not (in_brackets or _DATELINE_AFTER.match(after)) or _NO_DATELINE.match(before):
        return False
    if is_other(before) or OCCASION.search(before) or _WHEN.search(before):
        return False
    names = re.findall(r"[^\W\d_][\w’'.&-]*", before)
    if len(names) > 14 or any(name[0].islower() and name not in _SMALL for name in names):
        return False
    if not names or before.lstrip()[:1] in _BULLETS:
        return at_top and not before.strip(" ([")
    if len(names) <= 3 and _DASH.match(after) and before[-1:] == " ":
        return True
    return before.rstrip()[-1:] in (",", "-", "–", "—", "/", "(", "|", ":", ".", ")") or before.isupper()
