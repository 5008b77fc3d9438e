"""How much memory another process uses, and the most it may ask for.

Measured from outside, where the system tells it (Linux). The limit that the
kernel keeps is only the backstop: it counts addresses, not memory, and so has to
be wider.
"""

from __future__ import annotations

import contextlib
import os
import resource
from pathlib import Path

_MOST = (1 << 63) - 1  # what the kernel can count
# A worker that holds more than this between two documents is replaced: what it
# keeps - fonts, shapes of letters - grows a little with each.
_LARGE = 180_000_000
_SLACK = 1_000_000_000  # addresses that libraries reserve and never use


def used(pid: int) -> int:
    """Bytes of memory that the process holds now; 0 where nobody tells."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_bytes().split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def has_grown(pid: int) -> bool:
    """Whether an idle worker holds more than a new one would be worth."""
    return used(pid) > _LARGE


def limit(pid: int, memory: int) -> None:
    """Have the kernel refuse what is far beyond the limit, and write no core."""
    if not hasattr(resource, "prlimit"):
        return
    most = min(memory + _SLACK, _MOST)
    with contextlib.suppress(OSError, ValueError):
        resource.prlimit(pid, resource.RLIMIT_AS, (most, most))
        resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))
