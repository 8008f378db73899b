"""The command `kyodo`: reads the command line, wires the rooms together, writes to the terminal.

The only place that knows all rooms and exit codes: results go to stdout, everything else to stderr. Heavy
rooms (the loader with YAML and pydantic, the full screen with Textual) are imported only by the command that
needs them.
"""

from guide.cli.command import main
from guide.cli.ending import Exit

__all__ = ["Exit", "main"]
