from hypothesis import given
from hypothesis import strategies as st

from geomap.texts.tokens import Tokens


def test_words_initials_genitives_numbers_and_marks() -> None:
    text = "U.S. forces’ raid on Antak'ya's port-side: 1,200 dead.\nEnd"
    assert Tokens(text).words == [
        "U.S.",
        "forces",
        "’",
        "raid",
        "on",
        "Antak'ya",
        "'s",
        "port",
        "-",
        "side",
        ":",
        "1,200",
        "dead",
        ".",
        "\n",
        "End",
    ]


def test_where_sentences_open() -> None:
    tokens = Tokens('It fell on Ann. "Why?" he asked.\nNobody knew Ann')
    names = [i for i in range(len(tokens)) if tokens.is_name(i)]
    assert [tokens.words[i] for i in names if tokens.opens_sentence(i)] == ["It", "Why", "Nobody"]


def test_headlines_in_title_case() -> None:
    tokens = Tokens("Strikes Hit Port and Town Near the Border\nStrikes hit the Port again")
    assert tokens.in_headline(2)
    assert not tokens.in_headline(len(tokens) - 2)


def test_looking_beyond_the_ends() -> None:
    tokens = Tokens("one")
    assert (tokens.low(-1), tokens.word(1), tokens.is_name(7)) == ("", "", False)


@given(st.text(max_size=200))
def test_tokens_are_slices_of_the_text_in_order(text: str) -> None:
    tokens = Tokens(text)
    ends = 0
    for word, start, end in zip(tokens.words, tokens.start, tokens.end, strict=True):
        assert text[start:end] == word
        assert ends <= start < end
        ends = end
    for index, start in enumerate(tokens.start):
        assert tokens.after(start) == tokens.first_at(start) == index
