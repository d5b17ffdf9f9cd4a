-- A compiled store of places. Written once, then only read.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE source (
    number  INTEGER PRIMARY KEY,
    source  TEXT NOT NULL,
    licence TEXT NOT NULL
);

CREATE TABLE place (
    number        INTEGER PRIMARY KEY,
    place_id      TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    kind          TEXT NOT NULL,
    lon           REAL NOT NULL,
    lat           REAL NOT NULL,
    uncertainty_m REAL NOT NULL CHECK (uncertainty_m > 0),
    country       TEXT,
    admin1        TEXT,
    parents       TEXT NOT NULL,  -- place_ids, nearest first, parted by spaces
    population    INTEGER,
    admin_level   INTEGER,
    is_capital    INTEGER NOT NULL,
    certainty     TEXT NOT NULL,
    source        INTEGER NOT NULL REFERENCES source (number),
    names         TEXT NOT NULL,  -- one line a name: text, language, kind, parted by tabs
    parent        TEXT AS (substr(parents, 1, instr(parents || ' ', ' ') - 1)) VIRTUAL
);

-- From a search key to the places that bear it, and the line of `names` it comes from;
-- line -1 is the canonical name.
CREATE TABLE name (
    key    TEXT NOT NULL,
    number INTEGER NOT NULL,
    line   INTEGER NOT NULL,
    PRIMARY KEY (key, number)
) WITHOUT ROWID;

CREATE TABLE footprint (
    number INTEGER PRIMARY KEY,
    wkb    BLOB NOT NULL,
    crc32  INTEGER NOT NULL  -- of the shape, checked whenever it is read
);

-- A place as it is read: with its source spelt out, and whether there is a shape of it.
CREATE VIEW listed AS
SELECT place.number, place_id, name, kind, lon, lat, uncertainty_m, country, admin1, parents, parent,
       population, admin_level, is_capital, certainty, source.source, source.licence, names,
       EXISTS (SELECT 1 FROM footprint WHERE footprint.number = place.number) AS has_footprint
FROM place JOIN source ON source.number = place.source;

CREATE VIRTUAL TABLE place_box USING rtree (number, west, east, south, north);

CREATE VIRTUAL TABLE footprint_box USING rtree (number, west, east, south, north);

-- All keys as marisa tries, forwards and backwards, for running text and for typos.
CREATE TABLE trie (
    name  TEXT PRIMARY KEY,
    data  BLOB NOT NULL,
    crc32 INTEGER NOT NULL
);
