"""The country that stands in for a place nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reading import Reading

if TYPE_CHECKING:
    from gazetteer import Gazetteer


def test_a_claim_about_an_unknown_village_is_shown_in_its_country(gazetteer: Gazetteer) -> None:
    text = "Two men attacked the village of Qwzyx. Police in Kano and Maiduguri, Nigeria, said so."
    (place,) = Reading(text, gazetteer).claims[0].places
    assert place.resolution.place is not None
    assert (place.mention.text, place.resolution.place.name) == ("Qwzyx", "Nigeria")
    assert place.precision == "country"


def test_between_two_countries_it_stays_open(gazetteer: Gazetteer) -> None:
    text = (
        "Two men attacked the village of Qwzyx. It lies between Kano, Nigeria, and Zinder, Niger."
    )
    claims = Reading(text, gazetteer).claims
    assert all(place.precision != "country" for claim in claims for place in claim.places)
