"""``python -m briefgen``, and the ``briefgen`` command."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress


def main() -> None:
    """Run the command line, and leave with its exit code."""
    try:
        code = _run()
    except KeyboardInterrupt:  # before a command began, or after it had ended
        code = 130
        with suppress(OSError):
            os.write(2, b"interrupted\n")
    os._exit(code)


def _run() -> int:
    # A process that lives for a second collects nothing worth the time, and need
    # not take itself apart at the end: what matters is flushed and on the disk.
    gc.disable()
    # Nor does it search the machine for plug-ins that would change how it validates.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # noqa: TID251
    _open_closed_streams()
    from briefgen.cli import run

    code = run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or 3
    return code


def _open_closed_streams() -> None:
    """Have all three streams, so that no file or pipe becomes one by chance."""
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdout = sys.stdout or open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115


if __name__ == "__main__":
    main()
