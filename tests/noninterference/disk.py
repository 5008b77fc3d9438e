"""A brief that was made, as files: what an author would have written."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import yaml

from tests.support.written import resolved

if TYPE_CHECKING:
    from pathlib import Path

    from tests.noninterference.briefs import Sample

NAME = "harbour"


def write(sample: Sample, project: Path) -> Path:
    """Write the brief and its house into a folder; the folder of the brief."""
    plain = resolved(sample.written)
    folder = project / "briefs" / NAME
    files: dict[str, bytes] = {
        "brief.yaml": _yaml(plain.tree).encode(),
        **{name: text.encode() for name, text in plain.texts.items()},
        **{name: _csv(rows).encode() for name, rows in plain.tables.items()},
        **{name: image.data for name, image in plain.images.items()},
    }
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (project / "briefgen.toml").write_text(_house(sample), "utf-8")
    return folder


class _Dumper(yaml.SafeDumper):
    """Prose of several lines is a literal block, and nothing is an alias."""

    def ignore_aliases(self, _: Any) -> bool:  # noqa: ANN401
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def _yaml(tree: object) -> str:
    return yaml.dump(
        tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000
    )


def _csv(rows: tuple[tuple[str, ...], ...]) -> str:
    target = io.StringIO()
    csv.writer(target, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return target.getvalue()


def _house(sample: Sample) -> str:
    """The settings as TOML: their values are texts, flags and lists of texts."""
    lines = []
    if sample.setting.scheme:
        lines += ["[defaults]", f"marking_scheme = {json.dumps(sample.setting.scheme)}"]
    for name, settings in sample.setting.settings.items():
        lines.append(f"[audiences.{name}]")
        lines += [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    return "\n".join([*lines, ""])
