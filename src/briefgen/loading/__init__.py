"""Read a brief and its house; find every fault at once.

Takes a path; gives what its author wrote, valid, with the place of each value.
Whether a brief is well formed is decided here; whether it is well written, and who
reads what, is decided later.
"""

from briefgen.loading.briefs import load
from briefgen.loading.house import load_house
from briefgen.loading.schemes import load_schemes

__all__ = [
    "load",
    "load_house",
    "load_schemes",
]
