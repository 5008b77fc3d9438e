"""Stamps: equal where what is made must be equal.

A stamp is a digest of everything that decides on some bytes, and of nothing else. It
tells nothing of what it was made of.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefgen.typesetting import identity

if TYPE_CHECKING:
    from briefgen.documents import HtmlDocument


def pages_stamp(html: HtmlDocument) -> str:
    """The stamp of the pages that an HTML document gives here."""
    digest = hashlib.sha256(identity().encode())
    parts = {"": html.html.encode(), **html.assets}
    for name, content in parts.items():
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
