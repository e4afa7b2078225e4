"""The screens: the four panes, and help over them."""
