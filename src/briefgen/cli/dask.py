"""``--dask``: where the pages are made elsewhere.

A lone option, and the choice that follows from it: the workers of this machine, or
those of a cluster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from briefgen.cli import output

if TYPE_CHECKING:
    from briefgen.typesetting import Limits, Pool
    from briefgen.typesetting.cluster.cluster import Cluster

dask_option = click.option(
    "--dask",
    metavar="ADDRESS",
    help="Typeset on the Dask cluster whose scheduler is at this address, such as"
    " tcp://10.0.0.1:8786.",
)


def typesetter(
    dask: str | None, jobs: int | None, limits: Limits
) -> Pool[int] | Cluster[int]:
    """Who typesets: the cluster at this address, or this machine."""
    if dask is None:
        from briefgen.typesetting import Pool, cores

        return Pool[int](jobs or cores(), limits)
    from briefgen.typesetting.cluster.cluster import join

    return join(dask, limits, lambda found: output.report([found]), jobs)
