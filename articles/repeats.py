"""Lines that repeat across the files of one source: what its pages carry around every story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

SHORTEST, LONGEST = 3, 200  # characters of a folded line
FEWEST_TEXTS = 3
SHARE = 0.2
_SENTENCE_WORDS = 9


def repeated_lines(texts: Iterable[str]) -> frozenset[str]:
    """The lines (case and spaces folded) that stand in at least three texts and in a fifth of them.

    Texts that are the same but for case and spaces count once, so that copies of a story don't take it apart.
    A sentence is never given, however often it repeats: daily reports repeat some of their prose.
    """
    seen: set[int] = set()
    counts: Counter[str] = Counter()
    distinct = 0
    for text in texts:
        lines = [fold_line(line) for line in text.split("\n")]
        whole = hash("".join(lines))
        if whole in seen:
            continue
        seen.add(whole)
        distinct += 1
        counts.update({line for line in lines if SHORTEST <= len(line) <= LONGEST and not _is_sentence(line)})
    least = max(FEWEST_TEXTS, SHARE * distinct)
    return frozenset(line for line, count in counts.items() if count >= least)


def fold_line(line: str) -> str:
    """A line as repeats are compared: case and runs of space folded."""
    return " ".join(line.casefold().split())


def _is_sentence(line: str) -> bool:
    return line.endswith((".", "!", "?", "。", ".”", '."')) and line.count(" ") + 1 >= _SENTENCE_WORDS
