"""The cache of flows saves time and never hurts."""

import errno
import hashlib
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guide import cache, library
from guide.language import loader
from guide.language.model import Flow, HitPolicy
from guide.library import Files
from tests.making import CITY, file

STEPS = "steps: {size: {kind: number, least: 1.5, decimals: 1, to: end}, end: {kind: outcome}}"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The folder of a city with one flow."""
    folder = tmp_path / "flows" / "mihon"
    folder.mkdir(parents=True)
    (folder / "city.yaml").write_text(CITY, encoding="utf-8")
    (folder / "guide.yaml").write_bytes(file(STEPS))
    return folder


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache, empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("KYODO_CACHE", raising=False)
    return tmp_path / "cache" / "kyodo"


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the flows that were loaded from their files rather than recalled."""
    told: list[str] = []
    load = loader.load

    def told_load(*files: object) -> object:
        told.append(str(files[0]))
        return load(*files)  # type: ignore[arg-type]

    monkeypatch.setattr(loader, "load", told_load)
    return told


def files_of(path: Path) -> Files:
    files = library.read(path)
    assert isinstance(files, Files), files
    return files


def flow_of(path: Path) -> Flow:
    flow = library.flow(files_of(path))
    assert isinstance(flow, Flow), flow
    return flow


def test_a_flow_is_loaded_once_and_is_the_same_when_recalled(
    city: Path, kept: Path, loads: list[str]
) -> None:
    first, second = (flow_of(city / "guide.yaml") for _ in range(2))
    assert first == second
    assert loads == ["mihon/guide"]
    assert [path.suffix for path in kept.iterdir()] == [".flow"]


@pytest.mark.usefixtures("kept")
def test_every_shipped_flow_can_be_kept(loads: list[str]) -> None:
    paths = library.all_flows()
    assert [flow_of(path) for path in paths] == [flow_of(path) for path in paths]
    assert len(loads) == len(paths)


@pytest.mark.usefixtures("kept")
def test_a_changed_file_is_loaded_afresh(city: Path) -> None:
    flow_of(city / "guide.yaml")
    (city / "guide.yaml").write_bytes(file(f"title: 別の題\n{STEPS}"))
    assert flow_of(city / "guide.yaml").title == "別の題"
    (city / "city.yaml").write_text(CITY.replace("city: 見本市", "city: 別の市"), encoding="utf-8")
    assert flow_of(city / "guide.yaml").city.name == "別の市"


@pytest.fixture
def our_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the program's code, for which the cache keeps flows."""
    ours = tmp_path / "guide"
    shutil.copytree(Path(cache.__file__).parent, ours)
    monkeypatch.setattr(cache, "__file__", str(ours / "cache.py"))
    cache.code_that_reads.cache_clear()
    yield ours
    cache.code_that_reads.cache_clear()


@pytest.mark.parametrize(
    ("module", "loaded_afresh"),
    [
        ("japanese/clean.py", True),
        ("language/model.py", True),
        ("engine/follow.py", True),
        ("analysis/openable.py", True),
        ("analysis/diagram/frontier.py", True),
        ("views/yaml.py", False),
    ],
)
def test_what_changed_code_read_or_let_be_opened_is_loaded_afresh(
    module: str, city: Path, kept: Path, our_code: Path, *, loaded_afresh: bool
) -> None:
    flow_of(city / "guide.yaml")
    os.utime(our_code / module, (1_000_000, 1_000_000))
    cache.code_that_reads.cache_clear()
    flow_of(city / "guide.yaml")
    assert len([*kept.iterdir()]) == 1 + loaded_afresh


def cut_short(kept: bytes) -> bytes:
    return kept[: len(kept) // 2]


def one_bit_turned(kept: bytes) -> bytes:
    middle = len(kept) // 2
    return kept[:middle] + bytes([kept[middle] ^ 1]) + kept[middle + 1 :]


def empty(_: bytes) -> bytes:
    return b""


def signed(value: object) -> bytes:
    pickled = pickle.dumps(value)
    return hashlib.sha256(pickled).digest() + pickled


def of_another_kind(_: bytes) -> bytes:
    return signed(HitPolicy.FIRST)


def of_unknown_names(_: bytes) -> bytes:
    return signed(Files("a", ("b", b""), ("c", b"")))


@pytest.mark.parametrize("damage", [cut_short, one_bit_turned, empty, of_another_kind, of_unknown_names])
def test_a_damaged_or_foreign_file_in_the_cache_is_as_good_as_none(
    damage: Callable[[bytes], bytes], city: Path, kept: Path, loads: list[str]
) -> None:
    before = flow_of(city / "guide.yaml")
    (place,) = kept.iterdir()
    place.write_bytes(damage(place.read_bytes()))
    assert flow_of(city / "guide.yaml") == before
    assert len(loads) == 2
    assert flow_of(city / "guide.yaml") == before
    assert len(loads) == 2, "the damaged file was not replaced"


class Malicious:
    """Runs something when it is unpickled by a trusting reader."""

    def __init__(self, *call: object) -> None:
        self.call = call

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self.call[0], self.call[1:]


@pytest.mark.parametrize(
    "call",
    [
        (os.mkdir, "owned"),
        (exec, "import os; os.mkdir('owned')"),
        (getattr, Flow, "__init__"),
        (subprocess.run, ["mkdir", "owned"]),
    ],
    ids=lambda call: call[0].__name__,
)
def test_a_malicious_file_in_the_cache_runs_nothing(
    call: tuple[object, ...],
    city: Path,
    kept: Path,
    loads: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(city)
    flow_of(city / "guide.yaml")
    (place,) = kept.iterdir()
    place.write_bytes(signed(Malicious(*call)))
    flow_of(city / "guide.yaml")
    assert not (city / "owned").exists()
    assert len(loads) == 2


def test_without_a_place_for_the_cache_flows_load_all_the_same(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loads: list[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    flow_of(city / "guide.yaml")
    flow_of(city / "guide.yaml")
    assert len(loads) == 2


@pytest.mark.parametrize("off", ["off", "OFF"])
def test_the_cache_can_be_turned_off(
    city: Path, kept: Path, monkeypatch: pytest.MonkeyPatch, loads: list[str], off: str
) -> None:
    monkeypatch.setenv("KYODO_CACHE", off)
    flow_of(city / "guide.yaml")
    flow_of(city / "guide.yaml")
    assert len(loads) == 2
    assert not kept.exists()


def test_without_a_home_nothing_is_kept_and_nothing_fails(
    city: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_home(path: Path) -> Path:
        raise RuntimeError(path)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setattr(Path, "expanduser", no_home)
    flow_of(city / "guide.yaml")
    monkeypatch.setattr(Path, "expanduser", lambda path: path)
    flow_of(city / "guide.yaml")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["flows"]


def test_a_full_disk_leaves_nothing_behind(city: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, content: bytes) -> int:
        with path.open("wb") as started:
            started.write(content[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    flow_of(city / "guide.yaml")
    assert list(kept.iterdir()) == []


def test_the_oldest_files_are_forgotten_and_foreign_ones_left_alone(
    city: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "KEPT", 3)
    kept.mkdir(parents=True)
    for age, name in enumerate(["a.flow", "b.flow", "c.1.part", "d.flow"]):
        (kept / name).touch()
        os.utime(kept / name, (1_000_000 - age, 1_000_000 - age))
    (kept / "notes.txt").touch()
    flow_of(city / "guide.yaml")
    names = {path.name for path in kept.iterdir()}
    assert {"a.flow", "b.flow", "notes.txt"} < names
    assert len(names) == 4


def test_two_processes_at_once_both_get_the_flow(city: Path, kept: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from guide import library\n"
        "files = library.read(Path(sys.argv[1]))\n"
        "print(library.flow(files).title)\n"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(city / "guide.yaml")],
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            cwd=Path(__file__).parents[1],
        )
        for _ in range(4)
    ]
    assert [process.communicate()[0] for process in started] == ["見本\n"] * 4
    assert [path.suffix for path in kept.iterdir()] == [".flow"]
