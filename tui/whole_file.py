"""Writing a file complete or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TextIO


@contextmanager
def whole_file(path: str, *, overwrite: bool) -> Iterator[TextIO]:
    """A text file that stands under its path once all of it was written inside: nobody ever sees half of it, and an
    error leaves what stood there. Raises OSError, `FileExistsError` for a file that isn't to be overwritten."""
    beside = os.path.join(os.path.dirname(path), f".newsdash-{secrets.token_hex(8)}")
    out = open(beside, "x", encoding="utf-8", newline="\n")  # noqa: SIM115  (what fails here leaves nothing behind)
    try:
        with out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        if overwrite:
            os.replace(beside, path)
        else:
            os.link(beside, path)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)
