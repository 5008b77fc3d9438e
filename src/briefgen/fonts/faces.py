"""The font faces that pages are set in.

All come from one pinned package, as static TrueType files that are embedded as
they are. Each face is known by the checksum of its file, so that another version
of the package, which would change the pages, is noticed and not used.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from briefgen.diagnostics import Diagnostic, MachineError

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGE = "rendercv-fonts"
_MODULE = "rendercv_fonts"
_CHECKSUMS = Path(__file__).parents[1] / "data" / "fonts" / "SHA256SUMS"
_MEND = f"install the font package that briefgen is locked to: `pip install {PACKAGE}`"


@dataclass(frozen=True, slots=True)
class Face:
    """One font file. ``family``, ``weight`` and ``style`` are as in CSS."""

    family: str
    file: str
    weight: Literal[400, 700]
    style: Literal["normal", "italic"]
    folder: str


def _four(family: str, stem: str) -> tuple[Face, ...]:
    return (
        Face(family, f"{stem}-Regular.ttf", 400, "normal", family),
        Face(family, f"{stem}-Italic.ttf", 400, "italic", family),
        Face(family, f"{stem}-Bold.ttf", 700, "normal", family),
        Face(family, f"{stem}-BoldItalic.ttf", 700, "italic", family),
    )


def _upright(family: str, stem: str, folder: str) -> tuple[Face, ...]:
    return (
        Face(family, f"{stem}-Regular.ttf", 400, "normal", folder),
        Face(family, f"{stem}-Bold.ttf", 700, "normal", folder),
    )


FACES: tuple[Face, ...] = (
    *_four("Source Sans 3", "SourceSans3"),
    *_four("EB Garamond", "EBGaramond"),
    *_four("Gentium Book Plus", "GentiumBookPlus"),
    *_four("Noto Sans", "NotoSans"),
    *_upright("Noto Sans KR", "NotoSansKR", "Noto Sans"),
    *_upright("Noto Sans JP", "NotoSansJP", "Noto Sans"),
    *_upright("Noto Sans SC", "NotoSansSC", "Noto Sans"),
)

FAMILIES: tuple[str, ...] = tuple(dict.fromkeys(face.family for face in FACES))

FAMILY_OF_LANGUAGE: Mapping[str, str] = MappingProxyType(
    {"ko": "Noto Sans KR", "ja": "Noto Sans JP", "zh": "Noto Sans SC"}
)

_BY_FILE: Mapping[str, Face] = MappingProxyType({face.file: face for face in FACES})


@cache
def font_folder() -> Path:
    """The folder of the installed font package."""
    spec = find_spec(_MODULE)
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise MachineError(
            Diagnostic("M104", f"the font package `{PACKAGE}` is missing", hint=_MEND)
        )
    return Path(next(iter(folders)))


def face_path(file: str) -> Path:
    """Where the face of this file name is installed."""
    if (face := _BY_FILE.get(file)) is None:
        message = f"`{file}` is not a pinned font face"
        raise MachineError(Diagnostic("M104", message, hint=_MEND))
    path = font_folder() / face.folder / file
    if not path.is_file():
        message = f"the font face `{file}` is missing from `{PACKAGE}`"
        raise MachineError(Diagnostic("M104", message, hint=_MEND))
    return path


def read_face(file: str) -> bytes:
    """The bytes of a face, after a check that they are the pinned ones."""
    path = face_path(file)
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"the font face `{file}` cannot be read: {error.strerror}"
        raise MachineError(Diagnostic("M104", message, hint=_MEND)) from error
    if hashlib.sha256(content).hexdigest() != checksums().get(file):
        message = f"the font face `{file}` is not the one that briefgen is made for"
        raise MachineError(Diagnostic("M105", message, hint=_MEND))
    return content


@cache
def checksums() -> Mapping[str, str]:
    """The SHA-256 of every face, by its file."""
    lines = _CHECKSUMS.read_text("utf-8").splitlines()
    return {file: checksum for checksum, file in (line.split("  ") for line in lines)}
