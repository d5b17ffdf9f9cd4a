"""Tables of claims, places and checks: from findings, to files and back."""

from geomap.tables.columns import CHECK_COLUMNS, CLAIM_COLUMNS, PLACE_COLUMNS
from geomap.tables.corrections import keep_corrections
from geomap.tables.reading import is_table, read_claims
from geomap.tables.rows import checks_table, claims_table, places_table, unresolved_texts
from geomap.tables.writing import FORMATS, dump_table, table_format, write_table

__all__ = [
    "CHECK_COLUMNS",
    "CLAIM_COLUMNS",
    "FORMATS",
    "PLACE_COLUMNS",
    "checks_table",
    "claims_table",
    "dump_table",
    "is_table",
    "keep_corrections",
    "places_table",
    "read_claims",
    "table_format",
    "unresolved_texts",
    "write_table",
]
