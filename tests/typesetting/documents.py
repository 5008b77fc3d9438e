"""HTML documents that are long and mixed enough to be broken over pages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from briefgen.documents import HtmlDocument
from briefgen.fonts import FACES

if TYPE_CHECKING:
    from collections.abc import Mapping

FONT_FACES = "\n".join(
    f"@font-face {{ font-family: '{face.family}'; font-weight: {face.weight}; "
    f"font-style: {face.style}; src: url(briefgen:fonts/{face.file}) }}"
    for face in FACES
)
STYLES = """
@page { size: A4; margin: 25mm 20mm;
  @top-left { content: string(title) } @top-right { content: element(mark) }
  @bottom-center { content: "page " counter(page) " of " counter(pages) } }
html { font: 11pt/1.4 "Source Sans 3", "Noto Sans"; hyphens: auto;
  hyphenate-character: "-" }
:lang(ko) { font-family: "Source Sans 3", "Noto Sans", "Noto Sans KR" }
:lang(ja) { font-family: "Source Sans 3", "Noto Sans", "Noto Sans JP" }
:lang(zh) { font-family: "Source Sans 3", "Noto Sans", "Noto Sans SC" }
h1 { string-set: title content(text) }
.mark { position: running(mark) }
.watermark { position: fixed; top: 90mm; left: 40mm; font-size: 60pt; color: #ddd }
.footnote { float: footnote }
.contents { list-style: none }
.contents .page::after { content: target-counter(attr(data-t), page) }
.dots::after { content: leader('.') }
th, td { border: 0.5pt solid #888; padding: 2pt }
.faint { opacity: 0.5 }
img { image-rendering: crisp-edges }
"""
WORDS = (
    "The treaty obliges both parties to give help at once, and says little of what "
    "the help would be, who would ask for it, and how long it would last. "
)


def document(
    body: str,
    *,
    head: str = "",
    styles: str = STYLES,
    language: str = "en",
    assets: Mapping[str, bytes] = MappingProxyType({}),
) -> HtmlDocument:
    """An HTML document with a body, and files beside it."""
    html = (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        "<title>A test of pages</title>"
        '<meta name="author" content="A. Writer">'
        '<meta name="author" content="B. Other">'
        '<meta name="description" content="What is tested">'
        f'<link rel="stylesheet" href="briefgen:styles/entry.css">{head}</head>'
        f"<body>{body}</body></html>"
    )
    sheets = {
        "styles/entry.css": b'@import url("fonts.css"); @import url("page.css");',
        "styles/fonts.css": FONT_FACES.encode(),
        "styles/page.css": styles.encode(),
    }
    return HtmlDocument(html, MappingProxyType({**sheets, **assets}))


def brief(sections: int = 8) -> HtmlDocument:
    """A document with one of everything, about one page for each section."""
    return document("".join(_front(sections)) + "".join(map(_section, range(sections))))


def _front(sections: int) -> list[str]:
    entries = (
        f'<li data-pdf="TOCI"><span data-pdf="Reference"><a href="#s{n}" '
        f'aria-label="Go to section {n + 1}">Section {n + 1}</a></span>'
        f'<span class="dots"></span> <span class="page" data-t="#s{n}"></span></li>'
        for n in range(sections)
    )
    return [
        '<div class="mark">RESTRICTED</div>',
        '<div class="watermark" data-pdf="Artifact">DRAFT</div>',
        '<header><h1>Would they help? <span lang="ko">북한</span></h1>',
        "<address>By A. Writer</address></header>",
        f'<ul class="contents" data-pdf="TOC">{"".join(entries)}</ul><main>',
    ]


def _section(number: int) -> str:
    rows = "".join(
        f'<tr><th scope="row">Row {number}.{row}</th><td>{row}</td>'
        f"<td>{WORDS}</td></tr>"
        for row in range(12)
    )
    items = "".join(
        f"<li>Item {item}. {WORDS}<ul><li>Under {item}. {WORDS}</li></ul></li>"
        for item in range(6)
    )
    return f"""<section><h2 id="s{number}">Section {number + 1}</h2>
<p>{WORDS * 3}<span class="footnote" data-pdf="Note">Note {number}. {WORDS}</span> And
<em>more</em> of <a href="https://example.org/a-long-address">a link that is long
enough to be <em>broken</em> over lines, as links in reports often are</a>.
<span lang="ja">日本の政府</span>, <span lang="zh">中国政府</span>,
<span lang="de">Zeitung</span>.</p>
<ol start="3">{items}</ol>
<blockquote>{WORDS}</blockquote>
<p class="faint">Faint. {WORDS}</p>
<table><caption>Table {number}</caption><thead><tr><th>Name</th><th>Number</th>
<th>Text</th></tr></thead><tbody>{rows}</tbody></table></section>"""
