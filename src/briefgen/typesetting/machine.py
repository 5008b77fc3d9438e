"""What this machine lacks for typesetting, and the line that installs it.

The names of packages were run on Debian 12 and 13; those of other systems are
from their documentation.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefgen.diagnostics import Diagnostic, MachineError

if TYPE_CHECKING:
    from collections.abc import Mapping

_APT = "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_LINES: Mapping[str, str] = MappingProxyType(
    {
        "debian": f"sudo {_APT}",
        "ubuntu": f"sudo {_APT}",
        "fedora": "sudo dnf install pango",
        "rhel": "sudo dnf install pango",
        "arch": "sudo pacman -S pango",
        "alpine": "sudo apk add pango harfbuzz-subset",
        "darwin": "brew install pango",
    }
)
_OS_RELEASE = Path("/etc/os-release")


def install_line(system: str = sys.platform, os_release: Path = _OS_RELEASE) -> str:
    """The line that installs Pango on this system, or what to look for."""
    for name in ("darwin",) if system == "darwin" else _names(os_release):
        if line := _LINES.get(name):
            return f"`{line}`"
    return "install Pango 1.44 or later, with PangoFT2 and HarfBuzz-subset"


def pango_is_missing(reason: str) -> MachineError:
    """Pango, or a library it needs, cannot be loaded."""
    message = f"Pango, which sets the text, cannot be loaded: {reason}"
    return MachineError(Diagnostic("M101", message, hint=install_line()))


def harfbuzz_subset_is_missing() -> MachineError:
    """The library that cuts fonts down is missing, or too old.

    Without it WeasyPrint goes on, and writes other bytes.
    """
    message = "HarfBuzz-subset 4.1 or later, which embeds the fonts, is missing"
    return MachineError(Diagnostic("M102", message, hint=install_line()))


def weasyprint_is_another(version: str, wanted: str) -> MachineError:
    """The tag tree is repaired for certain versions, and broken with others."""
    message = f"WeasyPrint {version} is installed; this briefgen works with {wanted}"
    hint = "install briefgen again, with the versions it is locked to"
    return MachineError(Diagnostic("M103", message, hint=hint))


def package_is_missing(module: str) -> MachineError:
    """A Python package is missing."""
    message = f"the Python package `{module.partition('.')[0]}` is missing"
    hint = "install briefgen again, with the versions it is locked to"
    return MachineError(Diagnostic("M107", message, hint=hint))


def system_refuses(error: Exception) -> MachineError:
    """The system does not do what typesetting asks of it."""
    reason = getattr(error, "strerror", None) or str(error)
    message = f"the system refuses what typesetting needs: {reason.lower()}"
    hint = "see that the folder for temporary files has room and can be written"
    return MachineError(Diagnostic("M150", message, hint=hint))


def _names(os_release: Path) -> list[str]:
    """The system's own name, then those it is like."""
    try:
        text = os_release.read_text("utf-8")
    except (OSError, UnicodeError):
        return []
    fields = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    names = [fields.get(key, "") for key in ("ID", "ID_LIKE")]
    return " ".join(names).replace('"', "").replace("'", "").split()
