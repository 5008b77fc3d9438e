"""How much of a file is read before it is refused.

A file that somebody hands in may be made to fill the memory of whoever reads it. Ten
times what the longest brief needs is allowed, and no more; what goes beyond has a
fault of its own.
"""

from __future__ import annotations

from typing import Final

FILE: Final = 100_000_000  # bytes
OBJECTS: Final = 250_000
STREAM: Final = 50_000_000  # bytes of one stream, decoded
STREAMS: Final = 200_000_000  # of all together
PIXELS: Final = 200_000_000  # of all pictures together
DEPTH: Final = 50  # arrays and dictionaries in each other


class UnreadablePdfError(Exception):
    """A PDF, or a part of it, cannot be read with certainty."""


class OversizePdfError(UnreadablePdfError):
    """A PDF is larger than any that is read."""
