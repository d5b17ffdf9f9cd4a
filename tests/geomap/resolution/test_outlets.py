"""The home of an outlet is a prior for the places of its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geomap.documents import Document, from_text
from geomap.errors import UsageError
from geomap.mentions import find_mentions
from geomap.parsing import parse
from geomap.resolution import resolve_mentions
from geomap.resolution.outlets import context_of, country_of_address
from geomap.settings import Settings

if TYPE_CHECKING:
    from gazetteer import Gazetteer

HOMES = (("thetowntalk.com", "Alexandria, Louisiana"), ("Daily Post", "Athens, Tennessee"))


def article(text: str, **about: str) -> Document:
    return Document(path="a.txt", text=text, sha256="", language="en", **about)  # type: ignore[arg-type]  # options of many types


def unit_of(gazetteer: Gazetteer, document: Document, settings: Settings) -> str | None:
    mentions = find_mentions(parse(document.text, "en"), gazetteer)
    place = resolve_mentions(mentions, document, gazetteer, settings)[0].resolution.place
    return None if place is None else place.admin1


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.pravda.com.ua/eng/news/2024/", "UA"), ("http://tass.ru", "RU"),
        ("www.theguardian.co.uk/world", "GB"), ("https://suspilne.media/kharkiv", None),
        ("https://www.reuters.com", None), ("https://meduza.io", None), ("ftp://[broken", None),
        ("https://президент.xn--p1ai/", "RU"), ("https://192.168.0.1/a.html", None), ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_countries_of_web_addresses(url: str | None, country: str | None) -> None:
    assert country_of_address(url) == country


@pytest.mark.parametrize(
    ("about", "unit"),
    [
        ({"url": "http://www.thetowntalk.com/article/1"}, "Louisiana"),
        ({"url": "http://notthetowntalk.com/article/1"}, "Alexandria"),
        ({}, "Alexandria"),
    ],
)
def test_a_lone_name_is_the_one_at_home(
    gazetteer: Gazetteer, about: dict[str, str], unit: str
) -> None:
    document = article("A fire broke out in Alexandria on Monday.", **about)
    assert unit_of(gazetteer, document, Settings(outlets=HOMES)) == unit


def test_an_outlet_goes_by_its_name_too(gazetteer: Gazetteer) -> None:
    document = article("Schools in Athens open on Monday.", publisher="Daily Post")
    assert unit_of(gazetteer, document, Settings(outlets=HOMES)) == "Tennessee"


def test_home_is_no_filter(gazetteer: Gazetteer) -> None:
    text = "The minister flew from Cairo to Alexandria. Egypt and Giza await him."
    document = article(text, url="http://www.thetowntalk.com/article/1")
    mentions = find_mentions(parse(text, "en"), gazetteer)
    found = resolve_mentions(mentions, document, gazetteer, Settings(outlets=HOMES))
    assert {r.resolution.place and r.resolution.place.country for r in found} == {"EG"}


def test_the_users_countries_come_before_the_outlets(gazetteer: Gazetteer) -> None:
    document = from_text("Sumy.", settings=Settings(language="en"))
    assert context_of(document, Settings(country_bias=("UA",)), gazetteer).countries == ("UA",)
    document = article("Sumy.", url="https://tass.ru/1")
    assert context_of(document, Settings(country_bias=("UA",)), gazetteer).countries == ("UA", "RU")


def test_an_unknown_home_is_named(gazetteer: Gazetteer) -> None:
    settings = Settings(outlets=(("Daily Post", "Qqxxzz"),))
    with pytest.raises(UsageError, match="Daily Post=Qqxxzz: no place is called"):
        context_of(article("Sumy.", publisher="Daily Post"), settings, gazetteer)
