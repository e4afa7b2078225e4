"""The story of an HTML page, found by trafilatura (an extra)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from articles.sources.decoding import decode, marked_encoding
from articles.sources.opening import Unreadable, whole
from articles.sources.records import Place
from articles.sources.structured import Found

MAX_PAGE_BYTES = 16 * 1024 * 1024
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([A-Za-z0-9_-]+)""", re.IGNORECASE)


def page_records(stream: io.BufferedReader, path: str) -> Iterator[Found]:
    """The page as one record: its main text, with the title, date and address it declares."""
    html, encoding = _decoded(whole(stream, MAX_PAGE_BYTES, "a page of more than 16 MB"))
    page = _extracted(html)
    if page is None or not (page.text or "").strip():
        raise Unreadable("no article text found in the page")
    record = {"text": page.text, "title": page.title, "published": page.date, "url": page.url}
    record |= {"author": page.author, "site": page.sitename, "language": page.language}
    yield Place(path, 1, encoding, alone=True), record


def _extracted(html: str) -> Any:
    """What trafilatura finds. Dates come from what the page declares alone: its wider search guesses."""
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise Unreadable("needs the html extra: pip install 'newsdash[html]'") from error
    declared = {"extensive_search": False, "original_date": True}
    try:
        return bare_extraction(
            html, with_metadata=True, include_comments=False, favor_recall=True, date_extraction_params=declared
        )
    except Exception as error:  # whatever a broken page does to the parser, the other files are still wanted
        raise Unreadable(f"not readable as a page ({type(error).__name__})") from error


def _decoded(data: bytes) -> tuple[str, str]:
    """The page's text: UTF-8, else the encoding it declares, else one that is guessed."""
    declared = _CHARSET.search(data[:4096])
    if declared and not marked_encoding(data):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError:
            name = declared[1].decode("ascii").lower()
            with suppress(LookupError, UnicodeDecodeError):
                return data.decode("gb18030" if name in ("gb2312", "gbk") else name), name
    return decode(data)
