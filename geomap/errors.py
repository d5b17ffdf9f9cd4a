"""What can go wrong in geomap, as exceptions whose text says what, where and what to do."""


class GeomapError(Exception):
    """Base of all errors of this package; the command line prints its text as one line."""


class InputError(GeomapError, ValueError):
    """A document or table cannot be read: the text names the file, the row and the remedy."""


class OutputError(GeomapError, OSError):
    """A result cannot be written where the user asked."""


class UsageError(GeomapError, ValueError):
    """The caller asked for something that does not exist or does not go together."""
