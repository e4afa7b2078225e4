"""The filter line: a filter written as one line of text, and read back from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from articles.model import KINDS
from store import periods
from store.errors import FilterError
from store.filters import STATES, Choice, Filter, Word

_CHOICE_FIELDS = {
    "org": "organisations",
    "metal": "metals",
    "kind": "kinds",
    "source": "sources",
    "tag": "tags",
}
_DATE_FIELDS = ("after", "before", "on", "published")
KEYWORDS = (*_CHOICE_FIELDS, *_DATE_FIELDS, "is", "title")

_OTHER_WORDS = {
    "organisation": "org", "organisations": "org", "organization": "org", "organizations": "org", "company": "org",
    "metals": "metal", "kinds": "kind", "type": "kind", "since": "after", "from": "after", "until": "before",
    "to": "before", "date": "on", "year": "on", "month": "on", "pub": "published", "url": "source", "path": "source",
    "headline": "title", "state": "is",
}  # fmt: skip

_KEYWORD = re.compile(r"([A-Za-z_]+):")
_SPACE = re.compile(r"\s+")
_BARE = re.compile(r"\S+")
_ITEM = re.compile(r"[^\s,]+")
_BARE_VALUE = re.compile(r'[^\s,"\\]+')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)("|\\?\Z)', re.DOTALL)


def write(filter: Filter) -> str:
    """The filter as a line; what is asked of facets and dates first, words last."""
    parts = []
    for keyword, name in _CHOICE_FIELDS.items():
        parts += [_write_choice(keyword, choice) for choice in getattr(filter, name)]
    for name in _DATE_FIELDS:
        if value := getattr(filter, name):
            parts.append(f"{name}:{value}")
    for state in filter.states:
        parts.append(f"-is:{state[1:]}" if state.startswith("-") else f"is:{state}")
    parts += [_write_word(word) for word in filter.words]
    return " ".join(parts)


def _write_choice(keyword: str, choice: Choice) -> str:
    values = ",".join(value if _BARE_VALUE.fullmatch(value) else _quote(value) for value in choice.values)
    return f"{'-' if choice.negated else ''}{keyword}:{values}"


def _write_word(word: Word) -> str:
    text = _quote(word.text) if word.phrase else word.text
    return f"{'-' if word.negated else ''}{'title:' if word.title else ''}{text}{'*' if word.prefix else ''}"


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def read(text: str, *, typing: bool = False) -> Filter:
    """The filter that a line means; see `store.filters.parse`."""
    return _Reader(text, typing).filter()


@dataclass
class _Reader:
    """Walks along a line; `at` is the character it has come to."""

    text: str
    typing: bool
    at: int = 0
    words: list[Word] = field(default_factory=list)
    choices: dict[str, list[Choice]] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)

    def filter(self) -> Filter:
        while self._skip_space():
            self._part()
        choices = {name: tuple(found) for name, found in self.choices.items()}
        result = Filter(words=tuple(self.words), states=tuple(self.states), **choices)  # type: ignore[arg-type]
        return replace(result, **self.dates)  # type: ignore[arg-type]

    def _skip_space(self) -> bool:
        if space := _SPACE.match(self.text, self.at):
            self.at = space.end()
        return self.at < len(self.text)

    def _part(self) -> None:
        start = self.at
        negated = self.text[self.at] == "-"
        self.at += negated
        keyword = _KEYWORD.match(self.text, self.at)
        if not keyword or self._is_plain_word(keyword):
            self._word(negated, title=False)
            return
        name = keyword[1].lower()
        if name not in KEYWORDS:
            raise _unknown_keyword(keyword[1], self.at)
        self.at = keyword.end()
        if self._at_end_of_part():
            if self._still_typed():
                return
            raise FilterError(f"{name}: needs a value", start)
        self._value(name, negated, start)

    def _is_plain_word(self, keyword: re.Match[str]) -> bool:
        """`LME:` and `http://…` look like a keyword and its value, but are words of a text."""
        if keyword[1].lower() in KEYWORDS:
            return False
        rest = self.text[keyword.end() : keyword.end() + 2]
        return not rest or rest[0].isspace() or rest == "//"

    def _at_end_of_part(self) -> bool:
        return self.at >= len(self.text) or self.text[self.at].isspace()

    def _value(self, name: str, negated: bool, start: int) -> None:
        if name == "title":
            self._word(negated, title=True)
        elif name in _CHOICE_FIELDS:
            values = self._items(name)
            if values:
                self.choices.setdefault(_CHOICE_FIELDS[name], []).append(Choice(values, negated))
        elif name == "is":
            self._state(negated)
        else:
            self._date(name, negated, start)

    def _word(self, negated: bool, *, title: bool) -> None:
        if quoted := _QUOTED.match(self.text, self.at):
            self._phrase(quoted, negated, title)
            return
        bare = _BARE.match(self.text, self.at)
        if not bare:
            return
        self.at = bare.end()
        text = bare[0].rstrip("*")
        prefix = text != bare[0] or self._still_typed()
        if text:
            self.words.append(Word(text, prefix=prefix, negated=negated, title=title))

    def _phrase(self, quoted: re.Match[str], negated: bool, title: bool) -> None:
        self.at = quoted.end()
        star = self.text.startswith("*", self.at)
        self.at += star
        unfinished = self.typing and not quoted[2].startswith('"')
        if (text := _unquote(quoted[1])).strip():
            self.words.append(Word(text, phrase=True, prefix=star or unfinished, negated=negated, title=title))

    def _items(self, name: str) -> tuple[str, ...]:
        """The comma-separated values that begin here."""
        values = []
        while not self._at_end_of_part():
            start = self.at
            if quoted := _QUOTED.match(self.text, self.at):
                value, self.at = _unquote(quoted[1]), quoted.end()
            elif bare := _ITEM.match(self.text, self.at):
                value, self.at = bare[0], bare.end()
            else:
                value = ""
            if name == "kind" and value.lower() not in KINDS and self._still_typed():
                break
            if value.strip():
                values.append(_kind(value, start) if name == "kind" else value)
            if not self.text.startswith(",", self.at):
                break
            self.at += 1
        if not values and not self.typing:
            raise FilterError(f"{name}: needs a value", self.at)
        return tuple(values)

    def _still_typed(self) -> bool:
        """Whether the part just read stands at the end of a line that is being written."""
        return self.typing and self.at == len(self.text)

    def _one(self) -> str:
        bare = _BARE.match(self.text, self.at)
        assert bare is not None
        self.at = bare.end()
        return bare[0]

    def _state(self, negated: bool) -> None:
        start = self.at
        given = self._one()
        if (state := given.lower()) not in STATES:
            if self._still_typed():
                return
            raise FilterError(f"is:{given} is unknown", start, _nearest(state, STATES))
        self.states.append(f"-{state}" if negated else state)

    def _date(self, name: str, negated: bool, start: int) -> None:
        if negated:
            raise FilterError(f"{name}: can't be turned round with -", start)
        if name in self.dates:
            raise FilterError(f"{name}: stands here twice", start)
        start, given = self.at, self._one()
        check = periods.normal if name in ("after", "before") else periods.normal_range
        try:
            self.dates[name] = check(given)
        except ValueError as mistake:
            if not self._still_typed():
                raise FilterError(str(mistake), start) from None


def _unquote(text: str) -> str:
    return re.sub(r'\\(["\\])', r"\1", text)


def _kind(given: str, position: int) -> str:
    if (kind := given.lower()) not in KINDS:
        raise FilterError(f"kind:{given} is unknown", position, _nearest(kind, KINDS))
    return kind


def _unknown_keyword(given: str, position: int) -> FilterError:
    name = given.lower()
    nearest = _OTHER_WORDS.get(name) or _nearest(name, KEYWORDS)
    return FilterError(f"{given}: is no word of filters", position, f"{nearest}:" if nearest else None)


def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    return next(iter(get_close_matches(word, known, 1, 0.5)), None)
