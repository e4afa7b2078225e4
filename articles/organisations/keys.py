"""What the key of a name says by itself, told once a name: kind of institution, short forms, what follows a place."""

from __future__ import annotations

from articles.names import key
from articles.organisations.branches import branch_key
from articles.organisations.gazetteer import entry_of
from articles.organisations.lexicon import HEAD, LEADING_LEGAL, PLACE, PLAIN, RANK, TOPIC, lexicon
from articles.organisations.remembered import Remembered

GENERIC = TOPIC | HEAD | PLAIN | RANK
"""Any of these flags: the word says nothing of which body it is."""


def _key_of(form: str) -> str:
    """The key of a form of a name: that of its entry, else of its parent if it is a branch's, else its own."""
    return entry_of(form) or ("ranch" in form and branch_key(form)) or key(form)


KEY_OF = Remembered(_key_of)
WORDS_OF = Remembered(lambda name: name.split())
"""The words of a key, which nobody may change."""
FORM_KEYS = Remembered(key)


def _edges(name: str) -> tuple[str, ...]:
    """The first and the last word of a key of several, marked as which they are."""
    words = name.split()
    return (f"<{words[0]}", f">{words[-1]}") if len(words) > 1 else ()


EDGES = Remembered(_edges)

_HEAD_CLASSES = {
    "association": "body",
    "alliance": "body",
    "ministry": "official",
    "department": "official",
    **{
        head: head
        for head in (
            "academy",
            "branch",
            "bureau",
            "commission",
            "committee",
            "council",
            "federation",
            "institute",
            "society",
            "union",
            "university",
        )
    },
}
_LEFT_OUT_TEXT = """
of and the for on in special professional research national state people provincial municipal city
"""
_LEFT_OUT = frozenset(_LEFT_OUT_TEXT.split())


def _signature(words: list[str]) -> tuple[str, frozenset[str]]:
    """What kind of institution a name says, and the words that say which; ("", …) where it isn't one."""
    leading = (i for i in range(len(words) - 1) if words[i] in _HEAD_CLASSES and words[i + 1] in ("of", "for", "on"))
    i = next(leading, len(words) - 1)
    if words and words[i] in _HEAD_CLASSES:
        rest = words[:i] + words[i + 1 :]
        return _HEAD_CLASSES[words[i]], frozenset(w for w in rest if w not in _LEFT_OUT and not w[0].isdigit())
    return "", frozenset()


def _telling_signature(name: str) -> tuple[str, frozenset[str]] | None:
    """The `_signature` of a key, None where it isn't an institution's or no word says which."""
    head, content = _signature(name.split())
    return (head, content) if head and content else None


SIGNATURES = Remembered(_telling_signature)


def _inner_parts(name: str) -> tuple[str, ...]:
    """The short forms in a company's key: from the first word or behind a place; two words and more anywhere."""
    flags = lexicon().flags
    words = name.split()
    out = []
    for start in range(min(5, len(words))):
        own = start == 0 or (start == 1 and flags.get(words[0], 0) & (PLACE | LEADING_LEGAL))
        if not own and flags.get(words[start], 0) & GENERIC:
            continue
        shortest, longest = start + (1 if own else 2), min(len(words) + (start > 0), start + 6)
        out += [" ".join(words[start:end]) for end in range(shortest, longest)]
    if len(words) > 3 and words[-1] in _HEIRS and words[-2] == "and":
        out.append(words[-3])  # "Ann Zinkor & Sons" as "Zinkor"
    return tuple(out)


_HEIRS = frozenset(("sons", "son", "brothers", "bros"))
_REGION_WORDS = frozenset(("autonomous", "region", "province", "city", "county"))
INNER_PARTS = Remembered(_inner_parts)


def _behind_place(name: str) -> tuple[str, ...]:
    """What is left of a key without the place that it begins with, and without what sort of region that is."""
    flags = lexicon().flags
    words = name.split()
    long_places = lexicon().long_places.get(words[0], ()) if words else ()
    out = []
    for start in range(1, min(3, len(words))):
        if flags.get(words[start - 1], 0) & PLACE or tuple(words[:start]) in long_places:
            while start + 1 < len(words) and words[start] in _REGION_WORDS:
                start += 1  # "Inner Mongolia Autonomous Region Zinc Society"
            out.append(" ".join(words[start:]))
    return tuple(out)


BEHIND_PLACE = Remembered(_behind_place)
