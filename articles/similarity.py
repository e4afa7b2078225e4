"""The same story told by several sources, found without comparing every article with every other.

Which texts are worth comparing `articles.passages` says. `signature(body)` is small and made alone from one text;
`same_story` decides from the two signatures, without the texts. A headline, an agency line, a cut end, other spelling,
dropped or reordered paragraphs leave a story the same; other figures or dates in the same sentences (a series of price
reports) make another story of it, and so do shared closing paragraphs under different beginnings.

All hashes are CRC-32 of folded words: the same on every machine and in every run, so that signatures can be kept.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from articles.letters import encoded, without_printers_marks
from articles.passages import UNSPACED

SHINGLE = 4
"""Words of a shingle."""
SKETCH = 96
"""About how many shingles a sketch keeps at most: all of a short text's, an even sample of a longer one's."""
HEAD_SHARE, HEAD_WORDS = 3, 60
"""The beginning, where a story says what is new: the first third, but at least this many words."""
FACTS = 64
"""Most facts that are kept."""
FEW_FACTS = 32
"""With fewer facts than these, the words of the beginning are kept as well."""
CONTEXT = 2
"""Words before a number that say what it counts."""

READ = 1024
"""Of so many signatures what they say is remembered: some 20 MB."""
SHORT_WORDS = 40
"""A text of fewer words repeats another only if it is nearly the same."""
LEAST_RATIO = 0.25
"""A text shorter than this share of another is a teaser of it, not the story."""
LEAST_SHARED = 0.5
"""Texts that share less of their wording are never one story."""
LEAST_SAMPLE = 6
"""With fewer shingles to compare by, nothing is said."""
SURE_AGREEMENT = 7
"""Where fewer numbers agree, the texts might be reports of two meetings in one set of phrases, so names must agree."""

_SPACE = 1 << 32
_HEADER = struct.Struct("<IB")
_FACT = struct.Struct("<IH")
_OTHER_MARK = re.compile(r"[^\w\x00-\x7f]+")
_PARTED = bytes(code if code > 127 or chr(code).isalnum() or chr(code) == "_" else 32 for code in range(256))
"""Turns every mark of ASCII into a space."""
_MARK_IN_NUMBER = re.compile(r"[.,](?<=\d[.,])(?=\d)")
_SPELLINGS = (("aluminium", "aluminum"), ("per cent", "percent"), ("tonne", "ton"), ("%", " percent "))

_ORDER = "first second third fourth fifth sixth seventh eighth ninth tenth"
_COUNT = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_MONTHS = "january february march april may june july august september october november december"
_SHORT_MONTHS = "jan feb mar apr jun jul aug sep sept oct nov dec"
_DAYS = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
_USUAL = {
    **{name: name[:3] for name in f"{_MONTHS} {_DAYS} sept tues thur thurs".split()},
    **{word: str(number) for words in (_ORDER, _COUNT) for number, word in enumerate(words.split(), 1)},
}
_FACT_WORDS = frozenset(f"{_ORDER} {_COUNT} {_MONTHS} {_SHORT_MONTHS} {_DAYS}".split())


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a text to compare it with others; at most 1.2 kB, about 0.6 kB for a usual article.

    `sketch` holds the text's length and a sample of its wording, `facts` its numbers and dates with the words around
    them; both are bytes to be kept as they are and only `same_story` reads them.
    """

    sketch: bytes
    facts: bytes


class Comparison(NamedTuple):
    """What two signatures have in common; shares are 0.0-1.0.

    `ratio` is the shorter text's length over the longer's. `shared` is how much of the shorter's wording stands in the
    longer. `head` and `other_head` are how much of the one and the other text's beginning stands anywhere in the other
    text, the higher share first. Of the places where both texts state a number or date after the same words,
    `agreeing` state the same and `differing` another. `figures` is how many of the numbers of the text with fewer
    stand in the other. `turns` counts the places of both beginnings where, after the same words, each goes on with
    other ones; it is known of two texts with few numbers, else 0.
    """

    ratio: float
    words: int
    sample: int
    shared: float
    head: float
    other_head: float
    agreeing: int
    differing: int
    figures: float
    turns: int


def signature(body: str) -> Signature:
    """The signature of a text without its headline; the same whatever the spaces, case and punctuation."""
    words = _words(body)
    if not words:
        return Signature(_HEADER.pack(0, 0), b"")
    hashes = _shingles(words)
    level, sample = _sample(hashes)
    facts = _facts(b" ".join(words).decode("utf-8", "surrogatepass").split(" "))
    return Signature(_sketch(len(words), level, hashes, sample), facts)


def same_story(one: Signature, other: Signature) -> bool:
    """Whether the texts of two signatures tell one story; no cheaper for texts that share no band."""
    if _differ(one, other) or _share_little(one, other):
        return False
    found = compare(one, other)
    if found.shared < LEAST_SHARED:
        return False
    if found.words < SHORT_WORDS:
        return found.ratio >= 0.85 and found.shared >= 0.9 and found.figures == 1.0
    if found.ratio < LEAST_RATIO or found.sample < LEAST_SAMPLE or found.figures < 0.7:
        return False
    if found.agreeing < SURE_AGREEMENT:
        if found.turns:  # a sentence left out turns one word; a template filled in anew changes more than that
            return found.turns == 1 and found.shared >= 0.97 and found.head >= 0.95 and found.other_head >= 0.4
        return found.shared >= 0.6 and found.head >= 0.7 and found.other_head >= 0.4
    return found.head >= 0.5 and found.other_head >= 0.3


def _differ(one: Signature, other: Signature) -> bool:
    """Whether they state other figures after the same words, as the reports of a series do."""
    return _agreement(_read_facts(one.facts).numbers, _read_facts(other.facts).numbers)[1] > 0


def _share_little(one: Signature, other: Signature) -> bool:
    """Whether it shows at a glance, as with most that are compared: they share a common phrase and nothing else."""
    a, b = _read_sketch(one.sketch), _read_sketch(other.sketch)
    return a.limit == b.limit and len(a.every & b.every) < LEAST_SHARED * min(len(a.every), len(b.every))


def compare(one: Signature, other: Signature) -> Comparison:
    """Two signatures side by side, in whichever order."""
    a, b = _read_facts(one.facts), _read_facts(other.facts)
    agreeing, differing = _agreement(a.numbers, b.numbers)
    return Comparison(
        *_wording(one, other),
        agreeing=agreeing,
        differing=differing,
        figures=_figures(a.numbers, b.numbers),
        turns=_agreement(a.words, b.words)[1],
    )


class _Wording(NamedTuple):
    """The first fields of a `Comparison`: what the sketches alone say."""

    ratio: float
    words: int
    sample: int
    shared: float
    head: float
    other_head: float


def _wording(one: Signature, other: Signature) -> _Wording:
    a, b = _read_sketch(one.sketch), _read_sketch(other.sketch)
    limit = min(a.limit, b.limit)
    of_a, of_b = _below(limit, a.every, a.limit), _below(limit, b.every, b.limit)
    sample = min(len(of_a), len(of_b))
    heads = _share(_below(limit, a.head, a.limit), of_b), _share(_below(limit, b.head, b.limit), of_a)
    return _Wording(
        ratio=min(a.words, b.words) / max(a.words, b.words, 1),
        words=min(a.words, b.words),
        sample=sample,
        shared=len(of_a & of_b) / sample if sample else 0.0,
        head=max(heads),
        other_head=min(heads),
    )


def _words(body: str) -> list[bytes]:
    """The folded words of a text as UTF-8; marks inside a number are left out, scripts without spaces come apart."""
    if body.isascii():
        text = _in_one_spelling(body.lower())
    else:
        text = without_printers_marks(unicodedata.normalize("NFKC", body).casefold())
        text = (
            _in_one_spelling(text)
            if text.isascii()
            else _OTHER_MARK.sub(" ", _in_one_spelling(UNSPACED.sub(r" \g<0> ", text)))
        )
    return encoded(text).translate(_PARTED).split()


def _in_one_spelling(text: str) -> str:
    """A text in one spelling, without marks inside numbers."""
    for spelling, usual in _SPELLINGS:
        text = text.replace(spelling, usual)
    return _MARK_IN_NUMBER.sub("", text)


def _shingles(words: Sequence[bytes]) -> list[int]:
    """The hash of every run of `SHINGLE` words, in order; of all words where there are fewer."""
    if len(words) < SHINGLE:
        return [crc32(b" ".join(words))]
    return list(map(crc32, map(b" ".join, zip(*(words[at:] for at in range(SHINGLE)), strict=False))))


def _sample(hashes: Sequence[int]) -> tuple[int, list[int]]:
    """How often the hashes were halved, and those that are left, from the smallest."""
    level = _level(hashes)
    limit = _SPACE >> level
    return level, sorted({number for number in hashes if number < limit})


def _level(hashes: Sequence[int]) -> int:
    return max(0, (len(hashes) - 1) // SKETCH).bit_length()


def _sketch(words: int, level: int, hashes: Sequence[int], sample: Sequence[int]) -> bytes:
    """The text's length, how thin the sample is, and the sampled hashes, the lowest bit of each saying if it is early.

    A level above 0 halves the sample once more: of 97 to 192 shingles half are kept, of 193 to 384 a quarter.
    """
    early = set(hashes[: max(HEAD_WORDS, words // HEAD_SHARE)])
    kept = [number | 1 if number in early else number & ~1 for number in sample]
    return _HEADER.pack(words, level) + struct.pack(f"<{len(kept)}I", *kept)


def _facts(words: Sequence[str]) -> bytes:
    """Each number or word of a date, with a hash of the words before the run of such words that it stands in.

    Where they are few, the first letters of the beginning's words stand with them: what differs between the reports of
    two meetings may be no more than names, while slips and other spellings mostly leave a first letter as it is.
    """
    places = [at for at, word in enumerate(words) if word in _FACT_WORDS or not word.isalpha()]
    masked = list(words)
    for at in places:
        masked[at] = "#"
    found: set[tuple[int, int]] = set()
    context, last = 0, -2
    for at in places:
        if at != last + 1:
            context = _context(masked, at)
        found.add((context, _hash(_USUAL.get(words[at], words[at])) & 0x7FFF))
        last = at
    kept = sorted(found)[:FACTS]
    if len(found) < FEW_FACTS:
        kept += sorted(_beginning(words, masked))
    return b"".join(_FACT.pack(context, value & 0xFFFF) for context, value in kept)


def _beginning(words: Sequence[str], masked: Sequence[str]) -> set[tuple[int, int]]:
    """The first letters of the beginning's words that are no facts, each with the hash of the words before."""
    coded = [encoded(word) for word in masked[:HEAD_WORDS]]
    contexts = map(crc32, map(b" ".join, zip(*(coded[at:] for at in range(CONTEXT)), strict=False)))
    return {
        (context, _hash_of_letter(word[0]) | 0x8000)
        for context, word, mask in zip(contexts, words[CONTEXT:HEAD_WORDS], masked[CONTEXT:], strict=False)
        if mask != "#"
    }


def _context(words: Sequence[str], at: int) -> int:
    return _hash(" ".join(words[max(0, at - CONTEXT) : at]))


def _hash(text: str) -> int:
    return crc32(encoded(text))


_hash_of_letter = lru_cache(maxsize=4096)(_hash)


class _Sketch(NamedTuple):
    """A sketch read, not to be changed: sampled are the hashes below `limit`."""

    words: int
    limit: int
    every: set[int]
    head: set[int]


@lru_cache(maxsize=READ)  # One text is compared with several, and of a common band the same ones come again.
def _read_sketch(data: bytes) -> _Sketch:
    words, level = _HEADER.unpack_from(data)
    kept = struct.unpack_from(f"<{(len(data) - _HEADER.size) // 4}I", data, _HEADER.size)
    return _Sketch(words, _SPACE >> 1 >> level, {n >> 1 for n in kept}, {n >> 1 for n in kept if n & 1})


def _below(limit: int, numbers: set[int], own_limit: int) -> set[int]:
    return numbers if limit == own_limit else {number for number in numbers if number < limit}


def _share(some: set[int], of: set[int]) -> float:
    """How much of one set is in another; all of an empty one."""
    return len(some & of) / len(some) if some else 1.0


class _Stated(NamedTuple):
    """Facts read, not to be changed: each a context (its upper bits) and a value (16 bits), and all of either."""

    every: set[int]
    contexts: set[int]
    values: set[int]


class _Facts(NamedTuple):
    """The numbers, and the beginnings of words."""

    numbers: _Stated
    words: _Stated


@lru_cache(maxsize=READ)
def _read_facts(data: bytes) -> _Facts:
    every = {context << 16 | value for context, value in _FACT.iter_unpack(data)}
    words = {fact for fact in every if fact & 0x8000}
    return _Facts(_stated(every - words), _stated(words))


def _stated(facts: set[int]) -> _Stated:
    return _Stated(facts, {fact >> 16 for fact in facts}, {fact & 0xFFFF for fact in facts})


def _agreement(one: _Stated, other: _Stated) -> tuple[int, int]:
    """The contexts where one's values are all among the other's, and those where each has its own."""
    ones_own = {fact >> 16 for fact in one.every - other.every}
    differing = len(ones_own.intersection([fact >> 16 for fact in other.every - one.every]))
    return len(one.contexts & other.contexts) - differing, differing


def _figures(one: _Stated, other: _Stated) -> float:
    """How many of the numbers of the text with fewer stand in the other, whatever is around them; 1.0 of none."""
    few, many = sorted((one.values, other.values), key=len)
    return _share(few, many)
