"""A headline as it is shown: without the marks, labels and dates around it; and a title made where there is none."""

from __future__ import annotations

import re

DERIVED = 120  # characters of a title made of the first sentence
_FEWEST_DERIVED = 35
_LONGEST_WRAPPED = 120  # characters of a line of a text that was wrapped by hand
MARK = re.compile(r"#{1,6}\s+")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\s\n]*\)")
_BULLET = re.compile(r"\A(?:[●•*·▪■◆>|-]\s+|\(?\d{1,3}[.)、]\s+)+")
# A label, or how announcements to Chinese exchanges begin.
LABEL = re.compile(
    r"(?:(?:(?:news |article )?title|headline|subject)\s*[:：]|latest company \w+ about\b"
    r"|(?:securities|stock) code\s*[:：].{0,200}?\b(?:announcement|bulletin) (?:no|number)\.?\s*[:：]\s*[\w-]+)\s*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[【\[《〖]([^【\[《〖】\]》〗]{8,})[】\]》〗]")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NUMBERS = r"(?:\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
_WORDS = rf"(?:\d{{1,2}}[ -]{_MONTH}[ ,-]+\d{{4}}|{_MONTH}\.? \d{{1,2}},? \d{{4}})"
_TIME = r"(?:[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
# A date in words belongs to the headline unless a mark parts them ("March 5, 2024 deadline set for bids").
LEADING_DATE = re.compile(
    rf"[\[【(]?{_NUMBERS}{_TIME}[\]】)]?(?:\s*[-–—:|·]+)?\s+(?=\S)"
    rf"|(?:[\[【(]{_WORDS}{_TIME}[\]】)]|{_WORDS}{_TIME}\s*[-–—:|·]+)\s*(?=\S)",
    re.IGNORECASE,
)
_TRAILING_DATE = re.compile(rf"\s*[-–—|·\[【(]*\s*{_NUMBERS}{_TIME}[\]】)]?\s*\Z")
_TRAILING_LABEL = re.compile(
    r"\s*\b(?:issuing|issue|release|publi[a-z]+|posting|update|adding|add)\s?(?:time|date)\s*[:：]\Z"
    r"|(?<=[a-z])(?:Issuing|Issue|Release|Publi[a-z]+|Posting|Update|Adding|Add)\s?(?:[Tt]ime|[Dd]ate)\s*[:：]\Z"
    r"|\s*\b(?:date|time)\s*[:：]\Z"
)
DAY_AT_END = re.compile(rf"\b{_WORDS}\s*\Z", re.IGNORECASE)
ENDING_DATE = re.compile(rf"\s(?:[-–—|]\s+|, ){_WORDS}\s*\Z", re.IGNORECASE)
# An outlet and the day of its story, or the day alone, in brackets behind a headline; and its author.
_CREDIT = re.compile(
    rf"\s*[(\[](?:(?P<outlet>(?-i:[A-Z])[\w.&’']*(?:[ ./](?-i:[A-Z&])[\w.&’']*){{0,5}})\s*[–—,-]\s*)?"
    rf"{_WORDS}{_TIME}[)\]]\s*\Z",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"\s[-–—|] [Bb]y(?: [A-Z][\w.’'-]*){2,4}(?:(?:,| and) (?:[A-Z][\w.’'-]* ?){2,4})*\Z")
_OCCASION = re.compile(
    r"\b(?:conference|forum|summit|expo|congress|meeting|seminar|webinar|exhibition|fair|tender|auction|call|day|ended)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(  # begins with a set of characters, which is what a scan is fast with
    r"[.!?。！？](?<![A-Z].)(?<!Co.)(?<!Ltd.)(?<!Inc.)(?<!Corp.)(?<!No.)(?<!St.)(?<!Mr.)(?<!Mrs.)(?<!Ms.)(?<!Dr.)"
    r"[\"”’')]*(?=\s+[\"“‘'(]?[^\sa-z]|\s*\Z)"
)
DATELINE = re.compile(
    rf"\A[^!?]{{0,100}}?(?=[\djfmasond])(?:{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}} {_MONTH}\.?)(?:,? \d{{4}})?"
    r"\s*(?:[(/][^)/]{2,40}[)/]\s*)?(?:--|[-–—])\s*(?=\S)",
    re.IGNORECASE,
)


def tidy(text: str) -> tuple[str, str]:
    """A headline without heading marks, label and the date before or behind it; and those dates."""
    text = MARK.sub("", text, count=1) if MARK.match(text) else text
    text = _LINK.sub(r"\1", text).strip(" \n\t\ufffd")
    text = text.strip("*").strip() if text.startswith("**") else text
    enclosed = _BRACKETS.fullmatch(text)
    text = enclosed[1].strip() if enclosed else text
    text = LABEL.sub("", text, count=1).strip('"“”') if LABEL.match(text) else text
    dates = []
    leading = LEADING_DATE.match(text)
    if leading:
        dates.append(leading.group().strip())
        text = text[leading.end() :]
    text, credit = _without_credit(text)
    dates += credit
    trailing = _TRAILING_DATE.search(text[-60:]) if len(text) > 30 else None
    if trailing:
        dates.append(trailing.group().strip())
        text = text[: len(text) - len(trailing.group())]
    text = _TRAILING_LABEL.sub("", text) if text.endswith((":", "：")) else text
    return " ".join(text.split()).removesuffix(";"), "\n".join(dates)


def _without_credit(text: str) -> tuple[str, list[str]]:
    """A headline without the outlet and day in brackets behind it, and its author; and that day.

    The day of an occasion that the headline announces stays.
    """
    found = _CREDIT.search(text[-110:]) if text.endswith((")", "]")) and len(text) > 30 else None
    if found is None or (not found["outlet"] and _OCCASION.search(text)):
        return text, []
    return _AUTHOR.sub("", text[: len(text) - len(found.group())]), [found.group().strip()]


def derived(text: str) -> str:
    """A title of at most 120 characters made of the first sentence, its dateline left out, cut at a word's end."""
    text = _BULLET.sub("", _first_lines(text[:2000]))
    dateline = DATELINE.match(text)
    if dateline and len(text) - dateline.end() > 20:
        text = text[dateline.end() :]
    end = _SENTENCE.search(text)
    sentence = text[: end.end()] if end else text
    if len(sentence) <= DERIVED:
        return sentence
    cut = sentence[: DERIVED + 1].rfind(" ")
    return sentence[: cut if cut > 0 else DERIVED].rstrip(" ,;:-–—(")


def _first_lines(text: str) -> str:
    """The first line and those that go on with it, as in a wrapped text; at least what makes a title."""
    taken = ""
    lines = text.split("\n")
    for place, line in enumerate(lines):
        taken = f"{taken} {line}" if taken else line
        following = lines[place + 1].lstrip() if place + 1 < len(lines) else ""
        wrapped = len(line) >= _FEWEST_DERIVED and 0 < len(following) <= _LONGEST_WRAPPED
        if len(taken) >= _FEWEST_DERIVED and not wrapped and not following[:1].islower():
            break
        if taken.count(" ") >= 2 and _BULLET.match(following):
            break
    return " ".join(taken.split())
