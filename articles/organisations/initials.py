"""The letters that a name's words begin with, as abbreviations are made of them."""

from __future__ import annotations

from articles.names import LEGAL_WORDS
from articles.organisations.remembered import Remembered

_SMALL = frozenset(("of", "the", "and", "for", "&", ",", "on", "in", "de"))
_LEFT_OUT = frozenset(("holding", "holdings"))


def _initials_of(form: str) -> tuple[str, ...]:
    """The initials of a name of three words and more: without its legal form, and without "Holdings" too."""
    words = [word for word in form.replace(",", " ").split() if word not in _SMALL]
    while len(words) > 1 and words[-1].lower().replace(".", "") in LEGAL_WORDS:
        words.pop()
    if len(words) < 3:
        return ()
    letters = "".join([word[0] for word in words])
    return (letters, letters[:-1]) if words[-1].lower() in _LEFT_OUT and len(words) > 3 else (letters,)


INITIALS = Remembered(_initials_of)
