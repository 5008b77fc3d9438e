"""Which addresses a text may point to: ``https:``, ``mailto:``, and its own brief."""

from __future__ import annotations

import re

from markdown_it.common.normalize_url import normalizeLink

_WEB = re.compile(r"https://[^\s/?#@\\]+([/?#]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)


def is_inside(address: str) -> bool:
    """Whether the address is a part of the brief: ``#escalation``."""
    return address.startswith("#")


def outside(address: str) -> str | None:
    """The address, encoded, where it is one that may be printed."""
    if _WEB.fullmatch(address) or _MAIL.fullmatch(address):
        return normalizeLink(address)
    return None
