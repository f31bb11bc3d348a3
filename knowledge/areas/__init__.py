"""Places: which area a person means, which areas there are, and the ladder from an area to wider ones.

Speaks of places only; figures stand in `wages`, `parities` and their siblings.
"""

from knowledge.areas.atlas import Areas
from knowledge.areas.records import Area, PlaceMatch, Spotted, Step, no_table

__all__ = ["Area", "Areas", "PlaceMatch", "Spotted", "Step", "no_table"]
