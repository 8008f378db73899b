"""A PostgreSQL server of the test run's own: made in a folder, listening only there, stopped at the end.

Needs the server's programs (Debian: postgresql). Where they are missing the tests that need them are
skipped, unless KYODO_POSTGRES=required, as in .ci/run.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def programs() -> Path | None:
    """The folder with initdb and postgres, the newest version where there are several."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return next((folder for folder in reversed(folders) if (folder / "initdb").is_file()), None)


def missing() -> None:
    """Skip, or fail where skipping is not allowed."""
    reason = "no PostgreSQL server on this machine (Debian: apt-get install postgresql)"
    if os.environ.get("KYODO_POSTGRES") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def running() -> Iterator[str]:
    """Start a server; gives the address of its first database."""
    folder = programs()
    if folder is None:
        missing()
        return
    # A short path: that of a socket may have some 100 characters at most.
    place = Path(tempfile.mkdtemp(prefix="kyodo-pg-"))
    # The server refuses to run as root.
    owner = _somebody() if os.geteuid() == 0 else None
    if owner:
        shutil.chown(place, owner)

    def run(*words: str) -> None:
        subprocess.run(
            words, user=owner, cwd=place, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )

    data = str(place / "data")
    options = f"-k {place} -c listen_addresses= -c fsync=off -c max_connections=60"
    try:
        run(str(folder / "initdb"), "-D", data, "-U", "kyodo", "-A", "trust", "-E", "UTF8", "--no-locale")
        run(str(folder / "pg_ctl"), "-D", data, "-w", "-o", options, "-l", str(place / "log"), "start")
        try:
            yield f"postgresql+psycopg://kyodo@/postgres?host={place}"
        finally:
            run(str(folder / "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _somebody() -> str:
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
