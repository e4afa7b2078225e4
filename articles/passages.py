"""Which texts are worth comparing: those that have passages in common, found without comparing every two of them.

Two texts that tell one story share a band (`bands` are kept, and looked up) and then many of their `passages`.
`articles.similarity` decides of those. All hashes are CRC-32: the same on every machine, so that bands can be kept.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Sequence
from zlib import crc32

from articles.letters import encoded

UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")
"""A letter of a script that doesn't part words."""
HEAD_BANDS, BODY_BANDS = 4, 7
"""Bands from the beginning, which every cut keeps, and from everywhere, which any dropped paragraph leaves most of."""
HEAD_PIECES = 48
"""Pieces of the beginning: some ninety words."""
FOLLOWING = 3
"""Pieces after the first one of a band: together about seven words."""
LONG_PIECE = 40
"""A text whose pieces are longer on average, in characters, is of another language or script: its words are taken."""
LEAST_PASSAGES, MOST_PASSAGES = 0.4, 1000
"""Texts that tell one story share three in five of the shorter's pieces, most that share a phrase a third or fewer."""

_SPACE = 1 << 32
_ENDS_ALIKE = bytes.maketrans(b"dst", b"eee")
"""Makes one letter of four with which words often end, in English and its neighbours."""


def bands(words: Sequence[str]) -> frozenset[int]:
    """By what the repeats of a text are looked for: at most eleven signed 32-bit integers, none of no words.

    `words` are those of the text without its headline, in whatever folded form, so long as it is always the same. A
    band is a run of them: which are taken depends on their hashes alone (min-hashing: Broder, "On the resemblance and
    containment of documents", 1997), so that two texts with a passage in common are likely to take the same.
    """
    if not words:
        return frozenset()
    pieces = _pieces(words)
    hashes = list(map(crc32, pieces))
    chosen = {*_smallest(hashes[:HEAD_PIECES], HEAD_BANDS), *_smallest(hashes, BODY_BANDS)}
    ends = ((first, b" ".join(pieces[at + 1 : at + 1 + FOLLOWING])) for first, at in chosen)
    return frozenset([(first ^ crc32(end)) - (_SPACE >> 1) for first, end in ends])


def _pieces(words: Sequence[str]) -> list[bytes]:
    """A text cut after some of its words, by their last letter: a passage is cut alike wherever it stands, and there
    are half as many pieces to hash as words (content-defined chunking: Muthitacharoen et al., "A low-bandwidth network
    file system", 2001). The cut letters are gone, and some others made one."""
    text = " ".join(words)
    pieces = encoded(text).translate(_ENDS_ALIKE).split(b"e ")
    if len(text) <= LONG_PIECE * len(pieces):
        return pieces
    return encoded(UNSPACED.sub(r" \g<0> ", text)).split()


def passages(words: Sequence[str]) -> array[int]:
    """The pieces of a text that `bands` chooses among, for `may_be_one`: some 0.8 kB of a usual article, at most 4 kB;
    none of a longer one, of which nothing is said."""
    pieces = _pieces(words)
    return array("I", set(map(crc32, pieces)) if len(pieces) <= MOST_PASSAGES else ())


def may_be_one(one: frozenset[int], other: Collection[int]) -> bool:
    """Whether two texts may tell one story as far as their passages show: quicker than to make a signature."""
    return len(one.intersection(other)) >= LEAST_PASSAGES * min(len(one), len(other))


def _smallest(hashes: Sequence[int], count: int) -> list[tuple[int, int]]:
    """The smallest `count` distinct hashes, each with its first place; sorted are only as many as are likely to hold
    them."""
    limit = _SPACE // len(hashes) * 3 * count
    few: dict[int, int] = {}
    for at in [at for at, number in enumerate(hashes) if number < limit]:
        few.setdefault(hashes[at], at)
    if len(few) < count:
        few = {number: at for at, number in reversed([*enumerate(hashes)])}
    return sorted(few.items())[:count]
