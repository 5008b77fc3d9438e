"""A picture that has been checked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, checked, without metadata. ``media_type``: image/png, image/jpeg."""

    data: bytes
    media_type: str
    width: int  # px
    height: int  # px
