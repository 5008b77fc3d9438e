"""Which of the declared font faces are loaded at all.

Style sheets declare every pinned face. The Chinese, Japanese and Korean ones are
large, and loading one takes longer than setting a page; they are loaded only when
the document holds text that may be set in them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from weasyprint.text.fonts import FontConfiguration

from briefgen.diagnostics import Diagnostic, TypesettingError
from briefgen.fonts import FACES, FAMILIES, FAMILY_OF_LANGUAGE, uncovered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from weasyprint.urls import URLFetcher

_NO_FACE = "no style sheet of this document names a font that briefgen brings"
_NAME_ONE = 'name one in the theme: `--font-text: "Noto Sans";`'
_LARGE = frozenset(FAMILY_OF_LANGUAGE.values())
_FAMILY_OF_FILE = {face.file: face.family for face in FACES}
_SMALL = tuple(family for family in FAMILIES if family not in _LARGE)
_SIGN = re.compile("[\u20a0-\u2bff]")
_WIDE = re.compile(
    "[\u1100-\u11ff\u2e80-\u312f\u3131-\ua4cf\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00016fe0-\U0001b2ff\U00020000-\U0003ffff]"
)


class FontMap(FontConfiguration):  # type: ignore[misc]
    """WeasyPrint's font configuration, without the faces nobody needs."""

    def __init__(self, families: frozenset[str]) -> None:
        """``families``: the large ones that are needed."""
        self._has_face = self._is_building = True
        super().__init__()
        self._has_face = self._is_building = False
        self._families = families

    @property
    def font_map(self) -> object:
        """Pango's own map; Pango dies of setting text with none in it.

        Raises:
            TypesettingError: no face was loaded before text is set.
        """
        # While a face is added, WeasyPrint asks for the map once it is in.
        self._has_face |= self._is_building
        if not self._has_face:
            raise TypesettingError(Diagnostic("T133", _NO_FACE, hint=_NAME_ONE))
        return self._map

    @font_map.setter
    def font_map(self, value: object) -> None:
        self._map = value

    def add_font_face(
        self, rule_descriptors: Mapping[str, object], url_fetcher: URLFetcher
    ) -> None:
        """Load a face, unless it is a large one that is not needed."""
        sources = rule_descriptors.get("src", ())
        names = [str(url).rpartition("/")[2] for _, url in sources]  # type: ignore[attr-defined]
        families = {_FAMILY_OF_FILE.get(name, "") for name in names}
        if families <= _LARGE - self._families:
            return
        self._is_building = True
        super().add_font_face(rule_descriptors, url_fetcher)
        self._is_building = False


def large_families(html: str, root: Element) -> frozenset[str]:
    """The large families that the text of this document may need.

    Text in a language of its own needs that language's face. Where the language
    is another, the style sheet decides, and any of them may be needed.
    """
    if uncovered("".join(set(_SIGN.findall(html))), _SMALL):
        return _LARGE  # of these, those that the style sheets declare for the sign
    if not _WIDE.search(html):
        return frozenset()
    languages: set[str] = set()
    body = root.find("body")
    if body is not None:
        _collect(body, str(root.get("lang") or ""), languages)
    if languages <= FAMILY_OF_LANGUAGE.keys():
        return frozenset(FAMILY_OF_LANGUAGE[language] for language in languages)
    return _LARGE


def _collect(element: Element, inherited: str, found: set[str]) -> None:
    """Note the language of every text with wide characters."""
    language = str(element.get("lang") or inherited)
    if element.text and _WIDE.search(element.text):
        found.add(language.lower().partition("-")[0])
    for child in element:
        _collect(child, language, found)
        if child.tail and _WIDE.search(child.tail):
            found.add(language.lower().partition("-")[0])
