"""What can stand in a filter line, declared once: for the documentation, and for whoever shows it on a screen."""

from __future__ import annotations

from dataclasses import dataclass

from articles.model import KINDS
from store.filters import STATES


@dataclass(frozen=True, slots=True)
class Usage:
    """Ways to write something (each a filter line that can be read), and what the articles it leaves have."""

    forms: tuple[str, ...]
    means: str


USAGES = (
    Usage(("magnesium alloy",), 'the full text has both words; there is no "or" of words'),
    Usage(('"light alloy"',), "the words stand there one after another"),
    Usage(("alumin*",), "a word that begins so; the last word in the search box is one while you type"),
    Usage(("-slag",), "without that word"),
    Usage(("title:ferroalloy",), "the word, phrase or beginning stands in the title"),
    Usage(("org:baowu", "org:baowu*"), "the organisation of that name or alias; one whose name begins so"),
    Usage(
        ("org:a,b", "org:a org:b", 'org:"a, b",c'), 'any of them; all of them; with commas or spaces (`\\"` for a `"`)'
    ),
    Usage(
        ("metal:copper", "metal:ferroalloys"), "a metal in any of its forms (`aluminum`, `alumina`); any of a family"
    ),
    Usage(("kind:university",), f"an organisation of that kind: {', '.join(KINDS)}"),
    Usage(
        ("after:2022-11", "before:2023"),
        "a date of the article on or after it, on or before it; a partial date means all of it",
    ),
    Usage(
        ("on:2022-11", "on:2022-11-10..2023-01"),
        "a date of the article in that period or range; together with `after:` and `before:` one window",
    ),
    Usage(("published:2022-12", "published:2022-11..2023"), "the publication date alone"),
    Usage(("source:smm",), "the source (path or URL) contains it"),
    Usage(("is:unread", "is:read", "is:starred", "tag:x"), "what you marked"),
    Usage(
        ("is:undated", "is:yearless", "is:inferred"),
        "no date at all; only dates of unknown year; a date whose year was inferred",
    ),
    Usage(("-org:x", "-metal:x,y", "-is:read"), "without; of several values, without any of them"),
)

RULES = (
    "Everything that stands in the line must hold; the order doesn't matter, nor do capitals.",
    'Names are compared without punctuation: `org:nonferrous-co` and `org:"Nonferrous Co."` are the same. Branches of'
    " an organisation are organisations of their own.",
    "A date precise to the day is in a window where the two overlap; a coarser one only where it lies wholly inside:"
    ' "in 2024" is in `on:2024`, not in `on:2024-03`. A date of unknown year is in none.',
    "Dates are written `2022`, `2022-11`, `2022-11-10`, `2022-Q4`, `2022-H2` or `2020s`.",
    "A metal that stands in a company's name alone doesn't count as the article's.",
    "A mistake is answered with its place and the nearest known word; a value that isn't in the database leaves no"
    " articles and gives a hint.",
    "On the command line a filter that begins with `-` follows `--`: `newsdash search -- -metal:tin`.",
)


def markdown_table() -> str:
    """The forms and their meanings as a Markdown table."""
    rows = [f"| {' '.join(f'`{form}`' for form in usage.forms)} | {usage.means} |" for usage in USAGES]
    return "\n".join(["| filter line | means |", "| --- | --- |", *rows]) + "\n"


def markdown_page() -> str:
    """The filter language as a page of its own."""
    rules = "\n".join(f"- {rule}" for rule in RULES)
    states = " ".join(f"`is:{state}`" for state in STATES)
    return (
        "# The filter line\n\nOne line says which articles are wanted: in the screen after `/`, and as the FILTER of"
        " `newsdash search`, `facets` and `export`.\n\n"
        f"{markdown_table()}\n{rules}\n\nAll states: {states}.\n"
    )
