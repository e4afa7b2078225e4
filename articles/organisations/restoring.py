"""The capitals that names have lost: lower-case parts of official and registered names, and names glued to a word.

Every change keeps the length of the text, so that spans hold for the text as it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from articles.organisations.lexicon import (
    HEAD,
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
from articles.organisations.remembered import Remembered

Span = tuple[int, int]

_OFFICIAL_TEXT = "ministry administration commission association bureau department institute committee"
_OFFICIAL = tuple(_OFFICIAL_TEXT.split())
_LOWER_ONLY = ("university", "government", "academy", "council", "branch")
_LEGAL_STARTS = (" inc", " co", " ltd", " limited liability company")
_BEHIND_CO = ("rp", " ", ".", ",", "<")
_LEGAL = re.compile(
    r"(?:[Cc]o\.?\s?,? ?(?:[Ll]td|LTD)|[Ii]nc|[Cc]orp|[Ll]td|[Cc]o|limited liability company)(?![\w-])(?!['’]s? own)"
)
_RIGHT_WORDS = re.compile(r" of(?: the)?((?:,? [A-Za-z][\w'’-]*){1,9})")
_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w'’-]*")
_LAST_WORD = re.compile(r"[\w'’-]+$")
_OF_NAME = re.compile(r" of (?:the )?[A-Z]")
_GLUED = re.compile(r"(?:\b(?:Contacts?|Release|Website)|Relations|\d\d\d)$")
_LONGEST_GLUE = 9
_NUMBER_GLUED = re.compile(rb"000(?=A)")
_NAME = re.compile(r"[A-Z][A-Za-z]* ?[A-Z]?[a-z]")
"""The beginning of a name that may be glued to a word or number before it."""
_LOCAL_PART = re.compile(r"[\w.+-]+$")
_LONGEST_LOCAL_PART = 64
_TAIL_GLUE = re.compile(r"[FHACSMIET](?<=[a-z].)(?=(?:ounded|eadquartered|bout|ontact|ource|edia|nvestor|mail)\b)")
_TAILS = ("Founded", "Headquartered", "About", "Contact", "Source", "Media", "Investor", "Email")
_GLUE = ("Contact", "Contacts", "Relations", "Release", "Website")
_SHAPES = bytes(
    ord("0" if chr(i).isdigit() else "A" if chr(i).isupper() else "a" if chr(i).islower() else " ") for i in range(128)
) + bytes(128)
_SMALL_LEGAL = re.compile(r"(?<= )(?:plc|a\.s\.|s\.r\.o\.|d\.o\.o\.|d\.d\.)(?!\w)")
_OF_VERBS = ("s", "ed", "ing", "ly")
_JOINED = frozenset(("consolidated", "amalgamated", "united", "allied", "associated", "integrated"))
_JOINERS = frozenset(("and", "of", "the", "for"))
_RANKED = frozenset(("national", "state", "people's", "general", "provincial", "municipal"))
_FIELD = TOPIC | RANK | HEAD
_REACH = 90
_MOST_LEFT = 8


def restored(text: str) -> str:
    """`text` with the capitals of official and registered names, and a space in front of names glued to a word."""
    text = legal_capitals(_unglued(text))
    low = text.lower().replace("\n", " ")
    if len(low) != len(text):
        return text
    chars: dict[int, str] = {}
    for start, end in _found(low, (*_OFFICIAL, *_LOWER_ONLY)):
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
    at = low.find("committee office")
    while at >= 0:
        _note(text, [(at + 10, at + 16)] if text[at].isupper() else [], chars)
        at = low.find("committee office", at + 1)
    return _with(text, chars) if chars else text


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


def _unglued(text: str) -> str:
    """ "ContactAmy" as "Contac.Amy" and "018SP Angel" as "01.SP Angel": the name begins a word of its own."""
    if "@" in text:
        text = _without_addresses(text)
    shape = _shape(text)
    camels = _camels(shape)
    if any(text.startswith(_TAILS, at) for at in camels):
        text = _TAIL_GLUE.sub(".", text)
    glued = [at for at in camels if text.endswith(_GLUE, 0, at)]
    if b"000A" in shape:
        glued += [match.end() for match in _NUMBER_GLUED.finditer(shape)]
    chars = {
        at - 1: "." for at in glued if _GLUED.search(text, max(0, at - _LONGEST_GLUE), at) and _NAME.match(text, at)
    }
    return _with(text, chars) if chars else text


def _without_addresses(text: str) -> str:
    """`text` with full stops for what stands before the "@" of an address."""
    chars: dict[int, str] = {}
    at = text.find("@")
    while at >= 0:
        local = _LOCAL_PART.search(text, max(0, at - _LONGEST_LOCAL_PART - 1), at)
        if local is not None and at - local.start() <= _LONGEST_LOCAL_PART:
            chars.update(dict.fromkeys(range(local.start(), at + 1), "."))
        at = text.find("@", at + 1)
    return _with(text, chars) if chars else text


def _camels(shape: bytes) -> list[int]:
    """Where a capital stands right behind a small letter, in a text of that `_shape`."""
    out = []
    at = shape.find(b"aA")
    while at >= 0:
        out.append(at + 1)
        at = shape.find(b"aA", at + 2)
    return out


def _shape(text: str) -> bytes:
    """The text with "a" for each small letter, "A" for each capital, "0" for each digit, a blank for other characters.

    Looking for a string in it takes a fifth of the time of a regular expression for letters and digits.
    """
    return text.encode("latin-1", "replace").translate(_SHAPES)


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
    before = text[text.rfind(" ", max(0, start - 20), start - 1) + 1 : start - 1]
    left = [] if before.isalnum() and not _LEADS[before] else _left_words(text, start)
    if anchor[0].isupper():
        if left:
            _restore_before_capital(text, end, left, chars)
        return
    if not anchor.islower():
        return
    right = _right_words(text, end) if anchor not in ("university", "association", "branch") else []
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
        right = _right_words(text, end)
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
    flags = lexicon().flags
    taken: list[Span] = []
    first = -1
    own = False
    for a, b in _words_before(text, start):
        word = text[a:b]
        flag = flags.get(word.lower(), 0)
        if word[0].isupper():
            if flag & (STOP | OFFICE) and not flag & RANK:
                break
            first = len(taken) + 1
            own = own or not flag & (_FIELD | PLACE | PLAIN)
        elif word != "and" and (flag & (STOP | LEGAL) or not flag & _FIELD):
            if flag == 0 and first > 0 and not own and len(word) > 3 and not _is_verb(word):
                taken.append((a, b))
                first = len(taken)
            break
        taken.append((a, b))
    if first > 0:
        small = not text[start:end].istitle()
        _note(text, [*taken[:first], *_spans(text, start, end)] if small else taken[:first], chars)


def _is_verb(word: str) -> bool:
    """Whether a lower-case word looks like a verb or adverb, not like a name that has lost its capital."""
    return word.endswith(_OF_VERBS) and word not in _JOINED


def _restore_group(text: str, start: int, end: int, chars: dict[int, str]) -> None:
    """ "Zhuzhou smelter group": a name of its own where no article or description leads it."""
    if text[start].isupper() or text[end : end + 1].isalpha() or text[end + 1 : end + 2].isupper():
        return
    flags = lexicon().flags
    spans: list[Span] = [(start, end)]
    for a, b in _words_before(text, start):
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
        if text[start].islower() and text[start:end] not in _JOINERS:
            chars[start] = text[start].upper()


def _with(text: str, chars: dict[int, str]) -> str:
    parts = []
    at = 0
    for i in sorted(chars):
        parts.append(text[at:i])
        parts.append(chars[i])
        at = i + 1
    parts.append(text[at:])
    return "".join(parts)


def _spans(text: str, start: int, end: int) -> list[Span]:
    return [m.span() for m in _WORD.finditer(text, start, end)]


def _words_before(text: str, at: int) -> Iterator[Span]:
    """The words right before `at` with nothing but blanks between them, the nearest first."""
    stop = max(0, at - _REACH)
    pieces = text[stop:at].rsplit(None, _MOST_LEFT)
    if not pieces or not text[at - 1].isspace():
        return
    for piece in reversed(pieces[-_MOST_LEFT:]):
        end = text.rfind(piece, stop, at) + len(piece)
        whole = piece.isalnum()
        match = None if whole else _LAST_WORD.search(piece)
        start = end - len(piece) if match is None else end - len(piece) + match.start()
        if not (whole or match) or not text[start].isalpha() or (start == stop and start):
            return
        yield start, end
        if match and match.start():
            return
        at = start


def _leads(word: str) -> bool:
    """Whether a word before its head can belong to an official name."""
    known = lexicon().flags.get(word.lower(), 0)
    if word == "and" or (known & (STOP | OFFICE) and not known & RANK):
        return False
    return word[0].isupper() or bool(known & (_FIELD | PLACE)) or word == "people's"


_LEADS = Remembered(_leads)


def _left_words(text: str, at: int) -> list[Span]:
    """The words right before `at` that can belong to an official name, in order."""
    out: list[Span] = []
    for start, end in _words_before(text, at):
        word = text[start:end]
        if not (_LEADS[word] or (word == "and" and out)):
            break
        out.append((start, end))
    out.reverse()
    while out and text[out[0][0] : out[0][1]] in _JOINERS:
        out.pop(0)
    return out


def _right_words(text: str, at: int) -> list[Span]:
    """The words of the "of …" right behind `at` that can belong to a name, in order."""
    match = _RIGHT_WORDS.match(text, at)
    if match is None:
        return []
    flags = lexicon().flags
    out: list[Span] = []
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
