"""What is accounted for, and what is not, where one broken file would not show it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from briefgen.documents import PdfDocument, Withheld
from briefgen.typesetting import typeset
from briefgen.verification import limits
from briefgen.verification.accounting.grammar import ROLES
from briefgen.verification.accounting.strings import NAMES, STATEMENTS
from tests.verification import broken_accounts, sample
from tests.verification.breaking import append, identified, resaved

if TYPE_CHECKING:
    from briefgen.diagnostics import Diagnostic

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
PAGE = (REFERENCE / "accounting.md").read_text(encoding="utf-8")


def found(document: PdfDocument) -> tuple[Diagnostic, ...]:
    return sample.verified(document, sample.edition(), Withheld())


def codes(document: PdfDocument) -> set[str]:
    return {fault.code for fault in found(document)}


def accounts(styles: str, body: str = "") -> set[str]:
    """The codes of accounting for the sample with more style, and more body."""
    html = sample.html(sample.BODY + body, sample.STYLES + styles)
    document = typeset(html)
    faults = sample.verified(document, sample.edition(), Withheld(), html)
    return {fault.code for fault in faults if fault.code.startswith("H3")}


def with_an_object_that_nothing_leads_to() -> PdfDocument:
    """A reference to it is written over once the file is there."""

    def refer(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata.Oak = pdf.make_indirect(
            pikepdf.Array([pikepdf.String("oak")])
        )

    document = resaved(refer)
    before, _, after = document.data.partition(b"/Oak ")
    assert after
    number = after.split(b" ", 1)[0]
    same = b"/Oak " + b"7" * len(number + b" 0 R")
    data = before + same + after.removeprefix(number + b" 0 R")
    return replace(document, data=identified(data))


def test_an_object_that_nothing_leads_to_is_noticed() -> None:
    assert "H307" in codes(with_an_object_that_nothing_leads_to())


def test_an_identifier_that_says_something_is_noticed() -> None:
    faults = found(resaved(broken_accounts.a_foreign_identifier))

    assert [fault.code for fault in faults] == ["H303"]


def test_a_message_quotes_no_word_that_is_not_accounted_for() -> None:
    for mutant in broken_accounts.MUTANTS:
        for fault in found(mutant.document()):
            if fault.code.startswith("H30"):
                said = f"{fault.message} {fault.hint}".lower()
                assert not {"oak", "hollow", "shipment"} & set(said.split())


def test_pictures_of_too_many_pixels_are_refused_by_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from briefgen.verification.accounting import pictures

    monkeypatch.setattr(pictures, "PIXELS", 0)

    assert "H309" in codes(sample.typeset_sample())


@pytest.mark.parametrize(
    "styles",
    [
        "h2 { opacity: 0.5 }",
        "aside { background: linear-gradient(red, rgba(0, 0, 255, 0.3)) }",
        "aside { background: url(briefgen:images/box.png) }",
        "aside { border: 3px dashed rgba(1, 2, 3, 0.5); border-radius: 4px }",
        "aside { color: lab(50 10 10) }",
        "aside { transform: rotate(3deg); overflow: hidden; height: 3px }",
        "aside { position: absolute; top: 0 } blockquote { float: right }",
        "aside { display: flex; flex-direction: column-reverse }",
        "section { columns: 2 }",
        "p { text-transform: uppercase; letter-spacing: 2px }",
        "p { font-variant: small-caps }",
        "aside::before { content: 'On ' counter(page) } li { list-style: upper-roman }",
        "@page { @top-center { content: string(title) ' / ' counter(page) } }",
        "h2::before { content: '§ ' } h2 { bookmark-label: content(text) }",
        "p { text-align: justify; font-size: 8pt } section { width: 40mm }",
    ],
)
def test_styles_that_a_project_may_write_are_no_fault(styles: str) -> None:
    assert accounts(styles) == set()


SVG = (
    '<p><svg width="100" height="20" xmlns="http://www.w3.org/2000/svg">'
    '<title>A drawing</title><defs><linearGradient id="g"><stop offset="0" '
    'stop-color="red"/><stop offset="1" stop-color="blue" stop-opacity="0.5"/>'
    '</linearGradient></defs><rect width="50" height="9" fill="url(#g)" opacity="0.5"/>'
    '<text x="3" y="9">drawn words</text></svg></p>'
)


@pytest.mark.parametrize(
    "body",
    [
        SVG,
        "<p>1 is a number, and 2 <q>is</q> one too.</p>",
        '<ol start="40"><li>forty</li><li value="1990">more</li></ol>',
        "<ol><li>1.5 million tons</li><li>2 ships</li></ol>",
        "<dl><dt>Term</dt><dd>What it means</dd></dl>",
        "<table><thead><tr><th>A head</th></tr></thead><tbody>"
        + "<tr><td>a row</td></tr>" * 90
        + "</tbody></table>",
        "<p>ﬁve oﬃces, Straße, ŒUVRE, x² and ½, “quoted” … № 5</p>",
        '<p lang="de">Donaudampfschifffahrtsgesellschaftskapitän und mehr davon</p>'
        * 4,
        '<p lang="ja">東京の港は来年の春に閉鎖される見込みである。</p>' * 5,
        '<p>a&shy;b <a href="https://example.org/ä?b=c d">far</a> &lt;tag&gt;</p>',
    ],
)
def test_texts_that_a_brief_may_hold_are_no_fault(body: str) -> None:
    assert accounts("", body) == set()


def test_what_is_in_a_comment_or_a_class_accounts_for_nothing() -> None:
    html = sample.html(
        '<!-- shipment --><p class="shipment" data-x="shipment"></p>' + sample.BODY
    )
    document = resaved(broken_accounts.a_foreign_word)

    faults = sample.verified(document, sample.edition(), Withheld(), html)

    assert "H301" in {fault.code for fault in faults}


def test_words_beside_the_pages_are_read_too() -> None:
    def beside(pdf: pikepdf.Pdf) -> None:
        shown = broken_accounts.glyphs(pdf, 1, "shipment")
        append(pdf, 1, b"/Artifact BMC q 1 0 0 1 -900 -900 cm %b Q EMC" % shown)

    assert "H301" in codes(resaved(beside))


def test_every_channel_of_the_grammar_is_accounted_for() -> None:
    gathered: set[str] = set()

    class Gathering:
        def gather(self, channel: str, _: str) -> None:
            gathered.add(channel)

        def look(self, role: str, entries: dict[str, object]) -> None: ...

        def enter(self, role: str, reference: str, place: str) -> None: ...

        def blame(self, place: str) -> None: ...

    values: tuple[object, ...] = (
        "u:a",
        ["u:a"],
        ["u:a", "1 0 R"],
        {"/Nums": []},
        {"/Names": ["u:a", "a"]},
    )
    for keys in ROLES.values():
        for rule in keys.values():
            for value in values:
                rule(Gathering(), value, "")

    assert gathered == {*NAMES, *STATEMENTS}


def test_every_channel_is_documented() -> None:
    assert [name for name in (*NAMES, *STATEMENTS) if f"`{name}`" not in PAGE] == []


@pytest.mark.parametrize(
    "limit", [limits.FILE // 10**6, limits.STREAM // 10**6, limits.STREAMS // 10**6]
)
def test_every_limit_in_bytes_is_documented(limit: int) -> None:
    assert f"| {limit} MB |" in PAGE


def test_every_other_limit_is_documented() -> None:
    assert f"| {limits.OBJECTS:,} |" in PAGE
    assert f"| {limits.PIXELS // 10**6} million |" in PAGE
    assert f"| {limits.DEPTH} |" in PAGE
