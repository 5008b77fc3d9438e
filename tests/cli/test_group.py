"""What holds for every command."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen import __version__
from briefgen import cli as package
from briefgen.cli import COMMANDS, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Outcome

    Cli = Callable[..., Outcome]


def fresh(program: str) -> str:
    """What a new process says that runs this program."""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[-1]


def test_the_version_is_told(cli: Cli) -> None:
    assert cli("--version").out == f"briefgen {__version__}\n"


def test_help_names_every_command(cli: Cli) -> None:
    told = cli("--help")

    assert told.code == 0
    assert all(f"\n  {name} " in told.out for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_has_examples(cli: Cli, command: str) -> None:
    told = cli(command, "--help")

    assert told.code == 0
    assert f"Examples:\n    briefgen {command}" in told.out


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_told_in_one_sentence(name: str) -> None:
    command = package.briefgen.get_command(click.Context(package.briefgen), name)

    assert command is not None
    assert command.help
    assert command.help.endswith(".")


def test_no_command_at_all_shows_the_help_as_a_fault(cli: Cli) -> None:
    told = cli()

    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("Usage: briefgen")


SLIPS = [
    (
        ["rendr"],
        "no such command `rendr`",
        "did you mean `render`? see `briefgen --help`",
    ),
    (
        ["render", "b", "--audiance", "x"],
        "no such option `--audiance`",
        "did you mean `--audience`? see `briefgen render --help`",
    ),
    (["render"], "missing argument `BRIEF`", "see `briefgen render --help`"),
    (
        ["render", "b", "--page", "A5"],
        "invalid value for `--page`: `A5` is not one of `A4`, `Letter`",
        "see `briefgen render --help`",
    ),
    (
        ["lint", "a\0b"],
        "invalid value for `BRIEF`: that cannot be the name of a file",
        "see `briefgen lint --help`",
    ),
    (
        ["lint", "x" * 5000],
        "invalid value for `BRIEF`: that name is too long",
        "see `briefgen lint --help`",
    ),
]


@pytest.mark.parametrize(("arguments", "problem", "hint"), SLIPS)
def test_a_slip_on_the_command_line_is_told_in_the_house_form(
    cli: Cli, arguments: list[str], problem: str, hint: str
) -> None:
    told = cli(*arguments)

    assert (told.code, told.out) == (2, "")
    assert told.err == f"error: {problem} [C101]\n  hint: {hint}\n"


def test_a_fault_of_briefgen_itself_is_told_without_a_traceback(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.cli.explain.known_codes", lambda: 1 / 0)

    told = cli("explain")

    assert told.code == 3
    assert "briefgen has a fault of its own: ZeroDivisionError" in told.err
    assert "Traceback" not in told.err


def test_an_interruption_is_told(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefgen.cli.explain.known_codes", interrupt)

    told = cli("explain")

    assert told.code == 130
    assert told.err.strip() == "interrupted: nothing was written"


def test_the_version_imports_no_more_than_click() -> None:
    heavy = (
        "pydantic",
        "jinja2",
        "yaml",
        "weasyprint",
        "PIL",
        "markdown_it",
        "pikepdf",
    )

    loaded = fresh(
        "import sys\n"
        "from briefgen.cli import run\n"
        "run(['--version'])\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )

    assert loaded == "[]"


def test_lint_never_imports_the_typesetter(project: Path) -> None:
    brief = project / "briefs" / "would-russia-defend-north-korea"

    loaded = fresh(
        "import sys\n"
        "from briefgen.cli import run\n"
        f"run(['lint', {str(brief)!r}])\n"
        "print([n for n in sys.modules if n.startswith(('weasyprint', 'pydyf'))])"
    )

    assert loaded == "[]"


# ── Colours ──────────────────────────────────────────────────────────────────


def on_a_terminal(*arguments: str, **variables: str) -> str:
    """What a command prints on a terminal."""
    reader, writer = pty.openpty()
    surroundings = {"PATH": os.defpath, "PYTHONPATH": ":".join(sys.path), **variables}
    command = [sys.executable, "-m", "briefgen", *arguments]
    subprocess.run(command, stdout=writer, stderr=writer, env=surroundings, check=False)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as terminal:
        return terminal.readline()


def test_a_terminal_gets_colours() -> None:
    assert "\x1b[31m" in on_a_terminal("explain", "X999")


def test_no_color_is_heard() -> None:
    told = on_a_terminal("explain", "X999", NO_COLOR="1")

    assert told.strip() == "error: there is no code `X999` [C201]"


def test_a_pipe_gets_plain_text(cli: Cli) -> None:
    assert "\x1b[" not in cli("explain", "X999").err


def test_what_a_user_typed_cannot_steer_the_terminal(cli: Cli) -> None:
    told = cli("explain", "\x1b[2J")

    assert "\x1b" not in told.err
    assert r"\x1b" in told.err


def test_letters_that_the_terminal_lacks_are_printed_as_escapes() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", "show", "audiences", "--format", "json"],
        env={"PYTHONIOENCODING": "ascii", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode("ascii").replace("\\u", "\\\\u"))


# ── Anything at all ──────────────────────────────────────────────────────────

WORDS = st.sampled_from(
    [*COMMANDS, "--help", "--format", "json", "-o", "-a", "public", "--", "-", "H204"]
)
ANYTHING = st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=4)


@pytest.mark.usefixtures("nowhere")
@given(arguments=ANYTHING)
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_arguments_lead_to_a_traceback(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    if "doctor" in arguments:  # slow, and has tests of its own
        arguments = [word for word in arguments if word != "doctor"]

    code = run(arguments)

    assert code in (0, 1, 2, 3)
    assert "M900" not in capsys.readouterr().err
