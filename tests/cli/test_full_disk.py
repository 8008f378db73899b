"""A real process on a disk that is full or not writable: told in words, and the walk goes on."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIMITED = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
sys.argv = ["kyodo", "run", "shinjo/guideline", "--plain"]
runpy.run_module("guide", run_name="__main__")
"""


def walked(program: list[str], state: Path, typed: str) -> subprocess.CompletedProcess[str]:
    # A measure of coverage would want to write a file of its own.
    left_out = ("KYODO_SAVE", "COVERAGE")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    return subprocess.run(
        [sys.executable, *program],
        cwd=ROOT,
        env=environment | {"XDG_STATE_HOME": str(state), "KYODO_CACHE": "off"},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_where_no_byte_can_be_written_it_is_told_once_and_the_way_out_names_the_code(tmp_path: Path) -> None:
    run = walked(["-c", LIMITED.format(limit=0)], tmp_path, "1\n1\n1\n1\n1\n")
    told = "".join(run.stdout.split())
    assert told.count("答えを保存できません（空きがありません）。") == 1
    assert "四つのこと" in told
    assert "答えを保存できませんでした（空きがありません）。" in run.stderr
    assert "kyodo resume " in run.stderr
    assert "Traceback" not in run.stdout + run.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_disk_that_fills_up_on_the_way_leaves_the_last_whole_state(tmp_path: Path) -> None:
    run = walked(["-c", LIMITED.format(limit=1000)], tmp_path, "1\n1\n1\n1\n1\n1\n")
    assert "答えを保存できませんでした（空きがありません）。" in run.stderr
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    again = walked(["-m", "guide", "resume", str(file), "--plain"], tmp_path, "")
    assert "協働事業（A）です" in again.stdout


def test_a_folder_that_is_a_file_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "kyodo").write_bytes(b"mine")
    run = walked(["-m", "guide", "run", "shinjo/guideline", "--plain"], tmp_path, "1\n")
    assert "答えを保存できませんでした（フォルダーでないものの中を指しています）。" in run.stderr
    assert (tmp_path / "kyodo").read_bytes() == b"mine"
