"""Small letters without moving a character, and one expression for many words."""

from __future__ import annotations

import re

from articles.letters import lowered, trie


def test_small_letters_stand_where_the_capitals_did() -> None:
    text = "İstanbul ÇELİK and NICKEL"
    assert len(lowered(text)) == len(text)
    assert lowered(text).endswith("and nickel")


def test_a_trie_finds_the_longest_of_its_words() -> None:
    words = re.compile(trie(["tin", "tinplate", "tin ore", "c++"], r"[\s-]"))
    assert words.findall("tinplate, tin-ore, tin and c++") == ["tinplate", "tin-ore", "tin", "c++"]
