"""The smallest parts of a date expression: folded text, names of months, number words, and their regular expressions.

Every regular expression here is bounded (no unbounded repeat), so that a scan takes time linear in the text.
"""

from __future__ import annotations

import re

from articles.dates.words import any_of

# One character for one character, so that spans of the folded text are spans of the text itself.
_PLAIN = {
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    **dict.fromkeys("‐‑‒–—−－〜～", "-"),
    **dict.fromkeys("’‘＇`´", "'"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000\t\r", " "),
    "，": ",",
    "／": "/",
    "：": ":",
    "（": "(",
    "）": ")",
}
_FOLDED = re.compile(f"[{''.join(map(re.escape, _PLAIN))}]")

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NUMBERS = {month: number for number, month in enumerate(MONTHS, start=1)}
_MONTH_NAMES = "january february march april may june july august september october november december"
FULL_MONTHS = frozenset(_MONTH_NAMES.split())
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ORDINALS = {
    **dict.fromkeys(("first", "1st", "opening"), 1),
    **dict.fromkeys(("second", "2nd"), 2),
    **dict.fromkeys(("third", "3rd"), 3),
    **dict.fromkeys(("fourth", "4th"), 4),
}
MONTH_WORDS = frozenset({*FULL_MONTHS, *MONTHS, "febr", "sept"})
WEEKDAY_WORDS = frozenset({*WEEKDAYS, "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"})
_NUMBER_NAMES = "one two three four five six seven eight nine ten eleven twelve"
NUMBERS = {word: number for number, word in enumerate(_NUMBER_NAMES.split(), start=1)}
_DAY_NAMES = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
)
DAY_WORDS = {word: day for day, word in enumerate(_DAY_NAMES.split(), start=1)} | {"thirtieth": 30}

SPACE = r"(?: {1,3}(?:\n {0,4})?|\n {0,4})"
MONTH = (
    r"(?:jan(?:uary|\.)?|febr?(?:uary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|jun(?:e|\.)?|jul(?:y|\.)?|aug(?:ust|\.)?"
    r"|sep(?:t(?:ember|\.)?|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![a-z])"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?(?![a-z])"
NUMBER = r"(?:" + "|".join(NUMBERS) + r"|1[0-2]|[1-9])(?![0-9])"
ORDINAL = r"(?:first|second|third|fourth|1st|2nd|3rd|4th|last|final|opening|closing)"

NOT_AMOUNT = rf"(?![0-9]|\.[0-9]|,[0-9]{{3}}(?![0-9])|:[0-9]|-?{SPACE}?%)"
DAY = rf"(?:(?:0?[1-9]|[12][0-9]|3[01])(?:{SPACE}?(?:st|nd|rd|th)(?![a-z]))?)(?![0-9A-Za-z])" + NOT_AMOUNT
YEAR_END = r"(?![0-9A-Za-z_]|[.,][0-9]|[-/][0-9]|%)"
# A heading glued to its year ("2024Highlights") is the one case where a letter may follow directly, and the one capital
# that the text in small letters keeps.
GLUED = r"(?=[A-Z])"
YEAR = rf"(?:1[6-9][0-9]{{2}}|20[0-9]{{2}})(?:{GLUED}|{YEAR_END})"
SHORT_YEAR = r"'[0-9]{2}(?![0-9A-Za-z])"
RELATIVE_YEAR = (
    rf"(?:(?:this|last|next|that|(?:the{SPACE})?(?:same|previous|current|present|past|coming|following))"
    rf"{SPACE}(?:calendar{SPACE}|fiscal{SPACE}|financial{SPACE})?year(?![a-z])"
    rf"|the{SPACE}year{SPACE}before(?![a-z])|the{SPACE}year(?![a-z-]))"
)
RANGE = (
    rf"(?:{SPACE}?-{{1,2}}{SPACE}?|{SPACE}(?:to|through|thru|until|till|and){SPACE}(?:the{SPACE})?"
    rf"|{SPACE}?[&/~]{SPACE}?)"
)


_AMOUNT_AFTER = re.compile(rf"(?:[ -]|\n {{0,4}}){any_of('units')}(?![a-z])", re.IGNORECASE)


_DIGITS = re.compile(r"[0-9]+")


def counts_something(text: str, end: int) -> bool:
    """Whether a unit follows a number that ends there, so that it is an amount ("March 3.5 mln", "1987 dlrs")."""
    return text[end : end + 1] in {" ", "-", "\n"} and _AMOUNT_AFTER.match(text, end) is not None


def fold(text: str) -> str:
    """The text with wide digits, dashes, quotes and odd spaces made plain; of the same length."""
    if text.isascii() and "\t" not in text:
        return text
    return _FOLDED.sub(lambda odd: _PLAIN[odd[0]], text)


def month_number(word: str) -> int:
    """1 to 12 for any spelling of a month that `MONTH` matches."""
    return _MONTH_NUMBERS[word[:3].lower()]


def number(word: str) -> int:
    """The value of a number word or of digits with an ordinal ending ("nine", "24th")."""
    if word.isdigit():
        return int(word)
    word = word.lower()
    if word in NUMBERS:
        return NUMBERS[word]
    digits = _DIGITS.match(word)
    if digits:
        return int(digits[0])
    tens = 20 if word.startswith("twenty") else 30 if word.startswith("thirty") else 0
    return tens + DAY_WORDS[word[7:] if tens and len(word) > 7 else word]


def full_year(digits: str) -> int:
    """A year of two or four digits, an apostrophe before it or not; two digits mean 1950 to 2049."""
    value = int(digits.lstrip("'"))
    if value >= 100:
        return value
    return value + (2000 if value < 50 else 1900)


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for any spelling of a weekday that `WEEKDAY` matches."""
    short = word[:3].lower()
    return next(index for index, name in enumerate(WEEKDAYS) if name.startswith(short))


def is_full_month(word: str) -> bool:
    """Whether a month is written in full ("May" counts as full)."""
    return word.lower() in FULL_MONTHS
