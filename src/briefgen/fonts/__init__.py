"""The pinned fonts: their faces, what they cover, and which one a text needs.

Takes characters; says which of them no pinned face has, and in which language's
face a piece of Chinese, Japanese or Korean text is to be set. Nothing here opens
a font: coverage is known from tables in ``data/fonts/``, which a test holds
against the fonts themselves.
"""

from briefgen.fonts.coverage import covers, missing_characters, uncovered
from briefgen.fonts.faces import (
    FACES,
    FAMILIES,
    FAMILY_OF_LANGUAGE,
    PACKAGE,
    Face,
    checksums,
    face_path,
    font_folder,
    read_face,
)
from briefgen.fonts.runs import Run, runs

__all__ = [
    "FACES",
    "FAMILIES",
    "FAMILY_OF_LANGUAGE",
    "PACKAGE",
    "Face",
    "Run",
    "checksums",
    "covers",
    "face_path",
    "font_folder",
    "missing_characters",
    "read_face",
    "runs",
    "uncovered",
]
