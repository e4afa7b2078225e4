"""Capitals alone that stand for a fuller name of the same text: "ZZU", "KRAST", "CIC Torvane Group"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from articles.model import Kind
from articles.organisations.candidates import IS_FORMULA
from articles.organisations.gazetteer import entry_of
from articles.organisations.keys import GENERIC
from articles.organisations.lexicon import UNIVERSITY, lexicon
from articles.organisations.merging import GROUP_LIMIT, Record, Records
from articles.organisations.remembered import Remembered

_SMALL = frozenset(("of", "the", "and", "for", "&", "at", "de", "in"))
_LONGEST = 6
_CALLED_SO: frozenset[Kind] = frozenset(("institute", "association"))
"""Kinds of bodies that are called by capitals that their name begins with: "KRAST Smelting Research Centre"."""


def merge_capitals(records: Records, free: Iterable[str]) -> None:
    """Bring capitals together with the one body of the text that they can mean.

    `free` are the words that no name has taken. Capitals that the vocabulary knows mean who they always mean.
    """
    universities: list[Record] = []
    beginning: dict[str, list[Record]] = {}
    for record in records.all():
        if record.kind == "university":
            universities.append(record)
        if not record.entry and record.founds and (word := _FIRST_LETTERS[record.founds[0].form]):
            beginning.setdefault(word, []).append(record)
    if not (universities or beginning):
        return
    alone = {name: record for record in records.all() if (name := _alone(record))}
    if 0 < len(universities) <= GROUP_LIMIT:
        _merge_universities(records, universities, alone, free)
    for word, owners in beginning.items():
        if len(owners) == 1 and owners[0].kind in _CALLED_SO:
            _give(records, alone, word, owners[0])
    _merge_shortened(records, [r for owners in beginning.values() for r in owners if r.kind == "company"])


def _are_letters(word: str) -> bool:
    """Whether a word is two to six capitals that are no word, place or known body."""
    if not (1 < len(word) <= _LONGEST and word.isupper() and word.isalpha()):
        return False
    if len(word) == 2 and IS_FORMULA[word.capitalize()]:
        return False  # a column of copper assays
    return not lexicon().flags.get(word.lower(), 0) and not entry_of(word)


_ARE_LETTERS = Remembered(_are_letters)


def _first_letters(form: str) -> str:
    """The capitals that a name of several words begins with, or ""."""
    first, _, rest = form.removeprefix("The ").partition(" ")
    return first if rest and _ARE_LETTERS[first] else ""


_FIRST_LETTERS = Remembered(_first_letters)


def _alone(record: Record) -> str:
    """The capitals that are all that an unknown body is called by, or ""."""
    founds = record.founds
    if record.entry or not founds or len(founds[0].form) > _LONGEST:
        return ""
    name = founds[0].form
    return name if _ARE_LETTERS[name] and all(found.form == name for found in founds) else ""


def _give(records: Records, alone: Mapping[str, Record], word: str, record: Record) -> None:
    """Make the capitals a short form of the body, with what another record has of them."""
    other = alone.get(word)
    if other is not None and other is not record and _alone(other) == word:
        records.merge(other, record, "initials")
    else:
        record.shorts.append((word, "initials"))


def _merge_universities(
    records: Records, universities: list[Record], alone: Mapping[str, Record], free: Iterable[str]
) -> None:
    """Give each university the capitals of the text that can be its own and no other's."""
    for word in dict.fromkeys([*filter(str.isupper, free), *alone]):
        if "U" in word and _ARE_LETTERS[word]:
            owners = [record for record in universities if _is_called(record, word)]
            if len(owners) == 1:
                _give(records, alone, word, owners[0])


def _is_called(record: Record, word: str) -> bool:
    """Whether one of a university's names can be what the capitals stand for."""
    return any(_is_university(word, form) for form in {f.form for f in record.founds if f.host is None})


def _is_university(word: str, form: str) -> bool:
    """Whether capitals are a university's: its words' first letters, or those and more of its name: "ZZU", "JXUST"."""
    words = form.split()
    if not any(lexicon().flags.get(one.lower(), 0) & UNIVERSITY for one in words):
        return False
    telling = [plain for one in words if one not in _SMALL and (plain := _plain(one))]
    initials = "".join([one[0] for one in telling])
    if initials == word:
        return True
    longer = len(word) > 2 and word[0] == initials[0] and _runs_through(initials, word)
    return longer and _runs_through(word, "".join(telling))


def _plain(word: str) -> str:
    """A word in capitals without its accents and marks."""
    return "".join([letter for letter in unicodedata.normalize("NFKD", word.upper()) if letter.isalpha()])


def _runs_through(short: str, long: str) -> bool:
    """Whether the letters of `short` stand in `long` in that order."""
    rest = iter(long)
    return all(letter in rest for letter in short)


def _merge_shortened(records: Records, companies: list[Record]) -> None:
    """Bring "CIC Torvane Group" together with the "Chile Investment Torvane Group" of the text.

    Both end in the same two words; where many companies do, nothing is said.
    """
    shortened = [record for record in companies if _IS_SHORTENED[record.founds[0].form]]
    if not shortened:
        return
    by_end: dict[str, list[Record]] = {}
    for record in records.all():
        if record.kind == "company" and record.founds:
            by_end.setdefault(_END[record.founds[0].form], []).append(record)
    for record in shortened:
        form = record.founds[0].form
        alike = by_end.get(_END[form], [])
        fuller = (
            [] if len(alike) > GROUP_LIMIT else [r for r in alike if r.founds and _shortens(form, r.founds[0].form)]
        )
        if len(fuller) == 1:
            records.merge(record, fuller[0], "initials")


_END = Remembered(lambda form: " ".join(form.split()[-2:]))


def _is_shortened(form: str) -> bool:
    """Whether a word behind the first says which body it is."""
    return any(not lexicon().flags.get(word.lower(), 0) & GENERIC for word in form.split()[1:])


_IS_SHORTENED = Remembered(_is_shortened)


def _shortens(form: str, other: str) -> bool:
    """Whether the letters that a name begins with stand for the first words of another, which goes on as it does."""
    short, words = form.split(), other.split()
    more = len(words) - len(short) + 1
    if len(short) < 3 or more < 2 or words[more:] != short[1:]:
        return False
    return short[0].startswith("".join([word[0] for word in words[:more]]))
