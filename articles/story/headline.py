"""The headline: the line above the prose that a reader would take for it, or the first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from articles.story import furniture, table
from articles.story.lines import Unit, count_words

LONGEST = 400  # characters of a headline
_FIRST, _LAST = 40, 20  # lines above the prose, from the top and from the prose upwards, that are weighed
DERIVED = 120  # characters of a title made of the first sentence
_FEWEST_DERIVED = 35
_MOST_WORDS = 42  # of a headline; more are several headlines in one line
_FEWEST_OF_DECK = 10  # words
_FEWEST_OF_HEADLINE = 5  # words of a line whose next one is then its deck
_ABOVE_DATELINE = 12  # how much more a line looks like the headline for standing right above a dateline
_LONGEST_WRAPPED = 120  # characters of a line of a text that was wrapped by hand
_WORD = re.compile(r"[^\W_]+")
_SPACED = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else 32 for code in range(256))
_MARK = re.compile(r"#{1,6}\s+")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\s\n]*\)")
_BULLETS = "●•*-·▪■◆>|="
_LOOSE = frozenset({"at", "by", "for", "from", "in", "of", "on", "via", "with"})  # small, they open no headline
_STEP = re.compile(r"\s*(?:[>»›→]+|::)\s*")
_BULLET = re.compile(r"\A(?:[●•*·▪■◆>|-]\s+|\(?\d{1,3}[.)、]\s+)+")
_LABEL = re.compile(r"(?:(?:(?:news |article )?title|headline|subject)\s*[:：]|latest company \w+ about\b)\s*", re.I)
_SUBJECT = re.compile(r"subject\s*[:：]\s*\S", re.IGNORECASE)
_MEMO = re.compile(r"(?:to|from|date|ref(?:erence)?)\s*[:：]", re.IGNORECASE)
_FEWEST_SUBJECT = 3  # words, the label among them
_COMPANY = re.compile(r"\b(?:ltd|inc|limited|corporation|corp|llc|plc|gmbh|s\.?a|a\.?g)\.?\Z", re.I)
_BRACKETS = re.compile(r"[【\[《〖]([^【\[《〖】\]》〗]{8,})[】\]》〗]")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NUMBERS = r"(?:\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})"
_WORDS = rf"(?:\d{{1,2}}[ -]{_MONTH}[ ,-]+\d{{4}}|{_MONTH}\.? \d{{1,2}},? \d{{4}})"
_TIME = r"(?:[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
# A date in words belongs to the headline unless a mark parts them ("March 5, 2024 deadline set for bids").
_LEADING_DATE = re.compile(
    rf"[\[【(]?{_NUMBERS}{_TIME}[\]】)]?(?:\s*[-–—:|·]+)?\s+(?=\S)"
    rf"|(?:[\[【(]{_WORDS}{_TIME}[\]】)]|{_WORDS}{_TIME}\s*[-–—:|·]+)\s*(?=\S)",
    re.IGNORECASE,
)
_TRAILING_DATE = re.compile(rf"\s*[-–—|·\[【(]*\s*{_NUMBERS}{_TIME}[\]】)]?\s*\Z")
_ENDING_DATE = re.compile(rf"\s(?:[-–—|]\s+|, ){_WORDS}\s*\Z", re.IGNORECASE)
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
_DATELINE = re.compile(
    rf"\A[^!?]{{0,100}}?(?=[\djfmasond])(?:{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}} {_MONTH}\.?)(?:,? \d{{4}})?"
    r"\s*(?:[(/][^)/]{2,40}[)/]\s*)?(?:--|[-–—])\s*(?=\S)",
    re.IGNORECASE,
)


def words(text: str) -> list[str]:
    """The text's words, casefolded; those of ASCII alone are found as bytes, which is several times as fast."""
    if text.isascii():
        return text.encode("ascii").translate(_SPACED).decode("ascii").split()
    return _WORD.findall(text.casefold())


@lru_cache(maxsize=256)  # the lines of one page's head are compared with each other
def folded(text: str) -> str:
    """The text's words alone, for comparing a headline with its repeats."""
    return " ".join(words(text))


def could_be(unit: Unit) -> bool:
    """True of a line that may be a headline: long enough, no prose, no list item or label."""
    text = unit.text
    if len(text) > LONGEST:
        return False
    if _MARK.match(text):
        return len(text) > 6
    if unit.prose or text.endswith((":", "：", ";", ",")) or (text[0] in _BULLETS and not text.startswith("**")):
        return False
    count = count_words(text)
    plain = 2 <= count <= _MOST_WORDS and any(c.isalpha() for c in text) and "://" not in text
    return plain and not furniture.is_caption(text)


def choose(head: Sequence[Unit], below: str) -> int | None:
    """The place in `head` (the units above the prose) of the headline, or None; `below` is the prose that follows.

    A line that repeats across the source, as a daily report's headline does, is taken only if no other can be.
    """
    for role in ("", "repeated"):
        places = [
            i for i, unit in enumerate(head) if unit.role == role and could_be(unit) and not _is_item(head, i, below)
        ]
        places = places[:_FIRST] + places[_FIRST:][-_LAST:] if below else _marked(head, places)
        if len(places) == 1:
            return places[0]
        if places:
            story = set(words(below[:2000]))
            others = [head[place] for place in places]
            nearest = places[-1] if opens_with_dateline(below) else -1
            return max(
                places,
                key=lambda place: (
                    _score(place, head, others, story)
                    + _first(place, places, head, story)
                    + (_ABOVE_DATELINE if place == nearest else 0)
                ),
            )
    return None


def opens_with_dateline(text: str) -> bool:
    """True of a story that begins with its place and day, as those of agencies do: its headline stands right above."""
    return _DATELINE.match(text) is not None


def _first(place: int, places: Sequence[int], head: Sequence[Unit], story: set[str]) -> int:
    """The headline is likely the first line that can be one; a line of three words is rather a section or a name.

    So is a line without a word of the story: a slogan.
    """
    own = words(head[place].text)
    if place != places[0] or len(own) <= 3 or not any(len(word) > 3 and word in story for word in own):
        return 0
    if _LEADING_DATE.match(head[place].text):
        return 0
    return 13 if place == 0 else 5  # a deck below the headline is often longer than the headline


def _marked(head: Sequence[Unit], places: Sequence[int]) -> list[int]:
    """Of a page without prose, the first line, and those that a mark or a byline says are the headline."""
    first = next((place for place, unit in enumerate(head) if unit.role in ("", "repeated")), -1)
    return [place for place in places if place == first or _is_marked(head, place)]


def _is_marked(head: Sequence[Unit], place: int) -> bool:
    text = head[place].text
    follows = head[place + 1].role if place + 1 < len(head) else ""
    return follows == "byline" or _MARK.match(text) is not None or _LABEL.match(text) is not None


def at_end_of_breadcrumb(head: Sequence[Unit], below: str) -> str:
    """The headline that ends a breadcrumb: words of the story; "" where it ends with a section of the site."""
    story = set(words(below[:2000]))
    for unit in head:
        last = _STEP.split(unit.text)[-1] if unit.role == "breadcrumb" else ""
        own = words(last)
        long_words = {word for word in own if len(word) > 3}
        if len(own) >= 4 and len(long_words & story) * 2 > len(long_words):
            return last
    return ""


def in_memo(units: Sequence[Unit]) -> Unit | None:
    """The line "Subject: …" of the labels near the top of a memo or notice, or None."""
    near = [unit for unit in units[:_LAST] if not unit.role and not unit.prose]
    if not any(_MEMO.match(unit.text) for unit in near):
        return None
    return next((unit for unit in near if _SUBJECT.match(unit.text) and count_words(unit.text) > _FEWEST_SUBJECT), None)


def _is_item(head: Sequence[Unit], place: int, below: str) -> bool:
    """True of a row of a table, and of a short sentence among others or in a page without prose: the story itself."""
    if table.is_row(head, place):
        return True
    if not head[place].text.endswith((".", "。")) or _is_marked(head, place):
        return False
    after = head[place + 1] if place + 1 < len(head) else None
    return not below or (after is not None and not after.role and after.text.endswith((".", "。")))


def _score(place: int, head: Sequence[Unit], others: Sequence[Unit], story: set[str]) -> float:
    """How much a line looks like the headline of the story."""
    unit = head[place]
    own = words(unit.text)
    day = _LEADING_DATE.match(unit.text)
    score = float(min(count_words(unit.text[day.end() if day else 0 :]), 10))
    if _MARK.match(unit.text):
        score += 60 if unit.text.startswith("# ") and len(own) > 3 else 6
    if _COMPANY.search(unit.text) and unit.text.count(" ") < 8 and all(word[0].isupper() for word in unit.text.split()):
        score -= 15
    if _LABEL.match(unit.text):
        score += 30
    if unit.text.split(" ", 1)[0] in _LOOSE:
        score -= 15
    long_words = {word for word in own if len(word) > 3}
    score += 8 * len(long_words & story) / max(len(long_words), 3)
    if len(own) >= 4 and any(_repeats(unit, other) for other in others if other is not unit):
        score += 20 if len(own) > 4 else 10
    if own[:1] == ["home"] and any(words(other.text) == own[1:] for other in others):
        score -= 20
    if unit.text.casefold().startswith(("by ", "photo", "picture", "figure", "image")):
        score -= 12
    if _is_deck(place, head):
        score -= 15
    return score + _score_of_place(place, head, known=len(long_words & story) * 2 >= len(long_words))


def _is_deck(place: int, head: Sequence[Unit]) -> bool:
    """True of a sentence, or a line with a day in words behind it, right below a line that may be the headline."""
    text, above = head[place].text, head[place - 1] if place else None
    if above is None or above.role or not could_be(above) or count_words(above.text) < _FEWEST_OF_HEADLINE:
        return False
    if _ENDING_DATE.search(text[-40:]):
        return not _ENDING_DATE.search(above.text[-40:])
    return text.endswith((".", "。")) and not above.text.endswith((".", "。"))


def _score_of_place(place: int, head: Sequence[Unit], *, known: bool) -> int:
    """What the lines around one say of it; `known` is true of a line whose words are the story's."""
    score = 8 if place and head[place - 1].role == "breadcrumb" else 0
    if place + 1 == len(head):
        return score
    own = len(words(head[place].text))
    if head[place + 1].role == "byline":
        return score + (12 if own > 3 else 4)
    return score + (_score_of_deck(head[place : place + 3]) if known else 0)


def _score_of_deck(lines: Sequence[Unit]) -> int:
    """More than 0 for a line with a longer one below, its deck, and then a byline or the story."""
    own, deck = count_words(lines[0].text), count_words(lines[1].text)
    if lines[1].role or own <= 4 or deck < own:
        return 0
    if len(lines) == 2:
        return 6 if could_be(lines[1]) else 0
    if lines[2].role != "byline":
        return 0
    return 12 if deck >= max(_FEWEST_OF_DECK, own + 3) else 6


def _repeats(unit: Unit, other: Unit) -> bool:
    """True where another line repeats this one: whole, behind words of its own, or cut short."""
    own, theirs = folded(unit.text), folded(other.text)
    if len(theirs) < len(own):
        return is_cut(other.text, unit.text)
    return own in theirs and not is_cut(unit.text, other.text)


def is_cut(text: str, whole: str) -> bool:
    """True where a text of four words at least is only the beginning of the whole one, cut in a word or with dots."""
    short, full = folded(text), folded(whole)
    if short.count(" ") < 3 or len(short) >= len(full) or not full.startswith(short):
        return False
    return full[len(short)] != " " or text.endswith(("...", "…"))


def tidy(text: str) -> tuple[str, str]:
    """A headline without heading marks, label and the date before or behind it; and those dates."""
    text = _MARK.sub("", text, count=1) if _MARK.match(text) else text
    text = _LINK.sub(r"\1", text).strip(" \n\t\ufffd")
    text = text.strip("*").strip() if text.startswith("**") else text
    enclosed = _BRACKETS.fullmatch(text)
    text = enclosed[1].strip() if enclosed else text
    text = _LABEL.sub("", text, count=1).strip('"“”') if _LABEL.match(text) else text
    dates = []
    leading = _LEADING_DATE.match(text)
    if leading:
        dates.append(leading.group().strip())
        text = text[leading.end() :]
    text, credit = _without_credit(text)
    dates += credit
    trailing = _TRAILING_DATE.search(text[-60:]) if len(text) > 30 else None
    if trailing:
        dates.append(trailing.group().strip())
        text = text[: len(text) - len(trailing.group())]
    return " ".join(text.split()), "\n".join(dates)


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
    dateline = _DATELINE.match(text)
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
