"""The way from a text to its organisations: find names, bring them together, look for their short forms."""

from __future__ import annotations

import re
from itertools import compress, count
from operator import not_

from articles.model import Mention, Organisation
from articles.names import fold, key
from articles.organisations.capitals import merge_capitals
from articles.organisations.casing import LowerWords, headline, proper, without_inner_brackets
from articles.organisations.definitions import Definition, apposed, definitions, may_be_apposed
from articles.organisations.evidence import find_by_evidence
from articles.organisations.foreign import find_foreign
from articles.organisations.found import Found
from articles.organisations.gazetteer import entry_of, gazetteer
from articles.organisations.heads import find_by_heads
from articles.organisations.known import find_known, without_strangers
from articles.organisations.locals_of_unions import find_locals
from articles.organisations.markets import without_markets
from articles.organisations.merging import Record, Records, found_key, merge_variants
from articles.organisations.overlaps import owned_tokens, resolve, with_foreign
from articles.organisations.quoted import closed, unquoted
from articles.organisations.remembered import Remembered
from articles.organisations.restoring import legal_capitals
from articles.organisations.shortforms import Forms, find_heads_alone, find_shorts, forms_of
from articles.organisations.stems import with_stems
from articles.organisations.surroundings import surroundings
from articles.organisations.tokens import Tokens, tokens

_COMPANY_END = re.compile(r"\b(?:Co\.?\s?,? ?Ltd|Inc|LLC|Corp|PLC|plc|GmbH|Limited)\b\.?$", re.I)
_SPACE = re.compile(r"\s+")
_FORMS = Remembered(lambda text: _SPACE.sub(" ", text))
"""A stretch of a text as a form of a name, its line ends and wide gaps as one blank."""
_ENDS_AS_COMPANY = Remembered(lambda form: _COMPANY_END.search(form[-12:]) is not None)
_WORD_START = re.compile(r"\b\w")


def read_organisations(body: str, title: str) -> tuple[Organisation, ...]:
    """See `articles.organisations.find`."""
    return Reading(body, title).organisations()


class Reading:
    """One story while its organisations are read."""

    def __init__(self, body: str, title: str) -> None:
        self.body, self.title = body, title
        self.records = Records()
        self.ticker_starts: set[int] = set()
        self.short_forms: Forms = {}

    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations of body and title, in order of first appearance."""
        text = unquoted(proper(self.body))
        t = tokens(text)
        known = without_strangers(find_known(t, text), self.body)
        heads = with_foreign(find_by_heads(t, text), [*find_foreign(t, text), *find_locals(t, text)])
        founds = closed(with_stems(t, resolve(t, heads, known)), self.body)
        defined = definitions(self.body)
        _stand_by_abbreviation(t, founds, defined)
        founds = find_by_evidence(t, text, founds, defined, surroundings().subject(self.title))
        in_title, title_founds = self._title_founds()
        self._record(title_founds, self.title)
        self._record(founds, self.body)
        self._define(founds, defined, t)
        merge_variants(self.records)
        self._short_forms(t, founds, in_title)
        self._title_shorts(in_title, title_founds)
        return self._result()

    def _record(self, founds: list[Found], text: str) -> None:
        """Put each stretch to its record; parts go to their host's, bare names wait for a fuller form."""
        parts = []
        for found in founds:
            found.form = _FORMS[text[found.start : found.end]]
            if found.host is not None:
                parts.append(found)
            elif not found.bare:
                self.records.add(found)
        for found in parts:
            self._join_host(found, text)

    def _join_host(self, found: Found, text: str) -> None:
        host = found.host
        while host is not None and host.host is not None:
            host = host.host
        assert host is not None
        if host.bare:
            return
        host.form = host.form or _FORMS[text[host.start : host.end]]
        record = self.records.get(found_key(host)) or self.records.add(host)
        found.merged_by = "part-of"
        record.founds.append(found)

    def _define(self, founds: list[Found], defined: dict[int, Definition], t: Tokens) -> None:
        """Give the records the short names that brackets behind their names define."""
        spelt: dict[str, Found] = {}
        for found in founds:
            definition = defined.get(found.end)
            if found.bare or (definition is None and not may_be_apposed(self.body, found.end)):
                continue
            form = found.form
            short = apposed(self.body, found.end, form) if definition is None else ""
            record = self.records.get(found_key(found)) if definition or short else None
            if record is None:
                continue
            for name in definition.names_for(form) if definition else (short,):
                spelt = spelt or {one.form: one for one in reversed(founds) if not one.bare}
                self._name_also(record, name, spelt.get(name))
            if definition is not None:
                self._know_tickers(record, definition)

    def _name_also(self, record: Record, name: str, same: Found | None) -> None:
        """Give `record` the short form `name`, and what another record has of it; `same` is a stretch spelt so."""
        record.shorts.append((name, "bracket"))
        other = self.records.get(found_key(same) if same else _known(name))
        if other is not None and other is not record:
            self._move(other, record, name)

    def _know_tickers(self, record: Record, definition: Definition) -> None:
        """Give `record` the tickers of a definition; where it defines nothing else, its words are no mentions."""
        if not definition.names:
            self.ticker_starts.update(m.start() for m in _WORD_START.finditer(self.body, definition.at, definition.end))
        record.shorts.extend(
            (symbol, "ticker") for symbol in definition.tickers if len(symbol) > 2 and symbol.isalpha()
        )

    def _move(self, other: Record, record: Record, name: str) -> None:
        """Give `record` the mentions of `other` that spell `name`: here the text defines whom that means."""
        spelt = {id(f) for f in other.founds if _spells(f.form, name)}
        if len(spelt) == len(other.founds):
            if name.isupper() and not record.entry:
                other.entry = ""  # the letters are short for another body too, which the vocabulary knows
            self.records.merge(other, record, "bracket")
            return
        moved = [f for f in other.founds if id(f) in spelt]
        for found in moved:
            found.merged_by = "bracket"
        other.founds = [f for f in other.founds if id(f) not in spelt]
        record.founds.extend(moved)

    def _short_forms(self, t: Tokens, founds: list[Found], in_title: Tokens) -> None:
        owned = owned_tokens(t, [f for f in founds if not f.bare])
        if self.ticker_starts:
            for i in compress(count(), map(self.ticker_starts.__contains__, t.starts)):
                owned[i] = True
        free = set(compress(t.lows, map(not_, owned)))
        merge_capitals(self.records, compress(t.words, map(not_, owned)))
        free.update(in_title.lows)
        free.discard("")
        self.short_forms = forms_of(self.records, free)
        for found, record in find_shorts(t, owned, self.short_forms):
            self._take(found, record, self.body)
            owned[found.first : found.past] = [True] * (found.past - found.first)
        for found, record in find_heads_alone(t, self.body, owned, self.records):
            self._take(found, record, self.body)

    def _take(self, found: Found, record: Record, text: str) -> None:
        found.form = _FORMS[text[found.start : found.end]]
        record.root().founds.append(found)

    def _title_founds(self) -> tuple[Tokens, list[Found]]:
        """The title's tokens, and the known and full names in it: often the company stands in full only there."""
        text = legal_capitals(headline(without_inner_brackets(self.title), LowerWords(self.body)))
        t = tokens(text)
        heads = [f for f in find_by_heads(t, text) if not f.bare and f.rule != "weak-head"]
        known = without_strangers(find_known(t, text, headline=True), self.body + self.title)
        founds = without_markets([f for f in resolve(t, heads, known) if not f.weak], self.title)
        for found in founds:
            found.in_title = True
        return t, founds

    def _title_shorts(self, t: Tokens, founds: list[Found]) -> None:
        """The short forms of the bodies of the story in its title."""
        for found, record in find_shorts(t, owned_tokens(t, founds), self.short_forms):
            self._take(found, record, self.title)
            found.in_title = True

    def _result(self) -> tuple[Organisation, ...]:
        records = [r for r in self.records.all() if r.founds]
        records.sort(key=self._first_place)
        return tuple([self._organisation(r) for r in records])

    def _first_place(self, record: Record) -> tuple[bool, int]:
        """Where a body is named first: in the title (False), else in the body, at that character."""
        if len(record.founds) == 1:
            found = record.founds[0]
            return not found.in_title, found.start
        return min([(not found.in_title, found.start) for found in record.founds])

    def _organisation(self, record: Record) -> Organisation:
        founds = record.founds
        if len(founds) == 1:
            alone = founds[0]
            head, body = (founds, []) if alone.in_title else ([], founds)
            aliases: tuple[str, ...] = (alone.form,)
        else:
            founds = sorted(founds, key=lambda f: (f.start, -f.end))
            head = [f for f in founds if f.in_title]
            body = [f for f in founds if not f.in_title] if head else founds
            aliases = tuple(dict.fromkeys([f.form for f in (*body, *head)]))
        entry = gazetteer().entries[record.entry] if record.entry else None
        name = entry.name if entry else aliases[0] if len(aliases) == 1 else _longest_form([*body, *head])
        parent = entry.parent if entry else None
        kind = record.kind
        if kind not in ("company", "association") and any(_ENDS_AS_COMPANY[alias] for alias in aliases):
            kind = "company"
        mentions = _mentions(body, name) if body else ()
        title_mentions = _mentions(head, name) if head else ()
        parent_key = fold(parent) if parent else None
        return Organisation(
            record.key, name, kind, aliases, mentions, title_mentions, entry is not None, parent, parent_key
        )


def _stand_by_abbreviation(t: Tokens, founds: list[Found], defined: dict[int, Definition]) -> None:
    """A generic name with its own first letters in brackets behind it names one body: "Metals Advice Centre (MAC)"."""
    for found in founds:
        definition = defined.get(found.end) if found.bare else None
        if definition is not None:
            letters = "".join([t.words[k][0] for k in range(found.first, found.past) if t.caps[k]])
            found.bare = letters not in definition.names


def _outermost(founds: list[Found]) -> list[Found]:
    """The stretches (in order, outer first) without those inside another of the same body."""
    out: list[Found] = []
    for found in founds:
        if not (out and out[-1].start <= found.start and found.end <= out[-1].end):
            out.append(found)
    return out


def _mentions(founds: list[Found], name: str) -> tuple[Mention, ...]:
    """The mentions of a body called `name`, of which `founds` are the stretches (in order, outer first)."""
    if len(founds) == 1:
        f = founds[0]
        return (Mention(f.start, f.end, f.rule, "" if f.form == name else f.merged_by or "same-name"),)
    return tuple(
        [
            Mention(f.start, f.end, f.rule, "" if f.form == name else f.merged_by or "same-name")
            for f in _outermost(founds)
        ]
    )


def _longest_form(founds: list[Found]) -> str:
    """The longest full form; of equally long ones the most frequent, then the first by alphabet."""
    counts: dict[str, int] = {}
    for found in founds:
        if found.host is None:
            counts[found.form] = counts.get(found.form, 0) + 1
    if not counts:
        return founds[0].form
    return min(counts, key=lambda name: (-len(name), -counts[name], name))


def _spells(form: str, name: str) -> bool:
    """Whether `form` is `name`, if with "Holdings" for "Holding": no legal form more, which may be another's."""
    return form == name or (len(form.split()) == len(name.split()) and key(form) == key(name))


def _known(name: str) -> str:
    return entry_of(name) or key(name)
