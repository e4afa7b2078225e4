"""How a command ends: exit codes, and errors as one clear line on stderr instead of a traceback."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import IO, Any, NoReturn

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
    open_what_is_closed()
    stdout = sys.stdout
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
    except SystemExit as ending:
        if sys.stdout is not stdout:  # click found the pipe closed, put another stdout in its place and ends with 1
            sys.stdout = stdout
            close_stdout()
            return 0
        return ending.code if isinstance(ending.code, int) else 0
    except OSError as error:
        say(f"{error.filename or 'output'}: {error.strerror or error}")
        return FAULT
    except Exception as error:
        return code_of_store_error(error)
    return code if isinstance(code, int) else 0


def open_what_is_closed() -> None:
    """Let a program started without stdout or stderr write to nowhere."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115


def code_of_store_error(error: Exception) -> int:
    """Say a store's error in words; any other exception is a defect and goes on."""
    from store.errors import FilterError, StoreError

    if isinstance(error, StoreError):
        say(str(error))
        return USAGE if isinstance(error, FilterError) else FAULT
    raise error


class FilterMistake(click.UsageError):
    """A filter line that can't be understood: shown with the place of the mistake marked."""

    def __init__(self, line: str, message: str, position: int) -> None:
        super().__init__(message)
        self.line, self.position = line, position

    def show(self, file: IO[Any] | None = None) -> None:
        """One line of what is wrong, the filter, a caret under the mistake."""
        from articles.cleaning import clean_line

        say(self.message)
        print(f"  {clean_line(self.line)}\n  {' ' * self.position}^", file=file or sys.stderr)


def close_stdout() -> None:
    """Let the interpreter end without a second complaint about the closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
