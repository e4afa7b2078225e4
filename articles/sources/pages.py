"""The story of an HTML page, found by trafilatura (an extra)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from articles.sources.decoding import decode
from articles.sources.opening import Unreadable, whole
from articles.sources.records import Place
from articles.sources.structured import Found


def page_records(stream: io.BufferedReader, path: str) -> Iterator[Found]:
    """The page as one record: its main text, with the title, date and address it declares."""
    html, encoding = decode(whole(stream))
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
    return bare_extraction(
        html, with_metadata=True, include_comments=False, favor_recall=True, date_extraction_params=declared
    )
