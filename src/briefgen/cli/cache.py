"""``briefgen cache``: the finished pages that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefgen.cli import output
from briefgen.cli.options import format_option
from briefgen.cli.project import SKELETON, project_here

if TYPE_CHECKING:
    from briefgen.building import Kept, Store

EPILOG = """\b
Examples:
  briefgen cache show
  briefgen cache clear

The cache is the one that the project of the current folder uses. What is in it can be
made again; it holds what audiences receive, and is read by its owner alone.
"""


@click.command(epilog=EPILOG)
@click.argument("action", type=click.Choice(["show", "clear"]), metavar="show|clear")
@format_option
def cache(action: str, form: str) -> None:
    """Show how much is kept of finished pages, or clear it."""
    store = _store()
    kept = store.clear() if action == "clear" else store.measure()
    if form == "json":
        output.say_json(_as_json(store, kept))
    elif action == "clear":
        output.say(f"{_told(kept)} forgotten")
    else:
        folder, most = output.plain(str(store.folder)), f"{store.limit / 1e6:.0f} MB"
        output.say(f"{folder}: {_told(kept)}, of {most} at most")


def _store() -> Store:
    from briefgen.building import open_store
    from briefgen.cli.own_folder import cache_folder
    from briefgen.loading import load_house

    return open_store(load_house(project_here() or SKELETON), cache_folder())


def _told(kept: Kept) -> str:
    editions = f"{kept.entries} edition{'' if kept.entries == 1 else 's'}"
    return f"{editions}, {kept.size / 1e6:.1f} MB"


def _as_json(store: Store, kept: Kept) -> dict[str, object]:
    return {
        "folder": str(store.folder),
        "editions": kept.entries,
        "bytes": kept.size,
        "limit": store.limit,
    }
