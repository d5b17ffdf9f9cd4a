"""Articles to maps: who says what happened where.

Examples
--------
>>> import geomap
>>> geomap.check("Kharkiv lies about 30 km from the Russian border")["verdict"].item()
'consistent'
"""
