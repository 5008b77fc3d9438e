"""``briefgen completion``: what a shell needs to complete briefgen's words."""

from __future__ import annotations

import click
from click.shell_completion import ShellComplete, get_completion_class

from briefgen.cli import output

SHELLS = ("bash", "zsh", "fish")
EPILOG = """\b
Examples:
  briefgen completion bash >> ~/.bashrc
  briefgen completion zsh >> ~/.zshrc
  briefgen completion fish > ~/.config/fish/completions/briefgen.fish

Begin a new shell afterwards.
"""


@click.command(epilog=EPILOG)
@click.argument("shell", type=click.Choice(SHELLS), metavar="bash|zsh|fish")
def completion(shell: str) -> None:
    """Print the script that completes commands, options and audiences in a shell."""
    root = click.get_current_context().find_root()
    kind = get_completion_class(shell)
    if kind is None:  # pragma: no cover (click knows all three)
        raise click.BadParameter(shell)
    made = kind(root.command, {}, "briefgen", "_BRIEFGEN_COMPLETE")
    # The class for bash would start bash first, to look at its version.
    output.say(ShellComplete.source(made))
