"""Bad luck on purpose: every output is old, new or absent, and the next run heals."""
