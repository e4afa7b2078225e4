"""What the words around a date say of its place in time: ahead, behind, long ago, a year's results."""

from __future__ import annotations

import re

_AHEAD_JUST_BEFORE = re.compile(
    r"\b(?:by|before|until|till|to the end of|from|starting|beginning|effective|no later than|deadline (?:of|is)|due(?: on| in)?|next|payable(?: on)?|record"
    r"|through|ahead of|as early as|as soon as|as of)[ \n]+(?:the[ \n]+)?(?:end of[ \n]+)?(?:early |late |mid )?$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|scheduled|slated|(?:is|are|was|were|be|falls?) due(?! to)|expect(?:s|ed)?|plan(?:s|ned|ning)?|deadline|to be held|upcoming|forthcoming"
    r"|set to|aims?|intends?|propos(?:es|ed)|payable|planned|opens|begins|starts|takes place|leaves|expires?|comes? into|takes? effect|may|might|could|hopes?|target(?:s|ed|ing)?|forecasts?)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:was|were|had|did|said|held|began|took|made|met|told|rose|fell|won|led|gave|went|came|saw|since|last|earlier|ago"
    r"|(?!(?:schedul|expect|plann|propos|need|unit|limit|ne|se|propose|indee|fe|excee|expande)ed)[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_LONG_AGO = re.compile(
    r"\b(?:founded|established|began|begun|born|built|incorporated|set up|formed|graduated|discovered"
    r"|commissioned|inception|roots|dat(?:es|ing) back|as far back|history|historical|formerly|went public)\b",
    re.IGNORECASE,
)
_RESULTS = re.compile(
    r"\b(?:profits?|production|output|produced|revenues?|sales|sold|exported|imported|earnings|turnover|shipments?|deliver(?:ed|ies)"
    r"|achieved|grew|rose|fell|gdp|accounts)\b",
    re.IGNORECASE,
)
_REACH = 90  # characters: about a clause


def ahead(text: str, start: int, end: int, sentence: tuple[int, int]) -> int:
    """1 where the words around a date look forward, -1 where they look back, 0 where they say neither.

    Characters; `sentence` bounds what is looked at, and no more than a clause on either side.
    """
    before = text[max(sentence[0], start - _REACH) : start]
    after = text[end : min(sentence[1], end + _REACH // 2)]
    score = 2 * bool(_AHEAD_JUST_BEFORE.search(before))
    score += 2 * bool(_AHEAD.search(before)) + bool(_AHEAD.search(after))
    score -= bool(_BEHIND.search(before)) + bool(_BEHIND.search(after))
    return (score > 0) - (score < 0)


def expected(text: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether a verb of the clause says that a date is still to come ("will", "is scheduled")."""
    before = text[max(sentence[0], start - _REACH) : start]
    after = text[end : min(sentence[1], end + _REACH // 2)]
    return bool(_AHEAD.search(before) or _AHEAD.search(after))


def long_ago(text: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether a date is told as the beginning of something old ("founded in", "in 1949, when it was set up")."""
    before, after = text[max(sentence[0], start - 50) : start], text[end : min(sentence[1], end + 40)]
    return bool(_LONG_AGO.search(before) or re.match(r",? when .*" + _LONG_AGO.pattern, after, re.IGNORECASE))


def results(text: str, end: int, sentence: tuple[int, int]) -> bool:
    """Whether the sentence of a date reports what a year brought (output, profit, sales)."""
    return bool(_RESULTS.search(text[max(sentence[0], end - 200) : min(sentence[1], end + 200)]))
