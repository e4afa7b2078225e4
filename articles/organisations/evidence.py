"""Bodies without a head that the vocabulary doesn't know: what the words around a capitalised name say of it.

Each place where a name stands is weighed by what stands right before and behind it; a name counts as a company where
the weights add up to `ENOUGH` over the text, and more speaks for a company than for a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from articles.model import Kind
from articles.organisations.candidates import Candidates
from articles.organisations.contracts import without_contracts
from articles.organisations.definitions import Definition, spells_out_term
from articles.organisations.found import Found
from articles.organisations.lexicon import HEAD
from articles.organisations.listing import kind_beside, listed_beside, may_be_listed
from articles.organisations.markets import without_markets
from articles.organisations.namesakes import without_namesakes
from articles.organisations.quoted import in_quotes
from articles.organisations.runs import ENOUGH
from articles.organisations.surroundings import surroundings
from articles.organisations.tokens import Tokens
from articles.organisations.weighing import Scales, begins_sentence, has_own

_OF_PROJECT = re.compile(r"(?:\b[Pp]ro(?:ject|gramme?) ?\(|\w\+ )$")
"""What stands before what a project's letters mean, and the mark of a product before the rest of its name."""
_ROUNDS = 3
"""How often names beside newly found companies in lists are looked at again."""
_SAYS = re.compile(r" (?:said|says) [a-z]")
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
    founds = [f for f in founds if f.entry or not _OF_PROJECT.search(text, max(0, f.start - 16), f.start)]
    founds = without_contracts(without_namesakes(t, text, founds), text)
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
        beside = {f.first for f in founds if f.beside}
        self.scales = Scales(t, text, self.prose, defined, self.sure, beside)
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
        name.score += self.scales.weigh(run)
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
            if run.weak or run.past - run.first < 2:
                continue
            self._sift(name)
            if name.score < 0 and (run.past - run.first > 2 or self._has_office(run)):
                self.people.add(t.lows[run.first])

    def _has_office(self, run: Found) -> bool:
        """Whether what a person is stands before a name: "director Erry Tarno"."""
        return surroundings().before(self.prose, run.start) == "person" and not self.t.flags[run.past - 1] & HEAD

    def _sift(self, name: _Name) -> None:
        """Take what speaks against a name off its score, once: only a name that much speaks for is asked for it."""
        if not name.sifted:
            name.sifted = True
            name.score -= ENOUGH * sum([self.scales.counts_against(run) for run in name.runs])

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
            open_names = {key: name for key, name in open_names.items() if name.listed is not False}
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
        extra = self._speaks_alone(name) if name.said else 0
        if self.some_sure and name.listed is None:
            name.listed = True in [may_be_listed(self.t, one) for one in name.runs]
        if name.listed:
            extra += sum([listed_beside(self.t, one, self.sure) for one in name.runs])
        if name.score + extra < 1:
            return False
        needed = 1 if run.weak and (run.entry or has_own(self.t, run)) else ENOUGH
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
        return _SAYS.match(self.prose, run.end) is not None and begins_sentence(self.text, run.start)

    def _speaks_alone(self, name: _Name) -> int:
        """1 where "X said" stands of a single word in no longer name, as people's are: "Zinkor said ore was short"."""
        run = name.runs[0]
        if run.weak or run.past - run.first > 1 or self.t.lows[run.first] in self.in_longer:
            return 0
        return int(not all(begins_sentence(self.text, run.start) for run in name.runs))

    def _is_a_word(self, key: str, name: _Name) -> bool:
        """Whether a name that only begins sentences is a word that the text writes in lower case too."""
        if not all(begins_sentence(self.text, run.start) for run in name.runs):
            return False
        if key.endswith(_OF_PEOPLE) and name.score <= ENOUGH:
            return True
        low = key.lower()
        return low in self.text and re.search(rf"(?<![\w-]){re.escape(low)}(?![\w-])", self.text) is not None

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


def _unwrapped(text: str) -> str:
    """`text` with blanks for the line ends inside paragraphs; as long as `text`."""
    return text.replace("\n\n", "\r\r").replace("\n", " ").replace("\r", "\n")
