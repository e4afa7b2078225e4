"""Asking the store in worker threads, so that no key ever waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from store.errors import Interrupted, StoreError
from store.protocol import Store
from tui.messages import CalledOff, StoreFailed

Question = Callable[[], Iterable[Message]]
"""Runs in a worker; its answers are posted to the screen one by one."""


class Asker:
    """Posts answers to a screen; what nobody waits for any more is called off."""

    def __init__(self, screen: Screen[None], store: Store) -> None:
        self._screen = screen
        self._store = store
        self._asking: Worker[None] | None = None

    def ask(self, question: Question) -> None:
        """Ask what all panes need; a former such question is called off."""
        if self._asking is not None and not self._asking.is_finished:
            self._store.interrupt()
        self._asking = self._run(question, "answers", exclusive=True)

    def ask_aside(self, question: Question) -> None:
        """Ask one thing more."""
        self._run(question, "details", exclusive=False)

    def _run(self, question: Question, group: str, *, exclusive: bool) -> Worker[None]:
        return self._screen.run_worker(
            partial(self._post_all, question), group=group, exclusive=exclusive, thread=True, exit_on_error=False
        )

    def _post_all(self, question: Question) -> None:
        """In a worker: post every answer, unless nobody waits for it any more."""
        worker: Worker[None] = get_current_worker()
        try:
            for message in question():
                if worker.is_cancelled:
                    return
                self._screen.post_message(message)
        except Interrupted:
            self._screen.post_message(CalledOff())
        except StoreError as error:
            if not worker.is_cancelled:
                self._screen.post_message(StoreFailed(error))
