"""Outputs appear whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.errors import OutputError, UsageError
from geomap.files import check_writable, ending_among, replacing

if TYPE_CHECKING:
    from pathlib import Path


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "claims.csv"
    target.write_text("old")

    def fail() -> None:
        with replacing(target) as temporary:
            temporary.write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_missing_folders_are_made(tmp_path: Path) -> None:
    target = tmp_path / "a" / "b" / "claims.csv"
    with replacing(target) as temporary:
        assert temporary.suffix == target.suffix
        temporary.write_text("new")
    assert target.read_text() == "new"


def test_a_folder_is_no_output(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder; name a file"):
        check_writable(tmp_path)


def test_nothing_can_be_written_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        check_writable(tmp_path / "file" / "claims.csv")


def test_an_unknown_ending_is_named_with_those_that_exist(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"claims\.xls: .* use one of \.csv, \.gpkg"):
        ending_among(tmp_path / "claims.xls", ("csv", "gpkg"))
