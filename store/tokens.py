"""Texts as full-text search cuts them: SQLite itself says what it makes of each character, so that both always agree.

For what FTS5 can't answer quickly: which words begin with a letter or two, and whether one text at hand holds words.
"""

from __future__ import annotations

import re
import sqlite3

from articles.letters import without_printers_marks

TOKENIZER = "unicode61 remove_diacritics 2"
BLOCK = 256
_OTHER = re.compile(r"[^\x00-\x7f]+")


class _Letters(dict[int, str]):
    """What becomes of a character: itself folded, a space where it parts words, nothing where it is an accent only.
    Asked a block of characters at a time, when one of it is first met."""

    def __missing__(self, code: int) -> str:
        first = code - code % BLOCK
        self.update(_asked(range(first, first + BLOCK)))
        return self[code]


def _asked(codes: range) -> dict[int, str]:
    """Ask SQLite by words that have one of the characters in their middle."""
    found: dict[int, str] = dict.fromkeys(codes, " ")
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute(f"CREATE VIRTUAL TABLE words USING fts5(word, tokenize='{TOKENIZER}')")
        connection.execute("CREATE VIRTUAL TABLE tokens USING fts5vocab(words, instance)")
        connection.executemany(
            "INSERT INTO words(rowid, word) VALUES (?, ?)",
            [(code, f"x{chr(code)}x") for code in codes if code and not 0xD800 <= code < 0xE000],
        )
        whole = connection.execute("SELECT doc, term FROM tokens WHERE term != 'x'")
        found.update((code, term[1:-1]) for code, term in whole)
    finally:
        connection.close()
    return found


_letters = _Letters()


def words_of(text: str) -> list[str]:
    """The words of a text as the index has them."""
    return folded(text).split()


def folded(text: str) -> str:
    """The words of a text as the index has them, with spaces between."""
    if not text.isascii():
        text = without_printers_marks(text)
    if not text.isascii():
        text = _OTHER.sub(lambda found: found[0].translate(_letters), text)
    return text.translate(_letters)
