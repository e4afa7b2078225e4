"""Names that a text defines: abbreviations and short names in brackets, and tickers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.organisations.lexicon import ORDINARY, PLACE, lexicon
from articles.organisations.surroundings import self_names

_OPENING = re.compile(r"[(（<]")
_BRACKET = re.compile(
    r"\s{0,2}[(（\[]\s*([^()（）\[\]\n]{1,90}|[^()（）\[\]]{1,60})[)）\]]"
    r"|\s{0,2}<([A-Z][A-Z0-9.&]{0,9}|[A-Z]+[.-][A-Za-z.]+)>"
)
_EXCHANGES = (
    r"OTC\s?[A-Z]*|NYSE(?:\s?(?:American|Arca|MKT))?|Nasdaq|TSX[-.]?V?|Frankfurt|Euronext|Cboe|OTC Pink|[A-Z]{2,8}"
)
_TICKER = re.compile(
    rf"(?:(?:{_EXCHANGES})\s?:\s?)([A-Z0-9][A-Z0-9.]{{0,7}})|(\d{{5,6}})[.](?:SH|SZ|SS|HK)"
    r"|^((?:00|30|60|68)\d{4})$|([A-Z]{1,5})\.(?:N|O|L|TO|AX|PA|DE|T|HK)$"
)
_QUOTED = re.compile(r"[“\"”'‘]{1,2}([^“”\"]{1,60}?)[,.]?[”\"“'’]{1,2}(?!\w)")
_QUOTES = frozenset("“\"”'‘")
"""What quotes open with in `_QUOTED`."""
_LEAD = re.compile(
    r"^(?:the|hereinafter|hereafter|referred|to|as|abbreviated|abbreviation|collectively|together|short|for|formerly|or|and"
    r"|known|called|also|in|[:,;])\s+",
    re.IGNORECASE,
)
_BARE = re.compile(r"^(?:[A-Z][A-Za-z0-9&.-]{1,11}|[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,3})$")
_APPOSED = re.compile(r", (?:or )?([A-Z]{2,8})(?=,)| [-–—] ([A-Z]{2,8})\b")
_OF_SEVERAL = re.compile(r"(?:collectively|together|jointly)\b", re.IGNORECASE)
_BEFORE_SHORT = ("or ", "known ", "also ", "better ", "commonly ", "widely ", "now ")
_KNOWN_AS = re.compile(
    r",? (?:(?:also|better|commonly|widely|now) )?known (?:simply )?as (?:the )?"
    r"([A-Z][\w&-]+(?: [A-Z][\w&-]+)?)(?=[,.;)])"
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Definition:
    """What the brackets right behind the character `at` say: `names` are short forms, `tickers` symbols.

    `end` is past the last bracket. `quoted` is true where a short form stood in quotes.
    """

    at: int
    end: int
    names: tuple[str, ...]
    tickers: tuple[str, ...]
    quoted: bool

    def names_for(self, form: str) -> tuple[str, ...]:
        """The short forms that can mean the body called `form`: those in quotes, and abbreviations that fit it."""
        return self.names if self.quoted else tuple(name for name in self.names if _fits(name, form))


def definitions(text: str) -> dict[int, Definition]:
    """The definitions in `text` by the character right behind the defined words (spaces left out)."""
    out: dict[int, Definition] = {}
    round_only = "（" not in text and "<" not in text
    start = _opening(text, 0, round_only)
    while start >= 0:
        anchor = start
        while anchor > 0 and text[anchor - 1] in " \n\t\u00a0":
            anchor -= 1
        past, definition = _read(text, start, anchor)
        if definition is not None:
            out[anchor] = definition
        start = _opening(text, past, round_only)
    return out


def _opening(text: str, at: int, round_only: bool) -> int:
    """The place of the next bracket, -1 where there is none. `round_only`: the text has "(" alone, found far faster."""
    if round_only:
        return text.find("(", at)
    match = _OPENING.search(text, at)
    return match.start() if match else -1


def may_be_apposed(text: str, end: int) -> bool:
    """Whether an abbreviation of the name that ends at `end` may follow: a comma or dash and a capital."""
    mark = text[end : end + 1]
    if mark == ",":
        return text[end + 2 : end + 3].isupper() or text.startswith(_BEFORE_SHORT, end + 2)
    return mark == " " and (text[end + 1 : end + 2] in ("-", "–", "—") or text.startswith("known ", end + 1))


def apposed(text: str, end: int, form: str) -> str:
    """What `form`, which ends at `end`, is called too: "X Y Zinc, XYZ, said", "X Y Zinc, known as Xyz,"; ""."""
    called = _KNOWN_AS.match(text, end)
    if called is not None:
        return called.group(1)
    match = _APPOSED.match(text, end)
    name = match.group(1) or match.group(2) if match else ""
    if not name or name == form:
        return ""
    letters = "".join([word[0] for word in _WORD.findall(form) if word[0].isupper()])
    fits = letters.startswith(name) or (len(name) > 2 and letters.endswith(name))
    return name if fits or (len(name) > 3 and _letters_run_through(name, form)) else ""


def _read(text: str, start: int, anchor: int) -> tuple[int, Definition | None]:
    """The definition of one or more brackets in a row from `start`; and where to look on."""
    names: list[str] = []
    tickers: list[str] = []
    quoted = False
    at = start
    match = _BRACKET.match(text, at)
    while match is not None:
        if match.group(2) is not None:
            tickers.append(match.group(2).partition(".")[0])
        else:
            in_quotes = _read_inner(match.group(1), names, tickers)
            quoted = quoted or in_quotes
        at = match.end()
        match = _BRACKET.match(text, at)
    if at == start:
        return start + 1, None
    return at, Definition(anchor, at, tuple(names), tuple(tickers), quoted) if names or tickers else None


def _read_inner(inner: str, names: list[str], tickers: list[str]) -> bool:
    """Add the short forms and tickers in one bracket to the lists; whether the short forms stood in quotes."""
    symbols = _symbols(inner)
    tickers.extend(symbols)
    quoted = not _QUOTES.isdisjoint(inner)
    quotes = [_without_the(match.group(1).strip()) for match in _QUOTED.finditer(inner)] if quoted else ()
    if quotes:
        if not _OF_SEVERAL.match(inner):
            names.extend(quote for quote in quotes if _is_name(quote))
        return True
    if symbols:
        return False
    bare = inner
    while (lead := _LEAD.match(bare)) is not None:
        bare = bare[lead.end() :]
    bare = bare.rstrip(" .")
    if _BARE.match(bare) and _is_name(bare):
        names.append(bare)
    return False


def _symbols(inner: str) -> list[str]:
    """The ticker symbols in one bracket."""
    if ":" not in inner and "." not in inner and inner[0] not in "036":
        return []
    return [next(group for group in match.groups() if group) for match in _TICKER.finditer(inner)]


def spells_out_term(text: str, at: int, name: str) -> bool:
    """Whether lower-case words that end at `at` are what `name` abbreviates: "power purchase agreement" (PPA)."""
    words = text[max(0, at - 20 * len(name)) : at].replace("-", " ").split()[-len(name) :]
    if len(words) < len(name) or any(
        word[0].lower() != letter.lower() for word, letter in zip(words, name, strict=True)
    ):
        return False
    return all(word[0].islower() for word in words)


def _without_the(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " else name


def _is_name(name: str) -> bool:
    """Whether a bracketed short form may name a body: not "the Company", not a lower-case word."""
    if not name or name.lower() in self_names() or name.isdigit():
        return False
    return name[0].isalnum() and any(c.isupper() for c in name)


def _fits(name: str, form: str) -> bool:
    """Whether a bracketed word without quotes abbreviates `form`: capitals, letters or words of it, not a place."""
    flags = lexicon().flags.get(name.lower(), 0)
    if flags & PLACE:
        return False
    if (name.isupper() and 2 <= len(name) <= 8) or name in _WORD.findall(form):
        return True
    return not flags & ORDINARY and " " not in name and _letters_run_through(name, form)


def _letters_run_through(name: str, form: str) -> bool:
    """Whether the letters of `name` stand in `form` in order, beginning at a word: "Memaco", "Sinosteel"."""
    joined = "".join(_WORD.findall(form)).lower()
    at = joined.find(name[0].lower())
    for letter in name.lower():
        at = joined.find(letter, at) + 1
        if at <= 0:
            return False
    return True
