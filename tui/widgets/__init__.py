"""The panes and lines of the screen, one subject a file."""
