"""Online geocoders are asked politely; a local server plays Nominatim, in bad moods too."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from gazetteer.errors import GeocodingError
from gazetteer.finder import Gazetteer
from gazetteer.online import AnswerCache, OnlineGeocoder
from gazetteer.places import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VILLAGE = {
    "place_id": 1,
    "osm_type": "node",
    "osm_id": 337526465,
    "lat": "50.2833",
    "lon": "36.9333",
    "class": "place",
    "type": "village",
    "addresstype": "village",
    "name": "Бугаївка",
    "display_name": "Бугаївка, Чугуївський район, Україна",
    "boundingbox": ["50.2633", "50.3033", "36.9133", "36.9533"],
}


class Nominatim:
    """A server whose next answers a test decides; when it runs out, it knows nothing."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, str, float]] = []
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.done = threading.Event()
        nominatim = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                nominatim.asked.append(parse_qs(urlsplit(self.path).query)["q"][0])
                nominatim.agents.append(self.headers["User-Agent"])
                status, body, wait_s = (
                    nominatim.answers.pop(0) if nominatim.answers else (200, "[]", 0)
                )
                nominatim.done.wait(wait_s)
                try:
                    self.send_response(status)
                    if status == 429:
                        self.send_header("Retry-After", "7")
                    self.end_headers()
                    self.wfile.write(body.encode())
                except OSError:
                    self.close_connection = True  # the client gave up waiting

            def log_message(self, *_: Any) -> None:
                """Stay silent."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    def will(self, *answers: tuple[int, Any] | tuple[int, Any, float]) -> None:
        for status, body, *wait in answers:
            text = body if isinstance(body, str) else json.dumps(body)
            self.answers.append((status, text, wait[0] if wait else 0.0))

    def close(self) -> None:
        self.done.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def nominatim() -> Iterator[Nominatim]:
    server = Nominatim()
    yield server
    server.close()


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def service(nominatim: Nominatim, tmp_path: Path, pauses: list[float]) -> OnlineGeocoder:
    return OnlineGeocoder(
        "nominatim",
        user_agent="test/1.0",
        timeout_s=0.5,
        options={"domain": f"127.0.0.1:{nominatim.server.server_port}", "scheme": "http"},
        cache=AnswerCache(tmp_path),
        sleep=pauses.append,
    )


def test_an_answer_becomes_a_place(nominatim: Nominatim, service: OnlineGeocoder) -> None:
    nominatim.will((200, [VILLAGE]))
    (place,) = service.find("Бугаївка")
    assert (place.place_id, place.name, place.kind) == (
        "osm:node/337526465",
        "Бугаївка",
        PlaceKind.SETTLEMENT,
    )
    assert (place.point.lon, place.point.lat) == (36.9333, 50.2833)
    assert 2_000 < place.uncertainty_m < 3_500
    assert nominatim.agents == ["test/1.0"]


def test_nothing_is_asked_twice_not_even_misses(
    nominatim: Nominatim, service: OnlineGeocoder, tmp_path: Path
) -> None:
    nominatim.will((200, [VILLAGE]), (200, []))
    first = service.find("Бугаївка")
    assert service.find("Nowhere") == []
    again = OnlineGeocoder("nominatim", options=service.options, cache=AnswerCache(tmp_path))
    assert again.find("Бугаївка") == first
    assert again.find("Nowhere") == []
    assert nominatim.asked == ["Бугаївка", "Nowhere"]


def test_requests_keep_their_distance_and_the_cache_does_not_wait(
    service: OnlineGeocoder, pauses: list[float]
) -> None:
    service.find("One")
    assert pauses == []
    service.find("Two")
    assert len(pauses) == 1
    assert 0 < pauses[0] <= 1.0
    service.find("One")
    assert len(pauses) == 1


@pytest.mark.parametrize("trouble", [(500, "oops"), (503, "busy"), (200, "{broken")])
def test_passing_trouble_is_tried_again(
    nominatim: Nominatim, service: OnlineGeocoder, trouble: tuple[int, str]
) -> None:
    nominatim.will(trouble, (200, [VILLAGE]))
    assert len(service.find("Бугаївка")) == 1
    assert len(nominatim.asked) == 2


def test_too_many_requests_waits_as_long_as_it_is_told(
    nominatim: Nominatim, service: OnlineGeocoder, pauses: list[float]
) -> None:
    nominatim.will((429, "slow down"), (200, [VILLAGE]))
    assert len(service.find("Бугаївка")) == 1
    assert 7.0 in pauses


def test_a_silent_server_is_given_up(nominatim: Nominatim, service: OnlineGeocoder) -> None:
    service.retries = 1
    nominatim.will((200, [VILLAGE], 5.0), (200, [VILLAGE], 5.0))
    with pytest.raises(GeocodingError, match="'Бугаївка'"):
        service.find("Бугаївка")
    assert len(nominatim.asked) == 2


def test_lasting_trouble_is_told_in_one_line_and_not_remembered(
    nominatim: Nominatim, service: OnlineGeocoder
) -> None:
    nominatim.will(*[(500, "oops\nand more")] * 3)
    with pytest.raises(GeocodingError) as raised:
        service.find("Бугаївка")
    assert "\n" not in str(raised.value)
    nominatim.will((200, [VILLAGE]))
    assert len(service.find("Бугаївка")) == 1


def test_a_refusal_is_not_tried_again(nominatim: Nominatim, service: OnlineGeocoder) -> None:
    nominatim.will((403, "no"))
    with pytest.raises(GeocodingError):
        service.find("Бугаївка")
    assert len(nominatim.asked) == 1


def test_an_unknown_service_is_named() -> None:
    with pytest.raises(GeocodingError, match="'nominatum'"):
        OnlineGeocoder("nominatum").find("Kyiv")


def test_a_damaged_answer_on_disk_is_asked_for_again(
    nominatim: Nominatim, service: OnlineGeocoder, tmp_path: Path
) -> None:
    nominatim.will((200, [VILLAGE]), (200, [VILLAGE]))
    service.find("Бугаївка")
    (file,) = tmp_path.glob("*/*.json")
    file.write_text("{", encoding="utf-8")
    assert len(service.find("Бугаївка")) == 1
    assert len(nominatim.asked) == 2


def test_the_gazetteer_asks_only_for_what_it_lacks(
    nominatim: Nominatim, service: OnlineGeocoder
) -> None:
    with Gazetteer.open(online=service) as gazetteer:
        assert gazetteer.find("Kharkiv")[0].place.place_id == "geonames:706483"
        assert nominatim.asked == []
        nominatim.will((200, [VILLAGE]))
        (candidate,) = gazetteer.find("Бугаївкавка")
        assert [penalty.name for penalty in candidate.penalties] == ["online"]
        resolutions = gazetteer.resolve(["Kharkiv", "Бугаївкавка"])
        assert resolutions[1].place == candidate.place
        assert nominatim.asked == ["Бугаївкавка"]
