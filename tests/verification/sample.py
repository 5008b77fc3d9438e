"""A small edition with one of everything, and HTML that says the same by hand.

Not made by ``compose``: verification is tested against the protocol alone.
"""

from __future__ import annotations

import base64
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefgen.documents import (
    AuthorNote,
    Banner,
    Callout,
    Cell,
    Citation,
    CitedSource,
    Column,
    CrossReference,
    Edition,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRepeat,
    Heading,
    HtmlDocument,
    Inline,
    Judgment,
    KeyJudgments,
    Layout,
    Link,
    List,
    ListItem,
    Paragraph,
    Part,
    PdfDocument,
    Quotation,
    Row,
    Section,
    Selection,
    Summary,
    Support,
    Table,
    Text,
    TitleBlock,
    Withheld,
)
from briefgen.fonts import FACES
from briefgen.model.image import Image
from briefgen.typesetting import typeset
from briefgen.verification import verify
from briefgen.verification.checks.examined import Examined
from briefgen.verification.pdf import read

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic

TITLE = "Would they help?"
SUMMARY = "They would help with words and with grain, and with little else."
JUDGMENTS = ("War at sea is unlikely.", "Trade will very likely grow.")
LONG = (
    "The treaty obliges both parties to give help at once, and says little of what "
    "the help would be, who would ask for it, and how long it would last. "
) * 6
HARBOUR = "The harbour was dredged in a dry summer, and the pilots learned it anew."
GRAIN = "Grain goes north by rail, and machines come south by ship."
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLv"
    "AAAAAElFTkSuQmCC"
)


def _paragraph(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(i) if isinstance(i, str) else i for i in inlines))


def _text(words: str) -> tuple[Text]:
    return (Text(words),)


def _section(number: int, anchor: str, title: str, *parts: Part) -> Section:
    return Section("prose", str(number), anchor, title, quoted=False, parts=parts)


def edition(**changes: object) -> Edition:
    """The edition that the sample's PDF says."""
    from dataclasses import replace

    return replace(_edition(), **changes)  # type: ignore[arg-type]


def _edition() -> Edition:
    return Edition(
        language="en",
        audience="Principal",
        layout=Layout("own", "own", "A4", 0),
        banner=Banner("TLP:CLEAR", "may be shared freely", "#ffffff", "#000000"),
        head=TitleBlock(
            title=TITLE,
            subtitle="",
            series="",
            number="",
            version="",
            issuer="",
            contact="",
            distribution="",
            to="",
            from_="",
            tags=(),
            date=None,
            as_of=None,
        ),
        authors=(AuthorNote("byline", "A. Writer", (_paragraph("By A. Writer"),)),),
        summary=Summary("short", (_paragraph(SUMMARY),), ()),
        judgments=KeyJudgments("list", tuple(_judgments())),
        sections=tuple(_sections()),
        scale_key=None,
        sources=(_source(),),
        abbreviations=(),
    )


def _judgments() -> list[Judgment]:
    support = (Support("harbour-p1", "paragraph", "1.1", "The harbour"),)
    return [
        Judgment(number, f"kj-{number}", _text(words), None, None, (), support, (), ())
        for number, words in enumerate(JUDGMENTS, 1)
    ]


def _source() -> CitedSource:
    return CitedSource(
        1, "source-1", "A book of ports", "", None, None, "", "", "", (), "", ""
    )


def _sections() -> list[Section]:
    note = Footnote(
        1, "note-1", (Text("Pilots are "), Emphasis(_text("not")), Text(" asked."))
    )
    first = _paragraph(
        HARBOUR, note, " It silts, ", Citation(1, "source-1", ""), " and so on."
    )
    table = Table(
        (Column(_text("Year"), "right"), Column(_text("Tons"), "right")),
        (
            Row((Cell(_text("2019")), Cell(_text("480")))),
            Row((Cell(_text("2020")), Cell(_text("420")))),
        ),
        caption=_text("Tons by year"),
        note=(),
        row_headers=True,
        number=1,
    )
    inner = List(
        ordered=False, start=1, tight=True, items=(ListItem((_paragraph("By rail"),)),)
    )
    items = (
        ListItem((_paragraph("By land"), inner)),
        ListItem((_paragraph("By sea"),)),
    )
    seen = CrossReference("trade", "section", "2", _text("see the trade"))
    away = Link("https://example.org/ports", _text("a list of ports"))
    picture = Image(PIXEL, "image/png", 1, 1)
    return [
        _section(
            1,
            "harbour",
            "The harbour",
            Part(first, "harbour-p1", "1.1"),
            Part(_paragraph(LONG, seen, ".")),
            Part(_paragraph(LONG, away, ".")),
        ),
        _section(
            2,
            "trade",
            "The trade",
            Part(Heading(3, "goods", _text("Goods"))),
            Part(_paragraph(GRAIN)),
            Part(table, "table-1"),
            Part(List(ordered=True, start=1, tight=True, items=items)),
            Part(Figure(picture, "A red box", _text("The box"), (), 1), "figure-1"),
            Part(_paragraph(LONG)),
        ),
        _section(
            3,
            "outlook",
            "The outlook",
            Part(Quotation((_paragraph("A word in time."),))),
            Part(Callout("caution", "Mind the gap", (_paragraph("Do not fall."),))),
            Part(
                _paragraph(
                    "They write 북한 and ask again", FootnoteRepeat(1, "note-1"), "."
                )
            ),
            Part(_paragraph(LONG)),
        ),
    ]


_FACES = "".join(
    f"@font-face {{ font-family: '{face.family}'; font-weight: {face.weight}; "
    f"font-style: {face.style}; src: url(briefgen:fonts/{face.file}) }}\n"
    for face in FACES
)
STYLES = """
@page { size: A4; margin: 30mm 25mm;
  @top-left { content: string(title) }
  @top-right { content: "TLP:CLEAR"; font-size: 12pt; color: #fff; background: #000 }
  @bottom-right { content: "TLP:CLEAR"; font-size: 12pt; color: #fff; background: #000 }
  @bottom-left { content: counter(page) " of " counter(pages) } }
html { font: 11pt/1.4 "Source Sans 3"; hyphens: auto; hyphenate-character: "-" }
:lang(ko) { font-family: "Source Sans 3", "Noto Sans KR" }
h1 { string-set: title content(text) }
h2 { break-before: page }
.footnote { float: footnote }
.contents { list-style: none }
.contents .page::after { content: target-counter(attr(data-t), page) }
th, td { border: 0.5pt solid #888 }
img { width: 30mm; height: 10mm; image-rendering: crisp-edges }
aside { background: #eef }
"""
_TITLES = (
    ("harbour", "1 The harbour"),
    ("trade", "2 The trade"),
    ("outlook", "3 The outlook"),
)
_CONTENTS = "".join(
    f'<li data-pdf="TOCI"><span data-pdf="Reference"><a href="#{anchor}" '
    f'aria-label="Go to section {title}">{title}</a></span>'
    f' <span class="page" data-t="#{anchor}"></span></li>'
    for anchor, title in _TITLES
)
BODY = f"""
<header><h1>{TITLE}</h1><p>By A. Writer</p></header>
<section><h2 style="break-before: auto">Summary</h2><p>{SUMMARY}</p></section>
<section><h2 style="break-before: auto">Key judgments</h2><ol>
<li id="kj-1"><p>{JUDGMENTS[0]}</p>
<p>Rests on <a href="#harbour-p1">para 1.1</a></p></li>
<li id="kj-2"><p>{JUDGMENTS[1]}</p>
<p>Rests on <a href="#harbour-p1">para 1.1</a></p></li>
</ol></section>
<section><h2 style="break-before: auto">Contents</h2>
<ul class="contents" data-pdf="TOC">{_CONTENTS}</ul></section>
<section id="harbour"><h2>1 The harbour</h2>
<p id="harbour-p1">{HARBOUR}<span class="footnote" data-pdf="Note" id="note-1">Pilots
are <em>not</em> asked.</span> It silts,
[<a href="#source-1" aria-label="Source 1">1</a>] and so on.</p>
<p>{LONG}<a href="#trade">see the trade</a>.</p>
<p>{LONG}<a href="https://example.org/ports">a list of ports</a>.</p></section>
<section id="trade"><h2>2 The trade</h2><h3 id="goods">Goods</h3>
<p>{GRAIN}</p>
<table id="table-1"><caption>Table 1. Tons by year</caption>
<thead><tr><th scope="col">Year</th><th scope="col">Tons</th></tr></thead>
<tbody><tr><th scope="row">2019</th><td>480</td></tr>
<tr><th scope="row">2020</th><td>420</td></tr></tbody></table>
<ol><li><p>By land</p><ul><li><p>By rail</p></li></ul></li><li><p>By sea</p></li></ol>
<div id="figure-1" data-pdf="Div">
<p><img src="briefgen:images/box.png" alt="A red box"></p>
<p data-pdf="Caption">Figure 1. The box</p></div>
<p>{LONG}</p></section>
<section id="outlook"><h2>3 The outlook</h2>
<blockquote data-pdf="BlockQuote"><p>A word in time.</p></blockquote>
<aside data-pdf="Div"><p>Caution: Mind the gap</p><p>Do not fall.</p></aside>
<p>They write <span lang="ko">북한</span> and ask again<a href="#note-1"
aria-label="Note 1">1</a>.</p>
<p>{LONG}</p></section>
<section><h2>Sources</h2>
<ol><li id="source-1"><p>A book of ports</p></li></ol></section>
"""


def html(body: str = BODY, styles: str = STYLES) -> HtmlDocument:
    """The sample as HTML."""
    document = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<title>{TITLE}</title><meta name="author" content="A. Writer">'
        f'<meta name="description" content="{SUMMARY}">'
        '<link rel="stylesheet" href="briefgen:styles/entry.css"></head>'
        f"<body>{body}</body></html>"
    )
    assets = {
        "styles/entry.css": (_FACES + styles).encode(),
        "images/box.png": PIXEL,
    }
    return HtmlDocument(document, MappingProxyType(assets))


@cache
def typeset_sample() -> PdfDocument:
    """The sample as a PDF; typeset once for all tests."""
    return typeset(html())


def verified(
    document: PdfDocument,
    edition: Edition,
    withheld: Withheld,
    source: HtmlDocument | None = None,
) -> tuple[Diagnostic, ...]:
    """What ``verify`` finds in a file that should say the edition."""
    selection = Selection(edition, withheld)
    return verify(document, source or html(), selection).diagnostics


def examined(
    document: PdfDocument, edition: Edition, withheld: Withheld, *, name: str = ""
) -> Examined:
    """A file, ready for a single check."""
    selection = Selection(edition, withheld)
    return Examined(read(document.data), document, html(), selection, name)
