"""What can go wrong with a gazetteer, as exceptions whose text says what, where and what to do."""


class GazetteerError(Exception):
    """Base of all errors of this package."""


class StoreError(GazetteerError, OSError):
    """The compiled store cannot be opened, made or trusted."""


class SourceError(GazetteerError, ValueError):
    """A source of places cannot be read: the text names the file and, if there is one, the row."""


class UnknownPlaceError(GazetteerError, LookupError):
    """A place, country or border that the caller named is not in the gazetteer."""


class GeocodingError(GazetteerError, OSError):
    """An online geocoder did not answer, or not with something that can be used."""
