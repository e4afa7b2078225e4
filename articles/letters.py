"""Letters: text in small ones without moving a character, and regular expressions that find many words at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_PRINTERS_MARKS = "‘’“”–—•…\u00a0"


def without_printers_marks(text: str) -> str:
    """The text with spaces for the commonest marks outside ASCII: most English text is plain ASCII then."""
    for mark in _PRINTERS_MARKS:
        text = text.replace(mark, " ")
    return text


def encoded(text: str) -> bytes:
    """The text as UTF-8, whatever stands in it: halves of surrogate pairs too."""
    return text.encode("utf-8", "surrogatepass")


def lowered(text: str) -> str:
    """The text in small letters, character for character: the few capitals that become two when lowered stay."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(character if len(character.lower()) != 1 else character.lower() for character in text)


def trie(forms: Iterable[str], space: str = " ") -> str:
    """A regular expression for any of the forms, longest first, that looks at each character of a text about once.

    A space in a form stands for `space`, itself a regular expression.
    """
    root: dict[str, Any] = {}
    for form in forms:
        node = root
        for character in form:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branches(root, space)


def _branches(node: dict[str, Any], space: str) -> str:
    ends = "" in node
    branches = []
    for character, below in node.items():
        if character:
            literal = space if character == " " else re.escape(character)
            branches.append(literal + _branches(below, space))
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return joined + "?" if ends else joined
