"""Branches of known bodies, which every translator names with their parent in another place and spelling."""

from __future__ import annotations

import re

from articles.names import fold, key
from articles.organisations.gazetteer import entry_of, gazetteer

_BRANCH_OF = re.compile(r"(?:the )?(.+?) branch of (?:the )?(.+)", re.I)
_BRANCH_BEHIND = re.compile(r"(.+) (?:sub-?)?branch", re.I)
_MOST_WORDS = 6
"""Words of a branch's own name, at most."""


def branch_key(form: str) -> str:
    """The key of a known body's branch from its parent and its own words; "" if `form` is no such branch.

    "Zinc Branch of X" and "X Zinc Branch" are one body, however X is spelt. A company's branch goes by the name of
    the company's entry, as it is the company itself, and a well-known branch by the name of its own.
    """
    parent, own = _parts(form)
    if not parent:
        return ""
    kind = gazetteer().entries[parent].kind
    if kind == "company":
        return parent
    if kind != "association":
        return ""
    return entry_of(f"{own} Branch of {parent}") or f"{fold(parent)} {key(own)} branch"


def _parts(form: str) -> tuple[str, str]:
    """The entry of the parent and the branch's own words, ("", "") where either is missing."""
    leading = _BRANCH_OF.fullmatch(form)
    if leading:
        return entry_of(leading.group(2)), leading.group(1)
    behind = _BRANCH_BEHIND.fullmatch(form)
    words = behind.group(1).split() if behind else []
    for past in range(len(words) - 1, max(0, len(words) - 1 - _MOST_WORDS), -1):
        parent = entry_of(" ".join(words[:past]))
        if parent:
            return parent, " ".join(words[past:])
    return "", ""
