"""What is found out once a word and then remembered: most words of a text have stood in another before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_MOST = 50000
"""Words of which something is remembered at one time; all are forgotten where they become more."""

Told = TypeVar("Told")


class Remembered(dict[str, Told], Generic[Told]):
    """What a function tells of words (or of the few words of a name), asked once each: looked up as in a dictionary."""

    def __init__(self, tell: Callable[[str], Told]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> Told:
        if len(self) >= _MOST:
            self.clear()
        told = self[word] = self._tell(word)
        return told
