"""The real program in a real pseudo-terminal, its bytes kept and its screen read by pyte."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence

import pyte

WAIT_SECONDS = 30.0
QUIET_SECONDS = 0.35


class Terminal:
    """A program running in a pseudo-terminal of `columns` x `lines`.

    `received` holds every byte it wrote; `screen` is what a person sees. Use as a context manager: the program is
    killed at the end if it still runs.
    """

    def __init__(
        self, command: Sequence[str], columns: int, lines: int, environment: Mapping[str, str] | None = None
    ) -> None:
        self.columns, self.lines = columns, lines
        self.screen = pyte.Screen(columns, lines)
        self.stream = pyte.ByteStream(self.screen)
        self.received = b""
        self.master, slave = pty.openpty()
        self._set_size()
        unwanted = ("NO_COLOR", "COLORTERM", "COLUMNS", "LINES")
        kept = {name: value for name, value in os.environ.items() if name not in unwanted}
        self.process = subprocess.Popen(
            list(command),
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=kept | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"} | dict(environment or {}),
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)

    def _set_size(self) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", self.lines, self.columns, 0, 0))

    def resize(self, columns: int, lines: int) -> None:
        """Change the terminal's size as a window does."""
        self.columns, self.lines = columns, lines
        self.screen.resize(lines, columns)
        self._set_size()
        os.killpg(self.process.pid, signal.SIGWINCH)

    def read(self, seconds: float) -> bytes:
        """What arrives within `seconds`, b"" where nothing does."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return b""
        try:
            data = os.read(self.master, 65536)
        except OSError:  # the other side is closed: Linux says EIO for end of file
            return b""
        self.received += data
        self.stream.feed(data)
        return data

    def wait_for(self, wanted: str | Callable[[str], bool], seconds: float = WAIT_SECONDS) -> str:
        """Read until the screen has `wanted` (or it holds for the screen); the screen then. Fails with the screen."""
        deadline = time.monotonic() + seconds
        while not self._has(wanted):
            if time.monotonic() > deadline or (not self.read(0.2) and self.process.poll() is not None):
                if self._has(wanted):
                    break
                raise AssertionError(f"never on the screen: {wanted!r}\n{self.text}")
        return self.text

    def _has(self, wanted: str | Callable[[str], bool]) -> bool:
        return wanted in self.text if isinstance(wanted, str) else wanted(self.text)

    def settle(self, quiet: float = QUIET_SECONDS) -> bytes:
        """Read until nothing came for `quiet` seconds; what came."""
        data = b""
        while more := self.read(quiet):
            data += more
        return data

    def answer(self, quiet: float = QUIET_SECONDS) -> bytes:
        """What is written from now on, however long its first byte takes, until nothing came for `quiet` seconds."""
        return self.read(WAIT_SECONDS) + self.settle(quiet)

    def falls_silent(self, quiet: float) -> bool:
        """Whether a running program comes to write nothing for `quiet` seconds."""
        deadline = time.monotonic() + WAIT_SECONDS
        while self.read(quiet):
            if time.monotonic() > deadline:
                return False
        return self.process.poll() is None

    def press(self, keys: str | bytes) -> None:
        """Send keys as a terminal would."""
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    @property
    def text(self) -> str:
        """The screen as lines."""
        return "\n".join(self.screen.display)

    def wait_end(self, seconds: float = WAIT_SECONDS) -> int:
        """The exit code, once the program has ended; what it still wrote is read."""
        deadline = time.monotonic() + seconds
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                raise AssertionError(f"still running\n{self.text}")
            self.read(0.05)
        self.settle(0.05)
        return self.process.returncode
