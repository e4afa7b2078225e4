"""What stands right around one place of a name, weighed: above 0 it speaks for a company, below 0 against one."""

from __future__ import annotations

import re

from articles.model import Kind
from articles.organisations.definitions import Definition
from articles.organisations.found import Found
from articles.organisations.lexicon import GIVEN, NATION, PLACE
from articles.organisations.looks import looks_like_person
from articles.organisations.quoted import OPENING, in_quotes
from articles.organisations.runs import ENOUGH, weight_of_look
from articles.organisations.surroundings import surroundings
from articles.organisations.tokens import Tokens

_NEVER = 9
"""Taken off the score of what can't be a body whatever else speaks for it."""
_BEFORE = {
    "share": 2, "noun": 2, "agency": 2, "union": 2, "thinker": 2, "of": 2, "deal": 2, "nation": 1, "person": -2,
    "done": 2, "source": 1, "place": -1, "site": -2,
}  # fmt: skip
_AFTER = {
    "says": 2, "owned": 2, "which": 2, "sure": 2, "corporate": 2, "union": 2, "works": 1, "what": 2, "called": 2,
    "person": -2, "verb": 1, "priced": 2, "said": 1, "clause": 1,
}  # fmt: skip
_APOSTROPHES = ("'", "’")
_SPOKE = re.compile(r"(?:said|says|told|added) $")
_GOES_ON = re.compile(
    r"(?:['’]s)? (?:is|was|has|had|will|would|can|could|may|might|should|must|[a-z]+s)\b(?! (?:he|she|they|it)\b)"
)
_POSSESSIVES = ("its", "our", "their", "his", "her", "your", "my")
_POSSESSIVE = re.compile(rf"\b(?:{'|'.join(_POSSESSIVES)}) (?:[a-z]+ )?$")
_CALLED = frozenset(("noun", "union", "agency", "thinker", "deal", "of", "share"))
_SAID_AGAIN = frozenset(f"{link} {word} " for link in (" and", ",", ", and", " or") for word in ("to", "from", "with"))
_KINDS: dict[str, Kind] = {"agency": "government", "union": "association", "thinker": "institute"}


class Scales:
    """A text whose names are weighed: its tokens, its `prose` without line ends, and what is known of it.

    `defined` are the definitions in brackets by where they begin; `sure` tells of each token whether a company has it,
    and may change between two weighings; `beside` are the tokens of well-known names that stand in longer ones.
    """

    def __init__(
        self, t: Tokens, text: str, prose: str, defined: dict[int, Definition], sure: list[bool], beside: set[int]
    ) -> None:
        self.t, self.text, self.prose = t, text, prose
        self.defined, self.sure, self.beside = defined, sure, beside

    def weigh(self, run: Found) -> int:
        """What speaks for a company where `run` stands, and what the words around say for a person or place."""
        t, around = self.t, surroundings()
        quoted = self._quoted(run)
        before = around.before(self.prose, run.start - quoted)
        score = self._weigh_before(run, before) if before else 0
        if quoted and before not in _CALLED:
            score -= ENOUGH
        behind = around.after(self.prose, run.end)
        if not behind and run.end in self.defined:
            behind = around.after(self.prose, self.defined[run.end].end)
        if behind:
            score += self._weigh_behind(run, before, behind)
        if self.defined:
            score += self._weigh_definition(run)
        if not run.weak and run.first in self.beside:
            score += 1
        if t.lows[run.first - 1] in ("of", "at"):
            score += self._whose_person(run)
        return score + weight_of_look(t, run)

    def _quoted(self, run: Found) -> bool:
        """Whether quotes hold the name and nothing else."""
        return self.text[run.start - 1 : run.start] in OPENING and in_quotes(self.text, run.start, run.end)

    def _weigh_before(self, run: Found, before: str) -> int:
        """What the words before a name say, which are of the group `before`."""
        score = _weight_before(self.t, run, before)
        if before == "source" and not score - 1 and self._follows_sure(run):
            score += 1
        if before == "regulator" and not run.weak and self.t.words[run.first].isupper():
            before, score = "agency", ENOUGH  # "the market regulator, XYZ": only capitals, as persons follow so too
        if before in _KINDS and not run.weak:
            run.kind = _KINDS[before]
        if before == "person" and self._is_quoted(run):
            score += ENOUGH
        return score

    def _weigh_behind(self, run: Found, before: str, behind: str) -> int:
        """What the words behind a name say, which are of the group `behind`, with those before it, of `before`."""
        score = _AFTER.get(behind, 0)
        if behind in ("called", "priced") and begins_sentence(self.text, run.start):
            score -= ENOUGH
        if behind == "said" and before in ("source", "place") and self.prose[run.end] == ",":
            score -= 1
        if behind in _KINDS and not run.weak:
            run.kind = _KINDS[behind]
        return score

    def _weigh_definition(self, run: Found) -> int:
        """What brackets behind a name say of it: that they define its short form, or that it is a law's."""
        possessive = 2 if self.text[run.end : run.end + 1] in _APOSTROPHES else 0
        definition = self.defined.get(run.end + possessive)
        if definition is None:
            return 0
        if surroundings().names_a_law(self.text, definition.end):
            return -_NEVER
        return 3 if definition.tickers else 1 if definition.quoted or self._abbreviated(run, definition) else 0

    def counts_against(self, run: Found) -> int:
        """How much of what stands around a name says that something else is meant: whose it is, a site or works."""
        if run.weak:
            return 0
        around = surroundings()
        quoted = self._quoted(run)
        before = around.before(self.prose, run.start - quoted)
        possessed = before not in _CALLED and self._is_possessed(run)
        of_site = self.prose[run.end : run.end + 1] in (" ", ",") and (
            around.names_a_site(self.prose, run.end)
            or around.lists_sites(self.prose, run.end)
            or self._names_works(run)
        )
        return possessed + of_site

    def _is_possessed(self, run: Found) -> bool:
        """Whether "its" or the like stands before the name, with a word between them or none."""
        reach = max(0, run.start - 20)
        near = self.prose[reach : run.start].rsplit(" ", 3)[-3:-1]
        if not (near and (near[-1].endswith(_POSSESSIVES) or near[0].endswith(_POSSESSIVES))):
            return False
        return _POSSESSIVE.search(self.prose, reach, run.start) is not None

    def _whose_person(self, run: Found) -> int:
        """What a person "of" or "at" the name says, less of a single word, which may be a town: "Ann Poe of Zinkor"."""
        t, p = self.t, run.first - 1
        if p < 2 or run.weak or t.starts[run.first] != t.ends[p] + 1:
            return 0
        near = all(t.ends[k] + 1 == t.starts[k + 1] for k in (p - 2, p - 1))
        if not near or not t.flags[p - 2] & GIVEN or not looks_like_person(t, p - 2, p):
            return 0
        return 1 if run.past - run.first == 1 else ENOUGH

    def _is_quoted(self, run: Found) -> bool:
        """Whether "said X" goes on with what X does, not with who X is: "He said Zinkor was short of ore"."""
        return (
            _GOES_ON.match(self.prose, run.end) is not None
            and _SPOKE.search(self.prose, max(0, run.start - 6), run.start) is not None
        )

    def _names_works(self, run: Found) -> bool:
        """Whether "the X smelter" stands here, which is a smelter called X or at X."""
        before = self.prose[run.start - 4 : run.start]
        return before in ("the ", "The ") and surroundings().names_works(self.prose, run.end)

    def _abbreviated(self, run: Found, definition: Definition) -> bool:
        """Whether the brackets behind a name by head and place, or by a word of its own, hold its first letters."""
        return (
            run.weak
            and has_own(self.t, run)
            and "".join(w[0] for w in self.t.words[run.first : run.past]) in definition.names
        )

    def _follows_sure(self, run: Found) -> bool:
        """Whether a list goes on from a company with its preposition said again: "to Alcoa and to X"."""
        p = run.first - 1
        return p >= 0 and self.sure[p] and self.prose[self.t.ends[p] : run.start] in _SAID_AGAIN


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence, heading or item begins at `start`."""
    before = text[max(0, start - 6) : start].rstrip(" \t")
    return not before or before[-1] in '.!?:\n•"“'


def has_own(t: Tokens, run: Found) -> bool:
    """Whether a weak name has a word of its own or a place in it."""
    return True in t.own[run.first : run.past] or bool(t.all_flags(run.first, run.past) & PLACE)


def _weight_before(t: Tokens, run: Found, group: str) -> int:
    if group == "nation":
        p = run.first - 1
        return 1 if p >= 0 and t.flags[p] & NATION and t.ends[p] + 1 == t.starts[run.first] else 0
    if (
        group == "done"
        and run.past - run.first == 2
        and not t.flags[run.first] & PLACE
        and all(t.words[k].istitle() for k in (run.first, run.first + 1))
    ):
        return 1
    return 0 if run.weak and group == "source" else _BEFORE.get(group, 0)
