"""Write the parts of docs/reference/ that the code knows best.

    python scripts/reference.py

The JSON Schema; in the pages of the command line, the messages and the scales, all
that follows the introduction; in the others, the tables between
``<!-- fields: Model -->`` and ``<!-- end -->``. A test says when they are not current.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
PACKAGE = ROOT / "src" / "briefgen"
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))

from briefgen import cli  # noqa: E402 (found in this checkout first)
from briefgen.cli.codes import AREAS, known_codes, text_of  # noqa: E402
from briefgen.model.house import HouseFile  # noqa: E402
from briefgen.model.manifest import (  # noqa: E402
    manifest_schema,
    manifest_schema_text,
)
from briefgen.model.marking import BannerRule, Scheme  # noqa: E402
from briefgen.model.schema import (  # noqa: E402
    brief_schema,
    brief_schema_text,
    schema_of,
)

MADE = "<!-- from here on written by scripts/reference.py -->\n"
REGION = re.compile(r"(<!-- fields: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
IDENTIFIER = "^[a-z0-9]+(-[a-z0-9]+)*$"
EVERY_PART = ("id", "audiences", "marking", "reason")
# Where a model of the schema is described; the rest stand inside other tables.
SHORT_FORMS = {
    "ProseOrFile": "text, or `text` or `file`",
    "Phrase": "one paragraph of Markdown, or `text` and limits",
    "Passage": "Markdown, or `text` and limits",
}


def references() -> dict[Path, str]:
    """Every file with what it should hold."""
    made = {
        REFERENCE / "brief.schema.json": brief_schema_text(),
        REFERENCE / "manifest.schema.json": manifest_schema_text(),
    }
    pages = {
        "command-line": command_line,
        "messages": messages,
        "scales": scales,
        "markings": markings,
    }
    for name, parts in pages.items():
        path = REFERENCE / f"{name}.md"
        intro = with_fields(path.read_text(encoding="utf-8").partition(MADE)[0])
        made[path] = "\n\n".join([intro + MADE.rstrip(), *parts()]) + "\n"
    for name in ("brief.md", "house.md", "manifest.md"):
        path = REFERENCE / name
        made[path] = with_fields(path.read_text(encoding="utf-8"))
    return made


# ── Commands ─────────────────────────────────────────────────────────────────


def command_line() -> Iterator[str]:
    """Every command with its arguments, options and examples."""
    context = click.Context(cli.briefgen, info_name="briefgen")
    for name in cli.COMMANDS:
        command = cli.briefgen.get_command(context, name)
        assert command is not None  # noqa: S101
        inside = click.Context(command, parent=context, info_name=name)
        yield _command(f"## briefgen {name}", command, inside)
        if isinstance(command, click.Group):
            yield from _commands_of(command, inside)


def _commands_of(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None  # noqa: S101
        inside = click.Context(command, parent=context, info_name=name)
        yield _command(f"### {context.command_path} {name}", command, inside)


def _command(title: str, command: click.Command, context: click.Context) -> str:
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [title, "", f"    {context.command_path} {usage}", ""]
    lines += [f"{_sentence(command.help or '')}", ""]
    options = [one for one in command.params if isinstance(one, click.Option)]
    if options:
        lines += ["| Option | What it does |", "|---|---|"]
        lines += [_option(one, context) for one in options]
        lines.append("")
    examples = (command.epilog or "").replace("\b\n", "").strip()
    lines += ["```text", examples, "```"]
    return "\n".join(lines)


def _option(option: click.Option, context: click.Context) -> str:
    record = option.get_help_record(context)
    assert record is not None  # noqa: S101
    names, said = record
    return f"| `{names.replace('|', chr(92) + '|')}` | {said} |"


def _sentence(text: str) -> str:
    return " ".join(text.split())


# ── Codes ────────────────────────────────────────────────────────────────────


def messages() -> Iterator[str]:
    """Every code with its explanation."""
    for letter, area in AREAS.items():
        inside = [code for code in known_codes() if code.startswith(letter)]
        if inside:
            yield f"## {area}"
        for code in inside:
            title, _, text = text_of(code).partition("\n")
            yield f"### {code}: {title.removeprefix('# ')}\n\n{text.strip()}"


# ── Scales and markings ──────────────────────────────────────────────────────


def scales() -> Iterator[str]:
    """Every scale that briefgen ships."""
    for path in sorted((PACKAGE / "data" / "scales").glob("*.toml")):
        yield _scale(path.stem, tomllib.loads(path.read_text("utf-8")))


def markings() -> Iterator[str]:
    """Every marking scheme that briefgen ships."""
    for path in sorted((PACKAGE / "data" / "markings").glob("*.toml")):
        yield _scheme(path.stem, tomllib.loads(path.read_text("utf-8")))


def _scale(name: str, scale: dict[str, Any]) -> str:
    lines = [
        f"### `{name}`: {scale['name']}",
        "",
        f"{scale['source']}, {scale['date']}. The bands are {scale['shape']}.",
        "",
        "| Term | Also | Printed bounds |",
        "|---|---|---|",
    ]
    for term in scale["terms"]:
        also = ", ".join(term.get("synonyms", []))
        lines.append(f"| {term['term']} | {also} | {term['extent']} |")
    return "\n".join(lines)


def _scheme(name: str, scheme: dict[str, Any]) -> str:
    rule = BannerRule.model_validate(scheme.get("banner", {}))
    places = " and ".join(rule.places)
    where = f"The banner stands at the {places} of every page, {rule.align},"
    letters = " In capitals." if rule.capitals else ""
    lines = [
        f"### `{name}`: {scheme['name']}",
        "",
        f"{scheme['source']}, {scheme['date']}.",
        "",
        f"{where} {rule.size:g} points or more.{letters}",
        "",
    ]
    if notice := scheme.get("notice"):
        lines += [f"With every banner: {notice}.", ""]
    lines += ["| Level | Portion | Colours | What it allows |", "|---|---|---|---|"]
    for one in scheme["levels"]:
        also = "".join(f", or `{word}`" for word in one.get("spellings", []))
        colors = f"{one['color']} on {one['background']}"
        lines.append(
            f"| `{one['label']}`{also} | `({one['portion']})` | {colors}"
            f" | {one['meaning']} |"
        )
    groups = scheme.get("caveats", [])
    if groups:
        lines += [
            "",
            "| Caveat | Group | With | What it asks for |",
            "|---|---|---|---|",
        ]
    for group in groups:
        for one in group["caveats"]:
            levels = ", ".join(f"`{level}`" for level in one.get("levels", []))
            needs = "".join(f"; needs `{word}`" for word in one.get("needs", []))
            lines.append(
                f"| `{one['label']}` | {group['name']} | {levels or 'all'}{needs}"
                f" | {one['meaning']} |"
            )
    if designation := scheme.get("designation"):
        lines += ["", "| Line of the designation | Printed | |", "|---|---|---|"]
        lines += [_line(one) for one in designation["fields"]]
    return "\n".join(lines)


def _line(field: dict[str, Any]) -> str:
    told = "required" if field.get("required") else "optional"
    if "one_of" in field:
        told += f"; one of its `{field['one_of']}`"
    if field.get("every_page"):
        told += "; on every page"
    return f"| `{field['key']}` | {field['label']} | {told} |"


# ── Fields ───────────────────────────────────────────────────────────────────


def with_fields(text: str) -> str:
    """The text with the table of every model that it names."""
    models = {**_models("Content", brief_schema())}
    models |= _models("HouseFile", schema_of(HouseFile))
    models |= _models("Scheme", schema_of(Scheme))
    models |= _models("Manifest", manifest_schema())
    return REGION.sub(lambda m: f"{m[1]}{_table(models[m[2]])}{m[3]}", text)


def _models(name: str, schema: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: schema, **schema["$defs"]}


def _table(model: dict[str, Any]) -> str:
    fields = model["properties"]
    is_part = {"marking", "audiences"} <= fields.keys() and "sections" not in fields
    lines = ["| Key | Value | What it is |", "|---|---|---|"]
    for key, field in fields.items():
        if key in EVERY_PART and is_part:
            continue
        star = " *" if key in model.get("required", []) else ""
        lines.append(f"| `{key}`{star} | {_kind(field)} | {field['description']} |")
    limits = [key for key in EVERY_PART if key in fields and "sections" not in fields]
    if is_part:
        star = " *" if "id" in model.get("required", []) else ""
        names = ", ".join(f"`{key}`{star if key == 'id' else ''}" for key in limits)
        lines.append(f"| {names} | | see [every part](#every-part) |")
    return "\n".join(lines) + "\n"


def _kind(field: dict[str, Any]) -> str:  # noqa: C901, PLR0912 (cases)
    match field:
        case {"$ref": str(ref)}:
            name = ref.rpartition("/")[2]
            return SHORT_FORMS.get(name) or f"[{_title(name)}](#{_anchor(name)})"
        case {"oneOf": _}:
            return "[section](#section)"
        case {"anyOf": options}:
            return _either([_kind(option) for option in options])
        case {"enum": words}:
            shown = [word for word in words if isinstance(word, str)]
            return ", ".join(f"`{word}`" for word in shown)
        case {"const": word}:
            return f"`{word}`"
        case {"format": "date"}:
            return "a date, `YYYY-MM-DD`"
        case {"type": "array", "items": items}:
            return f"list of: {_kind(items)}"
        case {"type": "null"}:
            return "`null`"
        case {"patternProperties": inside} if "anyOf" in str(inside):
            return "path: text, or `null`"
        case {"type": "object"}:
            return "key: text"
        case {"type": "boolean"}:
            return "`true` or `false`"
        case {"type": "number"}:
            return "a number"
        case {"type": "integer"}:
            return "a whole number"
        case {"pattern": pattern} if pattern == IDENTIFIER:
            return "an id"
        case {"maxLength": 400}:
            return "a file"
        case {"contentMediaType": _, "$comment": _}:
            return "one paragraph of Markdown"
        case {"contentMediaType": _}:
            return "Markdown"
        case _:
            return "text"


def _either(kinds: list[str]) -> str:
    named = list(dict.fromkeys(kinds))
    if len(named) == 2 and named[1] == f"list of: {named[0]}":  # noqa: PLR2004
        return f"one or more of: {named[0]}"
    if any(kind.startswith(named[0] + ", or") for kind in named[1:]):
        named = named[1:]  # the long form says the short one
    return ", or ".join(named)


def _title(model: str) -> str:
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", model).lower()
    return words.replace("editors note", "editor’s note")


def _anchor(model: str) -> str:
    return _title(model).replace(" ", "-").replace("’", "")


def main() -> None:
    """Write every file that is not current."""
    for path, text in references().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
