"""From the words of the command line to what obeys them, and from what goes wrong to an exit code."""

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from guide import __version__
from guide.cli.ending import BadInputError, Exit
from guide.trouble import why
from guide.views import streams
from guide.views.arguments import Typed, UsageError, parse, usage
from guide.views.commands import HELP, VERSION


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives the exit code. Never shows a traceback for anything a person may do."""
    streams.prepare()
    gc.disable()  # nothing that a short command makes is garbage before it ends
    try:
        typed = parse(sys.argv[1:] if arguments is None else arguments)
        code = _obey(typed)
        sys.stdout.flush()
    except (BadInputError, UsageError) as problem:
        streams.tell(str(problem))
        return Exit.BAD_INPUT
    except KeyboardInterrupt:
        streams.tell("中断しました。")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        streams.drop(sys.stdout)
        return Exit.CONCLUDED  # whoever read our output has had enough
    except OSError as problem:
        streams.drop(sys.stdout)
        streams.tell(f"書き出せませんでした（{why(problem)}）。")
        return Exit.BAD_INPUT
    except Exception as fault:
        # Whatever is left is a mistake of ours; nobody at a counter can read a traceback.
        if os.environ.get("KYODO_DEBUG"):
            raise
        streams.drop(sys.stdout)
        streams.tell(f"思わぬ問題が起きたため、終わりました（{type(fault).__name__}）。")
        streams.tell("もう一度開いてください。くわしい記録は KYODO_DEBUG=1 を付けると出ます。")
        return Exit.CRASHED
    finally:
        gc.freeze()  # and when it ends, nothing need be searched for garbage
        gc.enable()
    return code


_COMMANDS: Mapping[str, tuple[str, str]] = {
    "": ("walking", "start"),
    "run": ("walking", "run"),
    "resume": ("walking", "resume"),
    "answer": ("telling", "answer"),
    "show": ("telling", "show"),
    "table": ("telling", "table"),
    "sheet": ("sheets", "make"),
    "verify": ("sheets", "verify"),
    "list": ("telling", "listing"),
    "check": ("telling", "check"),
    "wording": ("telling", "wording"),
    "schema": ("telling", "schema"),
    "new": ("officers", "new"),
    "example": ("officers", "example"),
    "map": ("officers", "map_"),
    "booklet": ("officers", "booklet"),
    "paths": ("reviewing", "paths"),
    "diff": ("reviewing", "diff"),
    "records list": ("recording", "listing"),
    "records search": ("recording", "listing"),
    "records show": ("recording", "show"),
    "records delete": ("recording", "delete"),
    "records export": ("recording", "export"),
    "records stats": ("recording", "stats"),
}
"""Which function of which module beside this one obeys a command: only that module is loaded."""


def _obey(typed: Typed) -> Exit:
    if HELP.name in typed.options:
        from guide.cli.telling import say

        say(usage(typed.command))
        return Exit.CONCLUDED
    if VERSION.name in typed.options:
        streams.print_lines([f"kyodo-guide {__version__}"])
        return Exit.CONCLUDED
    module, function = _COMMANDS[typed.command.name]
    command: Callable[[Typed], Exit] = getattr(import_module(f"guide.cli.{module}"), function)
    return command(typed)
