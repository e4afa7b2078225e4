"""Words as full-text search has them, told without it."""

from __future__ import annotations

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from store.tokens import TOKENIZER, folded

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXTS = st.text(st.one_of(LETTERS, st.sampled_from("aZ9 éÅß ́ſK中文アあ_-'’·№²")), max_size=40)


def words_of(text):
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='{TOKENIZER}')")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5vocab(texts, instance)")
    connection.execute("INSERT INTO texts VALUES (?)", (text,))
    words = [word for (word,) in connection.execute("SELECT term FROM words ORDER BY offset")]
    connection.close()
    return words


@given(TEXTS)
def test_words_are_those_of_the_full_text(text):
    assert folded(text).split() == words_of(text)


def test_every_character_is_cut_as_the_full_text_cuts_it():
    text = " ".join(f"a{chr(code)}b" for code in range(1, 0x3100))
    assert folded(text).split() == words_of(text)


def test_folding_twice_changes_nothing():
    once = folded("Ångström’s “Ärger” in 中国A股, ﬁnally №5 K")
    assert folded(once) == once
