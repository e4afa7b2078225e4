"""The characters that a regular expression can begin with, where its first letters show them.

Most lines begin as none of many patterns do: so a line need be tried only by those that can begin with its first one.
"""

from __future__ import annotations

from collections.abc import Iterator

_SPECIAL = frozenset(".^$*+?{}[]|()\\")
_GROUP = "(?:"
_SPACES = frozenset(character for character in map(chr, range(0x3001)) if character.isspace())


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern that stand in no brackets: those between its bars."""
    bars = [place for place, depth in _marks(pattern) if pattern[place] == "|" and not depth]
    starts, ends = [0, *(bar + 1 for bar in bars)], [*bars, len(pattern)]
    return [pattern[start:end] for start, end in zip(starts, ends, strict=True)]


def first_characters(pattern: str) -> frozenset[str] | None:
    """The characters with which a match can begin; None where that may be any, or isn't plain to see.

    The pattern must hold no flags.
    """
    found: set[str] = set()
    for alternative in alternatives(pattern):
        own = _first_of(alternative)
        if own is None:
            return None
        found |= own
    return frozenset(found)


def _first_of(alternative: str) -> frozenset[str] | None:
    """The same of a pattern without bars of its own; what may be left out is passed over to what follows."""
    characters, end = _atom(alternative)
    mark = alternative[end : end + 1]
    if characters is None or (mark == "{" and alternative[end + 1 : end + 2] in "0,"):
        return None
    if mark not in ("?", "*"):
        return characters
    following = alternative[end + 1 :]
    rest = _first_of(following[1:] if following[:1] in ("?", "+") else following)
    return None if rest is None else characters | rest


def _atom(pattern: str) -> tuple[frozenset[str] | None, int]:
    """The first characters of the letter, set or group at a pattern's start, and where it ends; None of all else."""
    if pattern.startswith(_GROUP):
        end = next(place for place, depth in _marks(pattern) if pattern[place] == ")" and not depth)
        return first_characters(pattern[len(_GROUP) : end]), end + 1
    if pattern.startswith(r"\s"):
        return _SPACES, 2
    if pattern.startswith("["):
        return _set(pattern)
    if pattern[:1] == "\\" and not pattern[1:2].isalnum():
        return frozenset(pattern[1:2]), 2
    if pattern and pattern[0] not in _SPECIAL:
        return frozenset(pattern[0]), 1
    return None, 0


def _set(pattern: str) -> tuple[frozenset[str] | None, int]:
    """The same of a set that lists its characters; of one with ranges, classes or all others, None."""
    found: set[str] = set()
    place = 1
    while pattern[place] != "]":
        if pattern[place] == "\\":
            place += 1
            if pattern[place].isalnum():
                return None, 0
        elif pattern[place] in "^-":
            return None, 0
        found.add(pattern[place])
        place += 1
    return frozenset(found), place + 1


def _marks(pattern: str) -> Iterator[tuple[int, int]]:
    """The places of bars and brackets that are no plain characters, each with the groups it stands in."""
    depth = 0
    place = 0
    in_set = False
    while place < len(pattern):
        character = pattern[place]
        if character == "\\":
            place += 1
        elif in_set:
            in_set = character != "]"
        elif character == "[":
            in_set = True
        elif character in "(|)":
            depth -= character == ")"
            yield place, depth
            depth += character == "("
        place += 1
