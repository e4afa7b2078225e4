"""Opening a file without being held up, and saying in one sentence why one can't be read."""

from __future__ import annotations

import errno
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from articles.sources.kinds import STANDARD_INPUT

MAX_RECORD_BYTES = 64 * 1024 * 1024
"""The largest single record taken in."""

TOO_LARGE = "a single record of more than 64 MB"

_GZIP_MAGIC = b"\x1f\x8b"


class Unreadable(Exception):
    """A file or record that can't be taken in; the message is the sentence for its rejection."""


def printable(path: str) -> str:
    """A path that any encoding can write: bytes of a file name that are not UTF-8 become `\\xNN`."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def why_not(error: Exception) -> str:
    """The reason of an error of the system, in plain words."""
    if isinstance(error, UnicodeError):
        return "wrong encoding: " + str(error)
    if not isinstance(error, OSError):
        return f"not a path ({error})"
    reasons = {
        errno.ENOENT: "no such file",
        errno.ENOTDIR: "no such file",
        errno.EACCES: "permission denied",
        errno.EPERM: "permission denied",
        errno.ELOOP: "a link that leads back to itself",
        errno.ENAMETOOLONG: "a name too long for a file",
        errno.EISDIR: "a folder, not a file",
    }
    return reasons.get(error.errno or 0, (error.strerror or str(error)).lower())


def not_a_file(mode: int) -> str:
    """Why something that is no regular file isn't opened."""
    names = {stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket", stat.S_IFCHR: "a device", stat.S_IFBLK: "a device"}
    name = names.get(stat.S_IFMT(mode), "not a regular file")
    return f"{name}, not a file; give - to read standard input"


class BytesRead:
    """How much of some files has been read, one after another."""

    def __init__(self) -> None:
        self._before = 0
        self._size = 0
        self._file: io.BufferedReader | None = None

    @property
    def so_far(self) -> int:
        """Bytes as they stand on the disk, packed where they are packed."""
        if self._file is None or self._file.closed:
            return self._before + self._size
        return self._before + self._file.tell()

    @contextmanager
    def of(self, file: io.BufferedReader) -> Iterator[None]:
        """Count a file while it is read, and all of it afterwards."""
        self._before, self._size, self._file = self.so_far, os.fstat(file.fileno()).st_size, file
        try:
            yield
        finally:
            self._file = None


@contextmanager
def opened(path: str, count: BytesRead | None = None) -> Iterator[io.BufferedReader]:
    """A buffered stream of a file's bytes, `.gz` unpacked; `-` is standard input, which isn't counted.

    Raises `Unreadable` for whatever keeps it from being read, also while it is being read.
    """
    try:
        if path == STANDARD_INPUT:
            with _standard_input() as stream:
                yield _unpacked(stream)
        else:
            with _regular_file(path) as raw, (count or BytesRead()).of(raw):
                yield _unpacked(raw)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise Unreadable(f"damaged or truncated .gz ({str(error).rstrip('.').lower()})") from error
    except OSError as error:
        raise Unreadable(why_not(error)) from error


@contextmanager
def _standard_input() -> Iterator[io.BufferedReader]:
    """Standard input with a buffer of its own, left open afterwards."""
    stream = cast(io.BufferedReader, io.BufferedReader(cast(io.RawIOBase, sys.stdin.buffer), 1 << 20))
    try:
        yield stream
    finally:
        stream.detach()


def _regular_file(path: str) -> io.BufferedReader:
    """Open without waiting: a pipe put in the file's place meanwhile would hold a plain `open` for ever."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise Unreadable(not_a_file(mode))
    return io.BufferedReader(io.FileIO(descriptor), 1 << 20)


def _unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream itself, or what is packed in it."""
    if stream.peek(2)[:2] != _GZIP_MAGIC:
        return stream
    packed = cast(io.RawIOBase, gzip.GzipFile(fileobj=stream, mode="rb"))
    return io.BufferedReader(packed, 1 << 20)


def whole(stream: BinaryIO, limit: int = MAX_RECORD_BYTES, too_large: str = TOO_LARGE) -> bytes:
    """All bytes of a stream that is one record; raises `Unreadable` if there are none or too many."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise Unreadable(too_large)
    if not data:
        raise Unreadable("empty file")
    return data
