"""What the pages of an edition print, as far as a text needs to know."""

from __future__ import annotations

import re
from html import unescape

_ANCHOR = re.compile(r'\sid="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")


class Page:
    """The HTML of an edition: its anchors, and its words without blanks."""

    def __init__(self, html: str) -> None:
        """Read the HTML once."""
        self.anchors = frozenset(_ANCHOR.findall(html))
        self._words = _closed(unescape(_TAG.sub("", html)))

    def has(self, text: str) -> bool:
        """Whether the page says this."""
        return _closed(text) in self._words


def _closed(text: str) -> str:
    return "".join(text.split())
