"""Which kinds of file are read, told by the name."""

from __future__ import annotations

import os
from typing import Literal

FileKind = Literal["text", "jsonl", "json", "csv", "tsv", "html", "feed"]

STANDARD_INPUT = "-"

KINDS_BY_ENDING: dict[str, FileKind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
}

READABLE = ".txt .md .jsonl .ndjson .json .csv .tsv .html .htm .xml .rss .atom, each also as .gz"


def kind_of(path: str) -> FileKind | None:
    """The kind of a file by its ending, `.gz` looked through; None where newsdash doesn't read it."""
    name = os.path.basename(path).lower()
    if name.endswith(".gz"):
        name = name[: -len(".gz")]
    return KINDS_BY_ENDING.get(os.path.splitext(name)[1])
