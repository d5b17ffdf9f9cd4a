"""`geomap distance`: from a place to another, or to a border."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from geomap.cli import work
from geomap.cli.options import common, json_option, place_options

if TYPE_CHECKING:
    from geomap.cli.console import Console
    from geomap.settings import Settings
