"""Where a date expression may begin: the words and numbers that begin one, and what has to follow them.

Most words and numbers that can begin a date begin none. So each is looked for together with what has to follow, and
the rules of `articles.dates.patterns`, which cost far more, are tried only there. `STARTS` names their groups; numbers
begin the groups `small` (two digits at most), `year` and `compact`.
"""

from __future__ import annotations

import re
from functools import cache

from articles.dates.atoms import DAY_WORDS, FULL_MONTHS, MONTH_WORDS, NUMBERS, WEEKDAY_WORDS
from articles.letters import trie

STARTS: dict[str, str] = {
    **dict.fromkeys(DAY_WORDS, "day word"),
    **dict.fromkeys(("twenty", "thirty"), "day word"),
    **dict.fromkeys(NUMBERS, "number word"),
    "a": "article",
    **dict.fromkeys(("first", "second", "third", "fourth", "last", "final", "opening", "closing"), "ordinal"),
    **dict.fromkeys(("this", "next", "previous", "current", "coming", "that"), "relative"),
    **dict.fromkeys(("year", "years", "half", "quarter", "qtr", "month", "months", "full", "trading"), "unit"),
    **dict.fromkeys(("fiscal", "calendar", "financial", "marketing", "crop"), "unit"),
    **dict.fromkeys(MONTH_WORDS, "month"),
    **dict.fromkeys(WEEKDAY_WORDS, "weekday"),
    **dict.fromkeys(("day", "yesterday", "today", "tomorrow", "tonight"), "day"),
    "q": "quarter",
    "h": "half",
    "fy": "fiscal",
    "cy": "fiscal",
    "same": "same",
    "week": "week",
}

# Text that holds numbers and words with the look of dates: passed over whole, by the word or number it begins with.
PASSED_OVER: dict[str, str] = {
    **dict.fromkeys(("http", "https", "www", "doi"), r"(?:https?://|www\.|doi:)[^\s()<>\"]*"),
    "10": r"10\.[0-9]{4,9}/[^\s()<>\"]*",
}

_GAP = r"[ \n-]{1,9}"
_UNITS = ("half", "quarter", "qtr", "month", "year", "week")
_KINDS_OF_YEAR = ("fiscal", "financial", "full", "trading", "calendar")
_MONTH_BEGINNINGS = {month[:3] for month in FULL_MONTHS}
_DAY_BEGINNINGS = {day[:3] for day in WEEKDAY_WORDS}
_ORDINAL_WORDS = ("first", "second", "third", "fourth", "last", "final", "opening", "closing")
_AFTER_ORDINAL = (*_UNITS, *_KINDS_OF_YEAR, *NUMBERS, *_ORDINAL_WORDS, "mth", "and", "to", "of", "day")

# In small letters, by group: what has to follow a word for it to begin an expression. All of it is part of the rules
# too: what is here only says sooner that none of them can hold.
_GOES_ON: dict[str, str] = {
    "number word": _GAP + trie((*_UNITS, "mth", "day")),
    "article": rf"{_GAP}(?:day|week|month|year)s?{_GAP}ago",
    "ordinal": rf"[ \n&/-]{{1,17}}(?:[0-9]|{trie({*_AFTER_ORDINAL, *_MONTH_BEGINNINGS, *_DAY_BEGINNINGS})})",
    "relative": _GAP + trie({*_UNITS, *_KINDS_OF_YEAR, *_MONTH_BEGINNINGS, *_DAY_BEGINNINGS}),
    "unit": rf"{_GAP}(?:[12]|to{_GAP}(?:[jfmasond0-9]|end)"
    rf"|{trie((*_UNITS, 'period', 'that', 'which', 'end', 'before', 'earlier'))})",
    "same": _GAP + trie((*_UNITS, "period", "time")),
    "week": " [0-9]",
    "quarter": "[1-4]",
    "half": "[12]",
    "fiscal": r"[ \n]{0,9}'?[0-9]",
}

# The same of a number of one or two digits: most of them count something else.
_SMALL_GOES_ON = "|".join(
    (
        "st|[nr]d|th|[hmq]",
        rf"[ \n]{{0,9}}[/~&-][ \n/~&-]{{0,9}}(?:[0-9]|{trie({*_UNITS, 'mth', *_MONTH_BEGINNINGS})})",
        rf"\.(?:[0-9]{{1,2}}\.[0-9]|[0-9]{{4,9}}/|{trie(_MONTH_BEGINNINGS)})",
        ", [a-z]| in [a-z]",
        rf"[ \n]{{1,9}}(?:{trie(_MONTH_BEGINNINGS)}|(?:st|[nr]d|th)(?![a-z])"
        rf"|(?:to|through|thru|until|till|and){_GAP}(?:the{_GAP})?[0-9]|of{_GAP}(?:[jfmasondl]|the|this)"
        rf"|(?:day|week|month|year)s?{_GAP}(?:ago|of)"
        rf"|(?:m(?:on)?ths?|quarters?|half|year){_GAP}(?:period|term|that|which|end|to|through|until)"
        rf"|quarters?(?![a-z]))",
    )
)


@cache
def beginning() -> re.Pattern[str]:
    """A number or word that may begin an expression, and the character before it: in small letters behind a line end.

    The word or number is the first group.
    """
    # A word's end is followed by a mark for its group, for which what has to follow is put in afterwards.
    marks = {group: chr(0xE000 + number) for number, group in enumerate(_GOES_ON)}
    forms = [word + marks.get(group, "") for word, group in STARTS.items()]
    words = trie([*forms, *filter(str.isalpha, PASSED_OVER)])
    for group, mark in marks.items():
        words = words.replace(mark, rf"(?![a-z])(?={_GOES_ON[group]})")
    # It begins with a set of characters, so that words are passed on to the others after one look.
    small = rf"[0-9]?(?![0-9])(?={_SMALL_GOES_ON})"
    numbers = rf"[0-9](?:{small}|[0-9]{{3}}(?:[0-9]{{4}})?(?![0-9]))"
    return re.compile(rf"[^A-Za-z0-9]({numbers}|{words}(?![a-z]))")
