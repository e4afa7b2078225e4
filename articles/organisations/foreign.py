"""Names in French, Spanish, Portuguese, Italian and German, which begin with their head: "Société des Mines de …"."""

from __future__ import annotations

import re
from functools import lru_cache

from articles.model import KINDS
from articles.organisations.foreign_heads import foreign_heads
from articles.organisations.found import Found
from articles.organisations.tokens import Tokens

_PARTICLE = (
    r"(?:d['’]|de la|de los|de las|de l['’]|de|du|des|del|do|da|dos|di|della|et de la|et des"
    r"|et du|et de|et|y de|y|e|i|en|pour|para|für|der|le|la|les)"
)
_LOWER_TAIL = r"[a-zà-ÿ]+(?:elles?|ales?|iques?|ières?|ères?|ives?|ées?|aires?|ais|icos|icas)"
_SPEAKS = re.compile(rf"\s(?:{_PARTICLE})\s|\s[dl]['’]")
_ENGLISH = re.compile(r"\b(?:of|the|and|for|on)\b")


def find_foreign(t: Tokens, text: str) -> list[Found]:
    """Bodies whose names begin with a head in another language, with the "de …" that follows."""
    out = []
    past = 0
    for first in t.foreign:
        name, alone = _patterns()
        match = name.match(text, t.starts[first]) if first >= past else None
        if match is None:
            continue
        rest = match.group("rest")
        if not _SPEAKS.search(rest) and not alone.match(match.group()):
            continue
        kind = next(kind for kind in KINDS if kind != "other" and match.group(kind))
        if _ENGLISH.search(rest) or (not any(c.isupper() for c in rest) and kind != "government"):
            continue
        past = first
        while past < len(t.starts) and t.starts[past] < match.end():
            past += 1
        out.append(Found(match.start(), match.end(), first, past, kind, "foreign-head"))
    return out


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The pattern of a whole name, and that of the heads that need no "de …" behind them."""
    words = foreign_heads()
    heads = "|".join(f"(?P<{kind}>{words[kind]})" for kind in KINDS if kind in words)
    name = re.compile(
        rf"(?<![\w-])(?:{heads})(?P<rest>(?:\s+{_PARTICLE}\s*(?:(?:la|le|les|l['’]|d['’])\s?)?[A-Za-zÀ-ÿ][\wÀ-ÿ-]+"
        rf"(?:\s+[A-ZÀ-Ý][\wÀ-ÿ-]+|\s+{_LOWER_TAIL})*|\s+[A-ZÀ-Ý][\wÀ-ÿ-]+)+)"
    )
    return name, re.compile(words["alone"])
