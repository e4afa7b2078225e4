"""Bodies without a head that the vocabulary doesn't know: what the words around a capitalised name say of it.

Each place where a name stands is weighed by what stands right before and behind it; a name counts as a company where
the weights add up to `ENOUGH` over the text, and more speaks for a company than for a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from articles.model import Kind
from articles.organisations.candidates import Candidates
from articles.organisations.definitions import Definition, spells_out_term
from articles.organisations.found import Found
from articles.organisations.lexicon import GIVEN, NATION, PLACE
from articles.organisations.listing import kind_beside, listed_beside, may_be_listed
from articles.organisations.looks import looks_like_person
from articles.organisations.markets import without_markets
from articles.organisations.namesakes import without_namesakes
from articles.organisations.quoted import OPENING, in_quotes
from articles.organisations.runs import ENOUGH, weight_of_look
from articles.organisations.surroundings import surroundings
from articles.organisations.tokens import Tokens

_NEVER = 9
"""Taken off the score of what can't be a body whatever else speaks for it."""
_ROUNDS = 3
"""How often names beside newly found companies in lists are looked at again."""
_BEFORE = {
    "share": 2, "noun": 2, "agency": 2, "union": 2, "thinker": 2, "of": 2, "deal": 2, "nation": 1, "person": -2,
    "done": 2, "source": 1, "place": -1, "site": -2,
}  # fmt: skip
_AFTER = {
    "says": 2, "owned": 2, "which": 2, "sure": 2, "corporate": 2, "union": 2, "works": 1, "what": 2, "called": 2,
    "person": -2, "verb": 1, "priced": 2, "said": 1, "clause": 1,
}  # fmt: skip
_APOSTROPHES = ("'", "’")
_SAYS = re.compile(r" (?:said|says) [a-z]")
_SPOKE = re.compile(r"(?:said|says|told|added) $")
_GOES_ON = re.compile(
    r"(?:['’]s)? (?:is|was|has|had|will|would|can|could|may|might|should|must|[a-z]+s)\b(?! (?:he|she|they|it)\b)"
)
_POSSESSIVES = ("its", "our", "their", "his", "her", "your", "my")
_POSSESSIVE = re.compile(rf"\b(?:{'|'.join(_POSSESSIVES)}) (?:[a-z]+ )?$")
_CALLED = frozenset(("noun", "union", "agency", "thinker", "deal", "of", "share"))
_SAID_AGAIN = frozenset(f"{link} {word} " for link in (" and", ",", ", and", " or") for word in ("to", "from", "with"))
_KINDS: dict[str, Kind] = {"agency": "government", "union": "association", "thinker": "institute"}
_LISTED_KINDS = frozenset(("association", "institute"))
_GOES_ON_LISTING = re.compile(r"[,.;)]| and | [a-z]+ed\b| (?:said|say|met|spoke|took)\b")
_OF_PEOPLE = ("ers", "ors", "ists", "ents", "ians", "ees", "ants", "bours", "bors", "men", "body", "one", "eople")
"""What the words for people that begin sentences end in: "Villagers", "Residents", "Nobody"."""
_ABOUT = re.compile(r"(?:^|\n)[ \t#*]*(?:About|ABOUT) (?:the )?([A-Z][^\n:]{1,60}?)\s*(?::|\n|$)")


@dataclass(slots=True)
class _Name:
    """What is known of one name over the text."""

    score: int = 0
    runs: list[Found] = field(default_factory=list)
    said: bool = False
    sifted: bool = False
    """Whether what speaks against it is in the score."""
    listed: bool | None = None
    """Whether it stands in a list somewhere, None where nobody has asked."""


def find_by_evidence(
    t: Tokens, text: str, founds: list[Found], defined: dict[int, Definition], subject: str
) -> list[Found]:
    """`founds` without the weak ones that nothing speaks for, with the names that their surroundings make companies."""
    names_a_thing = surroundings().names_a_thing
    founds = [f for f in founds if f.rule != "vocabulary" or not names_a_thing(text, f.end)]
    founds = without_namesakes(t, text, founds)
    founds = without_markets(founds, text)
    return _Evidence(t, text, founds, defined).settled(subject)


class _Evidence:
    """The names of one text while they are weighed."""

    def __init__(self, t: Tokens, text: str, founds: list[Found], defined: dict[int, Definition]) -> None:
        self.t, self.text, self.founds, self.defined = t, text, founds, defined
        self.prose = _unwrapped(text) if t.wrapped else text
        self.names: dict[str, _Name] = {}
        taken = [False] * len(t.words)
        self.sure = [False] * len(t.words)
        self.bodies: dict[int, Kind] = {}
        for found in founds:
            if found.rule == "weak-head" and not found.weak:
                found.weak = in_quotes(text, found.start, found.end)
            first, past = found.first, found.past
            if not found.beside:
                taken[first:past] = [True] * (past - first)
            if found.weak:
                continue
            if found.kind == "company":
                self.sure[first:past] = [True] * (past - first)
            elif found.kind in _LISTED_KINDS:
                self.bodies[first] = self.bodies[past - 1] = found.kind
        self.some_sure = True in self.sure
        self.terms: set[str] = set()
        self.short_forms: set[str] = set()
        if defined:
            self._know_definitions()
        candidates = Candidates(t, self.prose, taken)
        self.people = candidates.people
        self.in_longer = candidates.in_longer
        self.beside = {f.first for f in founds if f.beside}
        for run in [*candidates.runs, *(f for f in founds if f.weak)]:
            self._add(run)

    def _know_definitions(self) -> None:
        """Abbreviations of terms, and short forms of the bodies found, are no companies of their own."""
        for definition in self.defined.values():
            for name in definition.names:
                if name.isupper() and spells_out_term(self.text, definition.at, name):
                    self.terms.add(name)
        for found in self.founds:
            definition_behind = None if found.bare or found.weak else self.defined.get(found.end)
            if definition_behind is not None:
                self.short_forms.update(definition_behind.names)
                self.short_forms.update(s for s in definition_behind.tickers if len(s) > 2 and s.isalpha())

    def _add(self, run: Found) -> None:
        words = self.t.words
        single = run.past - run.first == 1
        key = words[run.first] if single else " ".join(words[run.first : run.past])
        name = self.names.get(key)
        if name is None:
            name = self.names[key] = _Name()
        name.runs.append(run)
        if single and not run.weak and self._never(run, key):
            return
        name.score += self._weigh(run)
        if self.prose.startswith(" sa", run.end):
            name.said = name.said or self._said(run)

    def _never(self, run: Found, key: str) -> bool:
        """Whether a word alone is no company whatever speaks for it: a person's name, a term, another's short form."""
        return self.t.lows[run.first] in self.people or key in self.terms or key in self.short_forms

    def _know_people_by_first(self) -> None:
        """What a name of several words that is a person's begins with is no company later on: "Erry said"."""
        t = self.t
        for name in self.names.values():
            run = name.runs[0]
            if run.past - run.first > 2 and not run.weak:
                self._sift(name)
                if name.score < 0:
                    self.people.add(t.lows[run.first])

    def _sift(self, name: _Name) -> None:
        """Take what speaks against a name off its score, once: only a name that much speaks for is asked for it."""
        if not name.sifted:
            name.sifted = True
            name.score -= ENOUGH * sum([self._counts_against(run) for run in name.runs])

    def settled(self, subject: str) -> list[Found]:
        """The founds that stand."""
        self._know_people_by_first()
        self._add_subjects(subject)
        self._add_shared_first_words()
        if self.bodies:
            self._join_bodies()
        out = [f for f in self.founds if not f.weak]
        accepted = self._accepted()
        covered = {k for run in accepted if not run.weak for k in range(run.first, run.past)}
        for run in accepted:
            if not (run.weak and run.beside and run.first in covered):
                run.weak = False
                out.append(run)
        out.sort(key=lambda f: (f.first, -f.past))
        return out

    def _accepted(self) -> list[Found]:
        """The runs of the names that enough speaks for, neighbours in lists of companies included."""
        open_names = dict(self.names)
        out: list[Found] = []
        for _ in range(_ROUNDS):
            new = [key for key, name in open_names.items() if self._enough(key, name)]
            for key in new:
                runs = open_names.pop(key).runs
                out.extend(runs)
                for run in runs:
                    if run.kind == "company":
                        self.sure[run.first : run.past] = [True] * (run.past - run.first)
                        self.some_sure = True
            if not new or not open_names:
                break
        return out

    def _join_bodies(self) -> None:
        """Abbreviations in a list of unions or institutes are such bodies: "BGRIMM, TORWEX and KORTAN"."""
        t = self.t
        for name in self.names.values():
            for run in name.runs:
                if run.past - run.first > 1 or run.weak or not t.words[run.first].isupper():
                    continue
                kind = kind_beside(t, run, self.bodies) if _GOES_ON_LISTING.match(self.prose, run.end) else None
                if kind:
                    name.score += ENOUGH
                    run.kind = kind
                    self.bodies[run.first] = kind

    def _enough(self, key: str, name: _Name) -> bool:
        run = name.runs[0]
        extra = self._speaks_alone(name)
        if self.some_sure and name.listed is None:
            name.listed = any(may_be_listed(self.t, one) for one in name.runs)
        if name.listed:
            extra += sum([listed_beside(self.t, one, self.sure) for one in name.runs])
        needed = 1 if run.weak and (run.entry or self._has_own(run)) else ENOUGH
        if name.score + extra < needed:
            return False
        self._sift(name)
        if name.score + extra < needed:
            return False
        if run.weak or run.past - run.first > 1:
            return True
        return not (self._never(run, key) or self._is_a_word(key, name))

    def _said(self, run: Found) -> bool:
        """Whether "X said" begins a sentence here."""
        return _SAYS.match(self.prose, run.end) is not None and _begins_sentence(self.text, run.start)

    def _speaks_alone(self, name: _Name) -> int:
        """1 where a single word that is in no longer name, as people's are, "said": "Zinkor said ore was short"."""
        run = name.runs[0]
        if not name.said or run.weak or run.past - run.first > 1 or self.t.lows[run.first] in self.in_longer:
            return 0
        return int(not all(_begins_sentence(self.text, run.start) for run in name.runs))

    def _is_a_word(self, key: str, name: _Name) -> bool:
        """Whether a name that only begins sentences is a word that the text writes in lower case too."""
        if not all(_begins_sentence(self.text, run.start) for run in name.runs):
            return False
        if key.endswith(_OF_PEOPLE) and name.score <= ENOUGH:
            return True
        return re.search(rf"(?<![\w-]){re.escape(key.lower())}(?![\w-])", self.text) is not None

    def _has_own(self, run: Found) -> bool:
        """Whether a weak name has a word of its own or a place in it."""
        t = self.t
        return True in t.own[run.first : run.past] or bool(t.all_flags(run.first, run.past) & PLACE)

    def _add_subjects(self, subject: str) -> None:
        """A title's subject and an "About X" heading speak for a company."""
        names = [subject]
        if "About" in self.text or "ABOUT" in self.text:
            names += [match.group(1) for match in _ABOUT.finditer(self.text)]
        for name in names:
            if name in self.names:
                self.names[name].score += ENOUGH

    def _add_shared_first_words(self) -> None:
        """ "McEwen Copper" beside "McEwen Inc.": a weak name that begins as a company's does."""
        t = self.t
        firsts = {t.lows[f.first] for f in self.founds if not f.weak and f.kind == "company" and t.own[f.first]}
        for name in self.names.values():
            run = name.runs[0]
            if not run.entry and t.lows[run.first] in firsts and (run.weak or run.past - run.first > 1):
                name.score += 1

    def _weigh(self, run: Found) -> int:
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
        if before in _KINDS and not run.weak:
            run.kind = _KINDS[before]
        if before == "person" and self._is_quoted(run):
            score += ENOUGH
        return score

    def _weigh_behind(self, run: Found, before: str, behind: str) -> int:
        """What the words behind a name say, which are of the group `behind`, with those before it, of `before`."""
        score = _AFTER.get(behind, 0)
        if behind in ("called", "priced") and _begins_sentence(self.text, run.start):
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

    def _counts_against(self, run: Found) -> int:
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
            and self._has_own(run)
            and "".join(w[0] for w in self.t.words[run.first : run.past]) in definition.names
        )

    def _follows_sure(self, run: Found) -> bool:
        """Whether a list goes on from a company with its preposition said again: "to Alcoa and to X"."""
        p = run.first - 1
        return p >= 0 and self.sure[p] and self.prose[self.t.ends[p] : run.start] in _SAID_AGAIN


def _unwrapped(text: str) -> str:
    """`text` with blanks for the line ends inside paragraphs; as long as `text`."""
    return text.replace("\n\n", "\r\r").replace("\n", " ").replace("\r", "\n")


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence, heading or item begins at `start`."""
    before = text[max(0, start - 6) : start].rstrip(" \t")
    return not before or before[-1] in '.!?:\n•"“'


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
