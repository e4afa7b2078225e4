"""From a source to an article: every step of reading, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice

from articles import dates, language, metals, organisations, publication, story
from articles.cleaning import beyond_ascii, clean, clean_line
from articles.model import Article, Event, Metal, Organisation, Source
from articles.story import Story

READ_LANGUAGES = frozenset(("en",))
"""Languages whose texts are understood; the others are kept and searchable."""

_OTHER = re.compile(r"\W+")
_FEW_MARKS = 30  # so many are deleted one by one sooner than all by a search
_NO_WORD = bytes(code for code in range(128) if not (chr(code).isalnum() or chr(code) == "_"))


_AT_ONCE = 64  # sources that take each step one behind the other
_NOTHING = publication.Publication(None, "none")


@dataclass(slots=True)
class _Draft:
    """What is known of an article so far; each step adds to it."""

    source: Source
    cleaned: Source
    story: Story
    title: str
    published: publication.Publication = _NOTHING
    language: str = language.UNKNOWN
    organisations: tuple[Organisation, ...] = ()
    metals: tuple[Metal, ...] = ()
    events: tuple[Event, ...] = ()


def understand(source: Source, repeated: frozenset[str] = frozenset()) -> Article:
    """Everything that is read from a source; `repeated` are lines known to repeat around its neighbours' stories.

    `raw` is the text as it came. It is cleaned before anything is read, by deletion only, so the body is a subsequence
    of it.
    """
    return next(understand_all([(source, repeated)]))


def understand_all(sources: Iterable[tuple[Source, frozenset[str]]]) -> Iterator[Article]:
    """The same of many sources, each with the lines known to repeat around its story, in order.

    A few of them at a time take each step one behind the other, while the processor's caches still hold its code and
    words: a tenth faster than one article after the other. An error in one of them ends the whole.
    """
    waiting = iter(sources)
    while some := [*islice(waiting, _AT_ONCE)]:
        drafts = [_with_story(source, repeated) for source, repeated in some]
        for step in (_find_publication, _find_language, _find_organisations, _find_metals, _find_dates):
            for draft in drafts:
                step(draft)
        yield from map(_article, drafts)


def _with_story(source: Source, repeated: frozenset[str]) -> _Draft:
    cleaned = _cleaned(source)
    found = story.extract(cleaned, repeated)
    return _Draft(source, cleaned, found, clean_line(found.title))


def _find_publication(draft: _Draft) -> None:
    draft.published = publication.find(draft.cleaned, draft.story)


def _find_language(draft: _Draft) -> None:
    draft.language = language.detect(f"{draft.title}\n{draft.story.body}", draft.cleaned.language)


def _find_organisations(draft: _Draft) -> None:
    if draft.language in READ_LANGUAGES:
        draft.organisations = organisations.find(draft.story.body, draft.title)


def _find_metals(draft: _Draft) -> None:
    if draft.language in READ_LANGUAGES:
        draft.metals = metals.find(draft.story.body, draft.title, draft.organisations)


def _find_dates(draft: _Draft) -> None:
    if draft.language in READ_LANGUAGES:
        draft.events = dates.find(draft.story.body, draft.title, draft.published.date)


def _article(draft: _Draft) -> Article:
    source, cleaned, found, published = draft.source, draft.cleaned, draft.story, draft.published
    return Article(
        source=source.source,
        title=draft.title,
        title_basis=found.title_basis,
        published=published.date,
        published_basis=published.basis,
        timeline_date=dates.timeline_date(published.date, draft.events),
        body=found.body,
        raw=source.text,
        language=draft.language,
        understood=draft.language in READ_LANGUAGES,
        content_hash=content_hash(source),
        body_hash=body_hash(found.body),
        url=cleaned.url,
        path=source.path,
        organisations=draft.organisations,
        metals=draft.metals,
        events=draft.events,
        metadata=cleaned.metadata,
    )


def _cleaned(source: Source) -> Source:
    """The source with everything that may not reach a terminal taken out of what it says."""
    return Source(
        source.source,
        clean(source.text),
        source.path,
        _line(source.title),
        _line(source.published),
        _line(source.url),
        _line(source.language),
        {clean_line(name): clean(value) for name, value in source.metadata.items()},
        source.encoding,
        source.is_body,
        source.title_basis,
        source.published_basis,
    )


def _line(text: str | None) -> str | None:
    return clean_line(text) or None if text else None


def content_hash(source: Source) -> str:
    """Of everything a source says: equal means that there is nothing to read again. 32 hexadecimal digits."""
    declared = (source.title, source.published, source.url, source.language, source.title_basis, source.published_basis)
    fields = [*(value or "" for value in declared), "body" if source.is_body else ""]
    fields += [part for item in sorted(source.metadata.items()) for part in item]
    return _digest([source.text, *fields])


def body_hash(body: str) -> str:
    """Of a body with case, space and punctuation folded: equal means an exact repeat. 32 hexadecimal digits."""
    return _digest([_words_alone(body.casefold()) or body])


def _words_alone(text: str) -> bytes:
    r"""The text's letters, digits and underscores, what `\w` matches, as UTF-8: bytes are fast to delete from."""
    plain = text.encode("utf-8", "surrogatepass").translate(None, _NO_WORD)
    marks = {character for character in beyond_ascii(text) if not character.isalnum()}
    if len(marks) > _FEW_MARKS:
        return _OTHER.sub("", plain.decode("utf-8", "surrogatepass")).encode("utf-8", "surrogatepass")
    for mark in marks:
        plain = plain.replace(mark.encode("utf-8", "surrogatepass"), b"")
    return plain


def _digest(fields: Iterable[str | bytes]) -> str:
    """The lengths are hashed too, so that text moved from one field to the next makes a difference."""
    digest = blake2b(digest_size=16)
    for field in fields:
        data = field.encode("utf-8", "surrogatepass") if isinstance(field, str) else field
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()
