"""`names`: a person's corrections of the names of organisations, kept in her marks file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tui.cli.faults import fail
from tui.cli.files import file_options, files_of

if TYPE_CHECKING:
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


@names.command()
@click.argument("organisation")
@click.argument("into")
@file_options
@click.pass_context
def merge(ctx: click.Context, organisation: str, into: str, db: str | None, marks: str | None) -> None:
    """ORGANISATION is INTO: both names find it, and it is shown as INTO."""
    with names_of(ctx, db, marks) as corrections:
        say_rule(corrections.merge(organisation, into))


@names.command()
@click.argument("organisation")
@click.argument("alias")
@file_options
@click.pass_context
def split(ctx: click.Context, organisation: str, alias: str, db: str | None, marks: str | None) -> None:
    """ALIAS isn't ORGANISATION: articles that name it by ALIAS alone are about another body."""
    with names_of(ctx, db, marks) as corrections:
        say_rule(corrections.split(organisation, alias))


@names.command()
@click.argument("organisation")
@click.argument("name")
@file_options
@click.pass_context
def rename(ctx: click.Context, organisation: str, name: str, db: str | None, marks: str | None) -> None:
    """Show ORGANISATION as NAME."""
    with names_of(ctx, db, marks) as corrections:
        say_rule(corrections.rename(organisation, name))


@names.command()
@click.argument("organisation")
@file_options
@click.pass_context
def ignore(ctx: click.Context, organisation: str, db: str | None, marks: str | None) -> None:
    """ORGANISATION is none: neither show nor find it as one."""
    with names_of(ctx, db, marks) as corrections:
        say_rule(corrections.ignore(organisation))


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


def say_rule(rule: object) -> None:
    """Print a rule on a line of its own."""
    from articles.cleaning import clean_line

    click.echo(clean_line(str(rule)))


COMMANDS = (names,)
