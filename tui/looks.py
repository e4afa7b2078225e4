"""What each kind of thing on the screen looks like, in colours of the theme.

A table instead of a stylesheet's component classes: Textual would work those out anew for every widget at the start
and at each change of a class, those that are never drawn included.
"""

from __future__ import annotations

Look = tuple[str, str, str]
"""Colour, background and attributes. A colour is a variable of Textual's themes, with a share of it where it is to be
blended with what is behind; `""` leaves open what lies under it."""

_CURSOR: Look = ("background", "accent", "bold")
_STRONG: Look = ("", "", "bold")
_ACCENT: Look = ("accent", "", "bold")
_PROBLEM: Look = ("error-lighten-2", "", "bold")

LOOKS: dict[str, Look] = {
    # Lists
    "rows--cursor": _CURSOR,
    "rows--resting": ("", "foreground 15%", ""),
    "rows--dim": ("foreground 55%", "", ""),
    "rows--bar": ("foreground 55%", "", ""),
    "rows--strong": _STRONG,
    "rows--accent": _ACCENT,
    "rows--label": ("background", "warning", "bold"),
    # Titles, tabs, keys
    "title--name": _STRONG,
    "title--active": _CURSOR,
    "title--detail": ("foreground 60%", "", ""),
    "title--rule": ("foreground 20%", "", ""),
    "tabs--name": ("foreground 70%", "", ""),
    "tabs--active": _CURSOR,
    "tabs--rule": ("foreground 20%", "", ""),
    "tabs--offer": _ACCENT,
    "tabs--error": _PROBLEM,
    "jump--told": _STRONG,
    "keys--key": _ACCENT,
    "keys--title": ("foreground 70%", "", ""),
    "keys--told": _STRONG,
    "keys--problem": _PROBLEM,
    "filter--progress": ("accent", "", ""),
    # Lines one types in
    "edit--prompt": _ACCENT,
    "edit--cursor": ("", "", "reverse"),
    "edit--hint": ("foreground 50%", "", ""),
    "prompt--aside": ("foreground 60%", "", ""),
    "prompt--problem": _PROBLEM,
    # The histogram
    "bars--filtered": ("accent", "", ""),
    "bars--all": ("foreground 25%", "", ""),
    "bars--axis": ("foreground 55%", "", ""),
    "bars--cursor": ("foreground", "", "bold"),
    # The article: each mark has an attribute of its own besides its colour
    "article--title": _STRONG,
    "article--label": ("foreground 55%", "", ""),
    "article--bar": ("foreground 55%", "", ""),
    "article--organisation": ("primary-lighten-3", "", "underline"),
    "article--metal": _ACCENT,
    "article--date": ("success", "", "bold underline"),
    "article--hit": ("", "", "reverse"),
    "article--mark": _CURSOR,
    "article--told": ("", "foreground 15%", "bold"),
}

_DIM: Look = ("foreground", "", "dim")
_REVERSED: Look = ("foreground", "background", "bold reverse")
_UNDERLINED: Look = ("foreground", "background", "bold underline")

ANSI_LOOKS: dict[str, Look] = {
    **dict.fromkeys(
        ("rows--dim", "rows--bar", "title--detail", "title--rule", "tabs--rule", "edit--hint", "prompt--aside",
         "bars--all", "bars--axis", "article--label", "article--bar"), _DIM),
    **dict.fromkeys(("rows--cursor", "rows--label", "title--active", "tabs--active", "article--mark"), _REVERSED),
    **dict.fromkeys(("rows--resting", "article--told"), _UNDERLINED),
    "bars--cursor": ("foreground", "", "reverse"),
}  # fmt: skip
"""The same in the terminal's own sixteen colours, or in none: attributes instead of blends."""

DARK_ANSI_LOOKS: dict[str, Look] = {"article--organisation": ("secondary", "", "underline")}
"""Where that is dark: blue is hard to read on black."""
