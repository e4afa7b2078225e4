"""Bodies without a head that the vocabulary doesn't know: what the words around a capitalised name say of it."""

from __future__ import annotations

from articles.organisations.definitions import Definition
from articles.organisations.found import Found
from articles.organisations.tokens import Tokens


def title_company(title: str) -> str:
    """The name that a press release's title begins with, "" if it begins with none."""
    return ""


def find_by_evidence(
    t: Tokens, text: str, founds: list[Found], defined: dict[int, Definition], subject: str
) -> list[Found]:
    """`founds` without the weak ones that nothing speaks for, with the names that their surroundings make companies."""
    return [f for f in founds if not f.weak]
