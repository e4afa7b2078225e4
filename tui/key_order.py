"""Keys one after the other: each is done with before the next one goes to whatever has the focus by then.

Textual hands a key to the focused widget at once, while the key before it may still be about to move the focus: over
a slow line, where keys arrive several at a time, what is typed after `/` would reach the pane instead of the line.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from enum import Enum
from time import monotonic

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.app import App
from textual.dom import DOMNode
from textual.keys import Keys
from textual.message_pump import MessagePump

Typed = events.Key | events.Paste

PATIENCE = 1.0
"""Seconds after which a key that was never done with holds no other key back."""

Behind = Enum(
    "Behind",
    {"/": "slash", "?": "question_mark", "'": "apostrophe", "+": "plus", "-": "minus", " ": "space", "\r": "enter"},
)
"""Keys without a letter that may arrive right behind escape, by what they send; not `[` and `]`, with which escape
begins what terminals send for other keys."""

ROUNDS = 2
"""Walks from the focused widget up to the app: the first follows the key, the second what the key had posted."""


class KeyOrder:
    """Holds keys back while one is under way. `at_once` does what a key asks if it can, and says so; `hand_on` gives
    any other key to Textual."""

    def __init__(
        self, app: App[None], at_once: Callable[[Typed], bool], hand_on: Callable[[Typed], Awaitable[None]]
    ) -> None:
        self._app = app
        self._at_once = at_once
        self._hand_on = hand_on
        self._held: deque[Typed] = deque()
        self._since: float | None = None
        forget_alt()
        keep_escape()

    async def take(self, event: Typed) -> None:
        """A key, or pasted text, that has just arrived."""
        self._held.extend(apart(event))
        if self._since is None or monotonic() - self._since > PATIENCE:
            await self._next()

    async def _next(self) -> None:
        """Hand on the key that waits longest; the one after it when that is done with."""
        while self._held and self._at_once(self._held[0]):
            self._held.popleft()
        if not self._held:
            self._since = None
            return
        self._since = monotonic()
        start = self._app.focused or self._app.screen
        await self._hand_on(self._held.popleft())
        Walk(self._app, start, self._next).step()


class Walk:
    """Goes up the way a key goes from the widget that has the focus, behind it in every queue; then `done` is called.

    Posts one method without arguments: Textual looks at the signature of every other callback anew.
    """

    def __init__(self, app: App[None], start: DOMNode, done: Callable[[], Awaitable[None]]) -> None:
        self._app = app
        self._start = start
        self._done = done
        self._node: MessagePump = start
        self._rounds = ROUNDS

    def step(self) -> None:
        """Get in line behind what waits in the next queue."""
        if self._node is self._app:
            self._rounds -= 1
            if not self._rounds:
                self._app.post_message(events.Callback(callback=self._done))
                return
            self._node = self._start
        node, self._node = self._node, self._node._parent or self._app
        if not node.post_message(events.Callback(callback=self.step)):
            self.step()


def forget_alt() -> None:
    """Have Textual read escape and a letter or digit as alt and that key: it knows many of these pairs as what some
    keyboards send for `£` or a word's step."""
    known: object = ANSI_SEQUENCES_KEYS
    if isinstance(known, dict):
        for sequence in [name for name in known if len(name) == 2 and name[0] == "\x1b" and name[1].isalnum()]:
            del known[sequence]


def keep_escape() -> None:
    """Have Textual read escape and a key of `Behind` as these two; of itself it would drop the escape."""
    known: object = ANSI_SEQUENCES_KEYS
    if isinstance(known, dict):
        known.update({f"\x1b{key.name}": (Keys.Escape, key) for key in Behind})


def apart(event: Typed) -> tuple[Typed, ...]:
    """Escape and a letter or digit that arrived together read as one key with alt, which nothing here is bound to:
    they are two keys again. Everything else is itself."""
    if isinstance(event, events.Key) and event.key.startswith("alt+") and (event.character or "").isalnum():
        return events.Key("escape", "\x1b"), events.Key(str(event.character), event.character)
    return (event,)
