"""What reading gives: sources, and articles with the organisations, metals and events found in them.

Every span is in characters of `Article.body` (or of `Article.title` where the field says so), end exclusive.
Every date is an ISO string; a partial date (`2022-12`, `2022`) means all of its period.
What an article has many of is a named tuple: it takes a third of the time of a frozen dataclass to make.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["company", "university", "institute", "government", "association", "other"]
Precision = Literal["day", "month", "quarter", "half", "year"]
Basis = Literal["stated", "publication", "context", "unknown"]
TitleBasis = Literal["stated", "derived"]
PublishedBasis = Literal["text", "metadata", "none"]

KINDS: tuple[Kind, ...] = ("company", "university", "institute", "government", "association", "other")
PRECISIONS: tuple[Precision, ...] = ("day", "month", "quarter", "half", "year")


@dataclass(frozen=True, slots=True)
class Source:
    """One record as it came: its text decoded, line ends made `\\n`, nothing else changed.

    `source` is its identity: an absolute path, a URL, `PATH#ID` or `PATH#LINE`.
    `title`, `published`, `url`, `language` are what the record itself declares (metadata), as written there.
    `is_body` is true of a record whose text is a body already (an exported article): no furniture is taken off,
    and `title_basis` and `published_basis` say what the exporting program knew.
    """

    source: str
    text: str
    path: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    is_body: bool = False
    title_basis: TitleBasis | None = None
    published_basis: PublishedBasis | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input, or one record of it, that could not be taken in, and why (one plain sentence)."""

    source: str
    reason: str


class Mention(NamedTuple):
    """A span that names an organisation or a metal, the rule that found it, and the rule that merged it.

    `rule` and `merged_by` are short stable names (`vocabulary`, `head`, `bracket-abbreviation`, `short-form` …);
    `merged_by` is empty for the form that gave the organisation its name.
    """

    start: int
    end: int
    rule: str
    merged_by: str = ""


class Organisation(NamedTuple):
    """One body found in one article.

    `key` is what makes bodies of different articles the same one: the vocabulary's entry, or the longest full form
    folded (case, punctuation, Non-Ferrous/Nonferrous, Ltd/Limited, a leading "the", legal suffixes).
    `known` is true where the name is the vocabulary's. `aliases` are the forms found in this article, the name's own
    included where it stands there, in order of first appearance. `parent` is the parent's name, `parent_key` its key.
    """

    key: str
    name: str
    kind: Kind
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    title_mentions: tuple[Mention, ...] = ()
    known: bool = False
    parent: str | None = None
    parent_key: str | None = None


class Metal(NamedTuple):
    """One metal found in one article; `in_name_only` where it stands only inside names of organisations or places."""

    metal: str
    family: str
    mentions: tuple[Mention, ...]
    title_mentions: tuple[Mention, ...] = ()
    in_name_only: bool = False


class Event(NamedTuple):
    """A dated statement.

    `start` and `end` are inclusive ISO days, both None where the year is unknown; then `month_day` and
    `end_month_day` (`MM-DD`) say what is certain. `text` is the expression as it stands at `span`;
    `sentence` the sentence around it. `in_title` says that `span` counts in the title instead of the body.
    `rule` names the form of expression, `reason` how the year was found, in a few words ("" where it is stated).
    """

    start: str | None
    end: str | None
    precision: Precision
    basis: Basis
    text: str
    sentence: str
    span: tuple[int, int]
    rule: str
    reason: str = ""
    month_day: str | None = None
    end_month_day: str | None = None
    in_title: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One story and what was read from it.

    `body` is a subsequence of `raw` (the source's text): furniture and the title are only ever taken out.
    `published` may be partial. `timeline_date` is an ISO date, maybe partial, `--MM-DD` for an unknown year, or None.
    `understood` is false of text that isn't English: kept and searchable, but nothing was read from it.
    `content_hash` is of everything the source says (text and declared metadata): equal means nothing to load again.
    `body_hash` is of the body with case, space and punctuation folded: equal means an exact repeat.
    """

    source: str
    title: str
    title_basis: TitleBasis
    published: str | None
    published_basis: PublishedBasis
    timeline_date: str | None
    body: str
    raw: str
    language: str
    understood: bool
    content_hash: str
    body_hash: str
    url: str | None = None
    path: str | None = None
    organisations: tuple[Organisation, ...] = ()
    metals: tuple[Metal, ...] = ()
    events: tuple[Event, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
