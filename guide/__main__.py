"""The command `kyodo`, also as `python -m guide`: its first moment, before its modules are there.

Ctrl+C ends the command silently while they are imported; from then on it answers for itself.
"""


def main() -> int:
    """Run the command; gives the exit code."""
    try:
        from guide.cli import main as command  # noqa: PLC0415 - importing is what may be interrupted
    except KeyboardInterrupt:
        return 130
    return command()


if __name__ == "__main__":
    raise SystemExit(main())
