"""From bytes to text: byte order marks, UTF-8, and what is left to guessing."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.sources.opening import MAX_RECORD_BYTES, TOO_LARGE, Unreadable

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SAMPLE_BYTES = 32 * 1024
_BINARY_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"{\\rtf")
# Backspace, form feed and escape stand in terminal output and old wire copy; the others in no text.
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\b\t\n\f\r\x1b")) + b"\x7f"
_LINE_END = re.compile("\r\n?|[\x0b\x0c\u2028\u2029]")
_ODD = re.compile("[\r\x0b\x0c\u2028\u2029\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file of records: its number (from 1), its text without the line end, and its encoding.

    `problem` says why there is no text.
    """

    number: int
    text: str
    encoding: str
    problem: str = ""


def decode(data: bytes) -> tuple[str, str]:
    """The text and its encoding; after the name `(guessed)`, or `(damaged)` where U+FFFD stands for some bytes.

    Raises `Unreadable` for bytes that are no text.
    """
    marked = marked_encoding(data)
    if marked:
        return _by_mark(data, marked)
    refuse_binary(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _guessed(data, error)


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark declares."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _by_mark(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        if encoding == "utf-8-sig":
            return data.decode(encoding, "replace"), "utf-8 (damaged)"
        raise Unreadable(f"wrong encoding: marked as {encoding}, but broken at byte {error.start}") from error


def refuse_binary(data: bytes) -> None:
    """Raise `Unreadable` for bytes that hold NUL or mostly control characters, or begin like a known binary file."""
    sample = data[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if b"\0" in data or sample.startswith(_BINARY_MAGIC) or controls * 10 > len(sample) * 3:
        raise Unreadable("a binary file, not text")


def _guessed(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """Text in an encoding told by what stands in it; Windows' Western one where the bytes above ASCII are few."""
    if _is_mostly_control(data):
        raise Unreadable("a binary file, not text")
    mended = data.decode("utf-8", "replace")
    if _is_damaged_utf8(mended):
        return mended, "utf-8 (damaged)"
    names = ["cp1252"] if _has_lone_high_bytes(data) else [*_detected(data), "cp1252"]
    for name in names:
        try:
            return data.decode(name), f"{name} (guessed)"
        except UnicodeDecodeError:
            continue
    reason = f"wrong encoding: byte 0x{data[error.start]:02x} at {error.start} is not UTF-8, and no other one fits"
    raise Unreadable(reason)


def _is_damaged_utf8(mended: str) -> bool:
    """Whether most of what isn't ASCII was UTF-8: a page cut within a character, or with one stray byte."""
    strange = len(_NOT_ASCII.findall(mended))
    return mended.count("\ufffd") * 5 < strange


def _is_mostly_control(data: bytes) -> bool:
    """Bytes that are neither UTF-8 nor free of control characters are compressed or packed data."""
    sample = data[:_SAMPLE_BYTES]
    return (len(sample) - len(sample.translate(None, _CONTROL_BYTES))) * 20 > len(sample)


def _has_lone_high_bytes(data: bytes) -> bool:
    """Whether bytes above ASCII are few and stand mostly alone, as accents and quotation marks do in Western text."""
    runs = _HIGH.findall(data[:_SAMPLE_BYTES])
    high = sum(map(len, runs))
    return high * 7 < len(data[:_SAMPLE_BYTES]) and high < len(runs) * 1.3


def _detected(data: bytes) -> list[str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE_BYTES]).best()
    if best is None:
        return []
    # The larger set has all of the smaller one's characters, and rare names need it.
    larger = {"gb2312": "gb18030", "gbk": "gb18030", "hz": "gb18030", "ascii": "cp1252"}
    return [larger.get(best.encoding, best.encoding)]


def unix_lines(text: str) -> str:
    """The text with every kind of line end as `\\n`, and lone surrogates, which nothing can store, as U+FFFD."""
    if not _ODD.search(text):
        return text
    return _SURROGATE.sub("\ufffd", _LINE_END.sub("\n", text))


def lines(stream: io.BufferedReader) -> Iterator[Line]:
    """The lines of a file of records, one held at a time; each decoded by itself, so that a broken one spoils no other.

    Raises `Unreadable` for an empty or binary file.
    """
    head = stream.peek(_SAMPLE_BYTES)[:_SAMPLE_BYTES]
    if not head:
        raise Unreadable("empty file")
    marked = marked_encoding(head)
    if marked and marked != "utf-8-sig":
        yield from _wide_lines(stream, marked)
        return
    refuse_binary(head)
    number = 0
    while raw := stream.readline(MAX_RECORD_BYTES + 1):
        number += 1
        if len(raw) > MAX_RECORD_BYTES:
            _skip_line(stream)
            yield Line(number, "", "", TOO_LARGE)
        else:
            yield _line(number, raw)


def _line(number: int, raw: bytes) -> Line:
    if not raw.startswith(codecs.BOM_UTF8):
        try:
            return Line(number, raw.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass  # to be guessed
    try:
        text, encoding = decode(raw)
    except Unreadable as error:
        return Line(number, "", "", str(error))
    return Line(number, text, encoding)


def _skip_line(stream: io.BufferedReader) -> None:
    while (rest := stream.readline(1 << 20)) and not rest.endswith(b"\n"):
        pass


def _wide_lines(stream: io.BufferedReader, encoding: str) -> Iterator[Line]:
    """Lines of UTF-16 and UTF-32, whose line ends are more than one byte."""
    text = io.TextIOWrapper(stream, encoding, newline="\n")
    number = 0
    try:
        while line := text.readline(MAX_RECORD_BYTES):
            number += 1
            yield Line(number, line, encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"wrong encoding: marked as {encoding}, but broken after line {number}") from error
