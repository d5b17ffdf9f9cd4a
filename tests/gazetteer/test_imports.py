"""Imports that are really broken off, by a signal that nothing can catch, and gone on with."""

from __future__ import annotations

import csv
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import geopandas as gpd
import osmium
import pytest
import shapely
from osmium.osm.mutable import Node, Way

from gazetteer import import_file, imports, part_of
from gazetteer.errors import SourceError, StoreError
from gazetteer.importers import geonames, geonames_files, osm, tables, vector
from gazetteer.store import Store, gathering

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS = 60
AT_ONCE = 10
"""Records a chunk, saved after each."""

BROKEN_OFF = """
import os, signal, sys
from pathlib import Path
from gazetteer import imports, import_file
from gazetteer.store import PartWriter
imports.CHUNK, imports._SAVED_S = 10, 0.0
left, save = int(sys.argv[4]), PartWriter.save
def counted(writer, state):
    global left
    save(writer, state)
    left -= 1
    if not left:
        os.kill(os.getpid(), getattr(signal, sys.argv[3]))
PartWriter.save = counted
if sys.argv[3] == "SIGINT":
    from geomap.cli import main
    main(["gazetteer", "import", sys.argv[1], "-o", sys.argv[2]])
else:
    import_file(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def write_table(folder: Path) -> Path:
    """Rows of which some cannot be used, some come twice and some have to be located."""
    path = folder / "mine.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("place_id", "name", "kind", "lat", "lon", "country", "names"))
        for n in range(ROWS):
            lat = "north" if n % 7 == 3 else 49 + n / 100
            number = 5 if n == 33 else n
            table.writerow((f"mine:{number}", f"Depot {n}", "poi", lat, 36, "", f"uk:Депо\n{n}"))
    return path


def write_layer(folder: Path) -> Path:
    shapes = [shapely.box(36, 49 + n / 100, 36.1, 49.1 + n / 100) for n in range(ROWS)]
    shapes[17] = shapely.Polygon([(36, 49), (36.1, 49.1), (36.1, 49), (36, 49.1)])
    frame = gpd.GeoDataFrame(
        {"name": [f"Park {n}" for n in range(ROWS)]}, geometry=shapes, crs=4326
    )
    frame.to_file(folder / "parks.gpkg")
    return folder / "parks.gpkg"


def write_geonames(folder: Path) -> Path:
    path = folder / "UA.txt"
    rows = []
    for n in range(ROWS):
        code = ("A", "ADM1", "07") if n == 0 else ("P", "PPL", "07")
        rest = (*code[:2], "UA", "", code[2], "", "", "", "x" if n == 40 else n, "", 1, "", "")
        rows.append((n + 1, f"Town {n}", f"Town {n}", "", 49 + n / 100, 36, *rest))
    path.write_text("".join("\t".join(map(str, row)) + "\n" for row in rows))
    names = "".join(f"{n}\t{n + 1}\tuk\tМісто {n}\t\t\t\t\t\t\n" for n in range(ROWS))
    (folder / "alternateNamesV2.txt").write_text(f"no row at all\n{names}", encoding="utf-8")
    return path


def write_osm(folder: Path) -> Path:
    """A town with its boundary, sites and streets."""
    path = folder / "town.osm.pbf"
    with osmium.SimpleWriter(str(path), overwrite=True) as writer:
        for n in range(ROWS):
            tags = {"amenity": "school", "name": f"School {n}"} if n % 2 else {}
            if n == 4:
                tags = {"place": "town", "name": "Town"}
            writer.add_node(Node(id=n + 1, location=(36 + n / 1000, 49 + n % 3 / 100), tags=tags))
        limits = {"boundary": "administrative", "admin_level": "8", "name": "Town"}
        writer.add_way(Way(id=1, nodes=[1, 60, 2, 1], tags=limits))
        for n in range(2, ROWS - 1):
            tags = {"highway": "residential", "name": f"Street {n % 20}"}
            writer.add_way(Way(id=n, nodes=[n, n + 1, n + 2], tags=tags))
    return path


WRITERS = {
    "table": (write_table, tables.read),
    "layer": (write_layer, vector.read),
    "geonames": (write_geonames, geonames.read),
    "osm": (write_osm, osm.read),
}


@pytest.fixture
def chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small chunks, each of them saved."""
    monkeypatch.setattr(imports, "CHUNK", AT_ONCE)
    monkeypatch.setattr(imports, "_SAVED_S", 0.0)


def break_off(source: Path, into: Path, savings: int, by: str = "SIGKILL") -> str:
    """Import in a process that is ended after so many savings; return what it said."""
    command = [sys.executable, "-c", BROKEN_OFF, str(source), str(into), by, str(savings)]
    process = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert process.returncode == (-signal.SIGKILL if by == "SIGKILL" else 130), process.stderr
    return process.stderr


@pytest.mark.parametrize("source", WRITERS)
@pytest.mark.parametrize("savings", [1, 4])
@pytest.mark.usefixtures("chunks")
def test_an_import_that_was_killed_goes_on_and_ends_in_the_same_bytes(
    tmp_path: Path, source: str, savings: int
) -> None:
    path = WRITERS[source][0](tmp_path)
    whole, again = tmp_path / "whole.sqlite", tmp_path / "again.sqlite"
    expected = import_file(path, whole)
    break_off(path, again, savings)
    assert part_of(again).exists()
    assert not again.exists()
    told: list[str] = []
    report = import_file(path, again, note=told.append)
    assert len(told) == 1
    assert told[0].startswith("resuming at ")
    assert again.read_bytes() == whole.read_bytes()
    assert (report.places, report.names, report.repeated) == (
        expected.places,
        expected.names,
        expected.repeated,
    )
    assert (report.bad_rows, report.problems) == (expected.bad_rows, expected.problems)
    assert not [file.name for file in tmp_path.iterdir() if ".part" in file.name]


@pytest.mark.usefixtures("chunks")
def test_every_point_of_interruption_ends_in_the_same_bytes(tmp_path: Path) -> None:
    path = write_table(tmp_path)
    import_file(path, tmp_path / "whole.sqlite")
    for savings in (2, 3, 6):  # the last but one is the end of the file
        into = tmp_path / f"{savings}.sqlite"
        break_off(path, into, savings)
        import_file(path, into)
        assert into.read_bytes() == (tmp_path / "whole.sqlite").read_bytes()


@pytest.mark.usefixtures("chunks")
def test_an_import_into_a_store_that_exists_goes_on_too(tmp_path: Path) -> None:
    into = tmp_path / "mine.sqlite"
    import_file(write_layer(tmp_path), into)
    before = into.read_bytes()
    path = write_table(tmp_path)
    break_off(path, into, 8)  # all of the table, and one chunk of what the store held
    assert into.read_bytes() == before
    told: list[str] = []
    report = import_file(path, into, note=told.append)
    assert told[0].startswith("resuming at the end of the file; 60 places are in already")
    with Store.open(into) as store:
        ids = [place.place_id for place in store.all_places()]
    assert report.places == len(ids) == len(set(ids))
    assert sum(place_id.startswith("parks:") for place_id in ids) == ROWS
    assert ids[0] == "mine:0"


def test_ctrl_c_says_how_to_go_on_and_the_next_run_says_where(tmp_path: Path) -> None:
    path, into = write_table(tmp_path), tmp_path / "mine.sqlite"
    assert f"run it again to go on, or delete {part_of(into)}" in break_off(path, into, 2, "SIGINT")
    command = [sys.executable, "-m", "geomap", "gazetteer", "import", str(path), "-o", str(into)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 1  # there are bad rows
    assert "mine.csv: resuming at row " in run.stderr


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda path, _: path.write_text(path.read_text() + "mine:99,Pier,poi,49,36,,\n"), "file"),
        (lambda _, into: into.write_bytes(into.read_bytes()), "store"),
    ],
)
@pytest.mark.usefixtures("chunks")
def test_what_changed_since_is_named_and_the_import_starts_afresh(
    tmp_path: Path, change: Callable[[Path, Path], object], named: str
) -> None:
    path, into = write_table(tmp_path), tmp_path / "mine.sqlite"
    import_file(write_layer(tmp_path), into)
    break_off(path, into, 3)
    change(path, into)
    told: list[str] = []
    import_file(path, into, note=told.append)
    assert told == [f"the {named} changed since the import was broken off; starting afresh"]


@pytest.mark.usefixtures("chunks")
def test_other_options_start_afresh(tmp_path: Path) -> None:
    path, into = write_table(tmp_path), tmp_path / "mine.sqlite"
    break_off(path, into, 3)
    told: list[str] = []
    import_file(path, into, columns={"former": "names"}, note=told.append)
    assert told == ["the options changed since the import was broken off; starting afresh"]


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from gazetteer import bundled_store, imports, import_file
from gazetteer.errors import StoreError
bundled_store()
imports.CHUNK, imports._SAVED_S = 10, 0.0
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    import_file(Path(sys.argv[1]), Path(sys.argv[2]))
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("room", [150_000, 190_000])  # for some savings; for all, not for the store
@pytest.mark.usefixtures("chunks")
def test_a_full_disk_is_named_and_the_import_goes_on_when_there_is_room(
    tmp_path: Path, room: int
) -> None:
    path, into = write_table(tmp_path), tmp_path / "mine.sqlite"
    with path.open("a", encoding="utf-8") as file:
        file.writelines(f"more:{n},Pier {n},poi,49,36,UA,{'Пристань' * 100}\n" for n in range(50))
    import_file(path, tmp_path / "whole.sqlite")
    command = [sys.executable, "-c", FULL_DISK, str(path), str(into), str(room)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    assert "cannot be written" in run.stdout
    assert run.stdout.count("\n") == 1
    assert not into.exists()
    told: list[str] = []
    import_file(path, into, note=told.append)
    assert told[0].startswith("resuming at ")
    assert into.read_bytes() == (tmp_path / "whole.sqlite").read_bytes()


def test_a_damaged_part_is_begun_anew(tmp_path: Path) -> None:
    path, into = write_table(tmp_path), tmp_path / "mine.sqlite"
    part_of(into).write_bytes(b"no database, but longer than the header of one" * 20)
    assert import_file(path, into).places
    assert not part_of(into).exists()


def test_two_imports_into_one_store_do_not_meet(tmp_path: Path) -> None:
    into = tmp_path / "mine.sqlite"
    with (
        gathering(part_of(into)),
        pytest.raises(StoreError, match="another import into this store is running"),
    ):
        import_file(write_table(tmp_path), into)


def test_a_source_that_cannot_be_read_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("name,lat,lon\n,1,2\n")
    with pytest.raises(SourceError, match="no usable place was found, 1 rows were bad"):
        import_file(path, tmp_path / "mine.sqlite")
    assert [file.name for file in tmp_path.iterdir()] == ["mine.csv"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "stores").write_text("a file where a folder should be")
    with pytest.raises(StoreError, match=r"stores.mine\.sqlite: cannot be written"):
        import_file(write_table(tmp_path), tmp_path / "stores" / "mine.sqlite")


@pytest.mark.parametrize("source", WRITERS)
def test_passing_over_rows_gives_the_rest_and_tells_of_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str
) -> None:
    monkeypatch.setattr(geonames_files, "_PART_BYTES", 1_000)
    write, read = WRITERS[source]
    path = write(tmp_path)
    problems: list[str] = []
    whole = list(read(path, bad=problems.append))
    assert [record.row for record in whole] == sorted({record.row for record in whole})
    for skip in range(1, whole[-1].row + 2):
        told: list[str] = []
        rest = list(read(path, bad=told.append, skip=skip))
        assert rest == [record for record in whole if record.row > skip]
        assert told == problems[len(problems) - len(told) :]
    assert not told
