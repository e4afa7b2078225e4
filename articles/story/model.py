"""What finding the story gives."""

from __future__ import annotations

from dataclasses import dataclass

from articles.model import TitleBasis


@dataclass(frozen=True, slots=True)
class Dropped:
    """A span of the raw text (characters, end exclusive) that is no part of the body, and the rule that took it out."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Story:
    """The story of one source.

    `title` is the headline as it stands (`stated`) or made of the first sentence (`derived`).
    `body` is made of the spans `kept` of the raw text (characters, end exclusive), in order: a subsequence of it.
    `header` holds the lines around the story where a publication date may stand, in raw order, joined by `\\n`.
    `dropped` says what was taken out and by which rule; white space between lines is not listed.
    """

    title: str
    title_basis: TitleBasis
    body: str
    header: str
    kept: tuple[tuple[int, int], ...]
    dropped: tuple[Dropped, ...] = ()
