"""Which metals an article speaks of, and where."""

from __future__ import annotations

from articles.metals.finding import find
from articles.metals.vocabulary import FAMILIES, family, resolve

__all__ = ["FAMILIES", "family", "find", "resolve"]
