"""The only place that knows Dask: a connection to somebody's scheduler.

Bytes, names and numbers go out with the name of a function; bytes come back. What
Dask has to say - logs, warnings, errors of its own - becomes one of briefgen's
errors, or nothing.
"""

from __future__ import annotations

import contextlib
import logging
import re
import time
import warnings
from pkgutil import resolve_name
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Self

from briefgen.diagnostics import CommandLineError, Diagnostic, MachineError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from distributed import Client, Future, Security

_PATIENCE = 10.0  # seconds for the scheduler to take a connection
_RPC = 5.0  # seconds for it to answer a question
_FETCH = 60.0  # seconds for an answer to travel
_SILENCE = 30.0  # seconds after which a scheduler that does not answer is gone
_FAREWELL = 1.0
_ADDRESS = re.compile(r"(?:(tcp|tls)://)?(\[[0-9a-fA-F:.]+\]|[\w.-]+):(\d{1,5})")
_LOGGERS = ("asyncio", "distributed", "tornado")  # and all below them
_SETTINGS = {
    # A job may be as large as its pictures are, and no source code goes along.
    "distributed.admin.large-graph-warning-threshold": "1TB",
    "distributed.diagnostics.computations.nframes": 0,
}


class Promise:
    """An answer that will be there, or will not."""

    def __init__(self, future: Future[object]) -> None:
        """What Dask calls a future."""
        self.future = future

    @property
    def is_pending(self) -> bool:
        """Whether it may still come."""
        return self.future.status in {"pending", "lost"}  # Dask makes it anew

    @property
    def is_forgotten(self) -> bool:
        """Whether the cluster knows nothing of it any more."""
        return bool(self.future.status == "cancelled")

    def fault(self) -> str:
        """Why there is no answer, in Dask's words; nothing where there is one."""
        if self.future.status != "error":
            return ""
        try:
            error = self.future.exception(timeout=_RPC)
        except Exception as failure:  # noqa: BLE001 (an error that cannot be read)
            error = failure
        first = (str(error).strip().splitlines() or [""])[0]
        return f"{type(error).__name__}: {first}".strip(": ")

    def answer(self) -> object:
        """The answer; None where it could not be fetched, or no longer."""
        try:
            return self.future.result(timeout=_FETCH)
        except Exception:  # noqa: BLE001 (whoever had it may just have died)
            return None

    def forget(self) -> None:
        """Nobody wants it any more."""
        with contextlib.suppress(Exception):
            self.future.release()  # the scheduler drops what nobody waits for


class Connection:
    """A client of a Dask scheduler. Use it as a context manager, or close it."""

    def __init__(self, client: Client) -> None:
        """The client is connected."""
        self._client: Any = client
        self._heard = time.monotonic()
        self._threads: Mapping[str, int] = {}

    def __enter__(self) -> Self:
        """Nothing more to do."""
        return self

    def __exit__(self, *_: object) -> None:
        """Say farewell."""
        self.close()

    def threads(self) -> Mapping[str, int]:
        """How many jobs each worker of the cluster does at once, by its address.

        Raises:
            MachineError: the scheduler is gone.
        """
        try:
            ask = self._client.scheduler.ncores
            self._threads = dict(self._client.sync(ask, callback_timeout=_RPC))
            self._heard = time.monotonic()
        except Exception as fault:  # whatever it is, the next try may go better
            is_gone = self._client.status in {"closing", "closed"}
            if is_gone or time.monotonic() - self._heard > _SILENCE:
                raise _gone() from fault
        return self._threads

    def scheduler_lacks(self, name: str) -> bool:
        """Whether the scheduler cannot load a module that jobs are to name."""
        try:
            self._client.run_on_scheduler(resolve_name, name)
        except (AttributeError, ImportError):
            return True
        except Exception:  # noqa: BLE001 (it may not say; the first job will tell)
            return False
        return False

    def submit(
        self,
        function: Callable[..., object],
        *values: bytes | str | float,
        workers: Collection[str],
        urgent: bool = False,
    ) -> Promise:
        """Have a function called on one of these workers.

        Raises:
            MachineError: the scheduler is gone.
        """
        try:
            with quiet():
                future = self._client.submit(
                    function,
                    *values,
                    workers=sorted(workers),
                    allow_other_workers=False,
                    priority=1 if urgent else 0,
                    pure=False,
                )
        except Exception as fault:  # a closed client says so in several ways
            raise _gone() from fault
        return Promise(future)

    def wait(self, promises: Collection[Promise], seconds: float) -> None:
        """Sleep until one of the answers is there, or the time is up."""
        from distributed import wait

        pending = [one.future for one in promises if one.is_pending]
        if len(pending) < len(promises):
            return
        if not pending:
            time.sleep(seconds)
            return
        with contextlib.suppress(Exception):  # the time is up, or one was cancelled
            wait(pending, timeout=seconds, return_when="FIRST_COMPLETED")

    def close(self) -> None:
        """Leave; what is not done there is given up."""
        with contextlib.suppress(Exception), quiet():
            self._client.close(timeout=_FAREWELL)


def connect(address: str) -> Connection:
    """A connection to the scheduler at this address.

    Raises:
        CommandLineError: that is no address.
        MachineError: Dask or its certificates are missing, or no scheduler answers.
    """
    if not (parts := _ADDRESS.fullmatch(address)) or not 0 < int(parts[3]) < 1 << 16:
        raise _no_address(address)
    try:
        import dask
        import distributed  # noqa: F401 (whether it is there)
    except ImportError as fault:
        raise _no_dask(fault) from fault
    dask.config.set(_SETTINGS)
    security = _security(address)
    found: SimpleQueue[Client | Exception] = SimpleQueue()
    # To a server that is no scheduler Dask listens without end: not in this thread.
    Thread(target=_meet, args=(address, security, found), daemon=True).start()
    try:
        with quiet():
            client = found.get(timeout=_PATIENCE * 1.5)
    except Empty:
        client = TimeoutError("what listens there does not speak as a scheduler does")
    if isinstance(client, Exception):
        raise _nobody(address, client) from client
    return Connection(client)


def _meet(
    address: str, security: Security, found: SimpleQueue[Client | Exception]
) -> None:
    from distributed import Client

    try:
        found.put(
            Client(address, timeout=_PATIENCE, set_as_default=False, security=security)
        )
    except Exception as fault:  # noqa: BLE001 (nobody there, other certificates, ...)
        found.put(fault)


def _security(address: str) -> Security:
    """What Dask's own configuration says of certificates."""
    from distributed import Security

    try:
        security = Security()
        found = security.get_connection_args("client")
    except Exception as fault:  # a file that is not there, or is no certificate
        raise _no_certificates(address, str(fault)) from fault
    if address.startswith("tls://") and not found.get("ssl_context"):
        raise _no_certificates(address, "Dask is told of none")
    return security


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Let no word of Dask's reach the user; briefgen says what there is to say."""
    for name in (*_LOGGERS, *logging.root.manager.loggerDict):
        if name.partition(".")[0] in _LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _no_address(address: str) -> CommandLineError:
    return CommandLineError(
        Diagnostic(
            "C130",
            f"`{address}` is not the address of a Dask scheduler",
            hint="write it as the scheduler prints it: `tcp://10.0.0.1:8786`, or"
            " `tls://10.0.0.1:8786`",
        )
    )


def _no_dask(fault: ImportError) -> MachineError:
    package = (fault.name or "distributed").partition(".")[0]
    message = f"the Python package `{package}` is missing, which `--dask` needs"
    hint = "`pip install 'briefgen[dask]'`"
    return MachineError(Diagnostic("M140", message, hint=hint))


def _no_certificates(address: str, reason: str) -> MachineError:
    return MachineError(
        Diagnostic(
            "M141",
            f"the certificates for `{address}` cannot be used: {reason}",
            hint="set `distributed.comm.tls` in Dask's configuration, or the variables"
            " DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__CLIENT__CERT, …__CLIENT__KEY",
        )
    )


def _nobody(address: str, fault: Exception) -> MachineError:
    cause: BaseException = fault
    while cause.__cause__ is not None:
        cause = cause.__cause__
    reason = (str(cause).strip().splitlines() or [type(cause).__name__])[0]
    return MachineError(
        Diagnostic(
            "M142",
            f"no Dask scheduler answers at `{address}`: {reason}",
            hint="see that it runs, that this machine may reach it, and that the"
            " address begins with `tls://` where it wants certificates",
        )
    )


def _gone() -> MachineError:
    return MachineError(
        Diagnostic(
            "M143",
            "the Dask scheduler is gone",
            hint="see why it ended; then build again: what is finished is kept",
        )
    )
