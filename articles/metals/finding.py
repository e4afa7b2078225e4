"""Finding the metals of one article: one scan for words, one for codes, then what each mention means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.letters import lowered
from articles.metals.codes import find_codes
from articles.metals.context import NONE, Verdict, in_address, in_name, neighbours, verdict
from articles.metals.patterns import WORD_PATTERN, after_letter
from articles.metals.vocabulary import TRAPS, WORDS, family, fold
from articles.model import Mention, Metal, Organisation

_OWN_NAMES = {metal: fold(metal) for metals in WORDS.values() for metal in metals}


@dataclass(slots=True)
class _Candidate:
    """A span that may mean a metal; `form` is folded; `inside` names the rule by which it is part of a name, or ""."""

    start: int
    end: int
    metals: tuple[str, ...]
    form: str
    rule: str
    verdict: Verdict
    inside: str = ""
    in_title: bool = False


@dataclass(slots=True)
class _Found:
    """What has been gathered of one metal; `named` while all its mentions are parts of names."""

    named: bool = True
    mentions: list[Mention] = field(default_factory=list)
    title_mentions: list[Mention] = field(default_factory=list)


def find_metals(body: str, title: str, organisations: tuple[Organisation, ...]) -> tuple[Metal, ...]:
    """The metals of an article; see `articles.metals.find`."""
    candidates = [
        *_candidates(body, [m for o in organisations for m in o.mentions], in_title=False),
        *_candidates(title, [m for o in organisations for m in o.title_mentions], in_title=True),
    ]
    found: dict[str, _Found] = {}
    for candidate in _counted(candidates, body):
        for metal in candidate.metals:
            if metal not in found:
                found[metal] = _Found()
            _add(found[metal], candidate, metal)
    return tuple(_metal(name, gathered) for name, gathered in found.items())


def _candidates(text: str, names: Sequence[Mention], *, in_title: bool) -> list[_Candidate]:
    """Every span of a text that may mean a metal, in order."""
    low = lowered(text)
    spans = _merged(names)
    starts = [start for start, _ in spans]
    found = [*_words(text, low), *_codes(text, low)]
    found.sort(key=lambda candidate: candidate.start)
    for candidate in found:
        candidate.in_title = in_title
        at = bisect_right(starts, candidate.start) - 1
        span = (candidate.start, candidate.end)
        if at >= 0 and candidate.end <= spans[at][1] and span != spans[at]:
            candidate.inside = "organisation-name"
        elif in_address(text, *span):
            candidate.inside = "address"
        elif in_title and candidate.inside == "name":  # headlines begin every word with a capital
            candidate.inside = ""
    return found


def _words(text: str, low: str) -> Iterator[_Candidate]:
    """The words that may mean a metal, without those that by their neighbours don't."""
    for match in WORD_PATTERN.finditer("\n" + low):
        if after_letter(match):
            continue
        start, end = match.start(), match.end() - 1
        form = match[1] if match[1] in WORDS else fold(match[1])
        trap = TRAPS.get(form)
        capital = text[start].isupper()
        words = neighbours(low, start, end) if trap or capital else NONE
        certainty = verdict(trap, text[start:end], words) if trap else Verdict.PLAIN
        if certainty:
            inside = in_name(text, start, end, words) if capital else ""
            yield _Candidate(start, end, WORDS[form], form, "", certainty, inside)


def _codes(text: str, low: str) -> Iterator[_Candidate]:
    for code in find_codes(text, low):
        form = text[code.start : code.end]
        yield _Candidate(code.start, code.end, code.metals, form, code.rule, code.verdict)


def _merged(names: Sequence[Mention]) -> list[tuple[int, int]]:
    """The names' spans in order, overlapping ones as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted([name[:2] for name in names]):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _counted(candidates: list[_Candidate], body: str) -> list[_Candidate]:
    """The candidates that mean their metal: a form counts, wherever it stands, where it is sure enough once."""
    best: dict[str, Verdict] = {}
    for candidate in candidates:
        if not candidate.inside and candidate.verdict > best.get(candidate.form, Verdict.NO):
            best[candidate.form] = candidate.verdict
    sure = {form for form, certainty in best.items() if certainty >= Verdict.PLAIN}
    in_doubt = [form for form, certainty in best.items() if Verdict.LIKELY <= certainty < Verdict.FIRM]
    spoiled = _spoiled([form for form in in_doubt if form in TRAPS and TRAPS[form].spoiled_by], body)
    counting = {
        form
        for form, certainty in best.items()
        if certainty == Verdict.FIRM or certainty >= _needed(form, sure, form in spoiled)
    }
    return [candidate for candidate in candidates if candidate.inside or candidate.form in counting]


def _needed(form: str, sure: set[str], spoiled: bool) -> Verdict:
    """How sure a form must be once in this text."""
    if spoiled:
        return Verdict.FIRM
    return Verdict.LIKELY if sure - {form} else Verdict.PLAIN


def _spoiled(forms: list[str], body: str) -> set[str]:
    """The forms for which the text is of a kind (sport, music, stars) in which they mostly are no metal."""
    if not forms:
        return set()
    low = body.lower()
    words = {word for form in forms for word in TRAPS[form].spoiled_by if word in low}
    standing = {word for word in words if _stands_in(low, word)}
    return {form for form in forms if not standing.isdisjoint(TRAPS[form].spoiled_by)}


def _stands_in(low: str, word: str) -> bool:
    """Whether a word stands in a text of small letters, between characters that aren't any of `a-z`."""
    return re.search(rf"(?<![a-z]){word}(?![a-z])", low) is not None


def _add(found: _Found, candidate: _Candidate, metal: str) -> None:
    own = candidate.form == _OWN_NAMES[metal]
    rule = candidate.inside or candidate.rule or ("name-of-metal" if own else "form")
    found.named = found.named and candidate.inside != ""
    mention = Mention(candidate.start, candidate.end, rule, "" if own else "vocabulary")
    (found.title_mentions if candidate.in_title else found.mentions).append(mention)


def _metal(name: str, found: _Found) -> Metal:
    return Metal(name, family(name), tuple(found.mentions), tuple(found.title_mentions), found.named)
