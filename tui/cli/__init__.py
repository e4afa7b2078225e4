"""The commands of the command line, one file a theme; `tui.commandline` puts them together."""
