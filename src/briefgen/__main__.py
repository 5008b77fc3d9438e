"""``python -m briefgen``, and the ``briefgen`` command."""

from __future__ import annotations


def main() -> None:
    """Run the command line, and leave with its exit code."""
    from briefgen.cli import run

    raise SystemExit(run())


if __name__ == "__main__":
    main()
