"""What stands right before and behind a capitalised name, told apart by what it says of the name."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.organisations.lexicon import read
from articles.organisations.remembered import Remembered

_WORDS_BEFORE = 5
"""Words looked at before a name."""
_REACH = 64
"""Characters they are looked for in."""
_CONTINUES = " ,'’-"
"""What may follow a name where the words behind say anything of it."""
_SAYS_NOTHING = frozenset(
    ("and", "in", "of", "for", "to", "at", "on", "with", "from", "by", "or", "but", "that", "after")
)
_AHEAD = 120
"""Characters looked at behind a name."""
_LINKING_TEXT = """
of at with for from in by to the as including like are said says told added known called named elected appointed
colleague namely acquire acquired acquires acquiring buy buying bought include between via versus spokesman
spokeswoman spokesperson analyst economist strategist chairman chairwoman president director manager minister
governor mayor professor researcher scientist geologist engineer founder lawyer author journalist senator
investor tycoon businessman billionaire oligarch entrepreneur magnate ambassador activist metallurgist
secretary-general than counts merging owned held run controlled backed listed
traded operated state-owned state-run state-controlled state-backed family-owned government-owned privately-owned
privately-held formerly renamed rebranded changed into near around outside across toward towards
"""
_LINKING = frozenset(_LINKING_TEXT.split())


class Surroundings:
    """The patterns around names, made from the vocabulary once."""

    def __init__(self) -> None:
        words = {name: _alternatives(text) for name, text in read("name_context.toml").items()}
        self._before = _before_pattern(words)
        self._others = re.compile(rf",? and (?:\w+ )?other (?:[a-z-]+ ){{0,3}}(?:{words['others']})\b")
        self._groups = Remembered(self._group)
        self._groups_at_end = Remembered(self._group_at_end)
        self._after = _after_pattern(words)
        self._not_a_body = re.compile(words["not_a_body"])
        self._law = re.compile(rf" (?:{words['laws_and_events']})\b")
        self._site = re.compile(rf" (?:[a-z]+ )?(?:{words['sites']})\b")
        name = r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*"
        self._sites_listed = re.compile(
            rf"(?:, {name}){{0,5}},? and (?:the )?{name} (?:[a-z]+ )?(?:{words['sites']})\b"
        )
        self._works = re.compile(rf" (?:[a-z]+ )?(?:{words['works_called']})\b")
        self._subject = re.compile(
            r"^[#\s]*((?:[A-Z][\w&.’'-]*)(?: (?:&|and|of|[A-Z][\w&.’'-]*)){0,5}?)(?:['’]s)?,? (?:\([^)]{2,40}\) )*"
            rf"(?:to |has |have |is |will )?(?:{words['title_verbs']})\w*\b"
        )

    def before(self, text: str, start: int) -> str:
        """What the words before `start` say: the name of a group of `_before_pattern`, or ""."""
        if start and text[start - 1] not in " \n\t":
            return ""
        words = text[max(0, start - _REACH) : start].rsplit(None, 1)
        if not words or not _MAY_SPEAK[words[-1]]:
            return ""
        phrase = " ".join([*words[0].split()[1 - _WORDS_BEFORE :], words[1]]) if len(words) > 1 else words[0]
        return self._groups_at_end[phrase]

    def _group_at_end(self, phrase: str) -> str:
        """The group of the longest end of `phrase` that is one."""
        while phrase:
            group = self._groups[phrase]
            if group:
                return group
            phrase = phrase.partition(" ")[2]
        return ""

    def _group(self, phrase: str) -> str:
        """The group of `_before_pattern` that `phrase` is."""
        match = self._before.fullmatch(phrase)
        return match.lastgroup or "" if match else ""

    def after(self, text: str, end: int) -> str:
        """What the words behind `end` say: the name of a group of `_after_pattern`, or ""."""
        first = text[end : end + 1]
        if text.startswith((" and ", ", and "), end) and " other " in text[end : end + 20]:
            return "what" if self._others.match(text, end) else ""
        if first not in _CONTINUES or (first == " " and text[end + 1 : text.find(" ", end + 1)] in _SAYS_NOTHING):
            return ""
        match = self._after.match(text, end, end + _AHEAD)
        return match.lastgroup or "" if match else ""

    def names_a_thing(self, text: str, end: int) -> bool:
        """Whether the name that ends at `end` is that of a process, prize or trade mark."""
        return self._not_a_body.match(text, end) is not None

    def names_a_law(self, text: str, end: int) -> bool:
        """Whether what ends at `end` is the name of a law, event or programme."""
        return self._law.match(text, end) is not None

    def names_a_site(self, text: str, end: int) -> bool:
        """Whether the name that ends at `end` is that of a mine, property or region."""
        return self._site.match(text, end) is not None

    def lists_sites(self, text: str, end: int) -> bool:
        """Whether the name that ends at `end` is one of a list of sites: ", Zinkor and Tinna projects"."""
        return text[end : end + 1] in (",", " ") and self._sites_listed.match(text, end, end + _AHEAD) is not None

    def names_works(self, text: str, end: int) -> bool:
        """Whether the name that ends at `end` stands right before a smelter, mill or the like."""
        return self._works.match(text, end) is not None

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


def _names_trade(word: str) -> bool:
    """Whether a word is the last of those that stand before a company's name: "miner"."""
    return _last_nouns().fullmatch(word) is not None


names_trade = Remembered(_names_trade)


def _may_speak(word: str) -> bool:
    """Whether a word right before a name may be the last of a group of `_before_pattern`, as "miner" is."""
    return word in _LINKING or word[0].isupper() or word[-1] in ":," or names_trade[word]


_MAY_SPEAK = Remembered(_may_speak)


@lru_cache(maxsize=1)
def _last_nouns() -> re.Pattern[str]:
    words = {name: _alternatives(text) for name, text in read("name_context.toml").items()}
    lines = (words["nouns"], words["nouns_before"], words["agencies"], words["unions"], words["thinkers"])
    return re.compile(rf"(?i:{'|'.join(lines)}|office|agency|bureau|bank|body|group|tank|institute)")


def _before_pattern(words: dict[str, str]) -> re.Pattern[str]:
    """The pattern of the words before a name, to their end, without the blank behind them."""
    return re.compile(
        rf"(?P<share>(?:{words['holdings']}) (?:of|in)(?: the)?)"
        rf"|(?P<agency>(?i:{words['agencies']}))|(?P<regulator>(?i:{words['agencies']}),)"
        rf"|(?P<union>(?i:{words['unions']}))|(?P<thinker>(?i:{words['thinkers']}))"
        rf"|(?P<noun>(?i:{words['nouns']}|{words['nouns_before']})(?: known as| called| named)?(?: the)?"
        rf"|[Aa]nother (?:{words['nouns']}),)"
        rf"|(?P<of>(?i:{words['offices_of']}) (?:of|at|with|for|from)(?: the)?)"
        rf"|(?P<deal>(?:{words['deals']})(?: the)?)"
        rf"|(?P<site>{words['works_at']})"
        r"|(?P<nation>[A-Z][a-z]+(?:n|sh|se|ch|ss|an|k|i))"
        rf"|(?P<person>(?:{words['before_persons']}))"
        rf"|(?P<done>(?:{words['done_by']})(?: the)?)"
        rf"|(?P<source>(?:{words['sources']})(?: the)?)"
        rf"|(?P<place>(?:{words['in_places']})(?: the)?)"
    )


def _after_pattern(words: dict[str, str]) -> re.Pattern[str]:
    of_whom = r"(?!of\b|at\b|for\b|from\b|with\b|in\b|to\b|\w+or\b|manager|analyst|chief|president|chairman|head)"
    office = r"(?! (?:manager|director|president|chairman|head|analyst|chief|executive|leader))"
    return re.compile(
        rf"(?P<says>,? (?:{words['speaks']}))"
        rf"|(?P<union>, (?:the |an? )(?:[\w'’-]+ ){{0,2}}?(?:{words['unions']})"
        r"(?=[,.;]| (?:for|of|that|which|representing|formed|whose)\b)"
        r"| union (?=said|says|has|had|have|is|was|will|would|members?\b|leaders?\b|officials?\b|[a-z]+ed\b))"
        r"|(?P<owned>-(?:owned|backed|controlled|operated)\b)"
        rf"|(?P<which>,? (?:which|whose) (?:{words['which']})\b"
        r"|, (?:founded|controlled|owned|backed|headquartered|listed|bought|acquired) (?:by|in|on)\b)"
        rf"|(?P<sure> (?:{words['sure_verbs']})(?!\w))"
        r"|(?P<called> (?:company|firm|agency)\b(?! of\b))"
        rf"|(?P<corporate>(?:['’]s?)? (?:\w+ )?(?:{words['corporate']})\b)"
        rf"|(?P<works>['’]s? (?:[\w-]+ ){{0,2}}(?:{words['works']})\b)"
        rf"|(?P<what>,? (?:which is|is|was|,)? ?(?:an?|the|one of the|its|a wholly[- ]owned|, which) "
        rf"(?:{of_whom}[\w'’-]+,? ){{0,6}}?(?:{words['nouns']})\b(?! who\b|['’]s ){office})"
        rf"|(?P<person>{words['after_persons']})"
        rf"|(?P<priced> (?:{words['price_moves']}))"
        rf"|(?P<verb> (?:{words['verbs']})\b)"
        r"|(?P<clause>, which (?:[a-z]+ed|came|went|has|had|will|would|also|plans|wants|aims)\b)"
        r"|(?P<said>,? (?:said|says|has said|had said)\b)"
    )
