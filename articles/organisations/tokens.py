"""The words of a text that names can be made of: capitalised ones and what links them, in regions between breaks.

Only these are looked at one by one; the rest of a text is skipped by one regular expression, which keeps reading fast.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from articles.organisations.lexicon import HEAD, IN_PLACE, INSTITUTION, NATION, PLACE, PLACE_START, RANK, TOPIC, lexicon

REGION_LIMIT = 80
"""Most tokens in a region: a text of nothing but capitals is cut here, so that work stays linear."""

_WORD = re.compile(
    r"[A-ZÀ-ÖØ-ÞŠŽČ0-9](?<![\w@/#].)(?:(?<=\d)(?:\d{0,2}(?:st|nd|rd|th)\b|\d*[A-Z][A-Za-z]*\b)"
    r"|(?<=\D)(?:(?<=[A-Z])(?:\.(?:[A-Z]\.)+(?:-based\b)?|(?<=[AS])/[AS]\b|(?<=S)\.p\.A\b\.?)"
    r"|[\wÀ-ÿ]*(?:(?:(?:(?<=State)-|[-–&](?!(?:owned|backed|controlled|operated)\b))|['’](?!s\b|S\b))(?=[A-Za-z0-9À-ÿ])[\wÀ-ÿ]+)*))"
)
_PIECE = re.compile(r"(\s+)|([,&])|(['’]s?(?![\w]))|([a-zà-ÿ][\wÀ-ÿ]*(?:[-'’][\wÀ-ÿ]+)*)|(\.)|(\d{1,3})(?= |$)")
_WIDEST_GAP = 48
_LONGEST_LINK = 24
_BASED = ("-based", "-listed")
_TAIL_WORD = re.compile(r"\s?(?<!\n)\s?([a-z]+(?:-[a-z]+)*|,)(?![\w])")
_TAIL_LINKS = frozenset(("of", "for", "on", "and", ",", "the"))
_LINKS_TEXT = """
of and the for on in at de des du la le les et do da dos y del e van von und der i et-
"""
_LINKS = frozenset(_LINKS_TEXT.split())
_ABBREVIATED_TEXT = """
st mt no bros cie cia intl dept univ assn inst ste mfg dr mr mrs ms jr gen ft
"""
_ABBREVIATED = frozenset(_ABBREVIATED_TEXT.split())
_DOTTED_LEGAL_TEXT = "co ltd corp inc ltda bros pty pte pvt bhd sdn tbk cos"
_DOTTED_LEGAL = frozenset(_DOTTED_LEGAL_TEXT.split())
_LOWER_IN_NAMES = TOPIC | RANK | HEAD
_LINE_END = re.compile(r"[^.!?:”\"\s]\n\S")


@dataclass(slots=True)
class Tokens:
    """Parallel lists, one item a token. `regions` are (first, past-last) token indices without a break inside.

    `lows` are the words lower-cased, `flags` what the lexicon says of them, `caps` whether they begin with a capital or
    digit; linking words, commas and "'s" are tokens too. `wrapped`: the lines of the text were broken at a width.
    """

    words: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    flags: list[int] = field(default_factory=list)
    caps: list[bool] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    regions: list[tuple[int, int]] = field(default_factory=list)
    wrapped: bool = False

    def add(self, word: str, start: int, end: int, cap: bool) -> None:
        """Add a token that stands at `start` to `end` of the text."""
        low = word.lower().rstrip(".").replace("’", "'")
        self.words.append(word)
        self.lows.append(low)
        self.flags.append(_FLAGS.get(low, 0) if _FLAGS else lexicon().flags.get(low, 0))
        self.caps.append(cap)
        self.starts.append(start)
        self.ends.append(end)


_FLAGS: dict[str, int] = {}


def tokens(text: str) -> Tokens:
    """The name tokens of `text`."""
    if not _FLAGS:
        _FLAGS.update(lexicon().flags)
    wrapped = is_wrapped(text)
    out = Tokens(wrapped=wrapped)
    add, known = out.add, _FLAGS.get
    words, lows, flags, caps, starts, ends = out.words, out.lows, out.flags, out.caps, out.starts, out.ends
    first = 0
    last_end = -1
    for match in _WORD.finditer(text):
        start, end = match.span()
        if start - last_end == 1 and len(words) - first < REGION_LIMIT and text[last_end] == " ":
            pass
        elif last_end >= 0:
            pieces = _gap(text, last_end, start, wrapped) if start - last_end <= _WIDEST_GAP else None
            if pieces is not None and text[last_end] == ".":
                pieces = _after_dot(out, pieces)
            if pieces is None or len(words) - first >= REGION_LIMIT:
                _close(out, first, text)
                first = len(words)
            else:
                for link, offset in pieces:
                    add(link, last_end + offset, last_end + offset + len(link), False)
        word = match.group()
        if end - start > 5 and word[-3:] == "The" and word[-4].islower():  # a heading run into its paragraph
            _close(out, first, text)
            first = len(words)
            word, start = "The", end - 3
        low = word.lower()
        if not low.isalnum():
            low = low.rstrip(".").replace("’", "'")
            flag = known(low, 0) or (NATION if low.endswith(_BASED) else 0)
        else:
            flag = known(low, 0)
        words.append(word)
        lows.append(low)
        flags.append(flag)
        caps.append(True)
        starts.append(start)
        ends.append(end)
        last_end = end
    _close(out, first, text)
    _know_places(out)
    return out


def _gap(text: str, start: int, end: int, wrapped: bool) -> tuple[tuple[str, int], ...] | None:
    """What `_pieces` says of the text between two words, told at once where its first word is no link."""
    if text[start] == " ":
        blank = text.find(" ", start + 1, end)
        if blank > start + 1 and text[start + 1 : blank] not in _link_words() and text[start + 1 : start + 2].islower():
            return None
    return _pieces(text[start:end], wrapped)


@lru_cache(maxsize=1)
def _link_words() -> frozenset[str]:
    """The lower-case words that can stand between two capitalised words of a name."""
    return _LINKS.union(word for word, flag in lexicon().flags.items() if flag & _LOWER_IN_NAMES)


def _close(out: Tokens, first: int, text: str) -> None:
    """End the region that began at token `first`; a legal form's own full stop belongs to it."""
    if first < len(out.words):
        _take_dot(out, text)
        _take_tail(out, text)
        out.regions.append((first, len(out.words)))


def _take_dot(out: Tokens, text: str) -> None:
    end = out.ends[-1]
    if out.lows[-1] in _DOTTED_LEGAL and end < len(text) and text[end] == "." and out.words[-1][-1] != ".":
        out.ends[-1] += 1


def _know_places(out: Tokens) -> None:
    """Flag the words of places of several words ("British Columbia") as a place and nothing else."""
    places = lexicon().long_places
    for i in [i for i, flag in enumerate(out.flags) if flag & PLACE_START and out.caps[i]]:
        for place in places.get(out.lows[i], ()):
            if tuple(out.lows[i : i + len(place)]) == place:
                out.flags[i : i + len(place)] = [PLACE | IN_PLACE] * len(place)


def _take_tail(out: Tokens, text: str) -> None:
    """Add the lower-case words after a region that can end a name: "Department of science and technology"."""
    end = out.ends[-1]
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].islower():
        return
    following = text[end + 1 : end + _LONGEST_LINK].partition(" ")[0].rstrip(",.;:\n")
    if following.isalpha() and not (following in _link_words() or following in _TAIL_LINKS):
        return
    taken: list[tuple[str, int, int]] = []
    kept = 0
    known = lexicon().flags
    while len(taken) < 10:
        match = _TAIL_WORD.match(text, end)
        if match is None:
            break
        word = match.group(1)
        fits = known.get(word, 0) & _LOWER_IN_NAMES
        if not fits and word not in _TAIL_LINKS:
            break
        if not taken and word in _TAIL_LINKS and not out.flags[-1] & INSTITUTION:
            break
        end = match.end(1)
        taken.append((word, match.start(1), end))
        if fits:
            kept = len(taken)
    for word, start, stop in taken[:kept]:
        out.add(word, start, stop, False)


def _after_dot(out: Tokens, pieces: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...] | None:
    """The link after a word with a full stop: kept after abbreviations and initials, else a break."""
    low = out.lows[-1]
    if low in _DOTTED_LEGAL or low in _ABBREVIATED or (len(low) == 1 and low.isalpha()):
        out.ends[-1] += 1
        return pieces
    return None


@lru_cache(maxsize=20000)
def _pieces(gap: str, wrapped: bool) -> tuple[tuple[str, int], ...] | None:
    """The linking words in the `gap` between two capitalised words with their offsets, or None where it is a break."""
    if not gap or ("\n" in gap and not (wrapped and _is_wrap(gap))):
        return None
    known = lexicon().flags
    out = []
    at = 0
    while at < len(gap):
        match = _PIECE.match(gap, at)
        if match is None:
            return None
        word = match.group()
        if match.lastindex == 5 and at:
            return None
        if match.lastindex == 4 and word not in _LINKS and not known.get(word, 0) & _LOWER_IN_NAMES:
            return None
        if match.lastindex not in (1, 5):
            out.append(
                ("'s" if match.lastindex == 3 and word[-1] == "s" else "'" if match.lastindex == 3 else word, at)
            )
        at = match.end()
    return tuple(out)


def _is_wrap(gap: str) -> bool:
    """Whether the line end in `gap` only wraps a line: one, with no indent after it."""
    _, _, after = gap.partition("\n")
    return "\n" not in after and len(after) - len(after.lstrip(" ")) < 2


def is_wrapped(text: str) -> bool:
    """Whether the lines of `text` were broken at a width, so that a line end can stand inside a name."""
    sample = text[:6000]
    lines = [line for line in sample.split("\n") if line.strip()]
    if len(lines) < 3:
        return False
    fitting = sum(1 for line in lines if 35 <= len(line) <= 84)
    return fitting * 10 >= len(lines) * 6 and len(_LINE_END.findall(sample)) * 3 >= len(lines)
