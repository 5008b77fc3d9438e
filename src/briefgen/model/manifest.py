"""What a manifest may say: the form of ``manifest.json``, and its JSON Schema.

``briefgen build`` writes it (``building/manifest.py``); whoever reads one gets it in
this form, whoever wrote it. Nothing is read as something else: a number is a number.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints

from briefgen.model.descriptions import descriptions
from briefgen.model.fields import Model

SCHEMA_ID = "urn:briefgen:manifest"
_DIGEST = r"^[0-9a-f]{64}$"

Digest = Annotated[str, StringConstraints(pattern=_DIGEST)]
Text = Annotated[str, StringConstraints(max_length=4000)]
RelativePath = Annotated[str, StringConstraints(pattern=r"^[^/]", max_length=4000)]
FileHere = Annotated[
    str, StringConstraints(pattern=r"^[^/\\][^\\]*\.pdf$", max_length=4000)
]
Counted = Annotated[int, Field(ge=0)]


class ManifestModel(Model):
    """A mapping whose values are of their kind, and not read as another."""

    model_config = ConfigDict(strict=True)


class ManifestProgram(ManifestModel):
    """What pages are made with."""

    identity: Digest
    """One word for all that decides on the bytes of pages: equal words, equal bytes."""
    versions: dict[str, Text]
    """The versions by name, as far as they are known."""


class ManifestProject(ManifestModel):
    """What every edition of the project is made from, beside its brief."""

    stamp: Digest
    """One word for these files."""
    inputs: dict[RelativePath, Digest | None]
    """The SHA-256 of settings, templates, styles, scales and schemes, by path."""


class ManifestVerification(ManifestModel):
    """What was found when the edition was verified."""

    result: Literal["passed"]
    """It passed: what does not pass gets no file."""
    searched: Counted
    """How many withheld strings were searched for."""
    too_short: Counted
    """How many were too short to be searched for."""
    too_common: Counted
    """How many were too common to be searched for."""
    channels: Counted
    """In how many channels of the file they were searched for."""


class ManifestDiagnostic(ManifestModel):
    """What was said of an edition: where and which, without words of the brief."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{3}$")]
    """The code; `briefgen explain` says what it means."""
    severity: Literal["warning", "remark"]
    """How much it matters."""
    file: RelativePath | None
    """The file, from the folder of the project on."""
    line: Annotated[int, Field(ge=1)] | None
    """The line, from 1."""
    column: Annotated[int, Field(ge=1)] | None
    """The column, from 1."""


class ManifestEdition(ManifestModel):
    """An edition, its file, and what it was made from."""

    file: FileHere
    """The PDF, from the folder of the manifest on."""
    sha256: Digest
    """The SHA-256 of the PDF."""
    bytes: Counted
    """The size of the PDF."""
    pages: Counted
    """How many pages it has."""
    brief: RelativePath
    """The folder of the brief, from that of the project on."""
    audience: Text
    """The audience that it is for."""
    marking: Text | None
    """The banner on its pages."""
    template: Text
    """The template."""
    theme: Text
    """The theme."""
    page_size: Text
    """The size of its pages."""
    program: Digest
    """The `identity` of the program that made it."""
    project: Digest
    """The `stamp` of the project's inputs that it was made from."""
    inputs: dict[RelativePath, Digest | None]
    """The SHA-256 of each file of the brief; none where one changed meanwhile."""
    verification: ManifestVerification
    """What was found when it was verified."""
    diagnostics: list[ManifestDiagnostic]
    """What was said of it."""


class Manifest(ManifestModel):
    """manifest.json."""

    form: Literal["briefgen manifest 1"]
    """The form of this file."""
    notice: Text
    """Whom it is for, and whom not."""
    program: ManifestProgram
    """What pages are made with."""
    project: ManifestProject
    """What every edition of the project is made from, beside its brief."""
    editions: list[ManifestEdition]
    """The editions, by the names of their files."""


def manifest_schema() -> dict[str, Any]:
    """The JSON Schema of ``manifest.json``, every field with its description."""
    made, told = Manifest.model_json_schema(), descriptions()
    parts = made.pop("$defs")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "What briefgen built, and from what",
        **_described(made, told[Manifest.__name__]),
        "$defs": {name: _described(part, told[name]) for name, part in parts.items()},
    }


def manifest_schema_text() -> str:
    """The schema as the text of a file."""
    return json.dumps(manifest_schema(), ensure_ascii=False, indent=2) + "\n"


def _described(model: dict[str, Any], told: Any) -> dict[str, Any]:  # noqa: ANN401
    """A model with the description of each field, without the titles of pydantic."""
    fields = {
        name: {
            **{key: value for key, value in field.items() if key != "title"},
            "description": told[name],
        }
        for name, field in model["properties"].items()
    }
    kept = {key: value for key, value in model.items() if key != "title"}
    return {**kept, "properties": fields}
