"""A fresh database for each test, on every engine."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from guide.records.database import open_engine
from guide.records.store import Store
from tests.records import server


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with server.running() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database that nobody has used before."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'records.db'}"
        return
    first: str = request.getfixturevalue("postgres")
    name = f"t{uuid.uuid4().hex}"
    keeper = create_engine(first, isolation_level="AUTOCOMMIT")
    with keeper.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield first.replace("/postgres?", f"/{name}?")
    keeper.dispose()


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    engine = open_engine(address)
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine) -> Store:
    return Store(engine)
