"""The capitals that names have lost: lower-case parts of official and registered names, and names glued to a word.

Every change keeps the length of the text, so that spans hold for the text as it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.organisations.gluing import unglued, with_letters
from articles.organisations.leading_words import (
    COMPANY_STEP,
    FIELD,
    JOINERS,
    OFFICIAL_STEP,
    Span,
    has_capitals,
    left_words,
    right_words,
    spans,
    words_before,
)
from articles.organisations.lexicon import (
    LEGAL,
    NATION,
    OFFICE,
    PLACE,
    PLAIN,
    RANK,
    STOP,
    THING,
    TOPIC,
    WEAK,
    lexicon,
)

_OFFICIAL_TEXT = "ministry administration commission association bureau department institute committee"
_OFFICIAL = tuple(_OFFICIAL_TEXT.split())
_LOWER_ONLY = ("university", "government", "academy", "council", "branch")
_LEGAL_STARTS = (" inc", " co", " ltd", " limited liability company")
_BEHIND_CO = ("rp", " ", ".", ",", "<")
_LEGAL = re.compile(
    r"(?:[Cc]o\.?\s?,? ?(?:[Ll]td|LTD)|[Ii]nc|[Cc]orp|[Ll]td|[Cc]o|limited liability company)(?![\w-])(?!['’]s? own)"
)
_REGISTERED = re.compile(r"co\.?\s?,? ?(?:ltd|LTD)\b")
"""A legal form in lower case that only a registered name ends in, even where all of it has lost its capitals."""
_ENOUGH_FIELDS = 3
"""How many words of fields make such a name without a word of its own: "western mining group co., ltd"."""
_OF_NAME = re.compile(r" of (?:the )?[A-Z]")
_SMALL_LEGAL = re.compile(r"(?<= )(?:plc|a\.s\.|s\.r\.o\.|d\.o\.o\.|d\.d\.)(?!\w)")
_OF_VERBS = ("s", "ed", "ing", "ly")
_JOINED = frozenset(("consolidated", "amalgamated", "united", "allied", "associated", "integrated"))
_RANKED = frozenset(("national", "state", "people's", "general", "provincial", "municipal"))


def restored(text: str) -> str:
    """`text` with the capitals of official and registered names, and a space in front of names glued to a word."""
    text = legal_capitals(unglued(text))
    low = text.lower().replace("\n", " ")
    if len(low) != len(text):
        return text
    chars: dict[int, str] = {}
    officials = _found(low, (*_OFFICIAL, *_LOWER_ONLY))
    for start, end in officials:
        _restore_official(text, start, end, chars)
    for at in _legal_starts(low):
        match = _LEGAL.match(text, at)
        if match is not None:
            _restore_company(text, match.start(), match.end(), chars)
    for word in (" group", " holding"):
        at = low.find(word)
        while at >= 0:
            end = at + len(word)
            _restore_group(text, at + 1, end + 1 if word == " holding" and low.startswith("s", end) else end, chars)
            at = low.find(word, end)
    for start, end in officials:
        if text[start] == "C" and low.startswith("committee office", start):
            _note(text, [(end + 1, end + 7)], chars)
    return with_letters(text, chars) if chars else text


def _legal_starts(low: str) -> Iterator[int]:
    """Where the short forms of a legal form may begin in a lower-cased text."""
    for found in _LEGAL_STARTS:
        at = low.find(found)
        while at >= 0:
            if found != " co" or low.startswith(_BEHIND_CO, at + 3):
                yield at + 1
            at = low.find(found, at + 1)


def legal_capitals(text: str) -> str:
    """`text` with capitals for the legal forms that are written small: "plc", "a.s."."""
    if " plc" not in text and ".o." not in text and " a.s." not in text and " d.d." not in text:
        return text
    return _SMALL_LEGAL.sub(lambda match: match.group().upper(), text)


def _found(low: str, words: tuple[str, ...]) -> list[Span]:
    """Where the whole words stand in a lower-cased text."""
    out = []
    for word in words:
        at = low.find(word)
        while at >= 0:
            end = at + len(word)
            if not (low[end : end + 1].isalnum() or (at and low[at - 1].isalnum())):
                out.append((at, end))
            at = low.find(word, end)
    out.sort()
    return out


def _restore_official(text: str, start: int, end: int, chars: dict[int, str]) -> None:
    """Note the capitals of the official name around the head at `start`, if it names a body."""
    anchor = text[start:end]
    if anchor[0].isupper() and not (anchor[1].islower() and anchor.lower() in _OFFICIAL):
        return
    if anchor[0].isupper():
        left = [] if has_capitals(text, start, OFFICIAL_STEP) else left_words(text, start)
        if left:
            _restore_before_capital(text, end, left, chars)
        return
    if not anchor.islower():
        return
    left = left_words(text, start)
    right = right_words(text, end) if anchor not in ("university", "association", "branch") else []
    if anchor == "branch" and left and _OF_NAME.match(text, end):
        _note(text, [*left, (start, end)], chars)
        return
    if not left and anchor in ("committee", "council", "branch", "association"):
        return
    if _is_body(text, anchor, left, right):
        _note(text, [*left, (start, end), *right], chars)


def _restore_before_capital(text: str, end: int, left: list[Span], chars: dict[int, str]) -> None:
    """ "Linfen municipal Industry Bureau" and "emergency management Department of Hunan Province"."""
    flags = lexicon().flags
    upper = any(text[a].isupper() for a, _ in left)
    if not upper:
        right = right_words(text, end)
        own = right and flags.get(text[right[0][0] : right[0][1]].lower(), 0) & PLACE
        if not own or not any(flags.get(text[a:b], 0) & TOPIC for a, b in left):
            return
    if any(text[a].islower() for a, _ in left):
        _note(text, left, chars)


def _is_body(text: str, anchor: str, left: list[Span], right: list[Span]) -> bool:
    """Whether the words around a lower-case head say which body it is."""
    flags = lexicon().flags
    words = [text[a:b] for a, b in [*left, *right]]
    lows = [word.lower().replace("’", "'") for word in words]
    known = [flags.get(low, 0) for low in lows]
    own = any((word[0].isupper() and not flag & STOP) or flag & PLACE for word, flag in zip(words, known, strict=True))
    if anchor == "government" and not ("people's" in lows or "municipal" in lows or "provincial" in lows):
        return False
    field = any(flag & (TOPIC | RANK) for flag in known)
    ranked = any(low in _RANKED for low in lows[: len(left)])
    return (
        (anchor == "ministry" and bool(right) and field)
        or (ranked and field and len(words) > 2)
        or (own and (field or (anchor in ("university", "government") and bool(left))))
    )


def _restore_company(text: str, start: int, end: int, chars: dict[int, str]) -> None:
    """Note the capitals of the company's name before the legal form at `start`."""
    if text[start:end].istitle() and has_capitals(text, start, COMPANY_STEP):
        return
    flags = lexicon().flags
    taken: list[Span] = []
    first = -1
    own = False
    for a, b in words_before(text, start):
        word = text[a:b]
        flag = flags.get(word.lower(), 0)
        if word[0].isupper():
            if flag & (STOP | OFFICE) and not flag & RANK:
                break
            first = len(taken) + 1
            own = own or not flag & (FIELD | PLACE | PLAIN)
        elif word != "and" and (flag & (STOP | LEGAL) or not flag & FIELD):
            unknown = flag == 0 and len(word) > 3 and not _is_verb(word)
            if (unknown and first > 0 and not own) or (
                first < 0 and (unknown or flag & PLACE) and _REGISTERED.match(text, start)
            ):
                taken.append((a, b))
                first = len(taken)
            break
        taken.append((a, b))
    if first < 0 and len(taken) >= _ENOUGH_FIELDS and _REGISTERED.match(text, start):
        first = len(taken)
    if first > 0:
        small = not text[start:end].istitle()
        _note(text, [*taken[:first], *spans(text, start, end)] if small else taken[:first], chars)


def _is_verb(word: str) -> bool:
    """Whether a lower-case word looks like a verb or adverb, not like a name that has lost its capital."""
    return word.endswith(_OF_VERBS) and word not in _JOINED


def _restore_group(text: str, start: int, end: int, chars: dict[int, str]) -> None:
    """ "Zhuzhou smelter group": a name of its own where no article or description leads it."""
    if text[start].isupper() or text[end : end + 1].isalpha() or text[end + 1 : end + 2].isupper():
        return
    flags = lexicon().flags
    spans: list[Span] = [(start, end)]
    for a, b in words_before(text, start):
        flag = flags.get(text[a:b].lower(), 0)
        if text[a].isupper():
            if flag & (STOP | OFFICE | NATION) or text[a:b].endswith("based"):
                return
            spans.append((a, b))
        elif not (flag & (TOPIC | THING | WEAK | PLAIN) and len(spans) < 3 and text[spans[-1][0]].islower()):
            if text[a:b] in ("the", "a", "an", "its", "this", "of", "their", "his"):
                return
            break
        else:
            spans.append((a, b))
    if text[spans[-1][0]].isupper() and len(spans) > 1:
        _note(text, spans, chars)


def _note(text: str, spans: list[Span], chars: dict[int, str]) -> None:
    for start, end in spans:
        if text[start].islower() and text[start:end] not in JOINERS:
            chars[start] = text[start].upper()
