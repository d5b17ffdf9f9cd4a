import pytest
from hypothesis import given
from hypothesis import strategies as st

from geomap.texts.languages import detect_language

SENTENCES = {
    "en": "The town was hit by two rockets on Friday, officials said, and the fire is out.",
    "uk": "Вночі по місту вдарили ракетами, є поранені, повідомив голова області.",
    "ru": "Ночью город обстреляли ракетами, сообщил губернатор, пострадали три человека.",
    "be": "Ноччу ў горадзе адбыўся выбух, паведамілі ўлады, але ахвяр няма.",
    "bg": "През нощта градът беше ударен от ракети, съобщи кметът, който не е ранен.",
    "de": "Die Stadt wurde in der Nacht von zwei Raketen getroffen, sagte der Bürgermeister.",
    "fr": "La ville a été frappée par deux missiles dans la nuit, selon le maire.",
    "es": "La ciudad fue alcanzada por dos misiles durante la noche, según el alcalde.",
    "pl": "Miasto zostało w nocy trafione przez dwie rakiety, jak podały władze, są ranni.",
    "tr": "Kent gece iki füze ile vuruldu ve belediye başkanı yaralı olduğunu söyledi.",
    "ar": "قال مسؤولون إن المدينة تعرضت لقصف في الليل من قبل الطيران على الأحياء",
    "fa": "شهر در شب با دو موشک هدف قرار گرفت و شهردار این خبر را تأیید کرد",
    "he": "העיר הותקפה בלילה בשני טילים",
    "zh": "夜间两枚导弹击中了这座城市",
    "ja": "夜、二発のミサイルが市を直撃した",
    "ko": "밤사이 두 발의 미사일이 도시를 강타했다",
    "el": "Η πόλη χτυπήθηκε τη νύχτα από δύο πυραύλους",
    "hi": "रात में शहर पर दो मिसाइलें गिरीं",
    "ka": "ღამით ქალაქს ორი რაკეტა მოხვდა",
}


@pytest.mark.parametrize(("language", "text"), SENTENCES.items())
def test_one_sentence_is_enough(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "12:30", "!!! ---", "\n\n"])
def test_nothing_to_tell_by(text: str) -> None:
    assert detect_language(text) is None


@given(st.text())
def test_any_text_has_a_code_or_none(text: str) -> None:
    found = detect_language(text)
    assert found is None or (len(found) == 2 and found.isalpha())


@pytest.mark.parametrize(
    "text",
    [
        "Suspected U.S. airstrikes hit Yemen's capital, killing a man.",
        "A bomb hit it.",
        "UN: 40 killed in Lviv strike",
        "Authorities in Playa del Este found two bodies in a hotel in Punta del Este.",
    ],
)
def test_letters_of_abbreviations_are_no_words(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Пожар в отеле курорта тушили 12 часов, передает местное радио.",
        "Командующий силами обороны обвинил соседей в обстреле села.",
        "В городе автомобиль въехал в толпу на ярмарке, водителя задержали.",
    ],
)
def test_a_letter_that_is_not_there_tells_as_well(text: str) -> None:
    assert detect_language(text) == "ru"
