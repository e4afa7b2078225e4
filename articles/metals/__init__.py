"""Which metals an article speaks of, and where."""

from __future__ import annotations

from articles.metals.vocabulary import FAMILIES, family, resolve
from articles.model import Metal, Organisation

__all__ = ["FAMILIES", "family", "find", "resolve"]


def find(body: str, title: str, organisations: tuple[Organisation, ...]) -> tuple[Metal, ...]:
    """The metals of an article, in order of first appearance in the body, then of the title.

    Spans are in characters of `body` and `title`. A metal is `in_name_only` if every mention lies inside a name: of one
    of the organisations, a place, a mine, a share or a person, or inside an address. A mention's rule says which.
    """
    # Those who only ask what a word means needn't wait for the patterns.
    from articles.metals.finding import find_metals

    return find_metals(body, title, organisations)
