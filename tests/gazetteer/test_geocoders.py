"""The gazetteer serves whoever takes a geopy geocoder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from geopy.exc import GeocoderQueryError

from gazetteer.geocoders import GazetteerGeocoder

if TYPE_CHECKING:
    from gazetteer.finder import Gazetteer


@pytest.fixture(scope="module")
def geocoder(gazetteer: Gazetteer) -> GazetteerGeocoder:
    return GazetteerGeocoder(gazetteer=gazetteer)


def test_forward(geocoder: GazetteerGeocoder) -> None:
    location = geocoder.geocode("Kharkiv")
    assert location.address == "Kharkiv, Kharkiv Oblast, Ukraine"
    assert (location.latitude, location.longitude) == pytest.approx((49.98, 36.25), abs=0.01)
    assert location.raw["place_id"] == "geonames:706483"


def test_forward_gives_several_or_none(geocoder: GazetteerGeocoder) -> None:
    several = geocoder.geocode("Springfield", exactly_one=False, limit=3)
    assert len(several) == 3
    assert geocoder.geocode("Qqqqzzzzxxxx") is None
    assert geocoder.geocode("Qqqqzzzzxxxx", exactly_one=False) is None


def test_a_wrong_filter_is_a_query_error(geocoder: GazetteerGeocoder) -> None:
    with pytest.raises(GeocoderQueryError, match="Atlantis"):
        geocoder.geocode("Kharkiv", country="Atlantis")


@pytest.mark.parametrize("point", [(50.0, 36.23), "50.0, 36.23"])
def test_reverse(geocoder: GazetteerGeocoder, point: object) -> None:
    addresses = [location.address for location in geocoder.reverse(point, exactly_one=False)]
    assert "Kharkiv, Kharkiv Oblast, Ukraine" in addresses
    assert addresses.index("Kharkiv, Kharkiv Oblast, Ukraine") < addresses.index("Ukraine")


def test_rate_limiter_takes_it(geocoder: GazetteerGeocoder) -> None:
    from geopy.extra.rate_limiter import RateLimiter

    limited = RateLimiter(geocoder.geocode, min_delay_seconds=0)
    assert limited("Одеса").raw["place_id"] == "geonames:698740"


def test_geopandas_takes_it(gazetteer: Gazetteer) -> None:
    from geopandas.tools import geocode, reverse_geocode
    from shapely import Point

    found = geocode(["Київ", "Qqqqzzzzxxxx"], provider=GazetteerGeocoder, gazetteer=gazetteer)
    assert found.geometry.iloc[0].distance(Point(30.52, 50.45)) < 0.05
    assert found.geometry.iloc[1].is_empty
    back = reverse_geocode([Point(30.52, 50.45)], provider=GazetteerGeocoder, gazetteer=gazetteer)
    assert back["address"].iloc[0].endswith("Ukraine")
