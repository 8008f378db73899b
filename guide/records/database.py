"""Where records are kept: a SQLite file of one's own, or the PostgreSQL server of a city.

`open_engine` gives an engine whose tables are as this program needs them. On SQLite it sets what many
writers need: write-ahead logging, waiting instead of failing, and a write lock from the first statement on
(a transaction that reads first and then writes cannot be refused half-way). What is deleted is overwritten.

Never enters: what the tables hold.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from guide.folders import data_folder

SETTING = "KYODO_RECORDS"
"""The environment variable that names a database other than the file in the user's data directory."""

WAITING = 30
"""Seconds a writer waits for the others before it gives up."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_MIGRATING = Lock()
"""Alembic keeps what it is at in variables of its module, so this program migrates one database at a time."""

_LOCK = 0x6B796F646F  # "kyodo": the name of the advisory lock under which a server is migrated


class DatabaseError(Exception):
    """The database cannot be used; the text is what the system said, for people who keep it."""


def address() -> str:
    """The URL of the database: what the environment says, or a file in the user's data directory.

    Raises DatabaseError for a user who has neither.
    """
    told = os.environ.get(SETTING)
    if told:
        return told
    folder = data_folder()
    if folder is None:
        raise DatabaseError(f"置く場所がありません。{SETTING} で決められます")
    return f"sqlite:///{folder / 'records.db'}"


def open_engine(url: str) -> Engine:
    """An engine for the database at this URL, migrated; raises DatabaseError with what the system said."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite" and parsed.database not in {None, "", ":memory:"}:
            _make_file(Path(str(parsed.database)))
        engine = create_engine(parsed, **_options(parsed.get_backend_name()))
        _watch(engine)
        _migrate(engine)
    except CommandError:
        raise DatabaseError(
            "記録が、これより新しいプログラムのものです。プログラムを新しくしてください"
        ) from None
    except (NoSuchModuleError, ArgumentError, ValueError):
        raise DatabaseError(f"{SETTING} の書き方が正しくありません（例: postgresql+psycopg://…）") from None
    except ImportError:
        raise DatabaseError("PostgreSQL には、pip install 'kyodo-guide[postgres]' が必要です") from None
    except (SQLAlchemyError, OSError) as error:
        raise DatabaseError(said(error)) from error
    return engine


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """An engine for a while; what goes wrong meanwhile is a DatabaseError."""
    engine = open_engine(url)
    try:
        with in_words():
            yield engine
    finally:
        engine.dispose()


@contextmanager
def in_words() -> Iterator[None]:
    """Whatever goes wrong with a database meanwhile is a DatabaseError."""
    try:
        yield
    except SQLAlchemyError as error:
        raise DatabaseError(said(error)) from error


def said(error: Exception) -> str:
    """The first line of what the system said, without the statement and without a password."""
    cause = getattr(error, "orig", None) or error
    lines = str(cause).strip().splitlines()
    return lines[0] if lines else type(cause).__name__


def _options(backend: str) -> dict[str, Any]:
    if backend == "sqlite":
        return {"connect_args": {"timeout": WAITING}}
    return {"pool_pre_ping": True, "connect_args": {"connect_timeout": 10}}


def _make_file(path: Path) -> None:
    """Make the file before SQLite does, so that nobody else can ever read it."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _watch(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _: object) -> None:  # noqa: ANN401 - whatever the driver gives
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get("reads", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _migrate(engine: Engine) -> None:
    """Bring the tables to the newest form, one program at a time."""
    config = Config(attributes={})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    newest = ScriptDirectory.from_config(config).get_current_head()
    with engine.connect().execution_options(reads=True) as connection:
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return
    with _MIGRATING, engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def forget(engine: Engine, *, all_of_it: bool = True) -> None:
    """Make sure that what was deleted is on the disk no more, as far as the engine lets us.

    PostgreSQL holds everybody up while it writes its tables anew (`all_of_it`); otherwise it clears the
    places of what was deleted while all go on, which is enough beside a walk.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT", reads=True) as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        how = "FULL" if all_of_it else "SKIP_LOCKED"
        for table in ("records", "firsts", "failing", "notes"):
            connection.execute(text(f"VACUUM ({how}) {table}"))
