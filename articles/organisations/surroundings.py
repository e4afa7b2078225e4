"""What stands right before and behind a capitalised name, told apart by what it says of the name."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.organisations.lexicon import read

_REACH = 44
"""Characters looked at before a name."""
_AHEAD = 120
"""Characters looked at behind a name."""
_LINKING_TEXT = """
of at with for from in by to the as including like are said says told added known called named elected appointed
colleague namely acquire acquired acquires acquiring buy buying bought affiliate giant group major house parent unit
"""
_LINKING = frozenset(_LINKING_TEXT.split())
_NOUN_ENDS_TEXT = "y ies m ms nt nts er ers or ors al als t ts k p ps up ups"
_NOUN_ENDS = tuple(_NOUN_ENDS_TEXT.split())


class Surroundings:
    """The patterns around names, made from the vocabulary once."""

    def __init__(self) -> None:
        words = {name: _alternatives(text) for name, text in read("name_context.toml").items()}
        self._before = _before_pattern(words)
        self._after = _after_pattern(words)
        self._not_a_body = re.compile(words["not_a_body"])
        self._site = re.compile(rf" (?:[a-z]+ )?(?:{words['sites']})\b")
        self._subject = re.compile(
            r"^[#\s]*((?:[A-Z][\w&.’'-]*)(?: (?:&|and|of|[A-Z][\w&.’'-]*)){0,5}?)(?:['’]s)?,? (?:\([^)]{2,40}\) )*"
            rf"(?:to |has |have |is |will )?(?:{words['title_verbs']})\w*\b"
        )

    def before(self, text: str, start: int) -> str:
        """What the words before `start` say: "noun", "of", "deal", "share", "nation", "person", or ""."""
        last = text[max(0, start - 16) : start].rstrip()
        last = last[last.rfind(" ") + 1 :]
        if not last or not (last in _LINKING or last[0].isupper() or last.endswith(_NOUN_ENDS)):
            return ""
        match = self._before.search(text, max(0, start - _REACH), start)
        return match.lastgroup or "" if match else ""

    def after(self, text: str, end: int) -> str:
        """What the words behind `end` say: "says", "corporate", "works", "what", "person", "verb", or ""."""
        match = self._after.match(text, end, end + _AHEAD)
        return match.lastgroup or "" if match else ""

    def names_a_thing(self, text: str, end: int) -> bool:
        """Whether the name that ends at `end` is that of a process, prize or trade mark."""
        return self._not_a_body.match(text, end) is not None

    def names_a_site(self, text: str, end: int) -> bool:
        """Whether the name that ends at `end` is that of a mine, property or region."""
        return self._site.match(text, end) is not None

    def subject(self, title: str) -> str:
        """The name that a press release's title begins with, "" if it begins with none."""
        match = self._subject.match(title)
        return match.group(1) if match else ""


@lru_cache(maxsize=1)
def surroundings() -> Surroundings:
    """The patterns, made at the first call."""
    return Surroundings()


@lru_cache(maxsize=1)
def self_names() -> frozenset[str]:
    """Words in brackets that mean a party of the text itself: (the "Company")."""
    return frozenset(read("name_context.toml")["self_names"].split())


def _alternatives(lines: str) -> str:
    return "|".join(line for line in lines.split("\n") if line)


def _before_pattern(words: dict[str, str]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<share>\b(?:{words['holdings']})\s(?:of|in)\s(?:the )?)"
        rf"|(?P<noun>\b(?i:{words['nouns']})\s(?:known as |called |named )?(?:the )?)"
        rf"|(?P<of>\b(?i:{words['offices_of']})\s(?:of|at|with|for|from)\s(?:the )?)"
        rf"|(?P<deal>\b(?:{words['deals']})\s(?:the )?)"
        r"|(?P<nation>\b[A-Z][a-z]+(?:n|sh|se|ch|ss|an|k|i)\s)"
        rf"|(?P<person>\b(?:{words['before_persons']})\s))$"
    )


def _after_pattern(words: dict[str, str]) -> re.Pattern[str]:
    of_whom = r"(?!of\b|at\b|for\b|from\b|with\b|in\b|to\b|\w+or\b|manager|analyst|chief|president|chairman|head)"
    office = r"(?! (?:manager|director|president|chairman|head|analyst|chief|executive|leader))"
    return re.compile(
        rf"(?P<says>,? (?:{words['speaks']}))"
        rf"|(?P<corporate>(?:['’]s?)? (?:\w+ )?(?:{words['corporate']})\b)"
        rf"|(?P<works>['’]s? (?:[\w-]+ ){{0,2}}(?:{words['works']})\b)"
        rf"|(?P<what>,? (?:which is|is|was|,)? ?(?:an?|the|one of the|its|a wholly[- ]owned|, which) "
        rf"(?:{of_whom}[\w'’-]+,? ){{0,6}}?(?:{words['nouns']})\b{office})"
        rf"|(?P<person>{words['after_persons']})"
        rf"|(?P<verb> (?:{words['verbs']})\b)"
    )
