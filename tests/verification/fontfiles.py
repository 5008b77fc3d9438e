"""Font files with one thing changed."""

from __future__ import annotations

from io import BytesIO

from fontTools.ttLib import TTFont


def _opened(data: bytes) -> TTFont:
    return TTFont(BytesIO(data), lazy=False)


def _saved(font: TTFont) -> bytes:
    target = BytesIO()
    font.save(target, reorderTables=None)
    return target.getvalue()


def with_name(data: bytes, name: str) -> bytes:
    """The font, called otherwise."""
    font = _opened(data)
    font["name"].setName(name, 4, 3, 1, 0x409)
    return _saved(font)


def with_table(data: bytes, tag: bytes, content: bytes) -> bytes:
    """The font with a table of these bytes."""
    from fontTools.ttLib.tables.DefaultTable import DefaultTable

    font = _opened(data)
    table = DefaultTable(tag.decode())
    table.data = content
    font[tag.decode()] = table
    return _saved(font)


def with_glyph(data: bytes, *, fresh: bool) -> bytes:
    """The font with one more glyph drawn, or with one drawn as another."""
    font = _opened(data)
    glyphs = font["glyf"]
    order = font.getGlyphOrder()
    simple = [name for name in order if glyphs[name].numberOfContours > 0]
    blank = [name for name in order[1:] if glyphs[name].numberOfContours == 0]
    target = blank[1] if fresh else simple[1]
    glyphs[target] = glyphs[simple[0]]
    return _saved(font)
