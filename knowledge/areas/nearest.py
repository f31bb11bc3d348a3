"""The area a point on the map belongs to: that of the nearest ZIP, unless a foreign city is nearer.

Points decide nothing finer than a ZIP; nobody's position is kept.
"""

from math import asin, cos, isfinite, radians, sin, sqrt

from knowledge.areas.abroad import border
from knowledge.areas.finding import Finder
from knowledge.areas.gazetteer import Gazetteer
from knowledge.areas.records import PlaceMatch

REACH_KM = 80.0
"""How far the nearest ZIP may be for a point to count as in the United States (the emptiest of Nevada and Alaska)."""


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance between two points in degrees."""
    one, other = radians(lat), radians(other_lat)
    across = sin((other - one) / 2) ** 2 + cos(one) * cos(other) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(across)))


def nearest(gazetteer: Gazetteer, finder: Finder, lat: float, lon: float) -> PlaceMatch:
    """The area of the ZIP nearest to a point in degrees; abroad where none lies within reach."""
    said = f"{lat:.2f}, {lon:.2f}" if isfinite(lat) and isfinite(lon) else "coordinates"
    if not (isfinite(lat) and isfinite(lon) and -90 <= lat <= 90 and -180 <= lon <= 180):
        return PlaceMatch(outcome="unknown", said=said, note="These coordinates are not on the globe.")
    # Boxes from small to large: most points have a ZIP within some kilometres. A box's half height is a distance
    # within which it has missed nothing.
    for reach in (0.1, REACH_KM / 111.0):
        wide = min(180.0, reach / max(0.05, cos(radians(lat))))
        points = [
            (kilometres(lat, lon, point.lat, point.lon), point)
            for point in gazetteer.zips_in(lat - reach, lat + reach, lon - wide, lon + wide)
            if point.lat is not None and point.lon is not None
        ]
        within = min(points, key=lambda one: (one[0], one[1].zip), default=None)
        if within is not None and within[0] <= min(REACH_KM, reach * 111.0):
            foreign = min(((kilometres(lat, lon, one.lat, one.lon), one) for one in border()), default=None)
            if foreign is not None and foreign[0] < within[0]:
                note = f"This point is nearest to {foreign[1].name} ({foreign[1].country}), outside the United States."
                return PlaceMatch(outcome="abroad", said=said, note=note)
            return finder.zip(within[1].zip, said)
    return PlaceMatch(outcome="abroad", said=said, note="This point is outside the United States.")
