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
    read,
)
from articles.organisations.restoring import restored

_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w'’-]*")
_BRACKETED = re.compile(
    r"\(([A-Z][A-Za-z]+(?: [A-Z][a-z]+)?)\)"
    r"(?=\s?(?:[A-Z][\w&-]+,?\s?){0,4}(?:Co\b|Ltd\b|Limited\b|Inc\b|Corp\b|Corporation\b|Company\b|GmbH\b|Pty\b|Bank\b))"
)
_CAPS_LINE = re.compile(r"^[^a-z\n]{12,}$", re.M)
_SMALL = re.compile(r"[a-z]")
_CAPITALS = [re.compile(rf"(?:[^A-Z]*+[A-Z]){{{count}}}") for count in range(6)]
"""For each number so many capitals somewhere in a text."""
_TO_DO = re.compile(r"\b(?:[Tt]o|[Ww]ill) [A-Z]")
"""Where a headline begins to say what its subject is to do: "Zinkor to Fire Managers, Close Stores"."""
_BEFORE_VERB = re.compile(r"(?:\b[Tt]o|\b[Ww]ill|\band|\bAnd|[,&]) $")
_SEARCHED = 60000
"""Characters of a text in which lower-case words are looked for."""
_LOWER_COMPANY = re.compile(
    r"(?<![\w'-])(?:[a-z][\w'-]*\s){1,6}(?:(?:group |holding )?co\.?\s?,? ?ltd|group|corp|inc|limited|plc)\b"
)
_HALF_LOWER = re.compile(r"(?<=\bAutonomous )[rcp](?=egion\b|ounty\b|refecture\b)|\bs(?=tanding Committee\b)")
"""The one small letter of "Autonomous region" and "standing Committee"."""
_DATELINE = re.compile(r"\s*([A-Z][a-z]+)-([A-Z][a-z]+)\b")
"""A town joined to the first word of its news: "Windhoek-Miners went on strike"."""
_JOINERS = frozenset(("and", "of", "the", "for"))
_FIELD = TOPIC | RANK | HEAD
_KEEPS_CAPITAL = _FIELD | PLACE | LEGAL


def proper(text: str) -> str:
    """`text` with the capitals of its names restored; as long as `text`, character for character."""
    copy = _restored(text)
    return copy if len(copy) == len(text) else text  # a few letters change their length with their case


def _restored(text: str) -> str:
    if _is_lower(text):
        text = _capitalise_companies(text)
    text = _without_dateline(_known_lower(text))
    if "Autonomous " in text or "standing Committee" in text:
        text = _HALF_LOWER.sub(lambda m: m.group().upper(), text)
    copy = restored(without_inner_brackets(text))
    if _has_caps_line(copy):
        ordinary = LowerWords(text)
        copy = _CAPS_LINE.sub(lambda m: headline(m.group(), ordinary), copy)
    return copy


def _without_dateline(text: str) -> str:
    """`text` with a colon for the hyphen that joins a town to the name its story begins with, if only there."""
    match = _DATELINE.match(text)
    if match is None or text.count(match.group().strip()) > 1:
        return text
    flags = lexicon().flags
    if not flags.get(match.group(1).lower(), 0) & PLACE or flags.get(match.group(2).lower(), 0):
        return text
    return f"{text[: match.end(1)]}:{text[match.end(1) + 1 :]}"


def _has_caps_line(text: str) -> bool:
    """Whether `_CAPS_LINE` matches somewhere: looked for line by line, as few lines have no small letter early on."""
    lines = [line for line in text.split("\n") if len(line) >= 12 and "e" not in line]
    return any(_SMALL.search(line) is None for line in lines)


def without_inner_brackets(text: str) -> str:
    """`text` with blanks for the brackets inside a company's name: "Asia Silicon (Qinghai) Co., Ltd."."""
    return _BRACKETED.sub(lambda m: m.group().replace("(", " ").replace(")", " "), text)


class LowerWords:
    """The words that a text writes in lower case somewhere in its first part."""

    def __init__(self, text: str) -> None:
        self._text = text[:_SEARCHED]

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str) or len(word) < 2:
            return False
        text = self._text
        at = text.find(word)
        while at >= 0:
            if not text[at + len(word) : at + len(word) + 1].isalnum() and not (at and text[at - 1].isalnum()):
                return True
            at = text.find(word, at + 1)
        return False


def headline(title: str, ordinary: LowerWords) -> str:
    """A headline in capitals or Title Case, ordinary words (`ordinary`: those the body writes so) lower-cased."""
    shouted = title.upper() == title
    flags = lexicon().flags

    verbs = headline_verbs()
    words = _WORD.findall(title)
    to_do = _TO_DO.search(title)
    plain = not shouted and _is_sentence(words)
    if plain and verbs.isdisjoint([word.lower() for word in words if not word.islower()]):
        return title

    def cased(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        known = flags.get(low, 0)
        if low in verbs:
            return low
        if plain:
            return word
        if (
            to_do is not None
            and match.start() > to_do.start()
            and low + "s" in verbs
            and _BEFORE_VERB.search(title, max(0, match.start() - 4), match.start())
        ):
            return low
        if low in _JOINERS or known & STOP or (not known & _KEEPS_CAPITAL and low in ordinary):
            return low if len(word) > 1 or low == "a" else word
        if not shouted:
            return word
        if known & (_FIELD | PLACE) and len(word) > 2:
            return word.capitalize()
        return word

    copy = _WORD.sub(cased, title)
    return copy if len(copy) == len(title) else title


@lru_cache(maxsize=1)
def headline_verbs() -> frozenset[str]:
    """What the subject of a headline does: "reports", "signs"."""
    return frozenset(read("name_words.toml")["headline_verbs"].split())


def _is_sentence(words: list[str]) -> bool:
    """Whether a title of these words is written as a sentence is, so that its capitals are those of names."""
    words = [word for word in words if len(word) > 2]
    lower = [word for word in words[1:] if word[0].islower()]
    longer = len([word for word in words if len(word) > 3])
    if len([word for word in lower if len(word) > 3]) * 4 > longer:
        return True
    flags = lexicon().flags
    ordinary = len([word for word in lower if not flags.get(word, 0) & STOP])
    return ordinary > 1 and ordinary * 8 > len(words)


def _is_lower(text: str) -> bool:
    """Whether a text has next to no capitals at all."""
    sample = text[:2000]
    if len(sample) <= 200:
        return False
    return _CAPITALS[(len(sample) + 399) // 400].match(sample) is None


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
    if not any(name in text for name in gazetteer().lower_names):
        return text
    return _lower_names().sub(lambda m: m.group().capitalize(), text)


@lru_cache(maxsize=1)
def _lower_names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(gazetteer().lower_names)))})\b")
