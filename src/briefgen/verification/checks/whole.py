"""What the file says of itself is what the edition is.

PDF/UA-1 clauses 5, 7.1, 7.2; PDF/A-3 (ISO 19005-3) 6.6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic
from briefgen.verification.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.checks.examined import Examined

_HINT = "this is a fault of the typesetting, not of the brief; please report it"
_DECLARED = {
    "pdfuaid:part": ("1", "PDF/UA-1"),
    "pdfaid:part": ("3", "PDF/A-3"),
    "pdfaid:conformance": ("A", "level A of PDF/A"),
}
_DATES = ("created", "modified")


def the_language_is_stated(examined: Examined) -> Iterator[Diagnostic]:
    """The catalog's ``/Lang`` is the edition's language (7.2, test 29)."""
    found, expected = examined.pdf.lang, examined.edition.language
    if found.lower() != expected.lower():
        message = f"the language of the PDF is `{found}` where it must be `{expected}`"
        yield Diagnostic("A104", message, hint=_HINT)
    stated = examined.pdf.xmp.properties.get("dc:language", expected)
    if stated.lower() != expected.lower():
        message = f"the metadata name the language `{stated}`, not `{expected}`"
        yield Diagnostic("A104", message, hint=_HINT)


def readers_show_the_title(examined: Examined) -> Iterator[Diagnostic]:
    """The window shows the title; the file is marked as tagged (7.1, tests 6, 10)."""
    pdf = examined.pdf
    preferences = pdf.objects.dictionary(pdf.catalog.get("/ViewerPreferences"))
    if preferences.get("/DisplayDocTitle") is not True:
        yield Diagnostic(
            "A104", "a reader's window would not show the title", hint=_HINT
        )
    marks = pdf.objects.dictionary(pdf.catalog.get("/MarkInfo"))
    if marks.get("/Marked") is not True or marks.get("/Suspects") is True:
        yield Diagnostic("A104", "the PDF does not say that it is tagged", hint=_HINT)


def tabs_follow_the_structure(examined: Examined) -> Iterator[Diagnostic]:
    """The tabulator key goes in reading order on every page (7.18.3)."""
    for page in examined.pdf.pages:
        if page.tabs != "S":
            message = f"page {page.number}: the tabulator key leaves the reading order"
            yield Diagnostic("A104", message, hint=_HINT)


def the_metadata_is_the_editions(examined: Examined) -> Iterator[Diagnostic]:
    """Title and authors are those of the edition (7.1, test 9)."""
    edition, info = examined.edition, examined.pdf.info
    if folded(info.title) != folded(edition.head.title):
        message = f"the title in the metadata is `{info.title}`, not the edition's"
        yield Diagnostic("A105", message, hint=_HINT)
    names = ", ".join(author.name for author in edition.authors if author.name)
    if folded(info.author) != folded(names):
        message = "the authors in the metadata are not those that the edition names"
        yield Diagnostic("A105", message, hint=_HINT)


def info_and_xmp_agree(examined: Examined) -> Iterator[Diagnostic]:
    """Both places say the same (PDF/A-3 6.6.2.2; validators miss it)."""
    in_info, in_xmp = examined.pdf.info.named(), examined.pdf.xmp.shared.named()
    for name in in_info:
        first, second = in_info[name], in_xmp[name]
        if name in _DATES:
            first, second = _day(first), _day(second)
        if " ".join(first.split()) != " ".join(second.split()):
            message = f"Info and XMP differ about `{name}`"
            yield Diagnostic("A105", message, hint=_HINT)


def dates_are_those_of_the_edition(examined: Examined) -> Iterator[Diagnostic]:
    """A date only where the edition states one, and that one."""
    pdf, date = examined.pdf, examined.edition.head.date
    stated = [getattr(pdf.info, name) for name in _DATES]
    stated += [getattr(pdf.xmp.shared, name) for name in _DATES]
    expected = date.isoformat().replace("-", "") if date else ""
    if any(_day(found) not in {"", expected} for found in stated):
        yield Diagnostic(
            "A106",
            "the metadata hold a date that the edition does not state",
            hint=_HINT,
        )
    if expected and not pdf.info.created:
        message = "the edition's date is missing from the metadata"
        yield Diagnostic("A106", message, hint=_HINT)
    known = {"xmp:CreateDate", "xmp:ModifyDate"}
    if others := [name for name in pdf.xmp.dates if name not in known]:
        yield Diagnostic(
            "A106", f"the metadata hold a date in `{others[0]}`", hint=_HINT
        )


def the_standards_are_declared(examined: Examined) -> Iterator[Diagnostic]:
    """PDF/UA-1 and PDF/A-3a are declared (PDF/UA-1 5; PDF/A-3 6.6.4)."""
    for name, (value, standard) in _DECLARED.items():
        if examined.pdf.xmp.properties.get(name) != value:
            yield Diagnostic("A107", f"the PDF does not declare {standard}", hint=_HINT)


def _day(stated: str) -> str:
    """The day of a date as Info (``D:20260401…``) or XMP (``2026-04-01…``) has it."""
    return stated.removeprefix("D:").replace("-", "")[:8]
