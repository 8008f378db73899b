"""Each system's custom says where things are kept; where there is no home, nowhere."""

import os
import sys
from pathlib import Path

import pytest

from guide.folders import OWN_FLOWS, cache_folder, data_folder, is_off, own_flows, state_folder

CASES = [
    ("linux", {}, "~/.cache/kyodo", "~/.local/state/kyodo"),
    ("linux", {"XDG_CACHE_HOME": "/c", "XDG_STATE_HOME": "/s"}, "/c/kyodo", "/s/kyodo"),
    ("linux", {"XDG_CACHE_HOME": "c", "XDG_STATE_HOME": ""}, "~/.cache/kyodo", "~/.local/state/kyodo"),
    ("darwin", {"XDG_STATE_HOME": "/s"}, "~/Library/Caches/kyodo", "~/Library/Application Support/kyodo"),
    ("win32", {"LOCALAPPDATA": "/local"}, "/local/kyodo/cache", "/local/kyodo"),
]


@pytest.mark.parametrize(("system", "environment", "cache", "state"), CASES)
def test_the_folders_are_those_of_the_system(
    system: str, environment: dict[str, str], cache: str, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, environment.get(name, ""))
    monkeypatch.setenv("HOME", "/home/hana")
    assert cache_folder() == Path(cache).expanduser()
    assert state_folder() == Path(state).expanduser()


def test_without_a_home_there_is_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home(path: Path) -> Path:
        raise RuntimeError(path)

    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setattr(Path, "expanduser", no_home)
    assert state_folder() is None
    monkeypatch.setattr(Path, "expanduser", lambda path: path)
    assert state_folder() is None


@pytest.mark.parametrize(
    ("system", "environment", "data"),
    [
        ("linux", {}, "~/.local/share/kyodo"),
        ("linux", {"XDG_DATA_HOME": "/d"}, "/d/kyodo"),
        ("linux", {"XDG_DATA_HOME": "d"}, "~/.local/share/kyodo"),
        ("darwin", {"XDG_DATA_HOME": "/d"}, "~/Library/Application Support/kyodo"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/kyodo"),
    ],
)
def test_what_grows_has_a_folder_of_its_own(
    system: str, environment: dict[str, str], data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, environment.get(name, ""))
    monkeypatch.setenv("HOME", "/home/hana")
    assert data_folder() == Path(data).expanduser()


def test_own_guides_lie_in_the_folders_that_are_named_and_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(OWN_FLOWS, raising=False)
    assert own_flows() == ()
    (tmp_path / "cities").mkdir()
    named = [str(tmp_path / "gone"), "", str(tmp_path / "cities")]
    monkeypatch.setenv(OWN_FLOWS, os.pathsep.join(named))
    assert own_flows() == (tmp_path / "cities",)


@pytest.mark.parametrize(
    ("told", "off"), [("off", True), ("OFF", True), ("Off", True), ("on", False), ("", False), (None, False)]
)
def test_what_is_kept_can_be_turned_off_in_any_case(
    told: str | None, off: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if told is None:
        monkeypatch.delenv("KYODO_CACHE", raising=False)
    else:
        monkeypatch.setenv("KYODO_CACHE", told)
    assert is_off("KYODO_CACHE") is off
