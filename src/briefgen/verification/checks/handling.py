"""Handling: nothing is in the file that is not a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.verification.checks.examined import Examined

_HINT = "do not pass this file on; this is a fault of briefgen, please report it"
_ACTIVE = re.compile(
    r'"/(JavaScript|JS|Launch|SubmitForm|ImportData|ResetForm|GoToR|GoToE|Rendition'
    r'|RichMedia|Movie|Sound|OpenAction|AA|XFA|AcroForm|Encrypt)"'
)
_FILE = re.compile(r'"/(EmbeddedFile|EmbeddedFiles|Filespec|AF|EF|FileAttachment)"')
_PATH = re.compile(
    r'"u:(?:[^"]*\bfile:|(?:/[\w.@+-]+){2}|[A-Za-z]:\\\\|\\\\\\\\\w)', re.IGNORECASE
)
_ADDRESS = re.compile(r"https://|mailto:")


def the_file_was_written_once(examined: Examined) -> Iterator[Diagnostic]:
    """One revision, and no bytes around it."""
    data = examined.pdf.data
    is_whole = data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")
    is_single = examined.pdf.revisions == 1 and data.count(b"startxref") == 1
    if not is_whole or not is_single or "/Prev" in examined.pdf.objects.trailer:
        yield Diagnostic("H103", "the file holds more than one revision", hint=_HINT)


def every_byte_belongs_to_an_object(examined: Examined) -> Iterator[Diagnostic]:
    """Nothing stands between objects, after streams, or in objects off the list."""
    for loose in examined.pdf.objects.loose:
        message = f"the file holds more than its objects: {loose}"
        yield Diagnostic("H308", message, hint=_HINT)


def nothing_acts(examined: Examined) -> Iterator[Diagnostic]:
    """No JavaScript, no launching, no forms, no actions on opening (S17)."""
    found = {match[1] for match in _ACTIVE.finditer(examined.pdf.objects.source)}
    actions = {link.action for link in examined.pdf.links} - {"", "URI", "GoTo"}
    for name in sorted(found | actions):
        yield Diagnostic("H104", f"the file holds an action: `{name}`", hint=_HINT)


def no_file_is_inside(examined: Examined) -> Iterator[Diagnostic]:
    """No attachments."""
    if examined.pdf.attachments or _FILE.search(examined.pdf.objects.source):
        yield Diagnostic("H105", "another file is attached to the file", hint=_HINT)


def no_address_tells_of_this_machine(examined: Examined) -> Iterator[Diagnostic]:
    """No path, no ``file:``; links go to ``https:`` and ``mailto:`` only (S17)."""
    if _PATH.search(examined.pdf.objects.source):
        yield Diagnostic("H106", "the file names a path of this machine", hint=_HINT)
    for link in examined.pdf.links:
        if link.address and not _ADDRESS.match(link.address):
            message = f"page {link.page}: a link leads to `{link.address[:60]}`"
            yield Diagnostic("H106", message, hint=_HINT)
