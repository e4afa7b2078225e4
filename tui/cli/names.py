"""`names`: a person's corrections of the names of organisations, kept in her marks file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tui.cli.faults import fail
from tui.cli.files import file_options, files_of

if TYPE_CHECKING:
    from store.marks import Rule
    from store.names import Names


@click.group()
def names() -> None:
    """Correct names of organisations; the rules are yours alone and survive reloading."""


@contextmanager
def names_of(ctx: click.Context, db: str | None, marks: str | None) -> Iterator[Names]:
    """The corrections that go with the files of a command."""
    from store.opening import open_store

    files = files_of(ctx, db, marks)
    store = open_store(files.db, files.marks)
    try:
        yield store.names
    finally:
        store.close()


def correction(*arguments: str) -> Callable[[Callable[..., Rule]], click.Command]:
    """Makes a command of a function that makes a rule from these arguments; the command prints the rule."""

    def command_of(make: Callable[..., Rule]) -> click.Command:
        @file_options
        @click.pass_context
        def command(ctx: click.Context, /, db: str | None, marks: str | None, **given: str) -> None:
            with names_of(ctx, db, marks) as corrections:
                say_rule(make(corrections, **given))

        for argument in reversed(arguments):
            command = click.argument(argument)(command)
        return names.command(make.__name__, help=make.__doc__)(command)

    return command_of


@correction("organisation", "into")
def merge(corrections: Names, organisation: str, into: str) -> Rule:
    """ORGANISATION is INTO: both names find it, and it is shown as INTO."""
    return corrections.merge(organisation, into)


@correction("organisation", "alias")
def split(corrections: Names, organisation: str, alias: str) -> Rule:
    """ALIAS isn't ORGANISATION: articles that name it by ALIAS alone are about another body."""
    return corrections.split(organisation, alias)


@correction("organisation", "name")
def rename(corrections: Names, organisation: str, name: str) -> Rule:
    """Show ORGANISATION as NAME."""
    return corrections.rename(organisation, name)


@correction("organisation")
def ignore(corrections: Names, organisation: str) -> Rule:
    """ORGANISATION is none: neither show nor find it as one."""
    return corrections.ignore(organisation)


@names.command(name="list")
@file_options
@click.pass_context
def list_rules(ctx: click.Context, db: str | None, marks: str | None) -> None:
    """Print the rules in force, oldest first."""
    with names_of(ctx, db, marks) as corrections:
        for rule in corrections.rules():
            say_rule(rule)


@names.command()
@file_options
@click.pass_context
def undo(ctx: click.Context, db: str | None, marks: str | None) -> None:
    """Take the last rule back."""
    with names_of(ctx, db, marks) as corrections:
        rule = corrections.undo()
    if rule is None:
        fail("there is no rule to take back")
    say_rule(rule)


def say_rule(rule: Rule) -> None:
    """Print a rule on a line of its own."""
    from articles.cleaning import clean_line

    click.echo(clean_line(str(rule)))


COMMANDS = (names,)
