"""``briefgen show audiences`` and the like: what there is to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import click

from briefgen.cli import output
from briefgen.cli.options import format_option
from briefgen.cli.project import SKELETON, project_here

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from briefgen.assets.roots import Listed
    from briefgen.model.house import House
    from briefgen.model.marking import Scheme
    from briefgen.model.scale import Scale

# One thing to choose: for another program, and as lines for people.
Entry: TypeAlias = "tuple[dict[str, object], list[str]]"


def _epilog(kind: str) -> str:
    return f"""\b
Examples:
  briefgen show {kind}
  briefgen show {kind} --format json

Shown is what the project of the current folder has. Outside any project it is what
briefgen ships, with the audiences that `briefgen new` begins with.
"""


@click.command(epilog=_epilog("audiences"))
@format_option
def audiences(form: str) -> None:
    """Show the audiences, with what holds for each."""
    from briefgen.loading import load_house

    _say(form, lambda root: _audiences(load_house(root)))


@click.command(epilog=_epilog("templates"))
@format_option
def templates(form: str) -> None:
    """Show the templates that there are."""
    from briefgen.assets import roots

    _say(form, lambda root: map(_listed, roots.templates(root)))


@click.command(epilog=_epilog("themes"))
@format_option
def themes(form: str) -> None:
    """Show the themes that there are."""
    from briefgen.assets import roots

    _say(form, lambda root: map(_listed, roots.themes(root)))


@click.command(epilog=_epilog("scales"))
@format_option
def scales(form: str) -> None:
    """Show the likelihood scales, with their bounds."""
    from briefgen.loading import load_house

    _say(form, lambda root: _scales(load_house(root)))


@click.command(epilog=_epilog("markings"))
@format_option
def markings(form: str) -> None:
    """Show the marking schemes, with their labels."""
    from briefgen.loading import load_house, load_schemes

    _say(form, lambda root: _schemes(load_house(root), load_schemes(root)))


def _say(form: str, entries_of: Callable[[Path], Iterable[Entry]]) -> None:
    root = project_here()
    if root is None:
        output.note("no project here: this is what briefgen ships")
    entries = tuple(entries_of(root or SKELETON))
    if form == "json":
        output.say_json([said for said, _ in entries])
        return
    for _, lines in entries:
        for line in lines:
            output.say(line)


def _audiences(house: House) -> Iterator[Entry]:
    defaults = house.defaults
    for name, audience in house.audiences.items():
        said = audience.model_dump(mode="json", exclude_none=True)
        said["template"] = audience.template or defaults.template
        said["theme"] = audience.theme or defaults.theme
        said["page"] = audience.page or defaults.page
        lines = [f"  {key}: {_words(value)}" for key, value in said.items()]
        yield {"name": name, **said}, [output.strong(name), *lines]


def _listed(entry: Listed) -> Entry:
    said: dict[str, object] = {
        "name": entry.name,
        "description": entry.description,
        "origin": entry.origin,
    }
    origin = " (this project)" if entry.origin == "project" else ""
    words = output.plain(entry.description)
    return said, [f"{output.strong(entry.name)}{origin}: {words}"]


def _scales(house: House) -> Iterator[Entry]:
    for name, scale in sorted(house.scales.items()):
        is_default = name == house.defaults.scale
        said = scale.model_dump(mode="json")
        title = said.pop("name")
        yield (
            {"name": name, "default": is_default, "title": title, **said},
            list(_lines_of(name, scale, is_default=is_default)),
        )


def _lines_of(name: str, scale: Scale, *, is_default: bool) -> Iterator[str]:
    marked = " (the default here)" if is_default else ""
    yield f"{output.strong(name)}{marked}: {output.plain(scale.name)}"
    yield f"  {output.plain(scale.source)}, {output.plain(scale.date)}"
    width = max(len(term.term) for term in scale.terms)
    for term in scale.terms:
        also = f" (also: {', '.join(term.synonyms)})" if term.synonyms else ""
        yield output.plain(f"  {term.term:<{width}}  {term.extent}{also}")


def _schemes(house: House, schemes: Mapping[str, Scheme]) -> Iterator[Entry]:
    for name, scheme in schemes.items():
        is_default = name == house.defaults.marking_scheme
        said = scheme.model_dump(mode="json", exclude_none=True)
        title = said.pop("name")
        yield (
            {"name": name, "default": is_default, "title": title, **said},
            list(_labels_of(name, scheme, is_default=is_default)),
        )


def _labels_of(name: str, scheme: Scheme, *, is_default: bool) -> Iterator[str]:
    marked = " (the scheme here)" if is_default else ""
    yield f"{output.strong(name)}{marked}: {output.plain(scheme.name)}"
    yield output.plain(f"  {scheme.source}, {scheme.date}")
    places = " and ".join(scheme.banner.places)
    size = f"{scheme.banner.size:g} points or more"
    yield f"  at the {places} of every page, {scheme.banner.align}, {size}"
    if scheme.notice:
        yield output.plain(f"  with the words: {scheme.notice}")
    width = max(len(level.label) for level in scheme.levels)
    for level in scheme.levels:
        also = f" (also: {', '.join(level.spellings)})" if level.spellings else ""
        yield output.plain(f"  {level.label:<{width}}  {level.meaning}{also}")
    for group in scheme.caveats:
        words = ", ".join(caveat.label for caveat in group.caveats)
        yield output.plain(f"  {group.name}: {words}")
    if rule := scheme.designation:
        keys = ", ".join(field.key for field in rule.fields)
        yield output.plain(f"  designation: {keys}")


def _words(value: object) -> str:
    match value:
        case list():
            return output.plain(", ".join(map(str, value)))
        case bool():
            return "yes" if value else "no"
        case _:
            return output.plain(str(value))
