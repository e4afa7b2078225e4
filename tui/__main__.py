"""`python -m tui` is `newsdash`."""

from tui.commandline import main

if __name__ == "__main__":
    main()
