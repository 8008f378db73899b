"""Problems of whole files are worded too."""

from guide.language.codes import CODES
from guide.language.file_codes import FILE_CODES, error, warning


def test_the_codes_of_files_are_among_all_and_each_stands_once() -> None:
    assert FILE_CODES.items() <= CODES.items()
    assert "unknown-step" not in FILE_CODES


def test_a_code_is_an_error_or_a_warning() -> None:
    assert error("文", "", "説明").severity == "error"
    assert warning("文", "", "説明").severity == "warning"
