"""Whole runs on the sample articles: results, status, and what is told on standard error."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geomap.tables import CHECK_COLUMNS, CLAIM_COLUMNS, FORMATS, PLACE_COLUMNS, read_claims

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]

EXAMPLES = Path(__file__).parents[3] / "examples" / "articles"


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with an unreadable file among good ones."""
    folder = tmp_path / "mixed"
    folder.mkdir()
    for path in EXAMPLES.glob("*.txt"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and then nothing")
    return folder


def test_articles_to_a_map(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "new" / "map.html"
    result = run("map", EXAMPLES, "-o", page, "--title", "Two <accounts>")
    assert result.exit_code == 0, result.stderr
    assert f"{page}: " in result.stderr
    assert "<title>Two &lt;accounts&gt;</title>" in page.read_text("utf-8")


@pytest.mark.parametrize("ending", FORMATS)
def test_a_table_gives_the_same_claims_as_the_articles(
    run: Run, tmp_path: Path, ending: str
) -> None:
    table = tmp_path / f"claims.{ending}"
    assert run("extract", EXAMPLES, "-o", table).exit_code == 0
    result = run("map", table, "-o", tmp_path / "map.html")
    assert result.exit_code == 0, result.stderr
    assert f"{read_claims(table)['claim_id'].nunique()} claims" in result.stderr


def test_the_same_input_gives_the_same_page(run: Run, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        run("map", EXAMPLES, "-o", tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


@pytest.mark.parametrize("command", ["map", "extract", "places", "check"])
def test_one_unreadable_file_is_named_and_gives_status_1(
    run: Run, mixed: Path, tmp_path: Path, command: str
) -> None:
    output = tmp_path / ("out.html" if command == "map" else "out.geojson")
    result = run(command, mixed, "-o", output)
    assert result.exit_code == 1, result.stderr
    assert "broken.pdf" in result.stderr
    assert output.stat().st_size > 0


@pytest.mark.parametrize("command", ["map", "extract", "places", "check", "report", "incidents"])
def test_nothing_readable_gives_status_2_and_no_file(
    run: Run, tmp_path: Path, command: str
) -> None:
    (tmp_path / "empty.txt").touch()
    output = tmp_path / ("out.html" if command in {"map", "report"} else "out.geojson")
    target = [] if command == "incidents" else ["-o", output]
    result = run(command, tmp_path / "empty.txt", tmp_path / "missing.txt", *target)
    assert result.exit_code == 2
    assert "empty.txt" in result.stderr
    assert "missing.txt" in result.stderr
    assert result.stderr.splitlines()[-1] == "geomap: no readable input"
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]


def test_an_unwritable_output_is_told_before_the_work(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for target in (tmp_path, tmp_path / "file" / "map.html"):
        result = run("map", EXAMPLES, "-o", target)
        assert result.exit_code == 2
        assert str(target) in result.stderr
        assert result.stderr.count("\n") == 1


def test_extract_to_standard_output(run: Run) -> None:
    collection = json.loads(run("extract", EXAMPLES, "-o", "-").stdout)
    assert collection["features"]
    rows = json.loads(run("extract", EXAMPLES, "--json").stdout)
    assert list(rows[0]) == list(CLAIM_COLUMNS)
    table = csv.DictReader(io.StringIO(run("extract", EXAMPLES, "--format", "csv").stdout))
    assert len(list(table)) == len(rows) == len(collection["features"])


def test_places_lists_what_could_not_be_resolved(run: Run) -> None:
    text = "A shell hit Kharkiv and the village of Xyzzyqarth on 3 May 2024.\n"
    result = run("places", "-", "--json", stdin=text)
    rows = json.loads(result.stdout)
    assert list(rows[0]) == list(PLACE_COLUMNS)
    lost = [row for row in rows if row["place"] is None]
    assert all(row["latitude"] is None and row["reason"] for row in lost)
    assert any("Xyzzyqarth" in row["text"] for row in lost)
    assert "not resolved" in result.stderr


def test_check_of_one_sentence(run: Run) -> None:
    sentence = "Kharkiv lies about 30 km from the Russian border."
    row = json.loads(run("check", "--claim", sentence, "--json").stdout)[0]
    assert list(row) == list(CHECK_COLUMNS)
    assert row["verdict"] == "consistent"
    assert (row["stated_km_min"], row["stated_km_max"]) == (30, 30)
    shown = run("check", "--claim", sentence).stdout
    assert "consistent" in shown
    assert row["explanation"] in shown


def test_check_of_articles_shows_where_each_stands(run: Run) -> None:
    shown = run("check", EXAMPLES).stdout
    assert "eastern-courier.txt:" in shown
    assert run("check", "--claim", "A quiet night.").stdout == "No stated distance found.\n"
    assert run("check", "--claim", " ").exit_code == 2


def test_find_by_any_name(run: Run) -> None:
    for name in ("Kharkiv", "Kharkov", "Харків", "Харьков"):
        best = json.loads(run("find", name, "--json").stdout)[0]
        assert (best["place_id"], best["country"]) == ("geonames:706483", "UA"), name


def test_find_inside_a_place(run: Run) -> None:
    everywhere = json.loads(run("find", "Kyivskyi district", "--json").stdout)
    assert len(everywhere) >= 5
    inside = json.loads(run("find", "Kyivskyi district", "--in", "Kharkiv", "--json").stdout)
    assert len(inside) == 1
    assert abs(inside[0]["latitude"] - 50.0) < 0.1


def test_find_explains(run: Run) -> None:
    row = json.loads(run("find", "Springfield", "--explain", "--json", "--limit", 1).stdout)[0]
    assert {"name", "value", "reason"} == set(row["penalties"][0])
    assert "the smallest sum comes first" in run("find", "Springfield", "--explain").stdout


def test_find_a_border(run: Run) -> None:
    best = json.loads(run("find", "Russian border", "--json").stdout)[0]
    assert best["place_kind"] == "border"


def test_what_is_not_found_is_told_with_the_remedy(run: Run) -> None:
    result = run("find", "Xyzzyqarth", "--json")
    assert result.exit_code == 1, result.stderr
    assert json.loads(result.stdout) == []
    assert "geomap gazetteer import" in result.stderr


def test_distance_to_a_border(run: Run) -> None:
    found = json.loads(run("distance", "Kharkiv", "Russian border", "--json").stdout)
    assert 32 < found["measured_km"] < 36
    assert found["measured_km_min"] < found["measured_km"] < found["measured_km_max"]
    assert abs(found["nearest_latitude"] - 50.3) < 0.2
    assert found["borders"]
    shown = run("distance", "50.0050,36.2304", "Russian border", "--unit", "mi").stdout
    assert "20.0 mi" in shown


def test_southern_latitudes_are_no_options(run: Run) -> None:
    found = json.loads(run("distance", "-33.8688,151.2093", "-37.8136, 144.9631", "--json").stdout)
    assert 710 < found["measured_km"] < 717
    assert "No such option" in run("distance", "--wrong", "Kyiv", "Kharkiv").stderr


def test_distances_between_many(run: Run) -> None:
    rows = json.loads(run("distance", "Kyiv", "Kharkiv", "Odesa", "--matrix", "--json").stdout)
    assert [round(row["measured_km"], -1) for row in rows] == [410, 440, 560]
    assert "Odesa" in run("distance", "Kyiv", "Kharkiv", "Odesa", "--matrix").stdout


def test_an_unknown_place_has_no_distance(run: Run) -> None:
    result = run("distance", "Kharkiv", "Xyzzyqarth")
    assert result.exit_code == 2
    assert "Xyzzyqarth" in result.stderr


def test_incidents_set_claims_side_by_side(run: Run) -> None:
    incidents = json.loads(run("incidents", EXAMPLES, "--json").stdout)
    assert any(len(one["source_groups"]) > 1 for one in incidents)
    contested = json.loads(run("incidents", EXAMPLES, "--contested", "--json").stdout)
    assert all(one["contradictions"] for one in contested)
    assert 0 < len(contested) <= len(incidents)
    assert "≠" in run("incidents", EXAMPLES, "--contested").stdout


def test_a_map_is_verified_until_it_changes(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "map.html"
    run("map", EXAMPLES, "-o", page)
    assert run("verify", page).exit_code == 0
    page.write_text(page.read_text("utf-8").replace("<title>", "<title>Not ", 1), "utf-8")
    result = run("verify", page)
    assert result.exit_code == 1, result.stderr
    assert "CHANGED" in result.stdout


def test_verify_and_embed_refuse_other_pages(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.html"
    other.write_text("<p>Hello", "utf-8")
    assert run("verify", other).exit_code == 2
    assert run("embed", other).exit_code == 2


def test_doctor_finds_all_sound(run: Run) -> None:
    result = run("doctor", "--json")
    assert result.exit_code == 0, result.stdout
    assert {"geomap", "gazetteer", "borders"} <= {one["what"] for one in json.loads(result.stdout)}


def test_corrections_survive_extract_keep(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "claims.csv"
    run("extract", EXAMPLES, "-o", table)
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["stance"] = "denies" if rows[0]["stance"] == "asserts" else "asserts"
    kept, wanted = rows[:-1], rows[0]["stance"]
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(kept)
    assert run("extract", EXAMPLES, "-o", table, "--keep", table).exit_code == 0
    back = read_claims(table)
    assert len(back) == len(kept)
    assert back["stance"].iloc[0] == wanted
    assert json.loads(back["edited"].iloc[0]) == ["stance"]


def test_a_gazetteer_of_ones_own(run: Run, tmp_path: Path) -> None:
    places = tmp_path / "places.csv"
    places.write_text(
        "place_id,name,kind,lat,lon,country,source,licence\n"
        "mine:1,Xyzzyqarth,settlement,50.1,36.1,UA,mine,CC0\n",
        "utf-8",
    )
    store = tmp_path / "mine.sqlite"
    made = run("gazetteer", "import", places, "-o", store)
    assert made.exit_code == 0, made.stderr
    found = json.loads(run("find", "Xyzzyqarth", "--json", "--gazetteer", store).stdout)
    assert found[0]["place_id"] == "mine:1"


def test_gazetteer_info(run: Run) -> None:
    assert json.loads(run("gazetteer", "info", "--json").stdout)["layers"]
    assert "places" in run("gazetteer", "info").stdout


def test_progress_is_silent_where_nobody_watches(tmp_path: Path) -> None:
    arguments = ["extract", str(EXAMPLES), "-o", str(tmp_path / "c.csv"), "--quiet"]
    command = [sys.executable, "-m", "geomap", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [path.name for path in tmp_path.iterdir()] == ["c.csv"]


def test_an_interrupted_run_ends_with_130_and_leaves_nothing(tmp_path: Path) -> None:
    arguments = ["extract", "-", "-o", str(tmp_path / "c.csv")]
    command = [sys.executable, "-c", WAITING, *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "waiting\n"
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=60) == 130
    assert list(tmp_path.iterdir()) == []


WAITING = """
import signal
import sys
from geomap import documents
signal.signal(signal.SIGINT, signal.default_int_handler)
from geomap.cli import main
read = documents.read_documents
def tell(*arguments):
    print("waiting", flush=True)
    yield from read(*arguments)
documents.read_documents = tell
main(prog_name="geomap")
"""
"""The program, telling when it begins to wait for standard input.

A shell that started the tests in the background has muted interrupts: they are heard again."""
