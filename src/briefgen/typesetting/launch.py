"""How a worker process is started: its command, surroundings and folder.

The worker sees nothing of the user's surroundings that could change a page: no
locale, no time zone, no font, no current folder. It gets a folder of its own for
everything it writes; the supervisor removes it.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import temporary
from briefgen.diagnostics import Diagnostic, MachineError
from briefgen.typesetting.supervisor import Limits, Worker

if TYPE_CHECKING:
    from collections.abc import Mapping

START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv.pop()); "
    "from briefgen.typesetting.worker import main; main()"
)
# Where a system looks for libraries; they say nothing about the page.
_PASSED_ON = (
    "DYLD_FALLBACK_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "LD_LIBRARY_PATH",
    "PATH",
)
_NO_FONTS = '<?xml version="1.0"?>\n<fontconfig></fontconfig>\n'


def launch(limits: Limits) -> Worker:
    """A worker process, ready for jobs."""
    try:
        folder = temporary.make_folder()
    except OSError as error:
        raise _no_worker(error) from error
    try:
        (folder.path / "fonts.conf").write_text(_NO_FONTS, "ascii")
        variables = environment(folder.path)
        return Worker(command(), environment=variables, folder=folder, limits=limits)
    except BaseException as error:
        folder.remove()
        if isinstance(error, OSError):
            raise _no_worker(error) from error
        raise


def command() -> tuple[str, ...]:
    """The command of a worker.

    Python is isolated from the user's variables and folders (``-I``, ``-S``), so
    the places to import from are handed over: the parent's own.
    """
    here = str(Path(__file__).parents[2])
    places = [here, *(place for place in sys.path if Path(place).is_absolute())]
    paths = json.dumps(list(dict.fromkeys(places)))
    return (sys.executable, "-I", "-S", "-X", "utf8", "-c", START, paths)


def environment(folder: Path) -> Mapping[str, str]:
    """The variables of a worker that writes into ``folder`` alone."""
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {
        **passed_on,
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        "HOME": str(folder),
        "LC_ALL": "C.UTF-8",
        "SOURCE_DATE_EPOCH": "0",
        "TMPDIR": str(folder),
        "TZ": "UTC",
        "XDG_CACHE_HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
    }


def _no_worker(error: OSError) -> MachineError:
    reason = error.strerror or str(error)
    return MachineError(
        Diagnostic(
            "M106",
            f"no process can be started to typeset the pages: {reason}",
            hint="see that the folder for temporary files has room and can be written",
        )
    )
