"""Which database and which marks file a command uses."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])


class Files(NamedTuple):
    """The files as given by options, then by NEWSDASH_DB and NEWSDASH_MARKS, else in the user data folder."""

    db_given: str | None = None
    marks_given: str | None = None

    @property
    def chosen_by_user(self) -> bool:
        """Whether the database was named, so that an empty one is shown empty."""
        return bool(self.db_given or os.environ.get("NEWSDASH_DB"))

    @property
    def db(self) -> str:
        """Absolute path of the articles file."""
        given = self.db_given or os.environ.get("NEWSDASH_DB")
        return str(Path(given).expanduser().absolute()) if given else str(data_folder() / "newsdash.db")

    @property
    def marks(self) -> str:
        """Absolute path of the marks file: beside the default articles file, so that it survives any of them."""
        given = self.marks_given or os.environ.get("NEWSDASH_MARKS")
        return str(Path(given).expanduser().absolute()) if given else str(data_folder() / "marks.db")

    def overridden(self, db: str | None, marks: str | None) -> Files:
        """These files, with what a command's own options name in front."""
        return Files(db or self.db_given, marks or self.marks_given)


def data_folder() -> Path:
    """The platform's folder for newsdash's data."""
    import platformdirs

    return Path(platformdirs.user_data_dir("newsdash", appauthor=False))


def log_file() -> Path:
    """Where errors of the screen are written."""
    import platformdirs

    return Path(platformdirs.user_state_dir("newsdash", appauthor=False)) / "newsdash.log"


def named_file(ctx: click.Context, _parameter: click.Parameter, name: str | None) -> str | None:
    """Refuse an option or a command in FILE's place, where FILE was forgotten."""
    if name is None or os.path.exists(name):
        return name
    if name.startswith("-"):
        raise click.BadParameter(f"a FILE is to follow, not {name}; write ./{name} for a file of that name")
    if isinstance(ctx.command, click.Group) and name in ctx.command.list_commands(ctx):
        raise click.BadParameter(f"a FILE is to follow, not the command {name}; write ./{name} for a file of that name")
    return name


def file_options(function: Function) -> Function:
    """Give a command `--db` and `--marks`."""
    marks_help, db_help = "The file of your marks (NEWSDASH_MARKS).", "The articles file (NEWSDASH_DB)."
    with_marks = click.option("--marks", metavar="FILE", callback=named_file, help=marks_help)
    with_db = click.option("--db", metavar="FILE", callback=named_file, help=db_help)
    return with_db(with_marks(function))


def named_paths(_ctx: click.Context, _parameter: click.Parameter, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse an empty PATH: it is an unset variable of a script more often than this folder."""
    if "" in paths:
        raise click.BadParameter("a path is empty; write . for this folder")
    return paths


def files_of(ctx: click.Context, db: str | None, marks: str | None) -> Files:
    """The files a command is to use: its own options, else those before the command's name."""
    shared = ctx.obj if isinstance(ctx.obj, Files) else Files()
    return shared.overridden(db, marks)
