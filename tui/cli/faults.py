"""How a command ends: exit codes, and errors as one clear line on stderr instead of a traceback."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

USAGE = 2
FAULT = 1


def say(message: str) -> None:
    """One line on stderr, with nothing in it that could drive a terminal."""
    from articles.cleaning import clean_line

    print(f"newsdash: {clean_line(message)}", file=sys.stderr, flush=True)


def fail(message: str, code: int = FAULT) -> NoReturn:
    """Say what is wrong and end with `code`."""
    say(message)
    raise click.exceptions.Exit(code)


def guarded(command: click.Command, arguments: Sequence[str] | None) -> int:
    """Run a command and give its exit code; a closed pipe is the reader's right, not an error."""
    try:
        code = command.main(
            args=list(arguments) if arguments is not None else None,
            prog_name="newsdash",
            standalone_mode=False,
        )
        sys.stdout.flush()
    except click.UsageError as error:
        error.show()
        return USAGE
    except click.ClickException as error:
        say(error.format_message())
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 128 + signal.SIGINT
    except BrokenPipeError:
        close_stdout()
        return 0
    except OSError as error:
        say(f"{error.filename or 'output'}: {error.strerror or error}")
        return FAULT
    except Exception as error:
        return code_of_store_error(error)
    return code if isinstance(code, int) else 0


def code_of_store_error(error: Exception) -> int:
    """Say a store's error in words; any other exception is a defect and goes on."""
    from store.errors import FilterError, StoreError

    if isinstance(error, FilterError):
        say_filter_error(error)
        return USAGE
    if isinstance(error, StoreError):
        say(str(error))
        return FAULT
    raise error


def say_filter_error(error: Exception) -> None:
    """Show a mistake in a filter with its place marked."""
    from articles.cleaning import clean_line

    say(str(error))
    text = getattr(error, "text", "")
    position = getattr(error, "position", None)
    if text and position is not None:
        print(f"  {clean_line(text)}\n  {' ' * position}^", file=sys.stderr)


def close_stdout() -> None:
    """Let the interpreter end without a second complaint about the closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
