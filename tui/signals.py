"""Leaving the terminal as it was when a signal ends the program."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

ENDING = (signal.SIGTERM, signal.SIGHUP)


def catch(leave: Callable[[int], None]) -> None:
    """Call `leave` with 128 + the signal's number when the program is told to end; needs the running event loop.

    Textual itself would be ended on the spot, with mouse reports and the alternate screen left on.
    """
    loop = asyncio.get_running_loop()
    for number in ENDING:
        try:
            loop.add_signal_handler(number, leave, 128 + number)
        except (NotImplementedError, RuntimeError, ValueError):
            return  # Windows, or not the main thread: the platform's own way has to do
