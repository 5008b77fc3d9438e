"""Who may work: the workers of a cluster that make the same bytes as this machine.

Every worker is asked what it makes pages with before it gets a job, also one that
joins later. One that would make other pages is refused, with the reason.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from briefgen.diagnostics import BriefgenError, Diagnostic, MachineError, Severity
from briefgen.typesetting import exchange
from briefgen.typesetting.cluster import guest
from briefgen.typesetting.frames import unpack
from briefgen.typesetting.identification import differences, word_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefgen.typesetting.cluster.connection import Connection, Promise

_EVERY = 0.5  # seconds: so often the scheduler is asked who is there
_PATIENCE = 30.0  # seconds for a worker to say what it makes pages with
_GRACE = 5.0  # seconds for another worker to come, when the last one is gone
_TOLD = 3  # differences: more would not help


@dataclass(frozen=True, slots=True)
class _Asked:
    promise: Promise
    until: float
    is_able: bool = False  # it has the function that is to be called


class Roster:
    """The workers of a cluster, and what is known of each."""

    def __init__(
        self,
        connection: Connection,
        here: Mapping[str, str],
        warn: Callable[[Diagnostic], None],
    ) -> None:
        """``here`` is what pages are made with on this machine."""
        self._connection, self._here, self._warn = connection, here, warn
        self.identity = word_of(here)
        self._asked: dict[str, _Asked] = {}
        self._accepted: dict[str, int] = {}
        self._refused: set[str] = set()
        self._looked = float("-inf")
        self._empty_since = time.monotonic()

    @property
    def accepted(self) -> frozenset[str]:
        """The addresses of those who may work."""
        return frozenset(self._accepted)

    @property
    def threads(self) -> int:
        """How many jobs they do at once."""
        return sum(self._accepted.values())

    def gather(self) -> None:
        """Ask all who are there, and wait until each has answered.

        Raises:
            MachineError: nobody may work.
        """
        self.look()
        while self._asked:
            asked = [one.promise for one in self._asked.values()]
            self._connection.wait(asked, _EVERY)
            self.look()
        if not self._accepted:
            raise _nobody(len(self._refused))

    def look(self) -> None:
        """See who came, who went and who answered.

        Raises:
            MachineError: the scheduler is gone.
        """
        if time.monotonic() - self._looked >= _EVERY:
            self._call()
            self._looked = time.monotonic()
        for address, asked in tuple(self._asked.items()):
            if not asked.promise.is_pending or time.monotonic() > asked.until:
                self._judge(address, self._asked.pop(address))
        if self._accepted:
            self._empty_since = time.monotonic()

    def ask_anew(self) -> None:
        """Trust nobody any more until they have been asked again."""
        self._accepted.clear()
        self._looked = float("-inf")

    @property
    def is_deserted(self) -> bool:
        """Whether nobody can work, and nobody has come for a while."""
        patience = _GRACE + (_PATIENCE if self._asked else 0)
        return time.monotonic() - self._empty_since > patience

    def _call(self) -> None:
        threads = self._connection.threads()
        for address in self._asked.keys() - threads.keys():
            self._asked.pop(address).promise.forget()
        self._refused &= threads.keys()
        self._accepted = {one: threads[one] for one in self._accepted if one in threads}
        known = self._asked.keys() | self._accepted.keys() | self._refused
        for address in sorted(threads.keys() - known):
            until = time.monotonic() + _PATIENCE
            promise = self._ask(address, resolve_name, guest.PROTOCOL_NAME)
            self._asked[address] = _Asked(promise, until)

    def _ask(
        self, address: str, function: Callable[..., object], *names: str
    ) -> Promise:
        submit = self._connection.submit
        return submit(function, *names, workers=[address], urgent=True)

    def _judge(self, address: str, asked: _Asked) -> None:
        reason = self._objection(asked)
        asked.promise.forget()
        if reason:
            self._refused.add(address)
            self._warn(_refusal(address, reason))
        elif not asked.is_able:
            promise = self._ask(address, guest.describe)
            self._asked[address] = _Asked(promise, asked.until, is_able=True)
        elif address in (threads := self._connection.threads()):
            self._accepted[address] = threads[address]

    def _objection(self, asked: _Asked) -> str:
        """Why this worker may not work; nothing where it may, so far."""
        if asked.promise.is_pending:
            return f"it did not answer for {_PATIENCE:g} s"
        if fault := asked.promise.fault():
            return f"no briefgen like this one can be loaded there ({fault})"
        answer = asked.promise.answer()
        if not asked.is_able:
            return "" if answer == guest.PROTOCOL else "its briefgen is another"
        return self._strangeness(answer)

    def _strangeness(self, answer: object) -> str:
        """In what a worker differs from this machine."""
        try:
            frame = unpack(answer if isinstance(answer, bytes) else b"")
            exchange.raise_failure(frame)
            found = differences(self._here, frame.header["facts"])
        except BriefgenError as error:
            return f"{error.diagnostics[0].message} there"
        except (AttributeError, LookupError, TypeError, ValueError):
            return "its answer cannot be read"
        more = [f"and {len(found) - _TOLD} more"] if len(found) > _TOLD else []
        return ", ".join([*found[:_TOLD], *more])


def _refusal(address: str, reason: str) -> Diagnostic:
    return Diagnostic(
        "M144",
        f"the Dask worker `{address}` is not used: {reason}",
        hint="install there what is installed here: the same lock, the same system",
        severity=Severity.WARNING,
    )


def _nobody(refused: int) -> MachineError:
    message = (
        f"none of the {refused} Dask workers can be used"
        if refused
        else "the Dask cluster has no workers"
    )
    hint = "see the reasons above" if refused else "start some: `dask worker ADDRESS`"
    return MachineError(
        Diagnostic("M145", message, hint=f"{hint}; or build without `--dask`")
    )
