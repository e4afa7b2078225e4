"""The entries of RSS and Atom files, read by feedparser (an extra)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from articles.sources.opening import Unreadable, whole
from articles.sources.records import Place
from articles.sources.structured import Found

_BLOCKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "blockquote", "section")
) | {"article", "figure", "pre"}
_UNSEEN = frozenset(("script", "style", "template", "noscript"))


def feed_records(stream: io.BufferedReader, path: str) -> Iterator[Found]:
    """One record an entry. Its link is its identity, wherever the feed was saved; else its own id."""
    feed = _parsed(whole(stream))
    if not feed.entries:
        reason = feed.get("bozo_exception")
        raise Unreadable(f"no feed entries in it{f' ({reason})' if reason else ''}")
    language = feed.feed.get("language")
    for number, entry in enumerate(feed.entries, 1):
        yield Place(path, number, feed.get("encoding") or "utf-8"), _entry_record(entry, language)


def _parsed(data: bytes) -> Any:
    try:
        import feedparser
    except ImportError as error:
        raise Unreadable("needs the feeds extra: pip install 'newsdash[feeds]'") from error
    # A stream, since a string could be taken for an address to fetch.
    try:
        return feedparser.parse(io.BytesIO(data))
    except Exception as error:  # whatever a broken feed does to the parser, the other files are still wanted
        raise Unreadable(f"not readable as a feed ({type(error).__name__})") from error


def _entry_record(entry: Any, language: str | None) -> dict[str, object]:
    link = entry.get("link")
    contents = [content.get("value") or "" for content in entry.get("content", ())]
    html = max([*contents, entry.get("summary") or ""], key=len)
    record = {
        "text": html_text(html),
        "title": html_text(entry.get("title") or ""),
        "published": entry.get("published") or entry.get("updated"),
        "url": link,
        "language": language,
        "author": entry.get("author"),
    }
    return record if link else record | {"id": entry.get("id")}


def html_text(html: str) -> str:
    """The text of a fragment of HTML: tags off, blocks as lines of their own."""
    if "<" not in html and "&" not in html:
        return html.strip()
    reader = _FragmentText()
    reader.feed(html)
    reader.close()
    return reader.text()


class _FragmentText(HTMLParser):
    """Gathers what a reader of the fragment sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self._parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in _BLOCKS:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._parts.append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        """The lines gathered, trimmed, blank ones left out."""
        lines = (line.strip() for line in "".join(self._parts).split("\n"))
        return "\n\n".join(line for line in lines if line)
