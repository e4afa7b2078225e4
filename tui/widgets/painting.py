"""Styles of a widget's components, blended over its background, so that they can be laid over one another."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget


def component(widget: Widget, name: str) -> Style:
    """What the stylesheet says of a component and nothing else: a colour it leaves open stays open.

    Unlike Textual's own partial styles, colours with an alpha are blended with the widget's background.
    """
    styles = widget.get_component_styles(name)
    background = widget.background_colors[1]
    shade = background + styles.background if styles.has_rule("background") else None
    colour = styles.color if styles.has_rule("color") else None
    style = Style(
        color=None if colour is None else ((shade or background) + colour).rich_color,
        bgcolor=None if shade is None else shade.rich_color,
    )
    return style + styles.text_style if styles.has_rule("text_style") else style


def painted(widget: Widget, name: str) -> Style:
    """A component's style over the widget's own."""
    return widget.rich_style + component(widget, name)
