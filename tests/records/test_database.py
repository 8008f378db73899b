"""The database is made, migrated once and refused in words."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, text

from guide.records import database
from guide.records.database import DatabaseError, address, open_engine
from guide.records.schema import METADATA


def test_the_migrations_lead_to_the_tables_the_program_works_with(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_opening_again_changes_nothing_and_many_may_open_a_new_one_at_once(address: str) -> None:
    def opened(_: int) -> str:
        engine = open_engine(address)
        with engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
        engine.dispose()
        return str(found)

    with ThreadPoolExecutor(6) as many:
        assert set(many.map(opened, range(6))) == {"0001"}


def test_several_new_databases_may_be_opened_by_one_program_at_once(tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path / str(number)}.db" for number in range(8)]
    with ThreadPoolExecutor(len(urls)) as threads:
        for engine in threads.map(open_engine, urls):
            engine.dispose()


def test_the_records_lie_in_the_users_data_folder_unless_a_server_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(database.SETTING, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert address() == f"sqlite:///{tmp_path}/kyodo/records.db"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert address() == f"sqlite:///{tmp_path}/.local/share/kyodo/records.db"
    monkeypatch.setenv(database.SETTING, "postgresql+psycopg://city/records")
    assert address() == "postgresql+psycopg://city/records"


def test_a_user_without_a_home_is_told_how_to_name_a_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(database.SETTING, raising=False)
    monkeypatch.setattr(database, "data_folder", lambda: None)
    with pytest.raises(DatabaseError, match=database.SETTING):
        address()


def test_nobody_else_can_read_the_file(tmp_path: Path) -> None:
    open_engine(f"sqlite:///{tmp_path}/new/records.db").dispose()
    assert (tmp_path / "new/records.db").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "url",
    [
        "",
        "no address",
        "unknown://x",
        "postgresql+psycopg://nobody:hidden@127.0.0.1:1/none",
        "postgresql+psycopg://host:port/records",
        "sqlite:////proc/x/y.db",
    ],
)
def test_a_database_that_cannot_be_used_is_refused_in_words_without_the_password(url: str) -> None:
    with pytest.raises(DatabaseError) as refused:
        open_engine(url)
    assert str(refused.value)
    assert "hidden" not in str(refused.value)


def test_records_of_a_newer_program_are_left_as_they_are_and_it_says_so(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/records.db"
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(DatabaseError, match="新しいプログラム"):
        open_engine(address)


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    foreign = tmp_path / "records.db"
    foreign.write_text("わたしの日記\n" * 100)
    before = foreign.read_bytes()
    with pytest.raises(DatabaseError):
        open_engine(f"sqlite:///{foreign}")
    assert foreign.read_bytes() == before


def test_without_the_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DatabaseError, match=r"kyodo-guide\[postgres\]"):
        open_engine("postgresql+psycopg://city/records")


def test_a_file_in_memory_needs_no_folder() -> None:
    engine = open_engine("sqlite://")
    assert not os.path.exists(":memory:")  # noqa: PTH110 - the name itself is what must not have been made
    engine.dispose()
