"""The command line: one file per command, imported when it runs."""

from __future__ import annotations

import click

from geomap import __version__
from geomap.cli.lazy import LazyGroup

SECTIONS = {
    "From articles": {
        "map": "Draw articles, or a table of claims, as one interactive HTML file.",
        "extract": "Write who claims what happened where as a table.",
        "incidents": "Set the claims about one event side by side.",
        "places": "Find every place that articles name: a geoparser.",
        "check": "Measure the distances that articles state.",
        "report": "Write a document with the map in it.",
    },
    "Places": {
        "find": "Look a place up, by any of its names.",
        "distance": "Measure from a place to another, or to a border.",
        "gazetteer": "See, build, extend or export the list of places.",
    },
    "Finished maps": {
        "embed": "Print the snippet that puts a map into a web page.",
        "verify": "Tell whether a map is as geomap made it.",
    },
    "This computer": {
        "doctor": "See whether everything is installed, found and sound.",
    },
}
"""Commands and their one-line help, in the order of `geomap --help`; the command `x` is
`geomap.cli.x.command`."""


@click.command(cls=LazyGroup, sections=SECTIONS, package=__name__)
@click.version_option(__version__, message="geomap %(version)s")
def main() -> None:
    """Map what was reported to have happened where, coloured by who says so.

    \b
    geomap map articles/ -o map.html      from articles to a map
    geomap find "Kyivskyi district"       every place of that name
    geomap distance Kharkiv "Russian border"
    """  # noqa: D301 - click's \b keeps the lines of the example apart
