"""Whether a word that can mean a metal means one here: told by its neighbours in the sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum

from articles.metals.uses import is_colour_of_two, stands_as_container, stands_as_substance, stands_as_verb
from articles.metals.vocabulary import (
    COLOURS,
    EVIDENCE_AFTER,
    EVIDENCE_BEFORE,
    EXCHANGES,
    IDIOMS,
    LIKELY_AFTER,
    LIKELY_BEFORE,
    MEASURES,
    NAME_HEADS,
    NAMED_AFTER,
    SURE_WORDS,
    TITLES,
    WEAK_AFTER,
    Trap,
)

_REACH = 56
"""Characters looked at on each side."""

# Both begin with a set of characters, which is what a scan is fast with.
_SENTENCE_END = re.compile(r"[.;!?\n●•|](?:(?<=[.;!?])(?=[\s\"”’')]|$)|(?<=\n)(?:\s*\n|[ \t]{4})|(?<=[●•|]))")
_CLAUSE_END = re.compile(r"[,:()\[\]\"“”–—-](?:(?<=,)(?<!\d,)|(?<=[:()\[\]\"“”])|(?<=\s[-–—])[-–—]?\s)")
_WORD = re.compile(r"%|[^\W_][\w/'’]*(?:(?<=\d)[,.](?=\d)[\w/'’]*)*")
# For `bytes.translate`, by far the fastest way to words: where no mark may stand in one, they are what is left when all
# but letters and digits are spaces.
_INNER = b"%_/'.,0123456789"
_WITHOUT_INNER = bytes(code for code in range(128) if code not in _INNER)
_SPACED = bytes(code if code < 128 and chr(code).isalnum() else 32 for code in range(256))
_JOINING = frozenset(("and", "or", "plus", "as", "well", "both", "including", "like", "a", "little", "some"))
_ARTICLES = frozenset(("a", "an", "another", "one", "his", "her", "my", "this", "every", "each", "two"))
_DETERMINERS = _ARTICLES | {"the", "its", "their", "our", "your", "that", "in", "big", "huge", "small"}


class Verdict(IntEnum):
    """How sure it is that a mention means the metal."""

    NO = 0
    UNCLEAR = 1
    """Counts only where another mention of the same form is sure."""
    LIKELY = 2
    """Counts also where the text names another metal."""
    PLAIN = 3
    """Counts, since nothing speaks against it."""
    FIRM = 4
    """Counts: the neighbours speak of a metal."""


@dataclass(slots=True)  # frozen ones take four times as long to make
class Neighbours:
    """The words of the same sentence before and after a mention, in small letters, nearest last and first.

    `clause_before` and `clause_after` end at a comma, bracket or quotation mark.
    """

    before: list[str]
    after: list[str]
    clause_before: list[str]
    clause_after: list[str]


NONE = Neighbours([], [], [], [])
"""Of a mention whose neighbours don't matter."""


def neighbours(lowered: str, start: int, end: int) -> Neighbours:
    """The words around a span of a text in small letters."""
    left = max(0, start - _REACH)
    behind = _SENTENCE_END.split(lowered[left:start])
    before = behind[-1]
    if left and len(behind) == 1:  # begins within a word
        before = before.partition(" ")[2]
    after = _SENTENCE_END.split(lowered[end : end + _REACH], maxsplit=1)[0]
    last = _CLAUSE_END.split(before)[-1]
    first, *rest = _CLAUSE_END.split(after, maxsplit=1)
    words_last, words_first = _words(last), _words(first)
    return Neighbours(
        words_last if len(last) == len(before) else _words(before[: -len(last) or None]) + words_last,
        words_first + _words(rest[0]) if rest else words_first,
        words_last,
        words_first,
    )


def _words(text: str) -> list[str]:
    """The words of a short text."""
    if text.isascii():
        data = text.encode("ascii")
        inner = data.translate(None, _WITHOUT_INNER)
        if not inner or inner.isdigit():
            return data.translate(_SPACED).decode("ascii").split()
    return _WORD.findall(text)


def verdict(trap: Trap, written: str, words: Neighbours) -> Verdict:
    """Whether a form with this trap means its metal; `written` is the form as it stands in the text."""
    if trap.needs_evidence:
        if _is_measured_or_listed(words):
            return Verdict.FIRM
        if stands_as_substance(words.clause_before, words.clause_after, words.after, trap.not_before):
            return Verdict.PLAIN
    if _begins_with(words.clause_after, trap.not_before) or _is_used_otherwise(trap, words):
        return Verdict.NO
    evidence = has_evidence(words)
    if not (trap.colour and evidence) and _ends_with(words.clause_before, trap.not_after):
        return Verdict.FIRM if evidence and _ends_with(words.before, trap.but_after) else Verdict.NO
    if evidence:
        return Verdict.LIKELY if trap.needs_evidence and _is_weak(words) else Verdict.FIRM
    last = words.clause_before[-1] if words.clause_before else ""
    if trap.colour and _is_among_colours(words):
        return Verdict.NO
    if last in (_DETERMINERS if trap.needs_evidence else _ARTICLES if trap.colour else ()):
        return Verdict.NO
    owned = trap.colour and last.endswith(("'s", "’s"))
    if trap.needs_evidence or owned or (trap.name and written[:1].isupper()):
        return Verdict.LIKELY if _is_likely(words) else Verdict.UNCLEAR
    return Verdict.PLAIN


def _is_used_otherwise(trap: Trap, words: Neighbours) -> bool:
    """Whether the word is a verb, a container, a colour or part of an idiom."""
    before, after = words.clause_before, words.clause_after
    if trap.container and stands_as_container(before, after):
        return not _is_measured(words)
    if trap.the_not_before and before[-1:] == ["the"] and _begins_with(after, trap.the_not_before):
        return True
    if (trap.verb and stands_as_verb(before, after)) or (trap.colour and is_colour_of_two(before, after)):
        return True
    return bool(before) and before[-1] == "of" and _ends_with(before, IDIOMS)


def _is_likely(words: Neighbours) -> bool:
    """Whether the word stands as a noun does: behind a preposition or before a verb."""
    after, before = words.clause_after[:1], words.clause_before[-1:]
    return not LIKELY_AFTER.isdisjoint(after) or not LIKELY_BEFORE.isdisjoint(before)


def _is_weak(words: Neighbours) -> bool:
    """Whether nothing but a word that may follow the verb too speaks for the metal."""
    if not words.clause_after or words.clause_after[0] not in WEAK_AFTER:
        return False
    return not has_evidence(replace(words, after=[], clause_after=[]))


def has_evidence(words: Neighbours) -> bool:
    """Whether the words next to a mention are those of the metals trade, or other metals."""
    after = _first_of(words.after)
    if after in SURE_WORDS or _begins_with(words.clause_after[:3], EVIDENCE_AFTER):
        return True
    if not words.before:
        return False
    last = words.before[-1]
    if last in EVIDENCE_BEFORE or _first_of(reversed(words.before)) in SURE_WORDS:
        return True
    return _is_measured(words)


def _is_among_colours(words: Neighbours) -> bool:
    return _first_of(words.after) in COLOURS or _first_of(reversed(words.before)) in COLOURS


def _is_measured(words: Neighbours) -> bool:
    """`tonnes of`, `price for`, `8,000 of` stand before it."""
    if len(words.before) < 2 or words.before[-1] not in ("of", "in", "for"):
        return False
    return words.before[-2] in MEASURES or words.before[-2][-1].isdigit()


def _is_measured_or_listed(words: Neighbours) -> bool:
    """Whether it is certainly a noun, whatever follows: `500 tonnes of lead to Japan`, `zinc and lead to Japan`."""
    if _is_measured(words):
        return True
    return (
        words.clause_before[-1:] == ["and"]
        and words.clause_before[-2:-1] != []
        and words.clause_before[-2] in SURE_WORDS
    )


def _first_of(words: object) -> str:
    """The first word that isn't one that joins a list."""
    return next((word for word in words if word not in _JOINING), "")  # type: ignore[attr-defined]


def _begins_with(words: list[str], phrases: frozenset[str]) -> bool:
    phrase = ""
    for word in words[:4]:
        phrase = f"{phrase} {word}" if phrase else word
        if phrase in phrases:
            return True
    return False


def _ends_with(words: list[str], phrases: frozenset[str]) -> bool:
    phrase = ""
    for word in reversed(words[-3:]):
        phrase = f"{word} {phrase}" if phrase else word
        if phrase in phrases:
            return True
    return False


def _is_capitalised(written: str) -> bool:
    """A capital, then small letters: all capitals are a headline's."""
    return written[:1].isupper() and not written[1:2].isupper()


_NEXT_WORD = re.compile(r"[ -]([A-Z][\w’']*)")
_TICKER = re.compile(r"([\w-]+):\s?$")
_LAST_WORD = re.compile(r"([\w.’']+)\s{1,3}$")


def in_name(text: str, start: int, end: int, words: Neighbours) -> str:
    """Which name of a place, mine, person or share the mention is part of, as the name of a rule; "" if of none."""
    written = text[start:end]
    if not written[:1].isupper():
        return ""
    listed = ":" in text[max(0, start - 2) : start] and _TICKER.search(text, max(0, start - 12), start)
    if listed and listed[1].lower() in EXCHANGES:
        return "ticker"
    follower = _NEXT_WORD.match(text, end)
    if follower and follower[1].lower() in NAME_HEADS:
        return "place-name"
    if not _is_capitalised(written):
        return ""
    if follower and _begins_a_name(written, text, follower):
        return "name"
    if not words.clause_before:
        return ""
    last = words.clause_before[-1]
    if last in TITLES:
        return "person-name"
    return "name" if _follows_a_name(text, start, words) else ""


_PROSE = re.compile(r"(?:\s+\S+){0,5}?\s+(?!(?:and|for|the|with|from)\b)[a-z]{3}")
"""A word in small letters soon after, but for those a heading has too."""


def _begins_a_name(written: str, text: str, follower: re.Match[str]) -> bool:
    """`Silver Paw had sales`: before a capitalised word that isn't of the trade, in a line that isn't all a heading."""
    next_word = follower[1].lower()
    if written.lower() not in NAMED_AFTER or not _is_capitalised(follower[1]):
        return False
    if next_word in EVIDENCE_AFTER or next_word in SURE_WORDS or next_word in LIKELY_AFTER:
        return False
    return bool(_PROSE.match(text, follower.end()))


def _follows_a_name(text: str, start: int, words: Neighbours) -> bool:
    """`Bethlehem Steel said`: behind a capitalised word within a sentence, and nothing of the trade beside it."""
    if len(words.before) < 2 or has_evidence(words):
        return False
    last = _LAST_WORD.search(text, max(0, start - 40), start)
    return bool(last and _is_capitalised(last[1]) and last[1].lower() not in SURE_WORDS)


_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|cn|html?|io|fm|gov|edu)\b", re.IGNORECASE)
_TOKEN_REACH = 160


def in_address(text: str, start: int, end: int) -> bool:
    """Whether the mention stands inside a web or mail address, or a slug made of a headline."""
    if text[start - 1 : start].isspace() and text[end : end + 1].isspace():
        return False
    head = text[max(0, start - _TOKEN_REACH) : start]
    token = (head.rsplit(maxsplit=1)[-1] if head and not head[-1].isspace() else "") + _token_rest(text, start)
    return bool(_ADDRESS.search(token)) or _is_slug(token)


def _token_rest(text: str, start: int) -> str:
    tail = text[start : start + _TOKEN_REACH]
    return tail.split(maxsplit=1)[0] if tail and not tail[0].isspace() else ""


def _is_slug(token: str) -> bool:
    """Five and more words joined by hyphens, most of which aren't metals."""
    parts = token.lower().strip(".,()[]\"'").split("-")
    return len(parts) > 4 and sum(part in SURE_WORDS for part in parts) * 2 < len(parts)
