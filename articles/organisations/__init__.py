"""Which organisations a story names: companies, institutes, government bodies, associations, and every form of each."""

from __future__ import annotations

from articles.model import Organisation
from articles.organisations.reading import read_organisations


def find(body: str, title: str) -> tuple[Organisation, ...]:
    """The organisations of a story in order of first appearance.

    Mentions are spans of `body`, title mentions spans of `title`. Takes time linear in the length of both.
    """
    return read_organisations(body, title)


__all__ = ["find"]
