"""From paths to records: walking folders, opening files, decoding them, and giving every record its identity."""

from __future__ import annotations

from articles.sources.opening import BytesRead
from articles.sources.reading import read_sources
from articles.sources.walking import Inputs, inputs

__all__ = ["BytesRead", "Inputs", "inputs", "read_sources"]
