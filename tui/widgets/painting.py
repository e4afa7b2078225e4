"""Styles from the table of looks, blended over a widget's background, so that they can be laid over one another."""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style
from textual.app import App
from textual.color import Color

from tui.looks import ANSI_LOOKS, DARK_ANSI_LOOKS, LOOKS, Look


def look(app: App[object], background: Color, name: str) -> Style:
    """What the table says of a name and nothing else: a colour it leaves open stays open."""
    colour, shade, attributes = _looks(app.native_ansi_color, app.current_theme.dark)[name]
    behind = background + _theme_colour(app, shade) if shade else background
    return Style(
        color=(behind + _theme_colour(app, colour)).rich_color if colour else None,
        bgcolor=behind.rich_color if shade else None,
    ) + _parsed(attributes)


@lru_cache(maxsize=4)
def _looks(ansi: bool, dark: bool) -> dict[str, Look]:
    """The table for a theme."""
    return LOOKS | (ANSI_LOOKS if ansi else {}) | (DARK_ANSI_LOOKS if ansi and dark else {})


def _theme_colour(app: App[object], told: str) -> Color:
    """`accent`, or `foreground 55%`, in the theme of now."""
    variable, _, share = told.partition(" ")
    colour = Color.parse(app.theme_variables[variable])
    return colour.multiply_alpha(int(share.removesuffix("%")) / 100) if share else colour


@lru_cache(maxsize=32)
def _parsed(attributes: str) -> Style:
    return Style.parse(attributes)
