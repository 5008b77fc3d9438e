"""Typesetting on the workers of a Dask cluster that somebody else runs.

``guest`` is what runs there; the rest stays here. ``connection`` alone knows Dask,
``roster`` decides who may work, ``cluster`` hands out the jobs.
"""
