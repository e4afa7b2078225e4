"""What can go wrong in the store, as a person is told it. Every message is one plain sentence without a trace."""

from __future__ import annotations


class StoreError(Exception):
    """Anything the store could not do."""


class FilterError(StoreError):
    """A filter line that can't be understood.

    `position` is the 0-based character at which the mistake begins; `suggestion` the nearest thing that would have
    been understood (`metal:`, `starred`), or None.
    """

    def __init__(self, message: str, position: int = 0, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.position = position
        self.suggestion = suggestion

    def __str__(self) -> str:
        hint = f" (did you mean {self.suggestion}?)" if self.suggestion else ""
        return f"{self.message}{hint}"


class DatabaseLocked(StoreError):
    """Another program kept the database to itself for longer than we wait."""


class DatabaseCorrupt(StoreError):
    """The file is a database, but parts of it can't be read any more."""


class NotADatabase(StoreError):
    """The file is no SQLite database, is another program's, is missing, or is a folder."""


class OlderDatabase(StoreError):
    """The file was made by an older newsdash, and has to be brought up to date before it is read."""


class NewerDatabase(StoreError):
    """The file was made by a newer newsdash."""


class ReadOnly(StoreError):
    """The file or its folder can't be written."""


class Replaced(StoreError):
    """The file was removed or replaced while it was written to."""


class DiskFull(StoreError):
    """There is no room left on the disk."""


class Interrupted(StoreError):
    """The question was called off before it was answered."""
