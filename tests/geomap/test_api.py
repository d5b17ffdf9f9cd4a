"""Each command as a function: tables in, tables out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import geomap
from geomap.errors import InputError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from gazetteer import Gazetteer

TEXT = (
    "Kyiv, 3 May 2024. A missile hit Kharkiv on Friday, wounding four, the mayor of Kharkiv said. "
    "Kharkiv lies about 30 km from the Russian border."
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_path_is_as_good_as_a_list(article: Path, gazetteer: Gazetteer) -> None:
    alone = geomap.extract(article, gazetteer=gazetteer)
    listed = geomap.extract([str(article)], gazetteer=gazetteer)
    assert alone.drop(columns="document").equals(listed.drop(columns="document"))
    assert set(alone["place"]) == {"Kharkiv"}


def test_what_cannot_be_read_is_named_and_loses_nothing(
    article: Path, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    (tmp_path / "empty.txt").write_text("")
    table = geomap.places(tmp_path, gazetteer=gazetteer)
    assert set(table["document"]) == {str(article)}
    [(path, reason)] = table.attrs["unreadable"]
    assert path.endswith("empty.txt")
    assert "empty" in reason


def test_nothing_readable_is_an_error(tmp_path: Path, gazetteer: Gazetteer) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(InputError, match=r"empty\.txt"):
        geomap.extract(tmp_path, gazetteer=gazetteer)


def test_a_sentence_and_an_article_are_checked_alike(article: Path, gazetteer: Gazetteer) -> None:
    sentence = geomap.check(TEXT.rpartition(". ")[2], gazetteer=gazetteer)
    whole = geomap.check([article], gazetteer=gazetteer)
    assert sentence["measured_km"].tolist() == whole["measured_km"].tolist()


def test_articles_and_their_table_make_the_same_map(article: Path, gazetteer: Gazetteer) -> None:
    claims = geomap.extract([article], gazetteer=gazetteer)
    checks = geomap.check([article], gazetteer=gazetteer)
    from_table = geomap.map(claims, checks=checks, gazetteer=gazetteer).html()
    assert geomap.map([article], gazetteer=gazetteer).html() == from_table


def test_an_unknown_option_of_the_map_is_named(article: Path, gazetteer: Gazetteer) -> None:
    with pytest.raises(UsageError, match="colour"):
        geomap.map([article], gazetteer=gazetteer, colour="red")


def test_a_report_is_written_from_articles(
    article: Path, tmp_path: Path, gazetteer: Gazetteer
) -> None:
    report = tmp_path / "report.md"
    geomap.report([article], report, gazetteer=gazetteer)
    assert "Kharkiv" in report.read_text(encoding="utf-8")
