"""What an outlet's home says of the places in its articles: a prior, never a filter.

A county newspaper seldom says which Athens it means. What it writes of is told by the user
(`--outlet thetowntalk.com="Alexandria, Louisiana"`), or at least its country by its web address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gazetteer import Context
from geomap.errors import UsageError

if TYPE_CHECKING:
    from gazetteer import Gazetteer, Place
    from geomap.documents import Document
    from geomap.settings import Settings

COUNTRY_OF_SUFFIX = {
    "uk": "GB", "su": "RU", "eu": None, "ac": None, "ai": None, "cc": None, "co": None, "fm": None,
    "gg": None, "gl": None, "io": None, "la": None, "ly": None, "me": None, "to": None, "tv": None,
    "vc": None, "ws": None, "xn--p1ai": "RU", "xn--j1amh": "UA", "xn--90ais": "BY",
}  # fmt: skip
"""Where the end of a web address is not the code of the outlet's country: other codes, and those
sold to everybody."""

CODE_LETTERS = 2
"""Letters of a country code; longer endings (com, org) tell nothing."""


def context_of(document: Document, settings: Settings, gazetteer: Gazetteer) -> Context:
    """Say what is known of a document's places beside its text.

    Parameters
    ----------
    document
        The article.
    settings
        `country_bias` and `outlets` count.
    gazetteer
        Where the homes of outlets are looked up.

    Returns
    -------
    Context
        The user's countries, then the one of the outlet's home or else of its web address.

    Raises
    ------
    UsageError
        When an outlet's home is no known place.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> from geomap.documents import from_text
    >>> from geomap.settings import Settings
    >>> article = from_text("Athens lights up.", settings=Settings(publisher="Daily Post"))
    >>> chosen = Settings(outlets=(("Daily Post", "Athens, Tennessee"),))
    >>> context_of(article, chosen, Gazetteer.open()).countries
    ('US',)
    """
    home = _home(document, settings, gazetteer)
    country = country_of_address(document.url) if home is None else home.country
    countries = dict.fromkeys((*settings.country_bias, *([country] if country else [])))
    return Context(
        countries=tuple(countries),
        home=None if home is None else home.point,
        language=document.language,
    )


def country_of_address(url: str | None) -> str | None:
    """Tell an outlet's country from the end of its web address.

    Parameters
    ----------
    url
        Where the article was published.

    Returns
    -------
    str or None
        ISO 3166-1 alpha-2; None for endings of no country, or of one that sells its ending.

    Examples
    --------
    >>> country_of_address("https://www.pravda.com.ua/news/1"), country_of_address("bbc.co.uk")
    ('UA', 'GB')
    >>> country_of_address("https://meduza.io/"), country_of_address("https://www.reuters.com/")
    (None, None)
    """
    suffix = _host(url).rpartition(".")[2]
    if suffix in COUNTRY_OF_SUFFIX:
        return COUNTRY_OF_SUFFIX[suffix]
    return suffix.upper() if len(suffix) == CODE_LETTERS and suffix.isalpha() else None


def _host(url: str | None) -> str:
    """Give the host of an address, with or without the protocol; empty when there is none."""
    try:
        parts = urlsplit(url if url and "//" in url else f"//{url or ''}")
        return (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""


def _home(document: Document, settings: Settings, gazetteer: Gazetteer) -> Place | None:
    """Look up where the user says that the document's outlet reports from."""
    host, publisher = _host(document.url), (document.publisher or "").casefold()
    for outlet, name in settings.outlets:
        domain = outlet.casefold()
        if domain in {publisher, host} or host.endswith(f".{domain}"):
            found = gazetteer.find(name, limit=1)
            if not found:
                raise UsageError(f"--outlet {outlet}={name}: no place is called {name!r}")
            return found[0].place
    return None
