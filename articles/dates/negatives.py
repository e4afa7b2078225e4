"""What has the look of a date but is none: verbs, names, codes, amounts, names of laws and plans."""

from __future__ import annotations

import re

from articles.dates.atoms import FULL_MONTHS, counts_something, is_full_month
from articles.dates.cues import contract_month
from articles.dates.values import Expression
from articles.dates.words import any_of, words

_INTRODUCING = (
    "in of by since until till from for during last this next late early mid end and or to through between after before"
    " around beginning starting effective as previous following on every per vs versus with"
)
_BEFORE_MONTH = frozenset(_INTRODUCING.split())
_LETTERS = re.compile(r"[A-Za-z]+")
_NEARBY_YEAR = re.compile(r"19[0-9]{2}|20[0-6][0-9]")
_NOTHING_AFTER = re.compile(r"[ ]*(?:$|[\n|])")
_SMALL_MONTH = re.compile(r"(?<![A-Za-z])(?:may|march|mar|dec|sep|jan)(?![A-Za-z])")
# A person, or a month the sentence is about: "April Smith", "March on".
_NAME_AFTER = re.compile(r" (?:[A-Z][a-z]+|[A-Z]\.)")
_TITLE_BEFORE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Judge|Minister|Chancellor|President|Senator)\.?[ \n]$"
)
_IN_MONTH = re.compile(
    r"\b(?:in|since|until|during|of|by|last|this|next|late|early|mid|end|to|from)[ \n-]$", re.IGNORECASE
)
_ON_DAY = re.compile(r"\b(?:on|since|from|by|until|before|after|of|dated)[ \n](?:the )?$", re.IGNORECASE)
_BARE_NUMBER_BEFORE = re.compile(r"(?<![0-9.,-])([0-9][0-9-]{1,11})[ ]$")
_OF_A_NUMBER = frozenset("0123456789-")
_BARE_NUMBER_AFTER = re.compile(r"[ ]([0-9]{2,4})(?![0-9.,%/-])(?! ?[a-z])")
# "Anna May, the minister": behind a name, and before what is said of a person.
_FIRST_NAME = re.compile(r"\b[A-Z][a-z]+ $")
_OF_PERSON = re.compile(r",|['’]s | (?:said|told|says|who|has|had|was|is)\b")
_NAME_BEFORE = re.compile(r"(?<![.!?:;,)] )\b([A-Z][a-z]{3,}) $")
_TITLED = words("titled")
_LISTED = re.compile(r"\b(?:and|or|with|as|to|by|of|for)[ \n]$", re.IGNORECASE)
_LISTED_VERB = re.compile(r"\b(?:and|or|with|as|to)[ \n]$", re.IGNORECASE)
_DAY_OF_WORDS = re.compile(r"\b(yesterday|today|tomorrow)'s\b", re.IGNORECASE)
_STREET_AFTER = re.compile(rf" (?:[A-Z][\w.]* ){{0,3}}{any_of('streets')}")
_BETTER = re.compile(r"\b(?:a|an|the|our|your|of|for|better|brighter|\w+er|\w+ful|green|[A-Z]\w+)[ \n][\"']?$|[\"'] $")
_VERB_MAY = re.compile(
    r" (?:not|be|have|also|well|still|only|even|never|go|come|take|make|rise|fall|need|want|seem|soon|yet|get|give|see"
    r"|cut|help)\b",
    re.IGNORECASE,
)
_MARCHING = re.compile(r" (?:on|to|toward|towards|into|through|past|against|forward|ahead|off|out|for|in)\b")

# In small letters, where a search is several times as fast as one in any case.
_CODE_BEFORE = re.compile(
    rf"(?:[$£€¥#@+=_~\\/*.,-]|(?:\b{any_of('codes')}\b\.?|[a-z]{{2,}}:|[a-z]{{1,4}}/[a-z]{{1,2}})[ ]?:?[ ]?)$"
)
_MORE_BEFORE = re.compile(rf"\b{any_of('amounts')}\s+$")
_DATE_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|during|for|to|years?|fiscal|calendar|early|late|mid|end|and|before|after|vs"
    rf"|versus|through|between|than|the|founded|established|built|born|{'|'.join(sorted(FULL_MONTHS))}|copyright|©)[\s-]+|[(\[]|^|\n\s*)$",
    re.IGNORECASE,
)
_COUNTED_AFTER = re.compile(rf"[ \n-]{any_of('counted')}(?![a-z])")
_SINCE = re.compile(r"\b(?:in|since|during|until|year|fiscal|calendar)[ \n]$")
_HYPHEN_BEFORE = re.compile(
    r"\b(?:mid|end|late|early|pre|post|since|year|through|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\s?-\s?$",
    re.IGNORECASE,
)
_IN_YEAR = re.compile(r"(?:(?<= in)|(?<=^In)|(?<=\nIn)|(?<= In)|(?<=nce)|(?<=til)|(?<=ing)|(?<=cal)|(?<=dar))[ \n]$")
_PLAIN_AFTER = frozenset({". ", ", ", ".", ",", ".\n", ",\n", " a", " w", " t", ""})
_PLURAL_AFTER = re.compile(r"[ \n]+(?:[a-z]+[ \n]+)?[a-z]+s\b")
_PART_OF_LAW = re.compile(r"\b(?:article|section|rule|annex|chapter|paragraph|clause|regulation)[ \n]$", re.IGNORECASE)
_LAW_BEFORE = re.compile(
    r"\b(?:Act|Law|Code|Bill|Ordinance|Convention|Treaty|Protocol|Regulations?|Rules|Order)(?: of|,)? $"
)
_PLAN_BEFORE = re.compile(rf"\b{any_of('plans')}[ ]?$")
_EVENT_AFTER = re.compile(
    r" (?:[\"“]?(?:the )?(?:[A-Z0-9][\w&'’.-]*[\"”]?|of|and|for|on|the|in|-|&) ){0,8}" + any_of("events") + r"\b"
)
_RIGHTS = re.compile(r"(?:copyright|©|\(c\)|all rights)[^\n]{0,20}$")
# "2024-T3", "2024 alloy", "2024, 6061 and 7075 aluminium": grades of metal.
_GRADE = r"[ ]?(?:series\b|alloys?\b|alumini?um (?:alloys?|plates?|sheets?|bars?)\b)"
_GRADE_AFTER = re.compile(
    rf"-T[0-9]|{_GRADE}|(?:(?:,|,? and|,? or)[ ](?!19|20)[1-9][0-9]{{3}}){{1,6}}[ ]?(?:{_GRADE}|alumini?um)"
)
_MAKE_AFTER = re.compile(rf"[ ]{any_of('makes')}\b([ ][A-Z0-9])?")
_OWNED_BEFORE = re.compile(r"\b(?:an?|his|her|my|your|our|used|new)[ \n]$")
_CODE_AFTER = re.compile(r"\.[A-Z]{2}\b|[ ]?(?:\.com|\.pdf|\.html?)")


_DAYS_OF_MONTHS = frozenset(("month-day", "day-month", "relative-month", "month-days", "days-of-month"))
_OF_YEARS = frozenset(("year-range", "short-year-range", "iso-month"))
_MONTHS = frozenset(("month", "months"))
_OF_NUMBERS = frozenset(("month-short-year", "digit-quarter", "numeric"))


def is_false(text: str, found: Expression) -> bool:
    """Whether an expression, in its surroundings, is not a date after all. `text` is the folded text."""
    rule = found.rule
    if rule == "year":
        return _false_year(text, found.start, found.end)
    if rule in _DAYS_OF_MONTHS:
        return found.first.year is None and (_small_letters(text, found) or _is_of_a_law(text, found.start))
    if rule in _OF_YEARS:
        return (
            _coded(text, found.start)
            or is_named_year(text, found.start, found.end)
            or _RIGHTS.search(text[max(0, found.start - 24) : found.start].lower()) is not None
        )
    if rule in _MONTHS and not found.stated and found.relative is None:
        return _false_month(text, found)
    if rule == "day-word":
        return _false_day_word(text, found)
    return rule in _OF_NUMBERS and _coded(text, found.start)


def _false_day_word(text: str, found: Expression) -> bool:
    """ "A better tomorrow", "yesterday's waste into tomorrow's fuel"."""
    if text.startswith("'s", found.end):
        near = text[max(0, found.start - 60) : found.end + 60].lower()
        if len(set(_DAY_OF_WORDS.findall(near))) > 1:
            return True
    tomorrow = "tomorrow" in text[found.start : found.end].lower()
    return tomorrow and bool(_BETTER.search(text[max(0, found.start - 24) : found.start]))


def is_named_year(text: str, start: int, end: int) -> bool:
    """Whether a year stands in the name of a law, plan or meeting: "Expo 2025", "the 2022 ... Conference"."""
    before = text[max(0, start - 24) : start]
    if _LAW_BEFORE.search(before) or _PLAN_BEFORE.search(before):
        return True
    return bool(_EVENT_AFTER.match(text, end, end + 120))


def _coded(text: str, start: int) -> bool:
    """Whether what stands before makes a number a code, price or part of something longer."""
    before = text[max(0, start - 24) : start]
    if before[-6:].lower() == "note: ":
        return False
    if before.endswith("-"):
        return not _HYPHEN_BEFORE.search(before)
    return bool(_CODE_BEFORE.search(before[-18:].lower()))  # longer than any code word with what may follow it


def _false_year(text: str, start: int, end: int) -> bool:
    """A bare number that is an amount, a code, or inside a name, rather than a year."""
    year = int(text[start : start + 4])
    before = text[max(0, start - 40) : start]
    if 1900 < year <= 2070 and year % 100 and _IN_YEAR.search(before[-8:]) and text[end : end + 2] in _PLAIN_AFTER:
        return False
    low = before.lower()
    if not 1800 <= year <= 2070 or _coded(text, start) or _RIGHTS.search(low):
        return True
    if _counted(text, low, end) or _MORE_BEFORE.search(low):
        return True
    if "." in text[end : end + 2] and _CODE_AFTER.match(text, end):
        return True
    if is_named_year(text, start, end) or _STREET_AFTER.match(text, end):
        return True
    if _GRADE_AFTER.match(text, end) or _is_model(text, low, end):
        return True
    if _in_a_number(text, before, end) or _name_ends(text, before, end):
        return True
    if year % 100 == 0 or year < 1900:
        return not _DATE_BEFORE.search(before) or bool(_PLURAL_AFTER.match(text, end))
    return False


def _counted(text: str, low: str, end: int) -> bool:
    """Whether a unit or what is counted follows a year, and no "in" or the like (`low`: in small letters) precedes."""
    if not (counts_something(text, end) or _COUNTED_AFTER.match(text[end : end + 24].lower())):
        return False
    return _SINCE.search(low[-12:]) is None


def _is_model(text: str, low: str, end: int) -> bool:
    """Whether a year is that of a car's model: "a 2019 Volvo", "the 2019 Volvo V60"."""
    make = _MAKE_AFTER.match(text, end)
    if make is None or _SINCE.search(low[-12:]):
        return False
    return make[1] is not None or _OWNED_BEFORE.search(low) is not None


def _in_a_number(text: str, before: str, end: int) -> bool:
    """Whether other bare numbers stand beside it, as in a phone number; a row of years is none."""
    left = _BARE_NUMBER_BEFORE.search(before) if before.rstrip()[-1:] in _OF_A_NUMBER else None
    right = _BARE_NUMBER_AFTER.match(text, end, end + 8)
    return any(side is not None and not _NEARBY_YEAR.fullmatch(side[1]) for side in (left, right))


def _name_ends(text: str, before: str, end: int) -> bool:
    """Whether a capitalised word before and nothing after make it part of a name or address ("Quay 1990")."""
    if _NOTHING_AFTER.match(text[end : end + 4]) is None:
        return False
    name = _NAME_BEFORE.search(before)
    return name is not None and name[1].lower() not in _TITLED


def _word_at(text: str, start: int) -> str:
    found = _LETTERS.match(text, start, start + 12)
    return found[0] if found else ""


def _introduced(before: str) -> bool:
    """Whether the last word before a month is one that a month can follow."""
    words = before.rstrip(" \n-")
    if len(words) == len(before):
        return False
    word = words[words.rfind(" ") + 1 :]
    if word.isascii() and word.isalpha():
        return word.lower() in _BEFORE_MONTH
    at = len(words)
    while at and words[at - 1].isascii() and words[at - 1].isalpha():
        at -= 1
    return words[at:].lower() in _BEFORE_MONTH


def _false_month(text: str, found: Expression) -> bool:
    """A month without day or year: "may" or "March" the verb, a person's name, an abbreviation of something else."""
    word = _word_at(text, found.start)
    before = text[max(0, found.start - 14) : found.start]
    if _TITLE_BEFORE.search(before):
        return True
    introduced = _introduced(before) or before.endswith("mid-")
    if word.islower():
        return word == "may" or not is_full_month(word) or not _IN_MONTH.search(before)
    if not is_full_month(word):
        return found.rule == "month" and (not introduced or (word.isupper() and not before.isupper()))
    if word.lower() in {"may", "march"} and found.rule == "month":
        return _false_may_or_march(text, found, before, introduced)
    if found.rule == "month" and word.lower() in {"april", "june", "august"} and _NAME_AFTER.match(text, found.end):
        return not introduced or _LISTED.search(before) is not None
    return False


def _false_may_or_march(text: str, found: Expression, before: str, introduced: bool) -> bool:
    """May and March need words before them that only a month can follow, or a noun after them."""
    if contract_month(text, found.end):
        return False
    if not introduced or _LISTED_VERB.search(before):
        starts = not before.strip() or before.rstrip()[-1:] in ".!?\"'“”:\n"
        after = text[found.end : found.end + 12]
        if starts or text[found.start : found.end].isupper():
            return True
        if _FIRST_NAME.search(before) and _OF_PERSON.match(after):
            return True
        return bool(_VERB_MAY.match(after) or _MARCHING.match(after)) or not re.match(r" [a-z]{4}|'s|[,.;)]", after)
    return False


def _is_of_a_law(text: str, start: int) -> bool:
    """ "Article 7 of MAR": the number of a part of a law."""
    return _PART_OF_LAW.search(text, max(0, start - 16), start) is not None


def _small_letters(text: str, found: Expression) -> bool:
    """ "may 3" and "3 may": the verb beside a number."""
    words = _SMALL_MONTH.findall(text, found.start, found.end)
    if not words:
        return False
    return "may" in words or not _ON_DAY.search(text[max(0, found.start - 14) : found.start])
