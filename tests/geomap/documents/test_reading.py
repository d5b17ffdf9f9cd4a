import datetime as dt
import hashlib
import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from geomap.documents import Document, Unreadable, from_text, read_documents
from geomap.settings import Settings

TEXT = "Port shelled again\nShells hit the port of Latakia on Friday, the governor said."


def read(*inputs: str | Path, **settings: object) -> list[Document | Unreadable]:
    return list(read_documents(inputs, Settings(**settings)))  # type: ignore[arg-type]  # options of many types


def reason(path: Path) -> str:
    (found,) = read(path)
    assert isinstance(found, Unreadable)
    assert found.path == str(path)
    return found.reason


def test_a_document_keeps_bytes_hash_and_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("utf-16"))
    (document,) = read(path)
    assert isinstance(document, Document)
    assert document.text == TEXT
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (document.language, document.title) == ("en", "Port shelled again")


def test_folders_are_read_by_name_and_recursively(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/picture.png", ".hidden/c.txt", "old.doc"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    found = read(tmp_path)
    assert [Path(item.path).name for item in found] == ["z.md", "b.txt", "old.doc"]
    assert isinstance(found[2], Unreadable)
    assert "save it as .docx" in found[2].reason


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0\1\2")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04 broken")
    (tmp_path / "d.txt").write_text(TEXT, encoding="utf-8")
    kinds = [type(item) for item in read(tmp_path)]
    assert kinds == [Unreadable, Unreadable, Unreadable, Document]


def test_the_same_file_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert len(read(path, tmp_path, str(path))) == 1


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\r\n"])
def test_empty_files(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert reason(path) == "is empty"


def test_missing_and_unopenable(tmp_path: Path) -> None:
    assert reason(tmp_path / "missing.txt") == "does not exist"
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    assert "cannot be opened" in reason(tmp_path / "loop.txt")


def test_two_megabytes_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("word " * 400_000, encoding="utf-8")
    assert "2,000,000 characters on one line" in reason(path)


def test_a_language_that_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("La ville a été frappée par deux missiles dans la nuit, selon le maire.")
    assert "not read (fr)" in reason(path)
    (document,) = read(path, language="en")
    assert isinstance(document, Document)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    (document,) = read("-")
    assert isinstance(document, Document)
    assert (document.path, document.text) == ("-", TEXT)


def test_rows_have_paths_and_hashes_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("text\nThe port was shelled.\n\nThe town was hit.\n", encoding="utf-8")
    found = read(path)
    assert [item.path for item in found] == [f"{path}#1", f"{path}#2"]
    hashes = [item.sha256 for item in found if isinstance(item, Document)]
    assert hashes == [
        hashlib.sha256(text.encode()).hexdigest()
        for text in ("The port was shelled.", "The town was hit.")
    ]


def test_settings_fill_in_what_the_text_does_not_print(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    given = dt.date(2024, 5, 1)
    (document,) = read(path, date=given, publisher="Lantern")
    assert isinstance(document, Document)
    assert (document.published, document.published_basis) == (given, "given")
    assert document.publisher == "Lantern"
    path.write_text("May 7, 2024\n" + TEXT, encoding="utf-8")
    (document,) = read(path, date=given)
    assert isinstance(document, Document)
    assert (document.published, document.published_basis) == (dt.date(2024, 5, 7), "printed")


def test_a_sentence_is_a_document_too() -> None:
    document = from_text("Kharkiv lies about 30 km from the Russian border.")
    assert (document.path, document.language) == ("-", "en")
