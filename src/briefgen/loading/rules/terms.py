"""Words that come from elsewhere: likelihood terms, and the brief translated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.assets.faults import UnusableFileError
from briefgen.assets.files import find
from briefgen.diagnostics import Diagnostic
from briefgen.loading.wording import quoted, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.loading.draft import Draft

SLIP = 0.85


def check_terms(draft: Draft) -> Iterator[Diagnostic]:
    """Scales and terms that do not exist, and a translation of nothing."""
    yield from _scale(draft)
    yield from _likelihoods(draft)
    yield from _translation(draft)


def _scale(draft: Draft) -> Iterator[Diagnostic]:
    name = draft.content.scale
    if name is not None and draft.scale is None and not draft.is_spoiled(("scale",)):
        place = draft.source.at(("scale",))
        hint = suggestion(name, list(draft.house.scales))
        yield Diagnostic("S136", f"unknown scale {quoted(name)}", place, hint)


def _likelihoods(draft: Draft) -> Iterator[Diagnostic]:
    if draft.scale is None:
        return
    words = [w for term in draft.scale.terms for w in (term.term, *term.synonyms)]
    for index, judgment in enumerate(draft.content.judgments):
        path = ("judgments", index, "likelihood")
        written = judgment.likelihood
        if written is None or written in words or draft.is_spoiled(path):
            continue
        message = f"{quoted(written)} is not a term of the {draft.scale.name}"
        # `likely` for `very likely` would change the judgment: only a slip of the
        # pen gets one answer.
        hint = suggestion(written, [*words, "not stated"], cutoff=SLIP)
        yield Diagnostic("S135", message, draft.source.at(path), hint)


def _translation(draft: Draft) -> Iterator[Diagnostic]:
    name = draft.content.translation_of
    if name is None or draft.is_spoiled(("translation_of",)):
        return
    place = draft.source.at(("translation_of",))
    try:
        find(f"{name.rstrip('/')}/brief.yaml", draft.source.folder, draft.source.root)
    except UnusableFileError:
        hint = "write its folder from the folder of this one: `../other-brief`"
        yield Diagnostic("S141", f"no brief in {quoted(name)}", place, hint)
