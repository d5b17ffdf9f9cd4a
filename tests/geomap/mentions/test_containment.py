import pytest

from gazetteer import PlaceKind
from geomap.mentions.containment import NamedPlace, find_containers

KINDS = {
    "C": PlaceKind.COUNTRY,
    "R": PlaceKind.REGION,
    "S": PlaceKind.SETTLEMENT,
    "P": PlaceKind.POI,
    "D": PlaceKind.DISTRICT,
}


def contained(marked: str, language: str = "en") -> dict[str, str]:
    """Containers of the names in brackets, each with the letter of its kind."""
    text, places, names = "", [], []
    for number, part in enumerate(marked.replace("]", "[").split("[")):
        if number % 2:
            name = part[2:]
            places.append(NamedPlace(len(text), len(text) + len(name), KINDS[part[0]]))
            names.append(name)
            part = name  # noqa: PLW2901 (its mark is taken off)
        text += part
    return {names[i]: names[o] for i, o in find_containers(text, places, language).items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[S Homs], [C Syria]", {"Homs": "Syria"}),
        ("[S Homs] in the [R Homs province]", {"Homs": "Homs province"}),
        ("[S Homs] (in [C Syria])", {"Homs": "Syria"}),
        ("the town of [S Toul] in the [D Nabatieh district]", {"Toul": "Nabatieh district"}),
        ("[S Homs], [D Inshaat district]", {}),
        ("[C Syria]'s western [R Homs province]", {"Homs province": "Syria"}),
        ("the [P plant] in [C Syria]'s [R Homs]", {"Homs": "Syria", "plant": "Homs"}),
        ("[S Homs] in northern [C Syria]", {"Homs": "Syria"}),
        ("[S Jabalia] in northern [S Gaza]", {"Jabalia": "Gaza"}),
        ("the [S Jabalia] area of northern [S Gaza]", {"Jabalia": "Gaza"}),
        ("in [S Homs] and in northern [S Hama]", {}),
        ("[S Homs] and [C Syria]", {}),
        ("[C Syria], [S Homs]", {}),
        ("in [S Homs], the western [R Latakia province], and [S Hama]", {}),
        ("[S Homs]. In [C Syria]", {}),
        ("[S Homs] was hit from the air in [C Syria]", {}),
    ],
)
def test_english(text: str, expected: dict[str, str]) -> None:
    assert contained(text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "[S Гроза] [R Харківської області]"),
        ("uk", "[S Гроза], що на [R Харківщині]"),
        ("ru", "[S Гроза] в [R Харьковской области]"),
        ("ru", "[S Гроза] ([R Харьковская область])"),
    ],
)
def test_other_languages(language: str, text: str) -> None:
    assert list(contained(text, language)) == ["Гроза"]


def test_a_site_before_a_list_of_towns_is_not_in_the_first_of_them() -> None:
    assert contained("in [P:Jenin camp], [S:Tulkarm] and [S:Nur Shams]") == {}
    assert contained("in [P:Jenin camp], [S:Jenin], on Monday") == {"Jenin camp": "Jenin"}


@pytest.mark.parametrize(
    ("text", "small", "expected"),
    [
        ("Vilcha, Chuhuiv district, was hit", True, {0: 1}),
        ("Kharkiv, Saltivka district, was hit", False, {}),
        ("Vilcha, Chuhuiv district and Lozova", True, {}),
    ],
)
def test_a_village_lies_in_the_district_behind_it_unless_they_are_listed(
    text: str, *, small: bool, expected: dict[int, int]
) -> None:
    comma, end = text.index(","), text.index("district") + len("district")
    places = [
        NamedPlace(0, comma, PlaceKind.SETTLEMENT, small),
        NamedPlace(comma + 2, end, PlaceKind.DISTRICT),
    ]
    if text.endswith("Lozova"):
        places.append(NamedPlace(len(text) - len("Lozova"), len(text), PlaceKind.SETTLEMENT))
    assert find_containers(text, places, "en") == expected
