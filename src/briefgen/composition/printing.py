"""An edition through its template.

Takes an edition, a project and a writer; gives the HTML text. Decides what a
template is given, and how much it may give back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from jinja2 import UndefinedError, pass_context
from markupsafe import Markup

from briefgen.assets.roots import locate, unknown_template
from briefgen.assets.sheets import address
from briefgen.assets.styles import ENTRY
from briefgen.composition import front
from briefgen.composition.dress import image_name
from briefgen.composition.environment import environment_for
from briefgen.composition.faults import template_fault
from briefgen.composition.grid import grid
from briefgen.composition.notices import gapped
from briefgen.composition.plain import extent, leads_in, shortened, weight
from briefgen.diagnostics import BriefgenError, Diagnostic, TemplateError
from briefgen.documents import Callout, Heading, Paragraph, Part, Quotation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from jinja2 import Template
    from jinja2.runtime import Context

    from briefgen.composition.environment import BriefEnvironment, ProjectLoader
    from briefgen.composition.writing import Writer
    from briefgen.documents import Block, Blocks, Edition

TABLES: dict[str, object] = {"grid": grid, "gapped": gapped}
LONGEST = 20_000_000
_MARKED_INSIDE = Callout | Heading | Paragraph | Quotation  # before their first words
_CAPITAL = re.compile("(?<!^)(?=[A-Z])")
_ANCHOR = re.compile(r'\sid="([^"]+)"')
_TARGET = re.compile(r'\shref="#([^"]+)"')


class Printed(NamedTuple):
    """The HTML of an edition, and the texts of the templates that made it."""

    html: str
    templates: tuple[str, ...]


def printed(edition: Edition, project: Path, writer: Writer) -> Printed:
    """An edition in print, in which every link leads somewhere."""
    first = _Press(edition, project, writer).html()
    anchors = frozenset(_ANCHOR.findall(first.html))
    if anchors.issuperset(_TARGET.findall(first.html)):
        return first
    # A template need not print every part; what points there becomes plain words.
    return _Press(edition, project, replace(writer, printed=anchors)).html()


def kind_of(block: Block) -> str:
    """The name of the template that prints a block, and of its style sheet."""
    return _CAPITAL.sub("_", type(block).__name__).lower()


@dataclass(frozen=True, slots=True)
class _Press:
    """One edition, its project, and the writer of its text."""

    edition: Edition
    project: Path
    writer: Writer

    def html(self) -> Printed:
        """The whole document.

        Raises:
            TemplateError: with the template and the line that is at fault.
        """
        environment = self._environment()
        loader = cast("ProjectLoader", environment.loader)
        shown = loader.shown
        try:
            template = self._template(environment)
            html = "".join(_limited(template, self._given()))
        except BriefgenError:
            raise
        except Exception as error:
            raise template_fault(error, shown) from error
        return Printed(html, tuple(loader.texts.values()))

    def _template(self, environment: BriefEnvironment) -> Template:
        name = f"{self.edition.layout.template}/brief.html.j2"
        if locate(self.project, f"templates/{name}") is None:
            raise unknown_template(self.project, self.edition.layout.template)
        return environment.get_template(name)

    def _given(self) -> dict[str, object]:
        """What every template is given: docs/how-to/override-a-template.md."""
        edition = self.edition
        return {
            "edition": edition,
            "head": edition.head,
            "facts": front.facts(edition, self.writer),
            "metadata": front.metadata(edition),
            "contents": front.contents(edition),
            "quoted_numbers": front.quoted_numbers(edition),
            "first_quoted": front.first_quoted(edition),
            "entry_sheet": address(ENTRY),
        }

    def _environment(self) -> BriefEnvironment:
        writer = self.writer
        environment = environment_for(self.project, _finalizer(writer))

        def block(node: Block, part: Part | None = None) -> Markup:
            kind = kind_of(node)
            name = f"base/blocks/{kind}.html.j2"
            macro = getattr(environment.get_template(name).module, kind, None)
            if macro is None:
                raise UndefinedError(f"no macro '{kind}' in '{name}'")
            return Markup(macro(node, part))  # noqa: S704 (a macro's output is escaped)

        def blocks(nodes: Blocks, portion: str = "", *, each: bool = False) -> Markup:
            """Blocks in their order; a portion marking stands before the first.

            Or before ``each``, where they are more than one portion.
            """
            marked = nodes if each else nodes[:1]
            parts = [Part(node, portion=portion) for node in marked]
            return Markup().join(
                (*map(marked_block, parts), *map(block, nodes[len(parts) :]))
            )

        def marked_block(part: Part) -> Markup:
            if not part.portion or isinstance(part.block, _MARKED_INSIDE):
                return block(part.block, part)
            macros: Any = environment.get_template("base/parts/portion.html.j2").module
            return Markup(macros.line(part.portion)) + block(part.block)  # noqa: S704

        environment.filters |= {
            "day": writer.day,
            "inline": writer.inline,
            "plain": _attribute,
            "extent": extent,
            "shortened": shortened,
            "weight": weight,
            "kind": kind_of,
            "leads_in": leads_in,
            "kept": writer.kept,
        }
        environment.globals |= TABLES | {
            "block": block,
            "blocks": blocks,
            "word": writer.word,
            "cite": writer.citation,
            "leads": writer.leads,
            "image": lambda image: address(image_name(image)),
        }
        return environment


def _finalizer(writer: Writer) -> Callable[[Context, object], object]:
    # With a context Jinja2 asks it as the page is made, never as it compiles: a
    # compiled template serves editions of every language.
    @pass_context
    def finalize(_: Context, value: object) -> object:
        """What ``{{ … }}`` prints: text is written with its languages."""
        return writer.text(value) if type(value) is str else value

    return finalize


def _attribute(value: object) -> Markup:
    """Text for an attribute, where no element can stand."""
    if isinstance(value, Markup):
        return Markup.escape(value.striptags())
    return Markup.escape(value)


def _limited(template: Template, given: dict[str, Any]) -> Iterator[str]:
    """The pieces of a document, up to the length that a document may have."""
    length = 0
    for piece in template.generate(**given):
        length += len(piece)
        if length > LONGEST:
            message = f"this template prints more than {LONGEST} characters"
            raise TemplateError(Diagnostic("T209", message))
        yield piece
