"""Ways to hide a word or a picture in a PDF, to see whether the checker finds it.

Files are taken apart and put together again with words where no reader looks.
"""

from __future__ import annotations

import base64
import gzip
import io
import zipfile
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from briefgen.typesetting import typeset
from tests.leaks.drawings import as_png, drawing
from tests.leaks.tokens import token
from tests.typesetting.documents import document

if TYPE_CHECKING:
    from collections.abc import Callable

Pdf: TypeAlias = Any

WORDS = "Nothing is said here."


@cache
def innocent() -> bytes:
    """A PDF that hides nothing."""
    heading = f'<h1>T</h1><h2 id="one">One</h2><p>{WORDS}</p>'
    picture = '<img src="briefgen:images/one.png" alt="A picture">'
    link = '<p><a href="https://example.org/">there</a></p>'
    pixel = {"images/one.png": as_png(drawing(8))}
    return typeset(document(heading + picture + link, assets=pixel)).data


def object_token(change: Callable[..., object]) -> str:
    """The word that is hidden in this way."""
    return token(f"in an object: {change.__name__}")


# ── Where no reader looks ────────────────────────────────────────────────────


def resaved(*changes: Callable[[Pdf, str], object]) -> bytes:
    """The innocent PDF, changed in several ways."""
    with pikepdf.open(io.BytesIO(innocent())) as pdf:
        for change in changes:
            change(pdf, object_token(change))
        target = io.BytesIO()
        modes = pikepdf.ObjectStreamMode
        pdf.save(
            target,
            object_stream_mode=modes.generate,
            compress_streams=True,
            fix_metadata_version=False,
        )
    return target.getvalue()


def info(pdf: Pdf, word: str) -> None:
    pdf.trailer.Info.Title = String(word)


def wide_info(pdf: Pdf, word: str) -> None:
    pdf.trailer.Info.Subject = String(f"ł{word}")  # so that it takes UTF-16


def a_key(pdf: Pdf, word: str) -> None:
    pdf.trailer.Info[f"/{word}"] = String("x")


def an_escaped_name(pdf: Pdf, word: str) -> None:
    pdf.Root.Own = Name(f"/{word[:4]} {word[4:]}")


def metadata(pdf: Pdf, word: str) -> None:
    pdf.Root.Metadata.write(f"<x:xmpmeta><a>{word}</a></x:xmpmeta>".encode())


def entities(pdf: Pdf, word: str) -> None:
    codes = "".join(f"&#{ord(letter)};" for letter in word)
    pdf.Root.Metadata.write(f"<x:xmpmeta><a>{codes}</a></x:xmpmeta>".encode())


def an_outline(pdf: Pdf, word: str) -> None:
    pdf.Root.Outlines.First.Title = String(word)


def an_annotation(pdf: Pdf, word: str) -> None:
    _link(pdf).Contents = String(word)


def an_address(pdf: Pdf, word: str) -> None:
    _link(pdf).A.URI = String(f"https://example.org/{word}")


def a_percent_address(pdf: Pdf, word: str) -> None:
    codes = "".join(f"%{ord(letter):02X}" for letter in word)
    _link(pdf).A.URI = String(f"https://example.org/{codes}")


def a_destination(pdf: Pdf, word: str) -> None:
    page = pdf.pages[0].obj
    pdf.Root.Dests = Dictionary({f"/{word}": Array([page, Name.Fit])})


def an_actual_text(pdf: Pdf, word: str) -> None:
    pdf.Root.StructTreeRoot.K[0].ActualText = String(word)


def an_expansion(pdf: Pdf, word: str) -> None:
    pdf.Root.StructTreeRoot.K[0].E = String(word)


def an_element_id(pdf: Pdf, word: str) -> None:
    pdf.Root.StructTreeRoot.K[0].ID = String(word)


def a_page_label(pdf: Pdf, word: str) -> None:
    label = Dictionary(P=String(word))
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, label]))


def a_layer(pdf: Pdf, word: str) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(word)))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())


def a_script(pdf: Pdf, word: str) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"f('{word}')"))


def a_field(pdf: Pdf, word: str) -> None:
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("f"), V=String(word)))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def private_data(pdf: Pdf, word: str) -> None:
    pdf.pages[0].obj.PieceInfo = Dictionary(App=Dictionary(Private=String(word)))


def a_font_name(pdf: Pdf, word: str) -> None:
    fonts = pdf.pages[0].Resources.Font
    next(iter(fonts.values())).BaseFont = Name(f"/ABCDEF+{word}")


def a_comment_on_a_page(pdf: Pdf, word: str) -> None:
    _append(pdf, f"% {word}\n".encode())


def a_marked_property(pdf: Pdf, word: str) -> None:
    _append(pdf, f"/Span <</ActualText ({word})>> BDC EMC\n".encode())


def an_inline_picture(pdf: Pdf, word: str) -> None:
    size = f"BI /W {len(word)} /H 1 /BPC 8 /CS /G ID ".encode()
    _append(pdf, size + word.encode() + b" EI\n")


def hexadecimal(pdf: Pdf, word: str) -> None:
    pdf.Root.Own1 = pdf.make_stream(word.encode().hex(" ").encode())


def in_base_64(pdf: Pdf, word: str) -> None:
    pdf.Root.Own2 = pdf.make_stream(base64.b64encode(b"xx" + word.encode() + b"yyyy"))


def in_wide_letters(pdf: Pdf, word: str) -> None:
    pdf.Root.Own3 = pdf.make_stream(b"x" + word.encode("utf-16-le"))


def attached(pdf: Pdf, word: str) -> None:
    pdf.attachments["a.txt"] = word.encode()


def attached_wide(pdf: Pdf, word: str) -> None:
    pdf.attachments["wide.txt"] = word.encode("utf-16")


def name_of_an_attachment(pdf: Pdf, word: str) -> None:
    pdf.attachments[f"{word}.txt"] = b"x"


def attached_archive(pdf: Pdf, word: str) -> None:
    pdf.attachments["a.zip"] = _archive(_archive(word.encode()))


def attached_gzip(pdf: Pdf, word: str) -> None:
    pdf.attachments["a.gz"] = gzip.compress(word.encode())


def attached_pdf(pdf: Pdf, _: str) -> None:
    pdf.attachments["a.pdf"] = resaved(info)


def _archive(data: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner", data)
    return target.getvalue()


def _link(pdf: Pdf) -> Any:  # noqa: ANN401
    return pdf.pages[0].Annots[0]


def _append(pdf: Pdf, code: bytes) -> None:
    pdf.pages[0].contents_add(code)


# Those of one group can stand in one file. What is in the attached PDF is `info`'s.
OBJECTS: tuple[tuple[Callable[[Pdf, str], None], ...], ...] = (
    (
        wide_info, a_key, an_escaped_name, metadata, an_outline, an_annotation,
        an_address, a_destination, an_actual_text, an_expansion, an_element_id,
        a_page_label, a_layer, a_script, a_field, private_data, a_font_name,
        a_comment_on_a_page, a_marked_property, an_inline_picture, hexadecimal,
        in_base_64, in_wide_letters, attached, attached_wide, name_of_an_attachment,
        attached_archive, attached_gzip,
    ),
    (info, entities, a_percent_address),
)  # fmt: skip


# ── Bytes that no object holds ───────────────────────────────────────────────


def after_the_end(word: str) -> bytes:
    return innocent() + f"\n{word}\n".encode()


def before_the_head(word: str) -> bytes:
    return f"{word}\n".encode() + innocent()


def a_comment(word: str) -> bytes:
    return innocent().replace(b"\nstartxref", f"\n% {word}\nstartxref".encode())


def an_old_revision(word: str) -> bytes:
    """A stream that a later revision has replaced, and that lies there packed."""

    def hidden(pdf: Pdf, _: str) -> None:
        in_wide_letters(pdf, word)

    old = resaved(hidden)
    with pikepdf.open(io.BytesIO(old)) as pdf:
        number = pdf.Root.Own3.objgen[0]
        pages = pdf.Root.objgen[0]
    start = old.rindex(b"startxref") + len("startxref")
    last = old[start:].split()[0]
    at = len(old)
    update = f"{number} 0 obj\n(nothing)\nendobj\n".encode()
    table = f"xref\n{number} 1\n{at:010d} 00000 n \n".encode()
    trailer = f"trailer\n<</Size 999 /Root {pages} 0 R /Prev {last.decode()}>>\n"
    end = f"startxref\n{at + len(update)}\n%%EOF\n"
    return old + update + table + trailer.encode() + end.encode()


BYTES = (after_the_end, before_the_head, a_comment, an_old_revision)


def with_picture(data: bytes, name: str) -> bytes:
    """A PDF that shows a picture."""
    image = f'<h1>T</h1><p>W</p><img src="briefgen:images/{name}" alt="A picture">'
    return typeset(document(image, assets={f"images/{name}": data})).data
