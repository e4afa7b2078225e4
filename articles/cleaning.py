"""Making text from strangers harmless: characters that drive a terminal or hide what stands there are taken out.

Cleaning only ever deletes, so that a cleaned text is a subsequence of the raw one, and is linear in its length.
"""

from __future__ import annotations

import re

_UNSAFE_RANGES = (
    (0x00, 0x08),  # C0 without tab and newline
    (0x0B, 0x1F),
    (0x7F, 0x9F),  # DEL and C1
    (0xAD, 0xAD),  # soft hyphen: splits words invisibly
    (0x61C, 0x61C),  # Arabic letter mark
    (0x180E, 0x180E),  # Mongolian vowel separator
    (0x200B, 0x200F),  # zero-width characters, left-to-right and right-to-left marks
    (0x2028, 0x202E),  # line and paragraph separators, bidi embeddings and overrides
    (0x2060, 0x206F),  # word joiner, invisible operators, bidi isolates
    (0xD800, 0xDFFF),  # lone surrogates: no encoding can write them
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0xE0000, 0xE007F),  # tag characters
)

CLEAN_TABLE: dict[int, None] = {code: None for first, last in _UNSAFE_RANGES for code in range(first, last + 1)}
"""For `str.translate`: every character that may not reach a terminal, to be deleted."""

_UNSAFE = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSAFE_RANGES) + "]")
_SAFE_ASCII = bytes(code for code in range(128) if code not in CLEAN_TABLE)
_ASCII = bytes(range(128))

# The 8-bit introducers (\x9b, \x9d) also come of mis-decoded quotation marks, so there parameters are required.
_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b(?=[0-9?]))[0-?]{0,64}[ -/]{0,8}[@-~]"  # CSI: colours, cursor, modes
    r"|(?:\x1b\]|\x9d(?=[0-9]+;))[^\x07\x1b\x9b-\x9d\n]{0,4096}(?:\x07|\x1b\\|\x9c)"  # OSC: titles, links, clipboard
    r"|\x1b[PX^_][^\x07\x1b\x9b-\x9d\n]{0,4096}(?:\x07|\x1b\\|\x9c)"  # DCS, SOS, PM, APC
    r"|\x1b\][0-9]{1,4};"  # an OSC that never ends
    r"|\x1b[()*+][0-9A-Z<=>]|\x1b#[3-68]|\x1b%[@G8]|\x1b[78=>c\\]"  # character sets, save and restore, reset
)


def clean(text: str) -> str:
    """The text without control, bidi, zero-width and tag characters, and without whole terminal sequences.

    Newlines and tabs stay. `clean(clean(text)) == clean(text)`.
    """
    if not _UNSAFE.search(_without(text, _SAFE_ASCII)):
        return text
    return _SEQUENCE.sub("", text).translate(CLEAN_TABLE)


def beyond_ascii(text: str) -> str:
    """The few characters of a text that aren't ASCII, in order: far less to search than the text."""
    return "" if text.isascii() else _without(text, _ASCII)


def _without(text: str, characters: bytes) -> str:
    """The text without some ASCII characters. Bytes are by far the fastest to delete from."""
    return text.encode("utf-8", "surrogatepass").translate(None, characters).decode("utf-8", "surrogatepass")


def clean_line(text: str) -> str:
    """The cleaned text as one line: runs of space, tab and line ends become one space, the ends are trimmed."""
    return " ".join(clean(" ".join(text.split())).split())
