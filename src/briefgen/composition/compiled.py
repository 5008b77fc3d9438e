"""Shipped templates, compiled once: what ``.pyc`` files are to modules.

Compiling the templates takes longer than all else that is done to compose an
edition. The compiled forms lie beside the package's own, in ``__pycache__``, and
are trusted as those are: whoever may write there may change the package. Where it
may not be written, templates are compiled once for each process, as a project's own
always are.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from briefgen.assets.roots import bundled_root

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent / "__pycache__"
# For the other editions of a build, by key and checksum; a project's own templates too.
_compiled_here: dict[tuple[str, str], Any] = {}


class CompiledTemplates(FileSystemBytecodeCache):
    """The compiled forms of the shipped templates, by their texts."""

    def __init__(self) -> None:
        """Keep apart what another Jinja or other settings compiled."""
        super().__init__(str(FOLDER), f"template-{_settings()}-%s.pyc")
        self._shipped = f"{bundled_root().resolve() / 'templates'}/"
        self._own: set[str] = set()  # keys of a project's own templates

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """The kept form; an empty one for a project's own template."""
        if str(Path(filename or "").resolve()).startswith(self._shipped):
            return super().get_bucket(environment, name, filename, source)
        key = self.get_cache_key(name, filename)
        self._own.add(key)
        return Bucket(environment, key, self.get_source_checksum(source))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, where a form is kept and can be read."""
        bucket.code = _compiled_here.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            with suppress(OSError):
                super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled form, on the disk too if Python may keep its own here."""
        _compiled_here[bucket.key, bucket.checksum] = bucket.code
        if bucket.key in self._own or sys.dont_write_bytecode:
            return
        with suppress(OSError):
            FOLDER.mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


@cache
def _settings() -> str:
    """What a compiled form depends on beside its text."""
    text = Path(__file__).with_name("environment.py").read_bytes()
    return sha256(jinja2.__version__.encode() + text).hexdigest()[:12]
