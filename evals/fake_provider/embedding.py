"""Vectors without a model: words hashed into a direction each, so that texts that share words lie near. Pure."""

import math
import re
import zlib

_WORD = re.compile(r"\w+")


def vector(text: str, dimensions: int) -> list[float]:
    """A unit vector; the same text always gives the same."""
    made = [0.0] * dimensions
    for word in _WORD.findall(text.lower()) or [text]:
        hashed = zlib.crc32(word.encode("utf-8", "replace"))
        made[hashed % dimensions] += 1.0 if hashed & 0x8000_0000 else -1.0
        second = zlib.crc32(b"2" + word.encode("utf-8", "replace"))
        made[second % dimensions] += 0.5
    length = math.sqrt(sum(one * one for one in made)) or 1.0
    return [round(one / length, 7) for one in made] if any(made) else [1.0] + [0.0] * (dimensions - 1)
