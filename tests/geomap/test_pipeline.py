"""Many documents, any executor, one result in one order."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geomap import pipeline
from geomap.documents import from_text
from geomap.pipeline import read, read_all
from geomap.settings import Settings
from geomap.tables import checks_table, claims_table, dump_table, places_table

if TYPE_CHECKING:
    from gazetteer import Gazetteer
    from geomap.documents import Document
    from geomap.findings import Findings, Results

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


def tables(results: Results) -> list[str]:
    return [
        dump_table(claims_table(results.claims, results.incidents), "json"),
        dump_table(places_table(results.findings), "json"),
        dump_table(checks_table(results.findings), "json"),
    ]


@pytest.fixture(scope="module")
def examples(gazetteer: Gazetteer) -> Results:
    return read([EXAMPLES], Settings(), gazetteer)


def test_the_examples_give_claims_of_both_sides(examples: Results) -> None:
    claims = claims_table(examples.claims, examples.incidents)
    officials = claims[claims["claimant_kind"] == "official"]
    assert {"UA", "RU"} <= set(officials["claimant_country"])
    assert {"asserts", "denies"} <= set(claims["stance"])
    assert claims["incident_id"].notna().all()


def test_every_quote_is_verbatim(examples: Results) -> None:
    for found in examples.findings:
        text = found.document.text
        assert all(text[c.quote_start : c.quote_end] == c.quote != "" for c in found.claims)
        assert all(text[m.mention.start : m.mention.end] == m.mention.text for m in found.mentions)


def test_reading_twice_gives_the_same(gazetteer: Gazetteer, examples: Results) -> None:
    assert tables(read([EXAMPLES], Settings(), gazetteer)) == tables(examples)


def test_the_order_of_inputs_does_not_change_the_tables(
    gazetteer: Gazetteer, examples: Results
) -> None:
    backward = sorted(EXAMPLES.glob("*.txt"), reverse=True)
    assert tables(read(backward, Settings(), gazetteer)) == tables(examples)


def test_worker_processes_give_the_same(examples: Results) -> None:
    assert tables(read([EXAMPLES], Settings(workers=2))) == tables(examples)


def test_a_dask_cluster_gives_the_same(examples: Results) -> None:
    from distributed import LocalCluster

    options = {"processes": False, "protocol": "tcp://", "dashboard_address": None}
    with LocalCluster(n_workers=1, host="127.0.0.1", **options) as cluster:
        settings = Settings(scheduler=cluster.scheduler_address)
        assert tables(read([EXAMPLES], settings)) == tables(examples)


def test_any_executor_gives_the_same_in_order(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH", 2)
    monkeypatch.setattr(pipeline, "open_gazetteer", lambda _settings: gazetteer)
    texts = [from_text(f"A shell hit Kharkiv on {day} May 2024.") for day in range(1, 12)]
    documents = [replace(one, path=f"{number}.txt") for number, one in enumerate(texts)]
    with ThreadPoolExecutor(3) as executor:
        parallel = read_all(documents, Settings(workers=3), executor=executor)
    assert [found.document for found in parallel.findings] == documents
    assert tables(parallel) == tables(read_all(documents, Settings(), gazetteer))


def test_what_cannot_be_read_never_stops_the_others(gazetteer: Gazetteer, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A shell hit Kharkiv on 3 May 2024.", "utf-8")
    (tmp_path / "b.txt").write_text("", "utf-8")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-no")
    seen = []
    results = read([tmp_path], Settings(), gazetteer, progress=seen.append)
    assert [Path(found.document.path).name for found in results.findings] == ["a.txt"]
    assert [Path(item.path).name for item in results.unreadable] == ["b.txt", "c.pdf"]
    assert [document.path for document in seen] == [str(tmp_path / "a.txt")]


def test_a_document_that_meets_a_mistake_of_ours_costs_no_other(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = pipeline.read_document

    def read_document(document: Document, settings: Settings, opened: Gazetteer) -> Findings:
        if document.path == "b.txt":
            raise IndexError("list index out of range")
        return sound(document, settings, opened)

    monkeypatch.setattr(pipeline, "read_document", read_document)
    texts = [replace(from_text("A shell hit Goma."), path=path) for path in ("a.txt", "b.txt")]
    results = read_all(texts, Settings(), gazetteer)
    assert [found.document.path for found in results.findings] == ["a.txt"]
    (left,) = results.unreadable
    assert left.path == "b.txt"
    assert "IndexError: list index out of range" in left.reason
