"""Bringing the stretches that name one body together, each with the rule that did it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from articles.model import Kind
from articles.names import fold
from articles.organisations.found import Found
from articles.organisations.gazetteer import gazetteer
from articles.organisations.initials import INITIALS
from articles.organisations.keys import (
    BEHIND_PLACE,
    EDGES,
    FORM_KEYS,
    GENERIC,
    INNER_PARTS,
    KEY_OF,
    SIGNATURES,
    WORDS_OF,
)
from articles.organisations.lexicon import (
    COUNTRY,
    NATION,
    PLACE,
    RANK,
    TOPIC,
    lexicon,
)

GROUP_LIMIT = 40
"""Most records compared with each other for spelling: in longer lists a mistake costs more than it gains."""


@dataclass(slots=True)
class Record:
    """One body of an article while it is put together. `founds` are its stretches with their merge rules.

    `keyed` keeps the keys of its forms, with the number of founds that they were made of.
    """

    key: str
    kind: Kind
    entry: str = ""
    founds: list[Found] = field(default_factory=list)
    shorts: list[tuple[str, str]] = field(default_factory=list)
    into: Record | None = None
    keyed: tuple[int, list[str]] = (0, [])

    def root(self) -> Record:
        """The record that this one was merged into, itself where it wasn't."""
        at = self
        while at.into is not None:
            at = at.into
        return at


class Records:
    """The bodies of one article by key, in order of first appearance."""

    def __init__(self) -> None:
        self.by_key: dict[str, Record] = {}
        self._standing: list[Record] | None = None

    def all(self) -> list[Record]:
        """The records that stand for a body of their own, in a list that nobody may change."""
        if self._standing is None:
            self._standing = [r for r in self.by_key.values() if r.into is None]
        return self._standing

    def get(self, key_: str) -> Record | None:
        """The record of that key, through merges."""
        record = self.by_key.get(key_)
        return record.root() if record else None

    def add(self, found: Found) -> Record:
        """Put `found` to the record of its key, made if need be."""
        key_ = found.entry or KEY_OF[found.form]
        record = self.by_key.get(key_)
        if record is None:
            entry = gazetteer().entries.get(key_)
            record = Record(fold(key_), entry.kind, key_) if entry else Record(key_, found.kind)
            self.by_key[key_] = record
            self._standing = None
        elif record.into is not None:
            record = record.root()
        record.founds.append(found)
        return record

    def merge(self, lesser: Record, greater: Record, rule: str) -> None:
        """Make `lesser` a part of `greater`."""
        lesser, greater = lesser.root(), greater.root()
        if lesser is greater:
            return
        self._standing = None
        for found in lesser.founds:
            found.merged_by = found.merged_by or rule
        greater.founds.extend(lesser.founds)
        greater.shorts.extend(lesser.shorts)
        if lesser.entry and not greater.entry:
            greater.entry, greater.key, greater.kind = lesser.entry, lesser.key, lesser.kind
        lesser.founds, lesser.into = [], greater


def found_key(found: Found) -> str:
    """The key that `found` goes by."""
    return found.entry or KEY_OF[found.form]


def merge_variants(records: Records) -> None:
    """Merge records whose names differ as one translator's do from another's."""
    _merge_placeless(records)
    _merge_parted(records)
    _merge_close(records)
    _merge_reworded(records)
    _merge_prefixes(records)
    _merge_initials(records)
    _merge_locals(records)


def _keys(record: Record) -> list[str]:
    """The key of each of a record's forms."""
    founds = record.founds
    if len(founds) == 1:
        return [FORM_KEYS[founds[0].form]] if founds[0].host is None else []
    if record.keyed[0] != len(founds):
        keys = dict.fromkeys([FORM_KEYS[f.form] for f in founds if f.host is None])
        record.keyed = (len(founds), list(keys))
    return record.keyed[1]


def _merge_reworded(records: Records) -> None:
    """An institution named by some of its words, or by the same words turned round, is the only one they fit."""
    owners: dict[str, list[tuple[frozenset[str], Record]]] = {}
    for record in records.all():
        for name in _keys(record):
            signature = SIGNATURES[name]
            if signature is not None:
                owners.setdefault(signature[0], []).append((signature[1], record))
    for head, group in owners.items():
        if 1 < len(group) <= GROUP_LIMIT:
            for content, record in group:
                if record.into is None and not record.entry:
                    _merge_into_fuller(records, head, content, record, group)


def _merge_into_fuller(
    records: Records, head: str, content: frozenset[str], record: Record, group: list[tuple[frozenset[str], Record]]
) -> None:
    flags = lexicon().flags
    fuller = {
        id(other.root()): other.root()
        for words, other in group
        if other.root() is not record and other.root().kind == record.kind and _is_fuller(content, words, head)
    }
    chain = sorted((words for words, other in group if id(other.root()) in fuller and content <= words), key=len)
    if len(fuller) > 1 and all(a <= b for a, b in pairwise(chain)):
        widest = next(other.root() for words, other in group if words == chain[-1] and id(other.root()) in fuller)
        fuller = {id(widest): widest}
    named = any(not flags.get(w, 0) & GENERIC for w in content)
    if len(fuller) == 1 and (not named or len(content) > 1 or head == "body"):
        records.merge(record, next(iter(fuller.values())), "fewer-words")


def _is_fuller(content: frozenset[str], words: frozenset[str], head: str) -> bool:
    """Whether `words` say all that `content` says and little more; of a place, or a ministry's field, nothing more."""
    flags = lexicon().flags
    more = words - content
    if not content <= words or len(more) > (8 if head == "branch" else 3):
        return False
    if more and any(flags.get(w, 0) & (PLACE | NATION) for w in content):
        return False
    return head != "official" or all(flags.get(w, 0) & (PLACE | RANK | NATION) for w in more)


def _merge_prefixes(records: Records) -> None:
    """ "Lintai Titanium" is "Baoji Lintai Titanium Industry Co. Ltd.", the one company whose name begins so."""
    companies = [record for record in records.all() if record.kind == "company"]
    short = [record for record in companies if not record.entry and _may_be_short(record)]
    if not short:
        return
    longer: dict[str, list[Record]] = {record.key: [] for record in short}
    for record in companies:
        for name in _keys(record):
            for part in (name, *INNER_PARTS[name]):
                if part in longer:
                    longer[part].append(record)
    for record in sorted(short, key=lambda record: -len(record.key)):
        fuller = {id(r.root()): r.root() for r in longer[record.key] if r.root() is not record}
        registered = [r for r in fuller.values() if any(f.rule == "legal-form" for f in r.founds) or r.entry]
        if len(fuller) == 1 or len(registered) == 1:
            records.merge(record, (registered or list(fuller.values()))[0], "short-form")


def _may_be_short(record: Record) -> bool:
    """Whether a company's name may be the beginning of another's: no legal form but "Company", no place first."""
    for found in record.founds:
        if found.rule == "legal-form" and not _mere_company(found.form):
            return False
    flags = lexicon().flags
    words = record.key.split()
    return not flags.get(words[0], 0) & PLACE or any(not flags.get(word, 0) & (PLACE | GENERIC) for word in words)


def _merge_initials(records: Records) -> None:
    """ "MPG" is the one body of the text whose name those letters begin the words of: "Metal Parts Group Inc."."""
    alone = {name: record for record in records.all() if record.founds and (name := _only_initials(record))}
    if not alone:
        return
    owners: dict[str, dict[int, Record]] = {}
    for record in records.all():
        if not record.entry:
            for form in {found.form for found in record.founds}:
                for letters in INITIALS[form]:
                    if letters in alone:
                        owners.setdefault(letters, {})[id(record)] = record
    for letters, found in owners.items():
        short, full = alone[letters], next(iter(found.values()))
        if len(found) == 1 and full is not short:
            short.entry = ""  # a body known by the same letters is another
            records.merge(short, full, "initials")


def _only_initials(record: Record) -> str:
    """The three to six capitals that are all that a record is called by, four where they mean a known body; or ""."""
    name = record.founds[0].form
    if len(name) > 6 or not ((4 if record.entry else 3) <= len(name) <= 6 and name.isupper() and name.isalpha()):
        return ""
    return name if all(found.form == name for found in record.founds) else ""


def _merge_locals(records: Records) -> None:
    """ "Local 77" is the local of that number of the one union that the text names it of."""
    locals_ = {r.key: r for r in records.all() if r.key.startswith("local ") and r.key[6:].isdigit()}
    for key_, record in locals_.items():
        whole = [r for r in records.all() if r.key.endswith(" " + key_)]
        if len(whole) == 1:
            records.merge(record, whole[0], "short-form")


def _mere_company(form: str) -> bool:
    """Whether "Company" is all the legal form there is: "Jitie Company"."""
    return form.lower().endswith(" company")


def _merge_placeless(records: Records) -> None:
    """ "Shanshan Co., Ltd." is "Ningbo Shanshan Co., Ltd." where nothing else could be meant."""
    wanted: dict[str, list[Record]] = {}
    for record in records.all():
        if not (record.entry and record.kind == "company"):
            for rest in BEHIND_PLACE[record.key]:
                wanted.setdefault(rest, []).append(record)
    if not wanted:
        return
    by_form = {name: r for r in records.all() if r.entry for name in _keys(r)}
    for rest, longer in wanted.items():
        shorter = records.get(rest) or by_form.get(rest)
        if shorter and shorter.entry and len(longer) == 1 and rest.endswith(" group") and not longer[0].entry:
            records.merge(longer[0], shorter, "place-left-out")
            continue
        if (
            shorter
            and len(longer) == 1
            and longer[0] is not shorter
            and not shorter.entry
            and shorter.kind == longer[0].kind
        ):
            records.merge(shorter, longer[0], "place-left-out")


def _merge_parted(records: Records) -> None:
    """Names that agree but for a blank: "Goldfields" and "Gold Fields"."""
    joined: dict[str, Record] = {}
    for record in records.all():
        other = joined.setdefault(record.key.replace(" ", ""), record)
        if other is not record and other.kind == record.kind and not (other.entry and record.entry):
            lesser, greater = (other, record) if record.entry else (record, other)
            records.merge(lesser, greater, "spelling")


def _merge_close(records: Records) -> None:
    """Names that agree but for one word more, or for the spelling of one word."""
    edges = [(edge, record) for record in records.all() for edge in EDGES[record.key]]
    groups: dict[str, list[Record]] = {}
    if len({edge for edge, _ in edges}) < len(edges):
        for edge, record in edges:
            groups.setdefault(edge, []).append(record)
    for group in groups.values():
        if 1 < len(group) <= GROUP_LIMIT:
            _merge_group(records, group)


def _merge_group(records: Records, group: list[Record]) -> None:
    for i, one in enumerate(group):
        for other in group[i + 1 :]:
            if one.into is not None or other.into is not None or one.kind != other.kind or (one.entry and other.entry):
                continue
            rule = same_body(WORDS_OF[one.key], WORDS_OF[other.key], one.kind == "company")
            if rule:
                lesser, greater = (one, other) if len(one.key) < len(other.key) and not one.entry else (other, one)
                records.merge(lesser, greater, rule)


def same_body(a: list[str], b: list[str], company: bool) -> str:
    """The rule by which two names, as lists of key words, are one body's; "" where they aren't."""
    if len(a) > len(b):
        a, b = b, a
    flags = lexicon().flags
    if len(b) - len(a) == 1 and len(a) >= 4 and not company and a[-1] == b[-1]:
        extra = _one_more(a, b)
        if extra and flags.get(extra, 0) & (TOPIC | RANK) and not flags.get(extra, 0) & (PLACE | NATION | COUNTRY):
            return "one-word-less"
    if len(b) - len(a) > 1:
        return ""
    differing = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    rest = b[len(a) :]
    if len(differing) == 1 and len(a) > 1 and all(flags.get(w, 0) & GENERIC for w in rest):
        x, y = differing[0]
        if close(x, y) and not flags.get(x, 0) & PLACE and not flags.get(y, 0) & PLACE:
            return "spelling"
    return ""


def _one_more(a: list[str], b: list[str]) -> str:
    """The word that `b` has more than `a`, the rest being equal in order; "" otherwise."""
    for i, word in enumerate(b):
        if i >= len(a) or a[i] != word:
            return word if b[:i] + b[i + 1 :] == a else ""
    return ""


def close(x: str, y: str) -> bool:
    """Whether two words are one letter apart (two where they are long) and begin alike."""
    if abs(len(x) - len(y)) > 1 or min(len(x), len(y)) < 5 or x[0] != y[0] or x.isdigit():
        return False
    i = 0
    while i < min(len(x), len(y)) and x[i] == y[i]:
        i += 1
    return x[i + 1 :] == y[i + 1 :] or x[i:] == y[i + 1 :] or x[i + 1 :] == y[i:]
