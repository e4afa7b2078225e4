"""The name of a site behind (or before) a headline, and how to take it off."""

from __future__ import annotations

import re

from articles.story.furniture import vocabulary

_SEPARATOR = re.compile(r"\s+[-–—－|｜_»·•]+\s+|\s*[|｜»]\s*|\s*－\s*|(?<=\S)_+(?=[A-Z])|\s*--+\s*|\s*——+\s*")
_PARTING = re.compile(r"[-–—－|｜_»·•]")  # without which nothing parts a headline from a name
_STRONG = re.compile(r"[|｜_]")  # nothing but a site's name follows these
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_SMALL = {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "as", "its"}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOST_WORDS = 7


def without_site(title: str, rest: str = "") -> str:
    """The headline without the names of sites fused to its end; `rest` is the text below it."""
    if _PARTING.search(title) is None:
        return title
    title = _without_glued(title)
    shorter = _without_one(title, rest, after_site=False)
    while shorter != title:
        title = shorter
        shorter = _without_one(title, rest, after_site=True)
    return title


def _without_glued(title: str) -> str:
    """The headline without a known site's name behind a hyphen that has no space around it."""
    head, _, tail = title.rpartition("-")
    if tail.count(" ") > 4 or len(_WORD.findall(head)) < 4:
        return title
    known = tail.casefold().strip(" .") in vocabulary().site_names
    return head.rstrip(" -–—_") if known or re.fullmatch(r"\w+(?:\.\w+)*\.(?:com|cn|net|org)", tail) else title


def _without_one(title: str, rest: str, *, after_site: bool) -> str:
    cuts = list(_SEPARATOR.finditer(title))
    if not cuts:
        return title
    last = cuts[-1]
    head, tail = title[: last.start()].rstrip(), title[last.end() :].strip()
    if not tail:
        return head or title
    names = _WORD.findall(tail)
    if after_site and all(name.casefold() in vocabulary().site_sections for name in names):
        return head
    strong = _STRONG.search(last.group()) and len(_WORD.findall(head)) >= 4 and len(names) <= 5 and _all_names(names)
    if len(_WORD.findall(head)) >= 2 and (strong or _is_site(tail, head, rest)):
        return head
    first = cuts[0]
    front, back = title[: first.start()].strip(), title[first.end() :].strip()
    if len(_WORD.findall(back)) >= 4 and _is_site_at_front(front, back, rest):
        return back
    return title


def _is_site(name: str, head: str, rest: str) -> bool:
    """True of a short piece behind a headline that names a site rather than going on with the story."""
    words = _WORD.findall(name)
    if not words or len(words) > _MOST_WORDS or _YEAR.search(name):
        return False
    known = vocabulary()
    if name.casefold().strip(" .") in known.site_names:
        return True
    if words[-1].casefold() in known.speakers:
        return False
    parts = {part for word in words for part in word.casefold().split(".")}
    if parts & known.site_words and (name[0].isupper() or name[0].isdigit() or "." in name or "website" in parts):
        return True
    return _differs_in_case(words, head) and name not in rest


def _differs_in_case(words: list[str], head: str) -> bool:
    """True where every word of the piece is a name while the headline is written like a sentence."""
    if not _all_names(words):
        return False
    lower = [word for word in _WORD.findall(head) if word[0].islower() and word not in _SMALL]
    return len(lower) >= 4 and not words[0].isdigit()


def _all_names(words: list[str]) -> bool:
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words)


def _is_site_at_front(name: str, headline: str, rest: str) -> bool:
    """True of a known site before a headline, and of a name like "Zinc Watch" that the story doesn't use."""
    known = vocabulary()
    if name.casefold().strip(" .:") in known.site_names:
        return True
    words = _WORD.findall(name)
    like_one = 2 <= len(words) <= 4 and words[-1].casefold() in known.site_front and _all_names(words)
    return like_one and name not in headline and name not in rest
