"""A guide that is not there is told of with the one that may have been meant."""

from pathlib import Path

import pytest

from guide.cli.ending import BadInputError
from guide.cli.opening import files_of


def why_not(wanted: str) -> str:
    with pytest.raises(BadInputError) as refused:
        files_of(wanted)
    return str(refused.value)


def test_the_name_nearest_to_what_was_typed_is_offered() -> None:
    assert "'shinjo/guideline' のことですか。" in why_not("shinjo/guidline")
    assert "のことですか" not in why_not("nowhere")


def test_a_file_named_without_its_ending_is_offered_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "hana").mkdir()
    (tmp_path / "hana" / "guide.yaml").write_text("format: 1", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "'hana/guide.yaml' のことですか。" in why_not("hana/guide")
