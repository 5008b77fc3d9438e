"""One document, from HTML to PDF, inside the worker.

Everything that WeasyPrint is asked for is decided here: the standards, the tags,
the fonts, the metadata. It gets no address to read from and no clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf
import weasyprint

from briefgen.diagnostics import (
    BriefgenError,
    Diagnostic,
    TypesettingError,
    in_reading_order,
)
from briefgen.fonts import checksums
from briefgen.typesetting import hooks, machine, metadata, pdffile
from briefgen.typesetting.exchange import Pages, Source
from briefgen.typesetting.fetcher import AssetFetcher
from briefgen.typesetting.fontmap import large_families
from briefgen.typesetting.messages import MessageLog
from briefgen.typesetting.sharing import share, sheets_for
from briefgen.typesetting.tags import faults, write_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefgen.typesetting.tags.fragment import Fragment

_VARIANT = "pdf/a-3a"


def versions() -> Mapping[str, str]:
    """The libraries that pages are made with."""
    return hooks.library_versions()


def render(source: Source) -> Pages:
    """Typeset a document.

    Raises:
        BriefgenError: when there are no pages.
    """
    fetcher = AssetFetcher(source.assets)
    with MessageLog(source.assets, fetcher.sheets) as log:
        try:
            return _Rendering(source, fetcher, log).finish()
        except BriefgenError:
            raise
        except MemoryError as error:
            raise _error(
                "T102", "typesetting needs more memory than allowed"
            ) from error
        except RecursionError as error:
            raise _error("T105", "boxes are nested too deeply") from error
        except (OSError, SyntaxError) as error:
            if getattr(error, "errno", None):  # what WeasyPrint writes has no room
                raise machine.system_refuses(error) from error
            # Pillow's, when it draws
            raise _error("T112", f"a picture cannot be read: {error}") from error
        except Exception as error:
            what = f"{type(error).__name__}: {error}".strip(": ")
            raise _error("T105", f"the pages cannot be laid out ({what})") from error


class _Rendering:
    """The state of one document on its way."""

    def __init__(self, source: Source, fetcher: AssetFetcher, log: MessageLog) -> None:
        self._fetcher, self._log = fetcher, log
        html = weasyprint.HTML(string=source.html, url_fetcher=fetcher)
        families = large_families(source.html, html.etree_element)
        sheets = sheets_for(source.assets, families)
        try:
            with hooks.reading(sheets, fetcher):
                self._document: Any = html.render(
                    font_config=sheets.fonts, pdf_variant=_VARIANT
                )
            if sheets.parsed and not (log.found or fetcher.refused):
                share(sheets, source.assets, families)
        finally:
            if fetcher.failure:  # it is why there is no document, or a poor one
                raise fetcher.failure
        self._said = _statements(self._document.metadata)
        self._found: list[Diagnostic] = []
        self._data = b""

    def finish(self) -> Pages:
        """Write the pages."""
        files = {checksum: file for file, checksum in checksums().items()}
        with hooks.installed(self._tag, files) as fired:
            self._document.write_pdf(
                _Nowhere(), finisher=self._finish_pdf, pdf_variant=_VARIANT
            )
        self._found += [_stranger(family) for family in sorted(fired.strangers)]
        self._found += self._fetcher.refused.values()
        if any(found.code == "T140" for found in self._log.found):
            self._found = [found for found in self._found if found.code != "T143"]
        return Pages(
            self._data,
            lines=tuple(hooks.line_count(page) for page in self._document.pages),
            diagnostics=in_reading_order([*self._found, *self._logged()]),
        )

    def _logged(self) -> Iterator[Diagnostic]:
        """What WeasyPrint said, without what the fetcher says better."""
        names = [url.removeprefix("briefgen:") for url in self._fetcher.refused]
        for found in self._log.found:
            of_a_file = found.code in {"T111", "T112"}
            if not (of_a_file and any(f"`{n}`" in found.message for n in names)):
                yield found

    def _tag(self, pdf: pydyf.PDF, document: Any, streams: list[Any]) -> None:  # noqa: ANN401
        self._found += write_tags(
            pdf,
            _fragments(document, streams),
            streams,
            language=self._said.language,
            same_page=hooks.same_page,
        )

    def _finish_pdf(self, _: object, pdf: pydyf.PDF) -> None:
        """Have the last word on what is written."""
        self._found += _unsaid(self._said)
        pdf.info["Producer"] = pydyf.String(self._said.producer)
        xmp = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
        xmp.stream, xmp.compress = [metadata.packet(self._said)], False
        self._data = pdffile.serialise(pdf)
        pdf.write = _written_already


class _Nowhere:
    """A file that stays empty: ``pdffile`` writes, not pydyf."""

    def write(self, _: bytes) -> None:
        """Forget it."""


def _written_already(*_: object) -> None:
    """Take the place of pydyf's own writing."""


def _fragments(document: Any, streams: list[Any]) -> Iterator[Fragment]:  # noqa: ANN401
    """Page by page, with all that is marked on each."""
    for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        marks = hooks.marks(stream)
        yield hooks.fragment(page, marks)
        if marks:
            raise faults.untagged(len(marks), number)


def _statements(said: Any) -> metadata.Statements:  # noqa: ANN401
    return metadata.Statements(
        title=said.title or "",
        authors=tuple(said.authors),
        description=said.description or "",
        keywords=tuple(said.keywords),
        language=said.lang or "",
        generator=said.generator or "",
        created=said.created or "",
        modified=said.modified or "",
        producer=f"WeasyPrint {weasyprint.__version__}",
    )


def _unsaid(said: metadata.Statements) -> Iterator[Diagnostic]:
    """What a document has to say of itself, and this one does not."""
    for name, element in (("title", "<title>"), ("language", "<html lang>")):
        if not getattr(said, name).strip():
            message = f"the document has no {name}"
            yield Diagnostic("T150", message, hint=f"the template writes `{element}`")


def _stranger(family: str) -> Diagnostic:
    hint = "a font may be taken from this machine; name pinned fonts only"
    message = f"a font that is not pinned would be embedded: `{family}`"
    return Diagnostic("T131", message, hint=hint)


def _error(code: str, message: str) -> TypesettingError:
    hint = "look for boxes in boxes, and for lengths out of all proportion"
    return TypesettingError(Diagnostic(code, message, hint=hint))
