"""Ask a PDF what its readers would ask: words on a page, outline, tags, links.

Built on ``briefgen.verification.pdf``. A test names a fact and asks for it; it does
not compare bytes. ``describe`` gives the whole as text, for snapshots; the
validators at the end are other people's.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import page as validator

from briefgen.verification import pdf as reading
from briefgen.verification.channels import channels
from briefgen.verification.folding import folded
from briefgen.verification.tags import Annotation, Content, Element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefgen.verification.marks import Line, Mark
    from briefgen.verification.navigation import Link
    from briefgen.verification.tags import Node

_SAME_LINE = 0.4  # of the letters' size
_GLUED = re.compile(r" ([.,;:!?)\]])")


def ask(data: bytes) -> Asked:
    """The PDF, ready to be asked."""
    return Asked(reading.read(data))


@dataclass(frozen=True)
class AskedPage:
    """One page. ``head`` and ``foot`` are what readers' software skips."""

    page: reading.Page

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in points."""
        return round(self.page.width), round(self.page.height)

    @property
    def text(self) -> str:
        """All that is read out, line by line as it stands on the page."""
        return "\n".join(_rows(self._lines("tagged", "")))

    @property
    def head(self) -> str:
        """The running head."""
        return " ".join(_rows(self._lines("artifact", "Header")))

    @property
    def foot(self) -> str:
        """The foot, with the folio."""
        return " ".join(_rows(self._lines("artifact", "Footer")))

    @property
    def decoration(self) -> str:
        """Words that are skipped and neither head nor foot: a watermark."""
        kinds = {"Header", "Footer"}
        found = (mark for mark in self._marks("artifact") if mark.tag not in kinds)
        return " ".join(_rows(line for mark in found for line in mark.lines))

    def says(self, words: str) -> bool:
        """Whether ``words`` stand here, however they are broken and hyphenated."""
        return folded(words) in folded(self.page.text)

    def starts_with(self, words: str) -> bool:
        """Whether the type area begins with ``words``."""
        return folded(self.text).startswith(folded(words))

    def _marks(self, kind: str) -> Iterator[Mark]:
        return (mark for mark in self.page.marks if mark.kind == kind)

    def _lines(self, kind: str, tag: str) -> Iterator[Line]:
        for mark in self._marks(kind):
            if kind == "tagged" or mark.tag == tag:
                yield from mark.lines


@dataclass(frozen=True)
class Asked:
    """A PDF, ready to be asked."""

    pdf: reading.Pdf

    @cached_property
    def pages(self) -> tuple[AskedPage, ...]:
        """All pages."""
        return tuple(AskedPage(page) for page in self.pdf.pages)

    def page(self, number: int) -> AskedPage:
        """A page; the first is 1."""
        return self.pages[number - 1]

    @property
    def text(self) -> str:
        """All that is read out, in the order in which it is read."""
        return "\n".join(self.pdf.text(top) for top in self.pdf.tree.tops)

    def says(self, words: str) -> bool:
        """Whether ``words`` are read out, however they are broken and hyphenated."""
        return folded(words) in folded(self.text)

    def page_of(self, words: str) -> int:
        """The first page that says ``words``; 0 where none does."""
        numbers = (page.page.number for page in self.pages if page.says(words))
        return next(numbers, 0)

    def everything(self) -> str:
        """Every word in the file: text, metadata, outline, tags, links, strings."""
        return "\n".join(channel.text for channel in channels(self.pdf))

    @property
    def outline(self) -> str:
        """The outline, an entry a line, indented, with the page it leads to."""
        return "\n".join(
            f"{'  ' * (entry.level - 1)}{entry.title} → {entry.place.page}"
            for entry in self.pdf.outline
        )

    @property
    def headings(self) -> list[str]:
        """The headings as read out, each with its type: "H2 Summary"."""
        found = self.pdf.tree.of_type("H1", "H2", "H3", "H4", "H5", "H6")
        return [f"{heading.type} {self.pdf.text(heading)}" for heading in found]

    @property
    def tags(self) -> str:
        """The tag tree as text, an element a line."""
        return "\n".join(self._tag_lines())

    def texts(self, *types: str) -> list[str]:
        """The words of each element of these types, in reading order."""
        return [self.pdf.text(element) for element in self.pdf.tree.of_type(*types)]

    @property
    def alternatives(self) -> list[str]:
        """What stands for each figure."""
        return [figure.alt or "" for figure in self.pdf.tree.of_type("Figure")]

    @property
    def fonts(self) -> list[str]:
        """The names of the fonts, without the marks of subsets."""
        return sorted({face.base_name for face in self.pdf.faces})

    @property
    def links(self) -> list[tuple[str, str]]:
        """Each link: its name, and the address or place that it leads to."""
        return [(link.contents, _target(link)) for link in self.pdf.links]

    @property
    def metadata(self) -> Mapping[str, str]:
        """The Info dictionary."""
        return self.pdf.info_fields

    @property
    def language(self) -> str:
        """The language of the whole."""
        return self.pdf.lang

    def marking_on_every_page(self) -> str:
        """What stands in both head and foot of every page; empty if nothing does."""
        words = self.page(1).head
        is_everywhere = all(
            words in page.head and words in page.foot for page in self.pages
        )
        return words if is_everywhere else ""

    def _tag_lines(self) -> Iterator[str]:
        links = {link.reference: link for link in self.pdf.links}
        for top in self.pdf.tree.tops:
            yield from self._element(top, 0, links)

    def _element(
        self, element: Element, level: int, links: Mapping[str, Link]
    ) -> Iterator[str]:
        head = "  " * level + _name(element, links)
        if not element.elements:
            words = self.pdf.text(element)
            yield f'{head} "{words}"' if words else head
            return
        yield head
        for is_element, children in groupby(element.children, _is_element):
            if is_element:
                for child in children:
                    assert isinstance(child, Element)
                    yield from self._element(child, level + 1, links)
            elif words := reading.joined(self._words(children)):
                yield f'{"  " * (level + 1)}"{words}"'

    def _words(self, nodes: Iterable[Node]) -> Iterator[Line]:
        for node in nodes:
            if isinstance(node, Content) and node in self.pdf.contents:
                yield from self.pdf.contents[node].lines


def describe(data: bytes) -> str:
    """What the PDF says, as YAML: pages, outline, tags. For snapshots."""
    asked = ask(data)
    parts = ["pages:"]
    for page in asked.pages:
        width, height = page.size
        parts += [f"- size: {width} x {height}"]
        for name in ("head", "text", "foot", "decoration"):
            parts += _block(name, getattr(page, name), 2)
    parts += _block("outline", asked.outline, 0)
    parts += _block("tags", asked.tags, 0)
    return "\n".join(parts) + "\n"


def _block(name: str, text: str, indent: int) -> list[str]:
    if not text:
        return []
    blank = " " * indent
    lines = [f"{blank}  {line}".rstrip() for line in text.splitlines()]
    return [f"{blank}{name}: |", *lines]


def _rows(lines: Iterable[Line]) -> list[str]:
    """Lines as they stand below each other, those on one base line together."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.y, line.x)):
        last = rows[-1][-1] if rows else None
        if last and last.y - line.y < _SAME_LINE * max(last.size, line.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    texts = (
        " ".join(line.text for line in sorted(row, key=lambda line: line.x))
        for row in rows
    )
    return [_GLUED.sub(r"\1", text) for row in texts if (text := " ".join(row.split()))]


def _name(element: Element, links: Mapping[str, Link]) -> str:
    words = [element.type]
    if element.lang:
        words.append(f"[{element.lang}]")
    if element.id:
        words.append(f"#{element.id}")
    if element.alt is not None:
        words.append(f"alt={element.alt!r}")
    words += [
        f"{name}={str(element.attributes[name]).lstrip('/')}"
        for name in ("ListNumbering", "Scope", "ColSpan", "RowSpan")
        if name in element.attributes
    ]
    targets = [
        _target(links[child.reference])
        for child in element.children
        if isinstance(child, Annotation) and child.reference in links
    ]
    return " ".join([*words, *(f"→ {target}" for target in targets[:1])])


def _target(link: Link) -> str:
    return link.address or f"#{link.destination}"


def _is_element(node: Node) -> bool:
    return isinstance(node, Element)


# ── Other people's validators ────────────────────────────────────────────────

_VERAPDF = {"ua1": "ua1", "3a": "3a"}


def violations(data: bytes, profile: str) -> list[str]:
    """What validators find against ``ua1`` (PDF/UA-1) or ``3a`` (PDF/A-3a).

    The profile is always named: a file that declares both is not guessed right.
    veraPDF is asked too, where there is one.
    """
    report = validator.validate_pdf_bytes(data, profile=profile)
    found = [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    if not report.is_compliant and not found:
        found = ["not compliant, without a reason"]
    return found + _verapdf(data, _VERAPDF[profile])


def conforms(data: bytes, profile: str) -> bool:
    """Whether validators find nothing; what they find goes to standard error."""
    found = violations(data, profile)
    sys.stderr.write("".join(f"{line}\n" for line in found))
    return not found


def qpdf_check(data: bytes) -> str:
    """What ``qpdf --check`` has to say; empty where all is well."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "checked.pdf"
        file.write_bytes(data)
        found = subprocess.run(
            ["qpdf", "--check", file], capture_output=True, text=True, check=False
        )
    return "" if found.returncode == 0 else found.stdout + found.stderr


def _verapdf(data: bytes, flavour: str) -> list[str]:
    if (program := shutil.which("verapdf")) is None:
        return []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "checked.pdf"
        file.write_bytes(data)
        found = subprocess.run(
            [program, "--format", "text", "-v", "--flavour", flavour, file],
            capture_output=True,
            text=True,
            check=False,
        )
    is_passed = found.returncode == 0 and found.stdout.startswith("PASS")
    return [] if is_passed else [f"veraPDF: {found.stdout}{found.stderr}"]
