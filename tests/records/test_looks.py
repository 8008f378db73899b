"""The colours a person chose are there the next time, and what cannot be kept bothers nobody."""

from pathlib import Path

from guide.records.looks import NAME, keep_theme, theme


def test_the_colours_chosen_last_are_found_again(tmp_path: Path) -> None:
    folder = tmp_path / "not yet there"
    assert theme(folder) == ""
    keep_theme(folder, "kyodo-light")
    keep_theme(folder, "kyodo-high-dark")
    assert theme(folder) == "kyodo-high-dark"


def test_a_file_of_rubbish_is_read_no_further_than_a_name_is_long(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(bytes(range(256)) * 1000)
    assert len(theme(tmp_path)) <= 40


def test_a_place_that_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    keep_theme(tmp_path / "file", "kyodo-light")
    assert theme(tmp_path / "file") == ""
