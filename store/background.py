"""Loading in a process of its own, so that a screen stays quick: it says how far it is, and ends when we do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict

from articles.model import Rejection
from store import errors
from store.errors import StoreError
from store.loading import Progress, Report, load
from store.workers import python


class BackgroundLoad:
    """Loads paths into a database file in another process. All methods return at once and belong to one thread."""

    def __init__(self, db: str, paths: Sequence[str]) -> None:
        self._order = {"db": db, "paths": list(paths)}
        self._process: subprocess.Popen[bytes] | None = None
        self._rest = b""
        self._state: Progress | Report | None = None
        self.rejections: list[Rejection] = []
        """Inputs refused so far."""

    def start(self) -> None:
        """Begin to load."""
        self._process = subprocess.Popen(
            python("store.background"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        os.set_blocking(stdout.fileno(), False)
        stdin.write(json.dumps(self._order).encode() + b"\n")
        stdin.flush()

    def poll(self) -> Progress | Report | None:
        """How far it is now; the report once it came to its end, None before anything is known.

        Raises the `StoreError` that loading ended with.
        """
        if self._process is None or isinstance(self._state, Report):
            return self._state
        assert self._process.stdout is not None
        ended = self._process.poll() is not None
        said = self._rest + (self._process.stdout.read() or b"")
        *lines, self._rest = said.split(b"\n")
        for line in lines:
            self._hear(json.loads(line))
        if ended and not isinstance(self._state, Report):
            raise StoreError(f"loading ended with status {self._process.returncode} before it was done")
        return self._state

    def _hear(self, said: dict[str, dict[str, object]]) -> None:
        for kind, fields in said.items():
            if kind == "rejected":
                self.rejections.append(Rejection(str(fields["source"]), str(fields["reason"])))
            elif kind == "error":
                raise getattr(errors, str(fields["kind"]))(fields["message"])
            else:
                self._state = {"progress": Progress, "report": Report}[kind](**fields)

    def cancel(self) -> None:
        """Let it write what it has read, and end; `poll` tells when it has."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()

    def close(self) -> None:
        """End it, at once: what was not written yet is left out, nothing is half there."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None and not stream.closed:
                stream.close()


def main() -> None:
    """What the other process does."""
    if hasattr(os, "nice"):
        os.nice(5)
    order = json.loads(sys.stdin.buffer.readline())
    # Standard input ends when we are to stop, and when the screen's process is gone.
    ended = threading.Event()
    threading.Thread(target=_wait_for_end, args=(ended,), daemon=True).start()
    try:
        report = load(
            order["db"],
            order["paths"],
            progress=lambda progress: _say("progress", asdict(progress)),
            rejected=lambda rejection: _say("rejected", asdict(rejection)),
            cancelled=ended.is_set,
        )
        _say("report", asdict(report))
    except StoreError as error:
        _say("error", {"kind": type(error).__name__, "message": str(error)})
    except BrokenPipeError:
        return
    os._exit(0)


def _wait_for_end(ended: threading.Event) -> None:
    sys.stdin.buffer.read()
    ended.set()


def _say(kind: str, fields: dict[str, object]) -> None:
    sys.stdout.write(json.dumps({kind: fields}) + "\n")
    sys.stdout.flush()
