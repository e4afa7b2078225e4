"""Which language a text is in: told by its script, and among Latin ones by the commonest words."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from articles.cleaning import beyond_ascii

_SAMPLE = 20_000
"""Characters looked at, at most."""

_GLANCE = 400
"""So many words are enough to know English by."""

_AT_ONCE = 800
"""Characters that are enough where a quarter of the words are English stop words."""

UNKNOWN = "und"

_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]"), 1.5),
    ("ko", re.compile("[\uac00-\ud7af]"), 2.5),
    ("zh", re.compile("[\u4e00-\u9fff\u3400-\u4dbf]"), 1.7),
    ("ru", re.compile("[\u0400-\u04ff]"), 6.0),
    ("ar", re.compile("[\u0600-\u06ff]"), 5.0),
    ("el", re.compile("[\u0370-\u03ff]"), 6.0),
    ("he", re.compile("[\u0590-\u05ff]"), 5.0),
    ("hi", re.compile("[\u0900-\u097f]"), 5.0),
    ("th", re.compile("[\u0e00-\u0e7f]"), 5.0),
)
"""Scripts that tell a language (the commonest one that uses it), with their characters to a word."""

_OTHER_LETTERS = re.compile("[\u0370-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")
_SPACED = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalpha() else 32 for code in range(256))
"""For `bytes.translate`, by far the fastest way to words: ASCII letters in small ones, a space for all else."""

_KANA_SHARE = 0.1


@cache
def _stop_words() -> dict[str, frozenset[str]]:
    text = (Path(__file__).parent / "vocabulary" / "languages.toml").read_text(encoding="utf-8")
    return {language: frozenset(words.split()) for language, words in tomllib.loads(text).items()}


def detect(text: str, declared: str | None = None) -> str:
    """The two-letter code of a text's language, `und` if it has no words.

    What the record declares decides only where the text itself gives too little to go by; a text in Latin letters
    that shows no other language counts as English.
    """
    sample = text[:_SAMPLE]
    if not _OTHER_LETTERS.search(beyond_ascii(sample)) and _is_english_at_a_glance(sample):
        return "en"
    latin = _LATIN.findall(sample.lower())
    other, weight = _other_script(sample)
    if other and weight > len(latin):
        return other
    if not latin:
        return _code(declared) or UNKNOWN
    return _among_latin(latin) or _code(declared) or "en"


def _is_english_at_a_glance(sample: str) -> bool:
    """Whether the first words are plainly English: most texts show it at once."""
    return _is_plainly_english(_first_words(sample[:_AT_ONCE]), one_in=4) or _is_plainly_english(
        _first_words(sample[: _GLANCE * 6])
    )


def _first_words(text: str) -> list[str]:
    """The Latin words of a short text, in small letters; without accents they need no regular expression."""
    text = text.lower()
    if not _LATIN.search(beyond_ascii(text)):
        return text.encode("ascii", "replace").translate(_SPACED).decode("ascii").split()
    return _LATIN.findall(text)


def _other_script(sample: str) -> tuple[str, float]:
    """The language of the commonest script that isn't Latin, and about how many words it has."""
    if not _OTHER_LETTERS.search(sample):
        return "", 0.0
    words = {language: len(script.findall(sample)) / size for language, script, size in _SCRIPTS}
    if words["ja"] > _KANA_SHARE * words["zh"]:
        words["ja"] += words["zh"]
    language = max(words, key=lambda name: words[name])
    return (language, words[language]) if words[language] else ("", 0.0)


def _is_plainly_english(words: list[str], one_in: int = 5) -> bool:
    """Whether one word in so many is an English stop word; a fifth of them are in any English prose."""
    stops = _stop_words()["en"]
    return len(words) >= 30 and sum(map(stops.__contains__, words)) * one_in > len(words)


def _among_latin(words: list[str]) -> str | None:
    """The language whose stop words are most, if they are enough to tell."""
    if _is_plainly_english(words[:_GLANCE]):
        return "en"
    counts = {language: sum(map(stops.__contains__, words)) for language, stops in _stop_words().items()}
    best = max(counts, key=lambda language: counts[language])
    if counts[best] < 3 or counts[best] < 0.05 * len(words):
        return None
    if best != "en" and counts[best] < 1.3 * counts["en"]:
        return "en"
    return best


def _code(declared: str | None) -> str | None:
    """The two letters of a declared language (`en-GB`, `zh_CN`, `English`), if it is one."""
    if not declared:
        return None
    name = declared.strip().lower()
    if name.startswith("english"):
        return "en"
    match = re.fullmatch(r"([a-z]{2})(?:[-_][a-z0-9-]+)?", name)
    return match[1] if match else None
