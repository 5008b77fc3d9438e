"""``briefgen show``: what there is to choose from, and who gets what.

``KINDS`` is the list of what can be shown, in the order of ``briefgen show --help``.
"""

from __future__ import annotations

import click

from briefgen.cli.lazily import Commands

# name -> first line of its help
KINDS = {
    "matrix": "Show who sees what of a brief, part by part.",
    "edition": "Show exactly what an audience gets, as text.",
    "audiences": "Show the audiences, with what holds for each.",
    "templates": "Show the templates that there are.",
    "themes": "Show the themes that there are.",
    "scales": "Show the likelihood scales, with their bounds.",
    "markings": "Show the marking schemes, with their labels.",
}
EPILOG = """\b
Examples:
  briefgen show matrix briefs/harbour-closure
  briefgen show edition briefs/harbour-closure --audience public
  briefgen show audiences
  briefgen show scales --format json
  briefgen show markings
"""


@click.group(
    cls=Commands,
    told=KINDS,
    package="briefgen.cli.show",
    homes=dict.fromkeys(
        ("audiences", "templates", "themes", "scales", "markings"), "listing"
    ),
    epilog=EPILOG,
    subcommand_metavar="KIND [OPTIONS]",
)
def show() -> None:
    """Show what there is to choose from, and who gets what."""
