"""Words into HTML: one edition, by a template and a theme.

Takes what one audience receives; gives HTML and the bytes of everything it names.
Decides which element holds which words, and nothing about who reads them.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from briefgen.assets.styles import EDITION, Looks, style_sheets
from briefgen.composition.dress import edition_css, images
from briefgen.composition.notices import notices
from briefgen.composition.own import own_words
from briefgen.composition.printing import printed
from briefgen.composition.words import words_of
from briefgen.composition.writing import Writer
from briefgen.documents import Edition, HtmlDocument

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["compose"]


def compose(edition: Edition, project: Path) -> HtmlDocument:
    """The edition as HTML, with its style sheets and pictures.

    Raises:
        TemplateError: for a fault in a template or a style sheet.
    """
    words = words_of(edition.language)
    html, templates = printed(edition, project, Writer(edition.language, words))
    looks = Looks(
        template=edition.layout.template,
        theme=edition.layout.theme,
        page=edition.layout.page,
        language=edition.language,
        own=edition_css(edition, words),
        text=html,
        banner=edition.banner.align if edition.banner else "",
    )
    sheets = style_sheets(project, looks)
    assets = MappingProxyType({**sheets, **images(edition)})
    of_files = {name: sheet for name, sheet in sheets.items() if name != EDITION}
    own = own_words(templates, words, of_files)
    return HtmlDocument(html, assets, own, notices(edition, words))
