"""Editions made by hand, as select would give them, each as small as its use."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

from PIL import Image as Picture

from briefgen.composition import compose
from briefgen.documents import (
    Abbreviation,
    AuthorNote,
    Banner,
    Block,
    Blocks,
    Callout,
    Cell,
    Citation,
    CitedSource,
    Code,
    CodeBlock,
    Column,
    CrossReference,
    Decision,
    Divider,
    Edition,
    EditorNote,
    Emphasis,
    Figure,
    Footnote,
    FootnoteRepeat,
    Gap,
    Heading,
    HtmlDocument,
    Inlines,
    Judgment,
    KeyJudgments,
    Layout,
    Likelihood,
    LineBreak,
    Link,
    List,
    ListItem,
    Option,
    Paragraph,
    Part,
    Point,
    Quotation,
    Reason,
    Recommendation,
    Redaction,
    Row,
    ScaleKey,
    ScaleTerm,
    Section,
    Strong,
    Summary,
    Support,
    Table,
    Text,
    TitleBlock,
)
from briefgen.model.image import Image

ROOT = Path(__file__).parents[2]
BAR = Redaction("(b)(5)")
DAY = dt.date(2026, 11, 22)


def words(text: str) -> Inlines:
    return (Text(text),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(words(text))


def said(text: str) -> Blocks:
    return (paragraph(text),)


def head(title: str = "A Brief", **fields: Any) -> TitleBlock:  # noqa: ANN401
    texts = dict.fromkeys(
        (
            *("subtitle", "series", "number", "version", "issuer", "contact"),
            *("distribution", "to", "from_"),
        ),
        "",
    )
    empty = TitleBlock(title, **texts, tags=(), date=None, as_of=None)
    return replace(empty, **fields)


def section(*blocks: Block, **fields: Any) -> Section:  # noqa: ANN401
    parts = tuple(Part(block) for block in blocks)
    plain = Section("prose", "1", "one", "One", quoted=False, parts=parts)
    return replace(plain, **fields)


def edition(*sections: Section, **fields: Any) -> Edition:  # noqa: ANN401
    """An edition that holds nothing but these sections."""
    bare = Edition(
        language="en",
        audience="Everyone",
        layout=Layout("policy-brief", "institute", "A4", 0),
        banner=None,
        head=head(),
        authors=(),
        summary=None,
        judgments=None,
        sections=sections,
        scale_key=None,
        sources=(),
        abbreviations=(),
    )
    return replace(bare, **fields)


def html(made: Edition, project: Path = ROOT) -> str:
    return composed(made, project).html


def composed(made: Edition, project: Path = ROOT) -> HtmlDocument:
    return compose(made, project)


def body(*blocks: Block) -> str:
    """The HTML of these blocks in a section, on one line."""
    printed = html(edition(section(*blocks)))
    inside = printed.split("</h2>", 1)[1].split("</section>", 1)[0]
    return " ".join(inside.split())


def picture() -> Image:
    buffer = io.BytesIO()
    Picture.new("RGB", (60, 30), "#17365c").save(buffer, "PNG")
    return Image(buffer.getvalue(), "image/png", 60, 30)


def judgment(number: int = 1, **fields: Any) -> Judgment:  # noqa: ANN401
    plain = Judgment(
        number=number,
        anchor=f"judgment-{number}",
        children=words(f"Judgment {number} holds."),
        likelihood=Likelihood("likely", 55, 75),
        confidence=None,
        basis=(),
        support=(),
        alternatives=(),
        indicators=(),
    )
    return replace(plain, **fields)


def table(**fields: Any) -> Table:  # noqa: ANN401
    rows = tuple(
        Row((Cell(words(year)), Cell(words(count))))
        for year, count in (("2019", "48"), ("2020", "42"))
    )
    columns = (Column(words("Year"), "left"), Column(words("Ships"), "right", "kt"))
    caption = words("Traffic")
    plain = Table(columns, rows, caption, (), row_headers=False, number=1)
    return replace(plain, **fields)


def every_block() -> Blocks:
    inline = (
        Text("Plain, "),
        Emphasis(words("stressed")),
        Strong(words("strongly")),
        Code("letters"),
        LineBreak(),
        Link("https://example.org/", words("elsewhere")),
        Citation(1, "source-1", "p. 4"),
        CrossReference("two", "section", "2", ()),
        Footnote(1, "footnote-1", words("At the foot.")),
        FootnoteRepeat(1, "footnote-1"),
        Text(" 한국 日本のかな 中国 Судно Ναῦς"),
    )
    nested = List(ordered=True, start=1, tight=True, items=(ListItem(said("Inside.")),))
    return (
        Paragraph(inline),
        Heading(3, "heading", words("A heading")),
        List(
            ordered=False,
            start=1,
            tight=True,
            items=(ListItem((paragraph("Outside."), nested)),),
        ),
        List(
            ordered=True,
            start=3,
            tight=False,
            items=(ListItem(said("Third."), "(TLP:GREEN)"),),
        ),
        table(row_headers=True, note=words("A note.")),
        Figure(picture(), "A dark field.", words("A field"), words("Own picture"), 1),
        Quotation(said("Their words."), words("A witness")),
        *(
            Callout(kind, "A title", said("In the box."))
            for kind in ("note", "caution", "definition", "example")
        ),
        CodeBlock("one\n  two"),
        Divider(),
        Redaction("(b)(5)"),
        List(
            ordered=True,
            start=1,
            tight=True,
            items=(ListItem(said("Seen.")), ListItem((Redaction(),))),
        ),
        table(
            rows=(Row((), redaction=Redaction("(b)(1)")),),
            note=words("Two ports."),
            number=2,
        ),
    )


def every_section() -> tuple[Section, ...]:
    note = EditorNote(
        1, "note-1", DAY, said("Flagged."), (Citation(1, "source-1", ""),)
    )
    first = Part(paragraph("A paragraph that is cited."), "p-1-1", "1.1", "", (note,))
    return (
        section(*every_block(), quoted=True),
        replace(section(), number="2", anchor="two", title="Two", parts=(first,)),
        section(paragraph("Scope."), type="scope_note", number="3", anchor="three"),
        section(paragraph("Before."), type="background", number="4", anchor="four"),
        section(
            type="options",
            number="5",
            anchor="five",
            options=(
                Option(1, "o-1", "Wait", said("Do it."), (Reason(words("Cheap")),), ()),
                Option(
                    2,
                    "o-2",
                    "Act",
                    (),
                    (Reason(words("Sure")),),
                    (Reason(words("Dear")),),
                ),
            ),
            gaps=(Gap(1, BAR),),
        ),
        section(
            type="recommendations",
            number="6",
            anchor="six",
            recommendations=(
                Recommendation(1, "r-1", said("Act."), "The port", DAY, decision=True),
            ),
            gaps=(Gap(0, BAR),),
        ),
        section(
            type="points_to_make",
            number="7",
            anchor="seven",
            points=(Point(said("Say this."), "(TLP:GREEN)"), Point((Redaction(),))),
        ),
        section(
            type="decision",
            number="8",
            anchor="eight",
            decision=Decision(words("Shall we?"), ("Yes", "No"), DAY),
        ),
        section(paragraph("More."), type="annex", number="A", anchor="annex"),
    )


def everything(**fields: Any) -> Edition:  # noqa: ANN401
    """An edition with every kind of part."""
    support = (Support("p-1-1", "paragraph", "1.1", "Two"),)
    grown = judgment(
        1,
        confidence="high",
        basis=words("Two records."),
        support=support,
        alternatives=(words("It does not."),),
        indicators=(words("It stops."),),
    )
    whole = edition(
        *every_section(),
        banner=Banner("TLP:GREEN", "Not for publication.", "#33FF00", "#000000"),
        head=head(
            "A Brief on 한국",
            subtitle="Its subtitle",
            series="Series",
            number="7",
            version="1.2",
            issuer="The Institute",
            contact="desk@example.org",
            distribution="Members",
            to="The Minister",
            from_="The desk",
            tags=("ports", "trade"),
            date=DAY,
            as_of=DAY,
        ),
        authors=(
            AuthorNote("full", "Ann Author", said("Ann Author writes.")),
            AuthorNote("byline", "Bea Byline", said("By Bea Byline")),
            AuthorNote("descriptor", "", said("The author is a pilot.")),
            AuthorNote("withheld", "", said("Author name withheld.")),
        ),
        summary=Summary("short", said("The answer."), support),
        judgments=KeyJudgments("evidence", (grown, judgment(2)), (Gap(1, BAR),)),
        gaps=(Gap(2, BAR),),
        scale_key=ScaleKey(
            "A scale",
            "Its source",
            (
                ScaleTerm("unlikely", "25–35 %", 25, 35, used=False),
                ScaleTerm("likely", "55–75 %", 55, 75, used=True),
            ),
        ),
        sources=(
            CitedSource(
                number=1,
                anchor="source-1",
                title="A report",
                originator="An agency",
                date=DAY,
                accessed=DAY,
                address="https://example.org/report",
                archived="https://example.net/copy",
                pages="4–7",
                descriptor=words("A press report."),
                reliability="B",
                credibility="2",
            ),
        ),
        abbreviations=(Abbreviation("TLP", "Traffic Light Protocol"),),
        watermark="FOR TRAINING USE ONLY",
    )
    return replace(whole, **fields)
