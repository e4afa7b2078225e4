"""What the words around a date say of its place in time: ahead, behind, long ago, a year's results."""

from __future__ import annotations

import re

from articles.dates.words import any_of

# A word begins behind a character that is none of a word: a set of characters, which is what a scan is fast with. The
# stretches they are searched in have a space put before them.
_AHEAD_JUST_BEFORE = re.compile(
    rf"\W{any_of('ahead_before')}[ \n]+(?:the[ \n]+)?(?:end of[ \n]+)?(?:early |late |mid )?$", re.IGNORECASE
)
_AHEAD_JUST_AFTER = re.compile(r"[ -](?:delivery|deliveries|contracts?|futures|shipments?)\b", re.IGNORECASE)
_SINCE = re.compile(r"\Wsince[ \n]+(?:the )?$", re.IGNORECASE)
_AHEAD = re.compile(rf"\W{any_of('ahead')}\b", re.IGNORECASE)
_BEHIND = re.compile(rf"\W(?:{any_of('behind')}|(?!{any_of('not_behind')}\b)[a-z]{{3,}}ed)\b", re.IGNORECASE)
_LONG_AGO = re.compile(rf"\W{any_of('long_ago')}\b", re.IGNORECASE)
_FOUNDED_WHEN = re.compile(rf",? when .{{0,40}}\b{any_of('long_ago')}\b", re.IGNORECASE)
_RESULTS = re.compile(rf"\W{any_of('results')}\b", re.IGNORECASE)
_REACH = 90  # characters: about a clause


def ahead(text: str, start: int, end: int, sentence: tuple[int, int]) -> int:
    """1 where the words around a date look forward, -1 where they look back, -2 after "since", else 0.

    Characters; `sentence` bounds what is looked at, and no more than a clause on either side.
    """
    before, after = _around(text, start, end, sentence)
    if _SINCE.search(before):
        return -2
    score = 2 * bool(_AHEAD_JUST_BEFORE.search(before)) + 3 * bool(_AHEAD_JUST_AFTER.match(after, 1))
    score += 2 * bool(_AHEAD.search(before)) + bool(_AHEAD.search(after))
    score -= bool(_BEHIND.search(before)) + bool(_BEHIND.search(after))
    return (score > 0) - (score < 0)


def _around(text: str, start: int, end: int, sentence: tuple[int, int]) -> tuple[str, str]:
    """About a clause on either side of a date, within its sentence, each with a space put before it."""
    return (
        " " + text[max(sentence[0], start - _REACH) : start],
        " " + text[end : min(sentence[1], end + _REACH // 2)],
    )


def expected(text: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether a verb of the clause says that a date is still to come ("will", "is scheduled")."""
    before, after = _around(text, start, end, sentence)
    return bool(_AHEAD.search(before) or _AHEAD.search(after))


def long_ago(text: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether a date is told as the beginning of something old ("founded in", "in 1949, when it was set up")."""
    before, after = " " + text[max(sentence[0], start - 50) : start], text[end : min(sentence[1], end + 40)]
    return bool(_LONG_AGO.search(before) or _FOUNDED_WHEN.match(after))


def results(text: str, end: int, sentence: tuple[int, int]) -> bool:
    """Whether the sentence of a date reports what a year brought (output, profit, sales)."""
    return bool(_RESULTS.search(" " + text[max(sentence[0], end - 200) : min(sentence[1], end + 200)]))
