"""Later, shorter forms of a body's name: "Ferroglobe", "Jitie Company", "the Commission", "NMIC"."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress, count

from articles.names import LEGAL_WORDS
from articles.organisations.found import Found
from articles.organisations.gazetteer import words_of
from articles.organisations.lexicon import (
    ASSOCIATION,
    FAMILY,
    GIVEN,
    HEAD,
    INSTITUTE,
    INSTITUTION,
    NATION,
    OFFICE,
    OFFICIAL,
    ORDINARY,
    OTHER,
    PLACE,
    PLACE_START,
    STOP,
    THING,
    TOPIC,
    UNIVERSITY,
    WEAK,
    lexicon,
)
from articles.organisations.merging import Record, Records
from articles.organisations.remembered import Remembered
from articles.organisations.tokens import Tokens

Forms = dict[str, list[tuple[tuple[str, ...], Record, str]]]
_MOST_ALIKE = 30
"""Most forms that begin with one word."""
_HEAD_KINDS = OFFICIAL | ASSOCIATION | OTHER | UNIVERSITY | INSTITUTE
_ALONE_TEXT = """
commission committee ministry department bureau council association alliance institute academy
university federation authority agency board society organization organisation union administration
branch chamber league foundation college
"""
_ALONE = frozenset(_ALONE_TEXT.split())


def forms_of(records: Records, free: set[str]) -> Forms:
    """The short forms to look for, by first word, longest first.

    `free` are the words, lower-case, that no name has taken yet somewhere: other forms needn't be looked for.
    """
    out = _Shorts(free)
    full, put = out.full, out.put
    every = [(record, _own_forms(record)) for record in records.all()]
    for record, (all_forms, _) in every:
        for form in all_forms:
            words = _CORE_WORDS[form]
            if words and words[0] in free and words not in full:
                full.add(words)
                put(words, record, "same-name")
    for record, (_, own_forms) in every:
        for name, rule in record.shorts:
            out.put(words_of(name), record, rule)
        for form in own_forms:
            _company_shorts(out, record, form)
    for candidates in out.forms.values():
        if len(candidates) > 1:
            candidates.sort(key=lambda item: -len(item[0]))
    return out.forms


def _own_forms(record: Record) -> tuple[list[str], list[str]]:
    """The forms of a record, and those of them that aren't a part's."""
    founds = record.founds
    if len(founds) == 1:
        form = founds[0].form
        return [form], [form] if founds[0].host is None else []
    every = dict.fromkeys([found.form for found in founds])
    return list(every), list(dict.fromkeys([found.form for found in founds if found.host is None]))


class _Shorts:
    """Short forms while they are gathered: `full` are the whole names, `owners` the first to have a short form.

    `free` are the words that they may begin with.
    """

    __slots__ = ("forms", "free", "full", "owners", "placed")

    def __init__(self, free: set[str]) -> None:
        self.free = free
        self.forms: Forms = {}
        self.full: set[tuple[str, ...]] = set()
        self.owners: dict[tuple[str, ...], Record] = {}
        self.placed: set[tuple[str, ...]] = set()

    def put(self, words: tuple[str, ...], record: Record, rule: str) -> None:
        """Add a form that no body has yet."""
        if not words or words[0] not in self.free or words in self.placed:
            return
        candidates = self.forms.setdefault(words[0], [])
        if len(candidates) < _MOST_ALIKE:
            candidates.append((words, record, rule))
            self.placed.add(words)


def core_words(form: str) -> tuple[str, ...]:
    """A form's words, lower-case, without the legal form at its end and "the" at its front."""
    words = words_of(form)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    end = len(words)
    while end > 1 and (words[end - 1].replace(".", "") in LEGAL_WORDS or words[end - 1] in (",", "&")):
        end -= 1
    return words[:end]


_CORE_WORDS = Remembered(core_words)


def _company_shorts(out: _Shorts, record: Record, form: str) -> None:
    """The first words of a name, down to the first that is its own; institutions only without their place."""
    words, placeless, shorter, turned = _SHORTENED[form]
    if placeless and not (record.kind == "company" and _is_trade(placeless)):
        out.put(placeless, record, "place-left-out")
    if record.kind != "company":
        if turned:
            _put_turned(out, record, words)
        return
    for short in shorter:
        if short[0] in out.free and short not in out.full and out.owners.setdefault(short, record) is record:
            out.put(short, record, "short-form")


def _is_trade(words: tuple[str, ...]) -> bool:
    """Whether words of a company's name are those of its trade: "Titanium Industry" of "Tarn Titanium Industry"."""
    flags = lexicon().flags
    return all(flags.get(word, 0) & (TOPIC | WEAK) for word in words)


_Words = tuple[str, ...]


def _shortened(form: str) -> tuple[_Words, _Words, tuple[_Words, ...], bool]:
    """The words of a name without its place, the same if that leaves more than one, and its short forms.

    Last whether it may be turned round.
    """
    words = core_words(form)
    if "branch" in words:
        return (), (), (), False
    flags = lexicon().flags
    start = _after_place(words)
    shorter = []
    for begin in {0, start}:
        if begin >= len(words) or (
            flags.get(words[begin], 0) & (ORDINARY | PLACE | GIVEN | PLACE_START) and begin == start
        ):
            continue
        for end in range(len(words) - 1, max(begin, start if start > 1 else 0), -1):
            short = words[begin:end]
            if short[-1] in ("and", "&", "of", ",", "de", "du", "des", "the", "et"):
                continue
            if not all(flags.get(word, 0) & (ORDINARY | PLACE | PLACE_START) for word in short):
                shorter.append(short)
    rest = words[start:]
    return rest, rest if start and len(rest) > 1 else (), tuple(shorter), "of" in rest[1:4]


_SHORTENED = Remembered(_shortened)


def _put_turned(out: _Shorts, record: Record, words: tuple[str, ...]) -> None:
    """ "Department of Trade" as "Trade Department", with or without the rank before it."""
    i = words.index("of")
    head, field_ = words[i - 1], words[i + 1 :]
    if "of" not in field_:
        out.put((*field_, head), record, "turned-round")
        out.put(words[i - 1 :], record, "place-left-out")


def _after_place(words: tuple[str, ...]) -> int:
    """The number of words at the front that are a place."""
    lex = lexicon()
    for place in lex.long_places.get(words[0], ()) if words else ():
        if words[: len(place)] == place:
            return len(place)
    return 1 if words and lex.flags.get(words[0], 0) & PLACE else 0


def find_shorts(t: Tokens, owned: list[bool], forms: Forms) -> list[tuple[Found, Record]]:
    """Short forms on tokens that no name has taken yet."""
    out: list[tuple[Found, Record]] = []
    places = compress(count(), map(forms.__contains__, t.lows)) if forms else ()
    regions = iter(t.regions)
    hi = free = 0
    for i in places:
        if i < free or owned[i] or not (t.caps[i] or t.flags[i] & HEAD):
            continue
        while i >= hi:
            _, hi = next(regions)
        hit = _longest(t, i, hi, owned, forms[t.lows[i]])
        if hit is None:
            continue
        past, record, rule = hit
        past = _company_word(t, past, hi, record)
        merged_by = rule if rule != "same-name" else ""
        found = Found(t.starts[i], t.ends[past - 1], i, past, record.kind, rule, merged_by=merged_by)
        out.append((found, record))
        free = past
    return out


def _longest(
    t: Tokens, i: int, hi: int, owned: list[bool], candidates: list[tuple[tuple[str, ...], Record, str]]
) -> tuple[int, Record, str] | None:
    for words, record, rule in candidates:
        past = i + len(words)
        if past <= hi and tuple(t.lows[i:past]) == words and True not in owned[i:past] and _fits(t, i, past, hi, rule):
            return past, record.root(), rule
    return None


def _fits(t: Tokens, i: int, past: int, hi: int, rule: str) -> bool:
    """Whether a short form stands on its own here, not as a part of a person's or thing's name."""
    if not any(t.caps[i:past]):
        return past - i > 2
    if i and t.ends[i - 1] + 1 == t.starts[i] and t.flags[i - 1] & GIVEN and t.caps[i - 1] and past - i == 1:
        return False
    if past - i == 1 and rule in ("bracket", "ticker") and not t.words[i].isupper() and t.flags[i] & STOP:
        return False
    nxt = past < hi and t.caps[past] and t.ends[past - 1] + 1 == t.starts[past]
    if nxt and rule == "short-form" and past - i == 1:
        if t.flags[past] & (THING | STOP | OFFICE | NATION | INSTITUTION):
            return not t.flags[past] & THING
        return bool(t.flags[past] & (HEAD | FAMILY | GIVEN)) and not t.flags[past] & THING
    return True


def _company_word(t: Tokens, past: int, hi: int, record: Record) -> int:
    """Past "Company", "Group" or a legal form right behind a short form of a company."""
    if record.kind != "company":
        return past
    while (
        past < hi
        and t.caps[past]
        and t.lows[past] in ("company", "co", "ltd", "corp", "inc", "plc", "corporation", "limited", "llc")
    ):
        past += 1
    return past


def find_heads_alone(t: Tokens, text: str, owned: list[bool], records: Records) -> list[tuple[Found, Record]]:
    """ "The Commission", "the Institute": the last body before it with that head, else the first after it."""
    by_head: dict[str, list[tuple[int, Record]]] = {}
    for record in records.all():
        for found in record.founds:
            if found.kind == "company" or found.host is not None:
                continue
            head = _head_of(t, found)
            if head:
                by_head.setdefault(head, []).append((found.start, record))
    if not by_head:
        return []
    for places in by_head.values():
        if len(places) > 1:
            places.sort(key=lambda item: item[0])
    out = []
    for i in compress(count(), map(by_head.__contains__, t.lows)):
        if t.caps[i] and not owned[i] and _alone(t, text, i):
            record = _nearest(by_head[t.lows[i]], t.starts[i])
            out.append(
                (Found(t.starts[i], t.ends[i], i, i + 1, record.kind, "head-alone", merged_by="head-alone"), record)
            )
    return out


def _head_of(t: Tokens, found: Found) -> str:
    """The head word of a found institution, "" for companies."""
    for k in range(found.past - 1, found.first - 1, -1):
        if (
            t.flags[k] & _HEAD_KINDS
            and t.lows[k] in _ALONE
            and (k == found.past - 1 or t.lows[k + 1] in ("of", "for", "on"))
        ):
            return t.lows[k]
    return ""


def _alone(t: Tokens, text: str, i: int) -> bool:
    """Whether a head stands by itself behind "the" (or begins a sentence so)."""
    before = text[max(0, t.starts[i] - 5) : t.starts[i]].lower().split()
    if not before or before[-1] not in ("the", "this", "said"):
        return False
    after = text[t.ends[i] : t.ends[i] + 4]
    return not (after.startswith((" of ", " for")) or (after[:1] == " " and after[1:2].isupper()))


def _nearest(places: list[tuple[int, Record]], at: int) -> Record:
    """The record of the last place before `at`, else of the first."""
    i = bisect_left(places, (at,), key=lambda item: (item[0],))
    return places[max(0, i - 1)][1].root()
