"""Flow files are found and read whatever lies there, and the cache never hurts."""

import errno
import sys
from pathlib import Path

import pytest

from guide import library
from guide.folders import OWN_FLOWS
from guide.language import loader
from guide.language.model import SIZE_LIMIT, Flow
from guide.library import Files, Unreadable
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


# Finding


def test_a_shipped_flow_is_found_by_its_id_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = library.find("shinjo/guideline")
    assert isinstance(found, Path)
    assert library.id_of(found) == "shinjo/guideline"


def test_flows_inside_the_package_come_before_those_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "__file__", str(tmp_path / "guide" / "library.py"))
    assert library.shipped() == tmp_path / "flows"
    (tmp_path / "guide" / "flows").mkdir(parents=True)
    assert library.shipped() == tmp_path / "guide" / "flows"


def test_a_file_is_found_by_its_path_and_named_by_its_folder(city: Path) -> None:
    assert library.find(str(city / "guide.yaml")) == city / "guide.yaml"
    assert library.id_of(city / ".." / "mihon" / "guide.yaml") == "mihon/guide"


@pytest.mark.parametrize(
    "wanted", ["shinjo/none", "", "shinjo/../shinjo/guideline", "a\0b", "\udcff", "x" * 300]
)
def test_what_is_no_flow_is_said_not_to_be_there_or_not_to_be_readable(wanted: str) -> None:
    found = library.find(wanted)
    assert isinstance(found, Unreadable)
    assert found.code in {"no-file", "not-readable"}
    found.file.encode()


def test_guides_of_ones_own_stand_beside_the_shipped_ones(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = library.all_flows()
    assert isinstance(library.find("mihon/guide"), Unreadable)
    monkeypatch.setenv(OWN_FLOWS, str(city.parent))
    assert library.all_flows() == [*shipped, city / "guide.yaml"]
    assert library.find("mihon/guide") == city / "guide.yaml"
    assert len(list(library.wanted([]))) == len(shipped) + 1


def test_a_guide_of_ones_own_never_takes_the_place_of_a_shipped_one(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = library.all_flows()
    city.rename(city.with_name("shinjo"))
    (city.with_name("shinjo") / "guide.yaml").rename(city.with_name("shinjo") / "guideline.yaml")
    monkeypatch.setenv(OWN_FLOWS, str(city.parent))
    assert library.all_flows() == shipped
    assert library.find("shinjo/guideline") in shipped


def test_a_folder_and_a_city_file_are_said_to_be_no_flow(city: Path) -> None:
    for path, said in ((city, "フォルダーです"), (city / "city.yaml", "共通")):
        found = library.find(str(path))
        assert isinstance(found, Unreadable)
        assert said in found.problem
    assert f"{library.shown(city / 'guide.yaml')} のように" in library.find(str(city)).problem  # type: ignore[union-attr]


def test_a_city_a_folder_of_cities_and_a_city_file_stand_for_their_flows(city: Path) -> None:
    for path in (city, city.parent, city / "city.yaml", city / "guide.yaml"):
        assert [one.flow_id for one in library.below(str(path)) if isinstance(one, Files)] == ["mihon/guide"]


def test_several_places_stand_for_all_their_flows_and_none_for_every_shipped_one(city: Path) -> None:
    assert len(list(library.wanted([str(city), str(city / "guide.yaml")]))) == 2
    assert len(list(library.wanted([]))) == len(library.all_flows())


def test_a_folder_without_flows_and_a_missing_place_say_so(tmp_path: Path) -> None:
    codes = [one.code for where in (tmp_path, tmp_path / "no") for one in library.below(str(where))]  # type: ignore[union-attr]
    assert codes == ["no-flow-here", "no-file"]
    assert library.all_flows(tmp_path / "no") == []


def test_a_folder_with_flows_and_no_city_is_told_that_the_city_is_missing(city: Path) -> None:
    (city / "city.yaml").unlink()
    assert library.below(str(city)) == [Unreadable("no-city", library.shown(city / "guide.yaml"))]


def test_a_folder_with_a_city_alone_has_no_flow(city: Path) -> None:
    (city / "guide.yaml").unlink()
    assert library.below(str(city)) == [Unreadable("no-flow-here", library.shown(city))]


def test_a_file_of_a_city_that_ends_in_yml_is_told_and_one_elsewhere_is_not(city: Path) -> None:
    (city / "room.yml").write_bytes(b"")
    (city.parent / "other.yml").write_bytes(b"")
    for folder in (city, city.parent):
        told = [one for one in library.below(str(folder)) if isinstance(one, Unreadable)]
        assert told == [Unreadable("yml-file", library.shown(city / "room.yml"), "room.yml")]


def test_a_city_file_that_ends_in_yml_is_told(tmp_path: Path) -> None:
    (tmp_path / "city.yml").write_bytes(b"")
    (told,) = library.below(str(tmp_path))
    assert told == Unreadable("yml-file", library.shown(tmp_path / "city.yml"), "city.yml")


# Wordings


def test_a_wording_is_no_flow_of_its_own_and_is_known_to_its_flow(city: Path) -> None:
    (city / "guide.en.yaml").write_text("title: Go", encoding="utf-8")
    (city / "city.easy.yaml").write_text("city: 見本の市", encoding="utf-8")
    assert library.all_flows(city.parent) == [city / "guide.yaml"]
    for path in (city, city / "guide.en.yaml", city / "city.easy.yaml"):
        (files,) = library.below(str(path))
        assert isinstance(files, Files)
        assert (files.flow_id, files.wordings) == ("mihon/guide", ("en",))
    assert flow_of(city / "guide.yaml").wordings == ("en",)
    found = library.find(str(city / "guide.en.yaml"))
    assert isinstance(found, Unreadable)
    assert "別の言い方" in found.problem


def test_a_flow_is_given_in_the_words_of_its_own_file_and_of_its_city(city: Path, kept: Path) -> None:
    (city / "guide.en.yaml").write_text("title: Go", encoding="utf-8")
    (city / "city.en.yaml").write_text("city: Mihon", encoding="utf-8")
    files = files_of(city / "guide.yaml")
    for _ in range(2):  # from the files, and as it was kept
        flow = library.worded(files, "en")
        assert isinstance(flow, Flow)
        assert (flow.wording, flow.title, flow.city.name, flow.wordings) == ("en", "Go", "Mihon", ("en",))
        assert flow.digest == flow_of(city / "guide.yaml").digest
    assert len(list(kept.iterdir())) == 2
    (city / "city.en.yaml").unlink()
    flow = library.worded(files, "en")
    assert isinstance(flow, Flow)
    assert (flow.title, flow.city.name) == ("Go", "見本市")


def test_what_is_wrong_with_a_wording_or_its_flow_is_given_instead(city: Path) -> None:
    (city / "guide.en.yaml").write_text("titel: Go", encoding="utf-8")
    told = library.worded(files_of(city / "guide.yaml"), "en")
    assert isinstance(told, tuple)
    assert [one.code for one in told] == ["unknown-text"]
    (city / "guide.yaml").write_text("steps: 5", encoding="utf-8")
    told = library.worded(files_of(city / "guide.yaml"), "en")
    assert isinstance(told, tuple)
    assert "unknown-text" not in [one.code for one in told]


def test_a_wording_that_cannot_be_read_says_so(city: Path) -> None:
    files = files_of(city / "guide.yaml")
    (city / "guide.en.yaml").mkdir()
    told = library.worded(files, "en")
    assert told == Unreadable("not-readable", library.shown(city / "guide.en.yaml"), "フォルダーです")


def test_a_wording_of_nothing_is_told(city: Path) -> None:
    (city / "gide.en.yaml").write_text("title: Go", encoding="utf-8")
    for folder in (city, city.parent):
        told = [one for one in library.below(str(folder)) if isinstance(one, Unreadable)]
        assert told == [Unreadable("wording-alone", library.shown(city / "gide.en.yaml"), "gide.yaml")]


def test_a_place_that_the_system_refuses_to_look_at_is_unreadable(tmp_path: Path) -> None:
    (told,) = library.below(str(tmp_path / ("x" * 300)))
    assert told == Unreadable("not-readable", str(tmp_path / ("x" * 300)), "名前が長すぎます")


def test_a_path_is_shown_from_where_people_are_and_without_what_could_steer_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert library.shown(tmp_path / "a" / "b.yaml") == str(Path("a") / "b.yaml")
    assert "\x1b" not in library.shown(tmp_path / "\x1b[2J.yaml")
    assert library.shown(Path("/elsewhere/b.yaml")) == "/elsewhere/b.yaml"


# Reading


def test_a_flow_is_read_with_the_city_beside_it(city: Path) -> None:
    files = files_of(city / "guide.yaml")
    assert files.city[1].decode() == CITY
    assert files.flow[1] == file(STEPS)


def test_a_flow_without_a_city_is_told_so(city: Path) -> None:
    (city / "city.yaml").unlink()
    assert library.read(city / "guide.yaml") == Unreadable("no-city", library.shown(city / "guide.yaml"))


def test_a_city_that_cannot_be_read_is_told_by_its_own_name(city: Path) -> None:
    (city / "city.yaml").unlink()
    (city / "city.yaml").mkdir()
    told = library.read(city / "guide.yaml")
    assert told == Unreadable("not-readable", library.shown(city / "city.yaml"), "フォルダーです")


def test_a_missing_file_is_told_as_missing(city: Path) -> None:
    assert library.read(city / "no.yaml") == Unreadable("no-file", library.shown(city / "no.yaml"))


def test_only_so_much_of_a_large_file_is_read_as_shows_that_it_is_too_large(city: Path) -> None:
    with (city / "guide.yaml").open("wb") as large:
        large.truncate(50_000_000)
    assert len(files_of(city / "guide.yaml").flow[1]) == SIZE_LIMIT + 1


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "権限がありません"),
        (OSError(errno.EIO, "Input/output error"), "システムの知らせ: Input/output error"),
        (OSError(), "システムの知らせ: OSError"),
        (ValueError("embedded null byte"), "場所の書き方が正しくありません"),
    ],
)
def test_what_the_system_says_is_said_in_words(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    told = library.content(Path("any.yaml"))
    assert isinstance(told, Unreadable)
    assert told.problem == said


def test_standard_input_that_fails_is_unreadable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "in").write_bytes(b"lead: a")
    with (tmp_path / "in").open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert library.standard_input() == b"lead: a"
    with (tmp_path / "out").open("w") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        assert isinstance(library.standard_input(), Unreadable)


def test_what_is_wrong_with_a_flow_is_given_instead_of_it_and_not_kept(city: Path, kept: Path) -> None:
    (city / "guide.yaml").write_text("steps: 5", encoding="utf-8")
    told = library.flow(files_of(city / "guide.yaml"))
    assert isinstance(told, tuple)
    assert told
    assert not kept.exists()
