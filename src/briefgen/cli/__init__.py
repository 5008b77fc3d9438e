"""The command line: it translates, and leaves the work to the library.

``COMMANDS`` is the list of commands, in the order of ``briefgen --help``. A
command's module is imported when the command is used: ``briefgen --version`` must
not pay for a typesetter.
"""

from __future__ import annotations

from importlib import import_module

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from briefgen._version import __version__
from briefgen.cli import faults, output
from briefgen.diagnostics import BriefgenError

# name -> first line of its help, so that `--help` imports no command
COMMANDS = {
    "render": "Render one edition of a brief to PDF.",
    "lint": "Find faults of a brief without typesetting it.",
    "new": "Begin a brief that renders at once.",
    "show": "Show what there is to choose from.",
    "explain": "Explain the code of a message.",
    "schema": "Print the JSON Schema of a brief.",
    "doctor": "Check this machine, and say how to mend it.",
    "completion": "Print the completion script of a shell.",
}
USAGE = 2
INTERRUPTED = 130
BROKEN = 3  # a fault of briefgen itself
EPILOG = """\b
Examples:
  briefgen new harbour-closure
  briefgen render briefs/harbour-closure --audience public -o harbour.pdf
  briefgen lint briefs/harbour-closure
  briefgen explain S101
"""


class Commands(click.Group):
    """The group, which imports a command when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands, in their order."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of this name, if there is one."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"briefgen.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may be meant."""
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as fault:
            name = fault.command_name
            raise NoSuchCommand(name, possibilities=COMMANDS, ctx=ctx) from None

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Commands,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@click.version_option(__version__, prog_name="briefgen", message="%(prog)s %(version)s")
def briefgen() -> None:
    """Turn structured policy briefs into printed pages.

    One brief, one edition for each audience: cut, marked, typeset and checked for
    its readers.
    """


def _left_by_click(fault: BrokenPipeError | SystemExit) -> int:
    """Click leaves by itself where it completed a word, and where a pipe breaks."""
    if getattr(fault, "code", BROKEN) == 0:
        return 0
    output.forget_stdout()
    return BROKEN


def run(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code.

    0 done, 1 the brief, 2 the command line, 3 this machine, 4 leak or verification,
    130 interrupted.
    """
    output.prepare()
    try:
        code = briefgen(arguments, prog_name="briefgen", standalone_mode=False)
    except BriefgenError as fault:
        output.report(fault.diagnostics)
        return fault.exit_code
    except NoArgsIsHelpError as fault:
        output.note(fault.message)
        return USAGE
    except click.ClickException as fault:
        output.report([faults.of_command_line(fault)])
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        output.say_interrupted()
        return INTERRUPTED
    except (BrokenPipeError, SystemExit) as fault:
        return _left_by_click(fault)
    except OSError as fault:
        output.forget_stdout()
        output.report([faults.of_machine(fault)])
        return BROKEN
    except Exception as fault:  # noqa: BLE001 (no traceback ever reaches a user)
        output.report([faults.of_briefgen(fault)])
        return BROKEN
    return code if isinstance(code, int) else 0
