"""A command that speaks Vietnamese: its help, and what it says of wrong words."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from typing import Any

import click

from giamsat.errors import GiamsatError, UsageError
from giamsat.formatting.consoles import errors_for
from giamsat.texts_vi import pipeline as texts


class _Vietnamese(click.Command):
    """A command whose help speaks Vietnamese."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = texts.HELP_HELP
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), f"{texts.USAGE} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [record for parameter in self.get_params(ctx) if (record := parameter.get_help_record(ctx))]
        with formatter.section(texts.OPTIONS):
            formatter.write_dl(rows)


class _VietnameseGroup(_Vietnamese, click.Group):
    """A group of commands whose help speaks Vietnamese."""

    command_class = _Vietnamese

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(texts.COMMANDS):
            formatter.write_dl([(name, self.commands[name].help or "") for name in self.list_commands(ctx)])
        _Vietnamese.format_options(self, ctx, formatter)


@click.group(cls=_VietnameseGroup, help=texts.HELP_PROGRAM, options_metavar="[TÙY CHỌN]", subcommand_metavar="LỆNH …")
def program() -> None:
    """Hold the commands together; the help text is Vietnamese and given above."""


def code_of(arguments: Sequence[str] | None) -> int:
    """Run the command and return its exit code.

    :raises KeyboardInterrupt: when it was stopped.
    """
    import giamsat.cli.verbs  # noqa: F401 - they are added to the program

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console of another code page must not end a finished build.
            stream.reconfigure(errors=errors_for(stream.encoding))
    try:
        code: Any = program.main(list(arguments) if arguments is not None else None, standalone_mode=False)
    except click.Abort:
        raise KeyboardInterrupt from None
    except UsageError as error:
        click.echo(str(error), err=True)
        return 2
    except GiamsatError as error:
        click.echo(str(error), err=True)
        return 1
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else str(error), err=True)
        return 2
    except click.UsageError as error:
        click.echo(_usage_sentence(error), err=True)
        return 2
    return int(code or 0)


def _usage_sentence(error: click.UsageError) -> str:
    """Say in Vietnamese what click found wrong with the words of the command."""
    match error:
        case click.NoSuchOption():
            detail = texts.NO_SUCH_OPTION.format(name=error.option_name)
        case click.BadParameter():
            detail = texts.BAD_VALUE.format(name=error.param.name if error.param else "", detail=error.message)
        case click.BadOptionUsage():
            detail = texts.NO_VALUE.format(name=error.option_name)
        case _ if error.ctx is not None and not isinstance(error.ctx.command, click.Group):
            name = error.message.partition("(")[2].rstrip(")") or error.message
            detail = texts.EXTRA_WORDS.format(name=name)
        case _:
            name = error.message.split("'")[1] if "'" in error.message else error.message
            detail = texts.NO_SUCH_COMMAND.format(name=name)
    command = error.ctx.info_name if error.ctx and error.ctx.parent else ""
    return texts.USAGE_ERROR.format(detail=detail, command=command or "").replace("  ", " ")
