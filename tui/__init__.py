"""Showing: the command line and the Textual app."""
