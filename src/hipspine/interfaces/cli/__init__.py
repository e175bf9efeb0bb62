"""The command line. `main` is the program `hipspine`; nothing heavy is imported before a command needs it."""

from hipspine.interfaces.cli.run import main

__all__ = ["main"]
