"""A copy of a text with the capitals its names should have, character for character, so that spans hold for both.

Machine translation leaves official names in lower case, headlines come in capitals throughout, and brackets stand
inside names ("Asia Silicon (Qinghai) Co., Ltd."). The finders read the copy; every form shown is cut from the text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from articles.organisations.gazetteer import gazetteer
from articles.organisations.lexicon import (
    HEAD,
    LEGAL,
    OFFICE,
    PLACE,
    PLAIN,
    RANK,
    STOP,
    TOPIC,
    lexicon,
)

_ANCHOR = re.compile(
    r"\b(?:[Mm]inistry|[Aa]dministration|[Cc]ommission|[Aa]ssociation|university|[Bb]ureau|[Dd]epartment|[Ii]nstitute|[Cc]ommittee|government|academy|council|branch)\b"
    r"|\b(?:group |limited )?[Cc]o\.?\s?,? ?ltd\b"
)
_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w'’-]*")
_BRACKETED = re.compile(
    r"\(([A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)\)"
    r"(?=\s?(?:[A-Z][\w&-]+,?\s?){0,4}(?:Co\b|Ltd\b|Limited\b|Inc\b|Corp\b|Company\b|GmbH\b|Pty\b|Bank\b))"
)
_CAPS_LINE = re.compile(r"^[^a-z\n]{12,}$", re.M)
_LEFT_WORDS = re.compile(r"(?:[A-Za-z][\w'’-]*[ \n]+){1,8}$")
_RIGHT_WORDS = re.compile(r" of(?: the)?((?:,? [A-Za-z][\w'’-]*){1,9})")
_OF_NAME = re.compile(r" of (?:the )?[A-Z]")
_CAPITAL = re.compile(r"[A-Z]")
_LOWER = re.compile(r"\b[a-z]{2,}\b")
_LOWER_COMPANY = re.compile(
    r"(?:[a-z][\w'-]*\s){1,6}(?:(?:group |holding )?co\.?\s?,? ?ltd|group|corp|inc|limited|plc)\b"
)
_JOINERS = frozenset(("and", "of", "the", "for"))
_FIELD = TOPIC | RANK | HEAD
_REACH = 90


def proper(text: str) -> str:
    """`text` with the capitals of its names restored; as long as `text`, character for character."""
    copy = _restored(text)
    return copy if len(copy) == len(text) else text  # a few letters change their length with their case


def _restored(text: str) -> str:
    if _is_lower(text):
        text = _capitalise_companies(text)
    text = _known_lower(text)
    copy = _BRACKETED.sub(lambda m: m.group().replace("(", " ").replace(")", " "), text)
    chars: dict[int, str] = {}
    for match in _ANCHOR.finditer(copy):
        _restore(copy, match, chars)
    if chars:
        copy = _with(copy, chars)
    if _CAPS_LINE.search(copy):
        ordinary = lower_words(text)
        copy = _CAPS_LINE.sub(lambda m: headline(m.group(), ordinary), copy)
    return copy


def lower_words(text: str) -> frozenset[str]:
    """The words that `text` writes in lower case somewhere in its first part."""
    return frozenset(_LOWER.findall(text[:60000]))


def headline(title: str, ordinary: frozenset[str]) -> str:
    """A headline in capitals or Title Case, ordinary words (`ordinary`: those the body writes so) lower-cased."""
    shouted = title.upper() == title
    flags = lexicon().flags

    def cased(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        known = flags.get(low, 0)
        if low in _JOINERS or known & STOP or (low in ordinary and not known & (_FIELD | PLACE | LEGAL)):
            return low if len(word) > 1 or low == "a" else word
        if not shouted:
            return word
        if known & (_FIELD | PLACE) and len(word) > 2:
            return word.capitalize()
        return word

    copy = _WORD.sub(cased, title)
    return copy if len(copy) == len(title) else title


def _is_lower(text: str) -> bool:
    """Whether a text has next to no capitals at all."""
    sample = text[:2000]
    capitals = len(_CAPITAL.findall(sample))
    return len(sample) > 200 and capitals * 400 < len(sample)


def _capitalise_companies(text: str) -> str:
    """In a text without capitals: the words before a company's legal form or head, and every well-known name."""
    flags = lexicon().flags

    def cased(match: re.Match[str]) -> str:
        words = list(_WORD.finditer(match.group()))
        keep = len(words)
        while (
            keep
            and words[keep - 1].group() != "of"
            and not flags.get(words[keep - 1].group().lower(), 0) & (STOP | OFFICE | PLAIN & ~TOPIC)
        ):
            keep -= 1
        while keep < len(words) and words[keep].group() in _JOINERS:
            keep += 1
        start = words[keep].start() if keep < len(words) else len(match.group())
        return match.group()[:start] + _WORD.sub(lambda m: m.group().capitalize(), match.group()[start:])

    return _LOWER_COMPANY.sub(cased, text)


def _known_lower(text: str) -> str:
    """Well-known names that are written in lower case ("thyssenkrupp") with a capital."""
    known = _lower_names()
    if known is None:
        return text
    return known.sub(lambda m: m.group().capitalize(), text)


@lru_cache(maxsize=1)
def _lower_names() -> re.Pattern[str] | None:
    names = sorted(gazetteer().lower_names)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b") if names else None


def _with(text: str, chars: dict[int, str]) -> str:
    parts = []
    at = 0
    for i in sorted(chars):
        parts.append(text[at:i])
        parts.append(chars[i])
        at = i + 1
    parts.append(text[at:])
    return "".join(parts)


def _restore(text: str, anchor: re.Match[str], chars: dict[int, str]) -> None:
    """Note the capitals of the lower-case name around `anchor`, if it names a body."""
    left = _left_words(text, anchor.start())
    if anchor.group().lower().startswith("co") and anchor.group()[0] == "C" and "ltd" in anchor.group():
        start = anchor.start() + anchor.group().rindex("ltd")
        _note(text, [(start, start + 3)], chars)
        return
    if anchor.group()[0].isupper():
        if left and any(text[a].islower() for a, _ in left) and any(text[a].isupper() for a, _ in left):
            _note(text, left, chars)
        return
    if anchor.group().startswith(("co", "group", "limited")) and anchor.group() not in (
        "commission",
        "committee",
        "council",
    ):
        if left:
            _note(text, [*left, *_spans(text, anchor.start(), anchor.end())], chars)
        return
    right = _right_words(text, anchor.end()) if anchor.group() not in ("university", "association", "branch") else []
    if anchor.group() == "branch" and left and _OF_NAME.match(text, anchor.end()):
        _note(text, [*left, anchor.span()], chars)
        return
    if not left and anchor.group() in ("committee", "council", "branch", "association"):
        return
    flags = lexicon().flags
    words = [text[a:b] for a, b in [*left, *right]]
    own = any((w[0].isupper() and not flags.get(w.lower(), 0) & STOP) or flags.get(w.lower(), 0) & PLACE for w in words)
    field = any(flags.get(w.lower(), 0) & (TOPIC | RANK) for w in words)
    ranked = any(w.lower() in ("national", "state", "people's", "general") for w in (text[a:b] for a, b in left))
    if (
        (anchor.group() == "ministry" and right and field)
        or (ranked and field and len(words) > 2)
        or (own and (field or (anchor.group() in ("university", "government") and bool(left))))
    ):
        if anchor.group() == "government" and not (
            "people's" in words or "municipal" in words or "provincial" in words
        ):
            return
        _note(text, [*left, (anchor.start(), anchor.end()), *right], chars)


def _note(text: str, spans: list[tuple[int, int]], chars: dict[int, str]) -> None:
    for start, end in spans:
        if text[start].islower() and text[start:end] not in _JOINERS:
            chars[start] = text[start].upper()


def _spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [m.span() for m in _WORD.finditer(text, start, end)]


def _left_words(text: str, at: int) -> list[tuple[int, int]]:
    """The words right before `at` that can belong to a name, in order."""
    match = _LEFT_WORDS.search(text, max(0, at - _REACH), at)
    if match is None:
        return []
    flags = lexicon().flags
    out: list[tuple[int, int]] = []
    for start, end in reversed(_spans(text, match.start(), at)):
        word = text[start:end]
        known = flags.get(word.lower(), 0)
        if known & (STOP | OFFICE) and not known & RANK:
            break
        if not (word[0].isupper() or known & (_FIELD | PLACE) or word == "people's" or (word == "and" and out)):
            break
        out.append((start, end))
    out.reverse()
    while out and text[out[0][0] : out[0][1]] in _JOINERS:
        out.pop(0)
    return out


def _right_words(text: str, at: int) -> list[tuple[int, int]]:
    """The words of the "of …" right behind `at` that can belong to a name, in order."""
    match = _RIGHT_WORDS.match(text, at)
    if match is None:
        return []
    flags = lexicon().flags
    out: list[tuple[int, int]] = []
    for start, end in _spans(text, match.start(1), match.end(1)):
        word = text[start:end]
        known = flags.get(word.lower(), 0)
        if (known & STOP and word not in _JOINERS) or not (
            word[0].isupper() or known & (TOPIC | RANK | PLACE) or word in _JOINERS
        ):
            break
        out.append((start, end))
    while out and text[out[-1][0] : out[-1][1]] in _JOINERS:
        out.pop()
    return out
