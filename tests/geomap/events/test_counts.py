from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geomap.events.counts import Count, read_counts, read_share, read_toll


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("killing at least 22 people", (22, None), (None, None)),
        ("the deaths of 24 civilians, including three children", (24, 24), (None, None)),
        ("injuring 21 people, including two boys aged 16 and 14", (None, None), (21, 21)),
        ("left dozens more injured", (None, None), (24, None)),
        ("25 civilians had been killed and more than 110 injured", (25, 25), (111, None)),
        ("one person had been killed and three others injured", (1, 1), (3, 3)),
        ("up to 40 people died", (None, 40), (None, None)),
        ("about 100 were killed", (90, 110), (None, None)),
        ("the death toll rose to 1,250", (1250, 1250), (None, None)),
        ("thirty-two civilians were killed", (32, 32), (None, None)),
        ("a couple aged 61 and 63 died", (None, None), (None, None)),
        ("the 2007 quake injured nobody", (None, None), (None, None)),
        ("12 apartment buildings were damaged", (None, None), (None, None)),
        ("not fewer than 20 persons were burnt to death", (20, None), (None, None)),
        ("25 people, 11 of them soldiers, were killed", (25, 25), (None, None)),
        ("five members of a family, including a baby, were killed", (5, 5), (None, None)),
        ("39 people, including four children, have been killed", (39, 39), (None, None)),
        ("four people, a nurse among them, were killed", (4, 4), (None, None)),
        ("a child was one of three people killed", (3, 3), (None, None)),
        ("a further 84 were hurt, two children are among the dead", (None, None), (84, 84)),
        ("a gunman killed three people", (3, 3), (None, None)),
        ("one soldier killed two colleagues", (2, 2), (None, None)),
        ("a gunman wounded three people", (None, None), (3, 3)),
        ("two gunmen were killed", (2, 2), (None, None)),
        ("two teachers and five pupils were killed", (7, 7), (None, None)),
        ("a strike killed a woman and her four children", (5, 5), (None, None)),
        ("a blast killed three soldiers and five were wounded", (3, 3), (5, 5)),
        ("a blast killed three soldiers and two tanks were lost", (3, 3), (None, None)),
        ("two killed, three injured", (2, 2), (3, 3)),
        ("a ship sank, drowning 20 migrants", (20, 20), (None, None)),
        ("two children, aged four and seven, were killed", (2, 2), (None, None)),
        ("the number of people killed has risen to 34", (34, 34), (None, None)),
        ("villagers were killed on 12 May", (None, None), (None, None)),
        ("ten people were killed two days after", (10, 10), (None, None)),
        ("a grave with 47 bodies", (47, 47), (None, None)),
        ("herdsmen hacked six farmers to death", (6, 6), (None, None)),
        ("police shot dead nine protesters", (9, 9), (None, None)),
        ("rebels executed 80 patients", (80, 80), (None, None)),
        ("killing a 40-year-old man and injuring a woman", (1, 1), (1, 1)),
    ],
)
def test_english(
    text: str, killed: tuple[int | None, int | None], injured: tuple[int | None, int | None]
) -> None:
    found = read_counts(text, "en")
    assert [(c.minimum, c.maximum) for c in found] == [killed, injured]


@pytest.mark.parametrize(
    ("language", "text", "killed"),
    [
        ("uk", "25 людей, серед них 11 дітей, загинули", 25),
        ("uk", "двоє дорослих та троє дітей загинули", 5),
        ("uk", "двоє дітей поранені та троє людей загинули", 3),
        ("ru", "25 человек, 11 из них дети, погибли", 25),
        ("ru", "двое взрослых и трое детей погибли", 5),
        ("ru", "двое человек погибли и трое детей ранены", 2),
    ],
)
def test_other_languages(language: str, text: str, killed: int) -> None:
    assert read_counts(text, language)[0] == Count(minimum=killed, maximum=killed)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("38 people died, including 12 in Lyman", 12),
        ("38 people died, including 12 children, in Lyman", None),
    ],
)
def test_share(text: str, share: int | None) -> None:
    found = read_share(text, "en")
    assert (found and found[0].minimum) == share


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("put the figure at 33.", 33),
        ("spoke of 47.", 47),
        ("said the number was over 20", 21),
        ("spoke of 47 houses", None),
        ("said the number of hotels was 20", None),
    ],
)
def test_toll(text: str, toll: int | None) -> None:
    assert read_toll(text, "en").minimum == toll


@given(st.integers(1, 9_999_999))
def test_digits_read_back(number: int) -> None:
    if not 1900 <= number <= 2099:  # four digits that may be a year
        assert read_counts(f"{number:,} people were killed", "en")[0] == Count(
            minimum=number, maximum=number
        )


@settings(deadline=None)  # the first example compiles the patterns
@given(st.text(max_size=80), st.sampled_from(["en", "uk", "ru"]))
def test_any_text_gives_ordered_bounds(text: str, language: str) -> None:
    for count in read_counts(text, language):
        assert count.minimum is None or count.maximum is None or count.minimum <= count.maximum
