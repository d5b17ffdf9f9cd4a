"""One file per source of places: `read(path)` yields records."""
