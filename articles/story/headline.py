"""The headline: which of the lines above the prose a reader would take for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from articles.story import furniture, table
from articles.story.lines import Unit, count_words
from articles.story.titles import DATELINE, DAY_AT_END, ENDING_DATE, LABEL, LEADING_DATE, MARK

LONGEST = 400  # characters of a headline
_FIRST, _LAST = 40, 20  # lines above the prose, from the top and from the prose upwards, that are weighed
_MOST_WORDS = 42  # of a headline; more are several headlines in one line
_FEWEST_OF_DECK = 10  # words
_FEWEST_OF_HEADLINE = 5  # words of a line whose next one is then its deck
_FEWEST_ABOVE_SENTENCE = 4  # the same where the deck is a sentence
_LONGEST_COMPANY = 8  # spaces of a company's name
_FEWEST_OF_HALF = 6  # words of the first half of a headline of two lines
_SITE_WORDS = 2  # such words in a line make it what a site says of itself
_ABOVE_DATELINE = 12  # how much more a line looks like the headline for standing right above a dateline
_WORD = re.compile(r"[^\W_]+")
_SPACED = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else 32 for code in range(256))
_BULLETS = "●•*-·▪■◆>|="
_LOOSE = frozenset({"at", "by", "for", "from", "in", "of", "on", "via", "with"})  # small, they open no headline
_STEP = re.compile(r"\s*(?:[>»›→]+|::)\s*")
_SUBJECT = re.compile(r"subject\s*[:：]\s*\S", re.IGNORECASE)
_MEMO = re.compile(r"(?:to|from|date|ref(?:erence)?)\s*[:：]", re.IGNORECASE)
_FEWEST_SUBJECT = 3  # words, the label among them
_COMPANY = re.compile(r"\b(?:ltd|inc|limited|corporation|corp|llc|plc|gmbh|s\.?a|a\.?g)\.?\Z", re.I)


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
    if text[:1] in "sS" and (label := LABEL.match(text)):  # those of announcements alone are long
        text = text[label.end() :] or text
    if MARK.match(text):
        return len(text) > 6
    if (
        unit.prose
        or text.endswith((":", "：", ","))
        or _is_clause(text)
        or (text[0] in _BULLETS and not text.startswith("**"))
    ):
        return False
    count = count_words(text)
    plain = 2 <= count <= _MOST_WORDS and any(c.isalpha() for c in text) and "://" not in text
    return plain and not furniture.is_caption(text)


def _is_clause(text: str) -> bool:
    """True of a line that ends with a semicolon, unless it is written as the first half of a headline is."""
    if not text.endswith(";"):
        return False
    own = text.split()
    return len(own) < _FEWEST_OF_HALF or sum(word[0].islower() for word in own) * 3 > len(own)


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
    return DATELINE.match(text) is not None


def _first(place: int, places: Sequence[int], head: Sequence[Unit], story: set[str]) -> int:
    """The headline is likely the first line that can be one; a line of three words is rather a section or a name.

    So is a line without a word of the story: a slogan.
    """
    own = words(head[place].text)
    text = head[place].text
    if place != places[0] or len(own) <= 3 or not any(len(word) > 3 and word in story for word in own):
        return 0
    if _names_site(own) or _is_company(text) or LEADING_DATE.match(text):
        return 0
    return 13 if place == 0 else 5  # a deck below the headline is often longer than the headline


def _marked(head: Sequence[Unit], places: Sequence[int]) -> list[int]:
    """Of a page without prose, the first line, and those that a mark or a byline says are the headline."""
    first = next((place for place, unit in enumerate(head) if unit.role in ("", "repeated")), -1)
    return [place for place in places if place == first or _is_marked(head, place)]


def _is_marked(head: Sequence[Unit], place: int) -> bool:
    text = head[place].text
    follows = head[place + 1].role if place + 1 < len(head) else ""
    return follows == "byline" or MARK.match(text) is not None or LABEL.match(text) is not None


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
    day = LEADING_DATE.match(unit.text)
    score = float(min(count_words(unit.text[day.end() if day else 0 :]), 10))
    if MARK.match(unit.text):
        score += 60 if unit.text.startswith("# ") and len(own) > 3 else 6
    if _is_company(unit.text):
        score -= 15
    if LABEL.match(unit.text):
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
    if _names_site(own):
        score -= 10
    return score + _score_of_place(place, head, story, known=len(long_words & story) * 2 >= len(long_words))


def _is_deck(place: int, head: Sequence[Unit]) -> bool:
    """True of a sentence, or a line with a day in words behind it, right below a line that may be the headline."""
    text, above = head[place].text, head[place - 1] if place else None
    if above is None or above.role or not could_be(above) or count_words(above.text) < _FEWEST_ABOVE_SENTENCE:
        return False
    if ENDING_DATE.search(text[-40:]):
        return not ENDING_DATE.search(above.text[-40:])
    return text.endswith((".", "。")) and not above.text.endswith((".", "。"))


def _score_of_place(place: int, head: Sequence[Unit], story: set[str], *, known: bool) -> int:
    """What the lines around one say of it; `known` is true of a line whose words are the story's."""
    score = 8 if place and head[place - 1].role == "breadcrumb" else 0
    if place + 1 == len(head):
        return score
    own = len(words(head[place].text))
    if head[place + 1].role == "byline":
        if place and _has_deck(head[place - 1 : place + 2], story):
            return score
        return score + (12 if own > 3 else 4)
    if _has_deck(head[place : place + 3], story):
        return score + 12
    return score + (_score_of_deck(head[place : place + 3]) if known else 0)


def _names_site(own: Sequence[str]) -> bool:
    """True of the words of a line in which a site says what it is about: "Steel industry news and business"."""
    known = furniture.vocabulary()
    sure = sum(word in known.site_words for word in own)
    return sure > 0 and sure + sum(word in known.site_sections for word in own) >= _SITE_WORDS


def _has_deck(lines: Sequence[Unit], story: set[str]) -> bool:
    """True of a line with one more below it, its deck, and then a byline: it speaks of the story and names no site."""
    if len(lines) < 3 or lines[0].role or lines[1].role or lines[2].role != "byline":
        return False
    own = words(lines[0].text)
    site = furniture.vocabulary().site_words
    return (
        len(own) >= _FEWEST_OF_HEADLINE
        and could_be(lines[0])
        and could_be(lines[1])
        and count_words(lines[1].text) >= _FEWEST_OF_HEADLINE
        and any(len(word) > 3 and word in story for word in own)
        and not site.intersection(own)
        and not _is_company(lines[0].text)
        and not DAY_AT_END.search(lines[0].text[-40:])
        and not (_repeats(lines[0], lines[1]) or _repeats(lines[1], lines[0]))
    )


def _is_company(text: str) -> bool:
    """True of a line that is nothing but a company's name."""
    return (
        _COMPANY.search(text) is not None
        and text.count(" ") < _LONGEST_COMPANY
        and not any(word[0].islower() for word in text.split())
    )


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
