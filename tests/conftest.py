"""What all tests share: one gazetteer, one browser, no network (see pyproject.toml: sockets)."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    """The bundled gazetteer; the first run of all compiles it, later ones open it."""
    from gazetteer import Gazetteer

    with Gazetteer.open() as opened:
        yield opened


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium to open pages in."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
    assert path is not None, "the tests open pages in Chromium: install it (apt install chromium)"
    return path
