"""A group of commands, each of which is imported when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click
from click.exceptions import NoSuchCommand

if TYPE_CHECKING:
    from collections.abc import Mapping


class Commands(click.Group):
    """Commands by name; the help of the group imports none of them.

    ``told`` has the first line of each command's help, in the order of the group's.
    A command stands in the module of its name, or in the one that ``homes`` names.
    """

    def __init__(
        self,
        *given: Any,  # noqa: ANN401 (as Click has it)
        told: Mapping[str, str],
        package: str,
        homes: Mapping[str, str] | None = None,
        **named: Any,  # noqa: ANN401
    ) -> None:
        """Keep what there is, and where it stands."""
        super().__init__(*given, **named)
        self.told = told
        self.package = package
        self.homes = homes or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands, in their order."""
        del ctx
        return list(self.told)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of this name, if there is one."""
        del ctx
        if cmd_name not in self.told:
            return None
        home = self.homes.get(cmd_name, cmd_name)
        module = import_module(f"{self.package}.{home}")
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
            raise NoSuchCommand(name, possibilities=self.told, ctx=ctx) from None

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(self.told.items()))
