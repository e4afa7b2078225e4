"""What the words around a date say of its place in time: ahead, behind, long ago, a year's results."""

from __future__ import annotations

import re

from articles.dates.words import any_of, words

# For stretches in small letters with a space put before them: a word begins behind a character that is none of a word.
# Sets of characters and plain letters are what a scan is fast with.
_AHEAD_JUST_BEFORE = re.compile(
    rf"[^a-z0-9_]{any_of('ahead_before')}[ \n]+(?:the[ \n]+)?(?:end of[ \n]+)?(?:early |late |mid )?$"
)
_AHEAD_JUST_AFTER = re.compile(r"[ -](?:delivery|deliveries|contracts?|futures|shipments?)\b")
_CONTRACT_MONTH = re.compile(rf" {any_of('traded')},?[ \n]{any_of('market_words')}\b")
"""After the month of a contract, in small letters."""
_TO = re.compile(r"[ \n](?:to|through|until)[ \n]|[-–—]")
_EXPECTED_TO = re.compile(
    r"\W(?:expect(?:s|ed)?|forecasts?|forecasted|projected|estimated|predicted|likely|set|scheduled|slated|plann?(?:s|ed)?"
    r"|intends?|aims?|hopes?)[ \n]to[ \n](?!have\b)[a-z]+(?:[^,;:.]|[.,](?=\d))*$"
)
"""Of a date in the same breath: "was expected to reach 30,000 tonnes in"."""
_DONE_ON = re.compile(
    rf"(?<!\Wbe)(?<!\Wto)[ \n](?!{any_of('not_behind')}\W)(?:{any_of('behind')}|[a-z]{{2,}}ed)"
    r"(?:[ \n](?!(?:due|to|set|for|until|till|by)\b)[\w'-]+){0,2}?(?:[ \n](?:on|late|early))*[ \n]$"
)
"""What was said or done on a day lies behind, whatever else the sentence says."""
_DONE = re.compile(
    rf"\W(?:(?:was|were|had|has|have)[ \n](?:been[ \n])?(?!{any_of('not_behind')}\b)"
    rf"(?:[a-z]+(?:ed|en)|{any_of('behind')})\b"
    r"(?:[ \n][\w'-]+){0,3}?[ \n](?:by|before|from|through)|(?:ran|fell|rose|grew|lasted)[ \n]from)"
    r"[ \n]+(?:the[ \n]+)?(?:(?:end|start|middle)[ \n]of[ \n])?(?:early |late |mid )?$"
)
"""What was done by a date lies behind."""
_SINCE = re.compile(r"\Wsince[ \n]+(?:the )?$")
_AHEAD = re.compile(rf"[^a-z0-9_]{any_of('ahead')}\b")
_MAY = re.compile(r"\Wmay\b")
"""The verb: in the text's own letters, where the month has a capital."""
_BEHIND = re.compile(rf"[^a-z0-9_]{any_of('behind')}\b")
_PAST_TENSE = re.compile(r"ed\b(?<=[a-z]{3}ed)" + "".join(rf"(?<!\W{word})" for word in sorted(words("not_behind"))))
_LONG_AGO = re.compile(rf"\W{any_of('long_ago')}\b")
_FOUNDED_WHEN = re.compile(rf",? when .{{0,40}}\b{any_of('long_ago')}\b")
_RESULTS = re.compile(rf"\W{any_of('results')}\b")
_REACH = 90  # characters: about a clause
_JUST_BEFORE = 60  # characters of it in which the words just before a date stand


def ahead(text: str, start: int, end: int, sentence: tuple[int, int]) -> int:
    """1 where the words around a date look forward, -1 where they look back, -2 after "since", else 0.

    2 where they can't but look forward: the month of a contract that is traded.

    Characters; `sentence` bounds what is looked at, and no more than a clause on either side.
    """
    before, after = _around(text, start, end, sentence)
    low_before, low_after = before.lower(), after.lower()
    if "since" in low_before and _SINCE.search(low_before):
        return -2
    if _CONTRACT_MONTH.match(low_after, 1):
        return 2
    if _DONE_ON.search(low_before, max(0, len(low_before) - _JUST_BEFORE)):
        return -1
    if " to " in low_before and _EXPECTED_TO.search(low_before):
        return 1
    ahead_before, ahead_after = _looks_ahead(before, low_before), _looks_ahead(after, low_after)
    just_before = _AHEAD_JUST_BEFORE.search(low_before, max(0, len(low_before) - _JUST_BEFORE)) is not None
    if just_before and low_before.endswith("from ") and _TO.search(text, start, end):
        just_before = False  # "from" begins a range here, and no time to come
    if just_before and not ahead_before and not ahead_after and _DONE.search(low_before):
        return -1
    score = 2 * just_before + 3 * bool(_AHEAD_JUST_AFTER.match(low_after, 1))
    score += 2 * ahead_before + ahead_after
    if not score:
        return -1 if _looks_back(low_before) or _looks_back(low_after) else 0
    score -= _looks_back(low_before) + _looks_back(low_after)
    return (score > 0) - (score < 0)


def _around(text: str, start: int, end: int, sentence: tuple[int, int]) -> tuple[str, str]:
    """About a clause on either side of a date, within its sentence, each with a space put before it."""
    return (
        " " + text[max(sentence[0], start - _REACH) : start],
        " " + text[end : min(sentence[1], end + _REACH // 2)],
    )


def _looks_ahead(clause: str, low: str) -> bool:
    return _AHEAD.search(low) is not None or ("may" in low and _MAY.search(clause) is not None)


def _looks_back(low: str) -> bool:
    return _BEHIND.search(low) is not None or _PAST_TENSE.search(low) is not None


def contract_month(text: str, end: int) -> bool:
    """Whether a month that ends there is that of a contract: "May copper settled at"."""
    return _CONTRACT_MONTH.match(text[end : end + 40].lower()) is not None


def expected(text: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether a verb of the clause says that a date is still to come ("will", "is scheduled")."""
    return any(_looks_ahead(clause, clause.lower()) for clause in _around(text, start, end, sentence))


def long_ago(text: str, start: int, end: int, sentence: tuple[int, int]) -> bool:
    """Whether a date is told as the beginning of something old ("founded in", "in 1949, when it was set up")."""
    before, after = " " + text[max(sentence[0], start - 50) : start], text[end : min(sentence[1], end + 40)]
    return bool(_LONG_AGO.search(before.lower()) or _FOUNDED_WHEN.match(after.lower()))


def results(text: str, end: int, sentence: tuple[int, int]) -> bool:
    """Whether the sentence of a date reports what a year brought (output, profit, sales)."""
    around = text[max(sentence[0], end - 200) : min(sentence[1], end + 200)]
    return bool(_RESULTS.search(" " + around.lower()))
