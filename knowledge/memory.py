"""Memory that loading needed for a moment, given back to the machine."""

import ctypes
import sys


def give_back() -> None:
    """Asks the C library for it. glibc keeps what was freed for the next request; after the indexes are loaded, that is
    over a hundred megabytes which nothing asks for again. Elsewhere nothing is done."""
    if sys.platform != "linux":
        return
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError):
        return  # another C library
    trim(0)
