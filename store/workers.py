"""Processes that read sources side by side. They end when the process that started them does.

They are started afresh (nothing is forked, so threads here are no trouble) and speak through their standard input and
output, in pickled frames: a list of tasks in, a list of results out. End of input is the end of the worker.
"""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from typing import IO

from articles.model import Rejection, Source
from store.rows import Prepared

Task = tuple[Source, frozenset[str]]
Result = Prepared | Rejection


def python(module: str) -> list[str]:
    """The command that runs `main()` of a module of ours with this process's import path."""
    return [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; from {module} import main; main()"]


def main() -> None:
    """What a worker does until its input ends."""
    from store.reading import read_all

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    receive, answer = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    try:
        while True:
            tasks: list[Task] = pickle.load(receive)
            _send(answer, read_all(tasks))
    except (EOFError, BrokenPipeError):
        return


def _send(stream: IO[bytes], value: object) -> None:
    pickle.dump(value, stream, protocol=pickle.HIGHEST_PROTOCOL)
    stream.flush()


class _Worker:
    def __init__(self) -> None:
        self.process = subprocess.Popen(
            python("store.workers"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            process_group=0,  # ctrl+c is for the loader, which lets them end their work
        )
        self.tasks: list[Task] = []

    def send(self, tasks: list[Task]) -> None:
        self.tasks = tasks
        assert self.process.stdin is not None
        try:
            _send(self.process.stdin, tasks)
        except BrokenPipeError:
            return  # The missing answer tells.

    def receive(self) -> list[Result] | None:
        """The results of what was sent last, or None where the worker came to its end over it."""
        assert self.process.stdout is not None
        try:
            results: list[Result] = pickle.load(self.process.stdout)
        except (EOFError, pickle.UnpicklingError):
            return None
        return results

    def close(self) -> None:
        for stream in (self.process.stdin, self.process.stdout):
            try:
                if stream:
                    stream.close()
            except BrokenPipeError:
                continue
        self.process.kill()
        self.process.wait()


class Workers:
    """Up to `jobs` workers, each started when there is work for it."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._workers: deque[_Worker] = deque()

    def map(self, chunks: Iterable[list[Task]]) -> Iterator[list[Result]]:
        """The results of chunks of tasks, in their order. A worker has one chunk at a time, so nothing piles up."""
        for chunk in chunks:
            if len(self._workers) < self.jobs:
                worker = _Worker()
                results = None
            else:
                worker = self._workers.popleft()
                results = self._results(worker)
                if worker.process.poll() is not None:
                    worker = _Worker()
            self._workers.append(worker)
            worker.send(chunk)
            if results is not None:
                yield results
        while self._workers:
            worker = self._workers.popleft()
            yield self._results(worker)
            worker.close()

    def _results(self, worker: _Worker) -> list[Result]:
        results = worker.receive()
        if results is not None:
            return results
        worker.close()
        return [self._alone(task) for task in worker.tasks]

    def _alone(self, task: Task) -> Result:
        """The result of a task of a chunk that ended its worker: only the culprit is refused."""
        worker = _Worker()
        worker.send([task])
        results = worker.receive()
        worker.close()
        return results[0] if results else Rejection(task[0].source, "reading it ended the process that read it")

    def close(self) -> None:
        """End all workers."""
        while self._workers:
            self._workers.popleft().close()
