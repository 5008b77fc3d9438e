"""What can be wrong with a document's tags, as diagnostics."""

from __future__ import annotations

from briefgen.diagnostics import Diagnostic, TypesettingError

_TEMPLATE = "this is a fault of the template"


def unknown_type(role: str) -> Diagnostic:
    """``data-pdf`` names no type of PDF."""
    message = f"`data-pdf` names an unknown structure type: `{role}`"
    hint = "name one of ISO 32000-1, 14.8.4, such as `Note`, `TOCI` or `Sect`"
    return Diagnostic("T152", message, hint=hint)


def no_alternative(source: str) -> Diagnostic:
    """A picture cannot be read aloud."""
    name = source.removeprefix("briefgen:") or "drawing"
    message = f"the picture `{name}` has no text alternative"
    hint = 'say in `alt` what it shows; `alt=""` marks one that says nothing'
    return Diagnostic("T151", message, hint=hint)


def address_not_allowed(address: str) -> Diagnostic:
    """A link leads to where no brief links."""
    message = f"a link leads to `{address}`"
    hint = "links lead to `https:`, to `mailto:`, or into the brief"
    return Diagnostic("T142", message, hint=hint)


def no_area(name: str, address: str) -> Diagnostic:
    """WeasyPrint lost a link: it does for direct children of flex and grid."""
    message = f"the link `{name}` to `{address}` cannot be followed"
    hint = "put a `<span>` around a link that is a flex or grid item"
    return Diagnostic("T143", message, hint=hint)


def untagged(count: int, page: int) -> TypesettingError:
    """Content is neither in the tree nor an artifact: a fault of ours."""
    message = f"{count} pieces of content on page {page + 1} are outside the tag tree"
    hint = "report this, with the template and the styles"
    return TypesettingError(Diagnostic("T153", message, hint=hint))
