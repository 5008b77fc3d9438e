"""Pictures: PNG and JPEG, checked whole, without metadata.

Takes the bytes of a file; gives a picture that holds nothing but what it shows:
no metadata, no profile, no bytes after its end, the right way up. What it is is
decided by its content, never by its name. The one home of Pillow.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image as Pillow
from PIL import ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from briefgen.assets.faults import FileFault, UnusableFileError
from briefgen.assets.jpeg import stripped
from briefgen.model.image import Image

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MAX_PIXELS = 50_000_000
_ORIENTATION = 0x0112  # Exif 2.32, 4.6.4
_HINT = "save it as PNG or JPEG"

_SIGNATURES = (
    (b"GIF8", "GIF"),
    (b"%PDF", "PDF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"%!PS", "EPS"),
    (b"\0\0\1\0", "ICO"),
)


def read_image(data: bytes) -> Image:
    """The picture in the bytes of a file.

    Raises:
        UnusableFileError: where it is none, too large, or not whole.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Pillow.DecompressionBombWarning)
        warnings.simplefilter("ignore", UserWarning)
        try:
            return _read(data)
        except UnusableFileError:
            raise
        except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning):
            raise UnusableFileError(_too_large()) from None
        # A decoder that is given a broken file may raise almost anything.
        except Exception as error:  # noqa: BLE001
            reason = str(error).partition("\n")[0][:200] or "it cannot be decoded"
            hint = "export the picture once more"
            fault = FileFault("S309", f"a broken picture: {reason}", hint)
            raise UnusableFileError(fault) from None


def _read(data: bytes) -> Image:
    try:
        opened = Pillow.open(BytesIO(data), formats=["PNG", "JPEG"])
    except UnidentifiedImageError:
        raise UnusableFileError(_not_a_picture(data)) from None
    with opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise UnusableFileError(_too_large(opened))
        if getattr(opened, "is_animated", False) and opened.format == "PNG":
            raise UnusableFileError(FileFault("S308", "a moving picture", _HINT))
        whole(opened)
        if opened.format == "PNG":
            return _as_png(opened)
        return _as_jpeg(data, opened)


def whole(picture: Picture) -> None:
    """Decode a picture, all of it.

    Raises:
        OSError: where a part is missing.
    """
    # WeasyPrint switches this on for its process; half a picture is none.
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        picture.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _as_png(picture: Picture) -> Image:
    return _saved(_plain(picture), "PNG", compress_level=6)


def _as_jpeg(data: bytes, picture: Picture) -> Image:
    upright = picture.getexif().get(_ORIENTATION, 1) == 1
    if upright and picture.mode in ("L", "RGB") and not _profile(picture):
        bare = stripped(data)
        if bare is not None:
            return Image(bare, "image/jpeg", *picture.size)
    return _saved(_plain(picture), "JPEG", quality=95, subsampling=0)


def _plain(picture: Picture) -> Picture:
    """The picture upright, in 8-bit grey or RGB, with nothing beside its pixels."""
    profile = _profile(picture)
    turned = ImageOps.exif_transpose(picture)
    plain = _in_known_colours(turned, profile)
    plain.info = {}
    return plain


def _in_known_colours(picture: Picture, profile: bytes) -> Picture:
    if picture.mode.startswith(("I", "F")):  # 16-bit grey
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if profile and picture.mode in ("RGB", "CMYK"):
        return _in_srgb(picture, profile)
    if "transparency" in picture.info or picture.mode in ("LA", "PA", "RGBA", "La"):
        return picture.convert("RGBA")
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    return picture.convert("RGB")


def _in_srgb(picture: Picture, profile: bytes) -> Picture:
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture.convert("RGB")  # a broken profile says nothing
    return made or picture.convert("RGB")


def _profile(picture: Picture) -> bytes:
    found = picture.info.get("icc_profile")
    return found if isinstance(found, bytes) else b""


def _saved(picture: Picture, kind: str, **options: int) -> Image:
    target = BytesIO()
    picture.save(target, kind, **options)
    return Image(target.getvalue(), f"image/{kind.lower()}", *picture.size)


def _too_large(picture: Picture | None = None) -> FileFault:
    size = f" ({picture.width:,} × {picture.height:,})" if picture else ""
    message = f"a picture of more than {MAX_PIXELS // 1_000_000} million pixels{size}"
    return FileFault("S310", message, "save it smaller; A4 at 300 dpi has 9 million")


def _not_a_picture(data: bytes) -> FileFault:
    if not data:
        return FileFault("S309", "an empty file", "export the picture once more")
    if data.startswith((b"\x89PNG", b"\xff\xd8")):
        return FileFault("S309", "a broken picture", "export the picture once more")
    kind = _kind(data)
    message = f"a picture of the kind {kind}" if kind else "not a PNG or JPEG picture"
    return FileFault("S308", message, _HINT)


def _kind(data: bytes) -> str:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] == b"ftyp":
        return "AVIF or HEIC"
    return "SVG" if b"<svg" in data[:2000] else ""
