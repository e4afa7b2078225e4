"""What the finders hand on: a stretch of tokens that names a body."""

from __future__ import annotations

from dataclasses import dataclass

from articles.model import Kind
from articles.organisations.tokens import Tokens


@dataclass(slots=True)
class Found:
    """One stretch of text that names a body, before mentions of the same body are brought together.

    `start` and `end` are characters, end exclusive. `first` and `past` are its tokens, `past` exclusive.
    `rule` says which finder found it. `entry` is the key of the vocabulary's entry, "" for an unknown body.
    `host` is the body that this is a part of ("X Division of Y"): the stretch is a form of that body.
    `weak`: it needs something that speaks for a body; `beside`: as it stands beside another word of a name.
    `form` is its text, line ends and wide gaps as one blank, once it is recorded; `in_title`: it stands in the title.
    `bare` is true of a generic name ("Finance Bureau") that counts only as a short form of a fuller one.
    """

    start: int
    end: int
    first: int
    past: int
    kind: Kind
    rule: str
    entry: str = ""
    host: Found | None = None
    bare: bool = False
    weak: bool = False
    beside: bool = False
    merged_by: str = ""
    form: str = ""
    in_title: bool = False


def make(t: Tokens, first: int, past: int, kind: Kind, rule: str) -> Found:
    """A stretch from token `first` to `past`, exclusive."""
    return Found(t.starts[first], t.ends[past - 1], first, past, kind, rule)
