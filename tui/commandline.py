"""The `newsdash` command: options that all commands share, and which word begins a command.

Nothing heavy is imported here: `newsdash --version` loads neither Textual nor sqlite-utils, and a command's module is
imported when the command is wanted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from tui.cli import open_screen
from tui.cli.faults import guarded
from tui.cli.files import Files, file_options

SHARED_OPTIONS_WITH_VALUE = ("--db", "--marks")
MODULES = {
    "tui.cli.open_screen": (open_screen.NAME,),
    "tui.cli.ask": ("search", "facets", "show", "export"),
    "tui.cli.upkeep": ("load", "remove", "info", "check", "reindex"),
    "tui.cli.names": ("names",),
}
"""Which of them has which commands, in its `COMMANDS`."""
MODULE_OF = {command: module for module, commands in MODULES.items() for command in commands}


class CommandOrPaths(click.Group):
    """A group whose first word may be a path: `newsdash PATH…` opens the screen, as does `newsdash` alone."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return sorted(MODULE_OF)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name, its module imported only now."""
        if cmd_name not in MODULE_OF:
            return None
        commands: tuple[click.Command, ...] = import_module(MODULE_OF[cmd_name]).COMMANDS
        return next(command for command in commands if command.name == cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the hidden command that opens the screen before whatever isn't a command's name."""
        place = self._place_of_first_word(args)
        if place is not None and place <= len(args) and not ctx.resilient_parsing:
            args = [*args[:place], open_screen.NAME, *args[place:]]
        return super().parse_args(ctx, args)

    def _place_of_first_word(self, args: Sequence[str]) -> int | None:
        """Where that command is to stand, or None where a command or a group option such as `--help` follows; behind
        all words where the last of them is an option without its value."""
        place = 0
        while place < len(args):
            word = args[place]
            if word in SHARED_OPTIONS_WITH_VALUE:
                place += 2
            elif word.startswith(tuple(f"{option}=" for option in SHARED_OPTIONS_WITH_VALUE)):
                place += 1
            elif word in ("--help", "-h", "--version") or word in MODULE_OF:
                return None
            else:
                return place
        return place

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Name both ways of calling newsdash."""
        formatter.write_usage("newsdash", "[PATH…] [--filter FILTER]")
        formatter.write_usage("newsdash", "COMMAND [ARGUMENTS]…", prefix="       ")


def print_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    """Print `newsdash VERSION` and end."""
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import version

    click.echo(f"newsdash {version('newsdash')}")
    ctx.exit()


@click.group(
    cls=CommandOrPaths,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Default files: newsdash.db and marks.db in your user data folder; `newsdash info` names them.",
)
@file_options
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_version,
    help="Show the version.",
)
@click.pass_context
def newsdash(ctx: click.Context, db: str | None, marks: str | None) -> None:
    """Work through raw metals-industry news by keyboard: who, what, when.

    With PATHs (files or folders), the screen opens at once and loads what is new in them behind it. With nothing
    loaded and no PATH it opens the sample articles, and writes nothing to your files.
    """
    ctx.obj = Files(db, marks)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run newsdash and end the process: 0 fine, 1 rejected, not found or at fault, 2 wrong usage."""
    sys.exit(guarded(newsdash, arguments))


if __name__ == "__main__":
    main()
