"""Names as they compare: folding for `org:`, and the key that makes one body of many spellings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LEGAL_WORDS_TEXT = """
co ltd limited corp corporation inc incorporated plc llc llp lp ag kg kgaa gmbh kk sa sas sarl spa
srl nv bv na ab asa oyj oy pty pte bhd sdn tbk pt pjsc ojsc oao ooo pao zao jsc cjsc pvt se
aktiengesellschaft liability company companies cos kabushiki kaisha
"""
LEGAL_WORDS = frozenset(LEGAL_WORDS_TEXT.split())
"""Legal forms as they stand, folded, at the end of a name (some also in front)."""

_LEADING_LEGAL = frozenset(("pt", "oao", "ooo", "pao", "pjsc", "ojsc", "jsc", "cjsc", "zao"))
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_SLASHED = re.compile(r"\b([aA])/([sS])\b")
_DROPPED = re.compile(r"['’‘`´.,;:!?\"“”„«»()\[\]【】<>{}|*#]")
_SPACED = re.compile(r"[-–—‐‑/_\s]+")
_ARTICLE = re.compile(r"^(?:the|an?) (?=\S)")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$|(?<=s)['’]$")

_SAME_WORD = {
    "metals": "metal", "alloys": "alloy", "minerals": "mineral", "resources": "resource", "industries": "industry",
    "industrial": "industry", "sciences": "science", "technologies": "technology", "technological": "technology",
    "aluminum": "aluminium", "organization": "organisation", "standardization": "standardisation", "centre": "center",
    "labour": "labor", "defence": "defense", "limited": "ltd", "corporation": "corp", "peoples": "people",
    "chemicals": "chemical", "mines": "mine", "ferroalloys": "ferroalloy", "materials": "material",
    "universitesi": "university", "üniversitesi": "university",
    "holdings": "holding", "developments": "development", "steels": "steel", "works": "work",
}  # fmt: skip
_RANK_WORDS = frozenset(("provincial", "province", "municipal", "municipality", "city"))
_OFFICIAL_WORDS_TEXT = """
government department bureau commission committee academy institute association administration
people party
"""
_OFFICIAL_WORDS = frozenset(_OFFICIAL_WORDS_TEXT.split())


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """`text` as names compare: case, quotes, hyphens, spaces, "&" and a leading "the" folded away."""
    text = unicodedata.normalize("NFKC", text).strip()
    text = _POSSESSIVE.sub("", text).casefold()
    text = _DROPPED.sub("", text).replace("&", " and ").replace("+", " + ")
    return _ARTICLE.sub("", _SPACED.sub(" ", text).strip())


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """What equals for one body across articles: `fold`, with spelling variants and legal forms taken away.

    A name that is nothing but a legal form keeps it, so that a key is never empty for a name that isn't.
    """
    words = [_SAME_WORD.get(word, word) for word in _joined(fold(name))]
    core = without_legal(words)
    if _OFFICIAL_WORDS & set(core):
        core = core[:1] + [word for word in core[1:] if word not in _RANK_WORDS]
    return " ".join(core)


def without_legal(words: list[str]) -> list[str]:
    """Folded `words` without the legal forms at their end and front; at least one word stays."""
    end = len(words)
    while end > 1 and words[end - 1] in LEGAL_WORDS:
        end -= 1
    start = 1 if end > 1 and words[0] in _LEADING_LEGAL else 0
    if end - start > 1 and words[end - 1] == "and":  # "Drexel & Co."
        end -= 1
    return words[start:end]


def _joined(folded: str) -> list[str]:
    """The words of a folded name with the two spellings of "nonferrous" and "ferroalloy" made one."""
    joined = folded.replace("non ferrous", "nonferrous").replace("ferro alloy", "ferroalloy")
    return joined.replace("rare earths", "rare earth").split()
