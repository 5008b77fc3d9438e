"""The command line: it translates, and leaves the work to the library.

``COMMANDS`` is the list of commands, in the order of ``briefgen --help``. A
command's module is imported when the command is used: ``briefgen --version`` must
not pay for a typesetter.
"""

from __future__ import annotations

import click
from click.exceptions import NoArgsIsHelpError

from briefgen._version import __version__
from briefgen.cli import faults, output
from briefgen.cli.lazily import Commands
from briefgen.diagnostics import BriefgenError, of_briefgen

# name -> first line of its help, so that `--help` imports no command
COMMANDS = {
    "render": "Render one edition of a brief to PDF.",
    "build": "Build every edition of a project.",
    "watch": "Build what changes, as soon as it does.",
    "verify": "Check a file that somebody hands in.",
    "lint": "Find faults of a brief without typesetting it.",
    "new": "Begin a brief that renders at once.",
    "show": "Show what there is to choose from, and who gets what.",
    "explain": "Explain the code of a message.",
    "cache": "Show or clear what is kept of finished pages.",
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
  briefgen build
  briefgen render briefs/harbour-closure --audience public -o harbour.pdf
  briefgen lint briefs/harbour-closure
  briefgen explain S101
"""


@click.group(
    cls=Commands,
    told=COMMANDS,
    package=__name__,
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
        output.report([of_briefgen(fault, __version__)])
        return BROKEN
    return code if isinstance(code, int) else 0
