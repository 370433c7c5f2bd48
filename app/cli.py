"""The command line: scripts of users depend on it. Bad input is one sentence on standard error, and exit status 2.

Nothing here or below imports Qt but `print` and the window, and every command imports what it needs when it runs.
"""

from __future__ import annotations

import argparse
import locale
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from app import __version__, language
from app.language import LANGUAGES, N_, _, sentence
from app.models.document_error import DocumentError, MissingFile

if TYPE_CHECKING:
    from app.calc.event import EventData
    from app.reports.sheet_list import SheetKind

FAILED, PIPE_CLOSED, INTERRUPTED = 2, 141, 130


@dataclass(frozen=True, slots=True)
class Command:
    """`usage` is how it is written, for the help and for who writes it otherwise."""

    usage: str
    purpose: str
    arguments: Callable[[argparse.ArgumentParser], object]
    run: Callable[[argparse.Namespace], None]


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise DocumentError(sentence(N_("Write this command as “{usage}”."), usage=self.usage))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or open the window; the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        language.use(language.system_language())
        status = _run(words)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except BrokenPipeError:
        _leave_output()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        return _failed(error)


def _run(words: list[str]) -> int:
    before_dashes = words[: words.index("--")] if "--" in words else words
    if {"-h", "--help"} & set(before_dashes):
        print(_help())
        return 0
    if before_dashes[:1] == ["--version"]:
        print(f"Chantier {__version__}")
        return 0
    if words and words[0] in COMMANDS:
        command = COMMANDS[words[0]]
        parser = _Parser(usage=command.usage, add_help=False, allow_abbrev=False)
        command.arguments(parser)
        command.run(parser.parse_args(words[1:]))
        return 0
    return _open_window(words)


def _failed(error: Exception) -> int:
    """Say what went wrong, in one sentence; what nobody foresaw goes to the log."""
    if isinstance(error, DocumentError):
        _complain(str(error.sentence))
        return FAILED
    if isinstance(error, OSError) and error.filename is None:
        from app.models.whole_file import reason

        _leave_output()
        _complain(_("The result could not be written: {words}.", words=reason(error)))
        return FAILED
    from app.views.crash import keep_log, log, log_file

    keep_log()
    log.error("The command line failed", exc_info=error)
    _complain(
        _("Something went wrong that was not foreseen; no file was changed. The details are in {log}.", log=log_file())
    )
    return FAILED


def _complain(text: str) -> None:
    if sys.stderr is not None:
        print(" ".join(text.split("\n")), file=sys.stderr)


def _leave_output() -> None:
    """Nobody can read on: keep Python from trying again at its end, which would add words of its own."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _help() -> str:
    rows = [("chantier [FILE]", _("open the window"))]
    rows += [(command.usage, _(command.purpose)) for command in COMMANDS.values()]
    wide = max(len(usage) for usage, _purpose in rows)
    lines = [f"  {usage:<{wide}}  {purpose}" for usage, purpose in rows]
    from app.reports.sheet_list import SHEETS

    notes = [
        _("FILE is a document (.kaizen) or an event in JSON (.json). -o replaces its target whole or not at all."),
        _("SHEET is {sheets}; --blank is its form to be filled in by hand.", sheets=", ".join(SHEETS)),
    ]
    return "\n".join([_("Chantier {version}: kaizen events in one file", version=__version__), "", *lines, "", *notes])


def _open_window(words: list[str]) -> int:
    if words[:1] == ["--"]:
        words = words[1:]
    if len(words) > 1 or (words and words[0].startswith("-") and not os.path.exists(words[0])):
        raise DocumentError(sentence(N_("“{word}” is no command: chantier --help names them."), word=words[0]))
    path = Path(words[0]) if words else None
    if path is not None:
        from app.models.whole_file import named

        if not named(path).exists():
            raise MissingFile(name=path.name)
    if sys.platform.startswith("linux") and not {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & os.environ.keys():
        raise DocumentError(
            sentence(N_("There is no screen to open the window on: the commands of chantier --help need none."))
        )
    try:
        from app.views.start import run
    except ImportError as error:
        raise DocumentError(sentence(N_("The window could not be loaded: {words}."), words=str(error))) from error
    return run(path)


def _new(given: argparse.Namespace) -> None:
    from app.calc.event import EventData
    from app.exchange.event_file import write_new

    write_new(_named_as_event(given.file), EventData(given.file.stem, language.current()))


def _import(given: argparse.Namespace) -> None:
    """An event from JSON, or measures from a table."""
    if given.dry_run or given.into is not None:
        _import_measures(given)
        return
    from app.exchange.event_file import read_json, write_new

    target = _named_as_event(given.output)
    write_new(target, read_json(given.source))


def _import_measures(given: argparse.Namespace) -> None:
    from app.exchange.measure_import import dry_run, import_into

    language.use(given.language or language.current())
    if given.dry_run:
        print(dry_run(given.source))
        return
    print("\n".join(import_into(given.source, given.into, given.indicator, given.recipe)))


def _demo(given: argparse.Namespace) -> None:
    from app.exchange.event_file import example, write_new

    write_new(_named_as_event(given.output), example(given.language or language.current(), date.today()))


def _export(given: argparse.Namespace) -> None:
    from app.exchange.event_file import read, write
    from app.exchange.export_file import check_ending, exported

    _keep_document(given.output, given.file)
    check_ending(given.output, given.form)
    event = read(given.file)
    write(given.output, exported(event, given.form, given.language or _spoken(event.language), given.owner))


def _figures(given: argparse.Namespace) -> None:
    from app.exchange.event_file import read

    event = read(given.file)
    language.use(given.language or _spoken(event.language))
    if given.json:
        from app.exchange.figures_json import figures_json

        print(figures_json(event, language.current(), given.day), end="")
        return
    from app.exchange.figures_table import figures_table

    print(figures_table(event, given.day), end="")


def _check(given: argparse.Namespace) -> None:
    from app.exchange.contents_said import contents_said
    from app.exchange.event_file import read

    counts = contents_said(read(given.file))
    print(_("“{name}” is whole: {counts}.", name=given.file.name, counts=", ".join(counts)))


def _print(given: argparse.Namespace) -> None:
    from app.exchange.event_file import laid_out, read, write
    from app.reports.sheet_list import SHEETS

    _keep_document(given.output, given.file)
    sheet = SHEETS[given.sheet]
    event = laid_out(read(given.file))
    spoken = given.language or _spoken(event.language)
    if given.blank and not sheet.blank:
        raise DocumentError(sentence(N_("There is no blank form of this sheet: leave out --blank.")))
    id = _chosen(sheet, event, given, spoken)
    _prepare_qt()
    try:
        from app.reports.framed import Order

        pdf = sheet.pdf(event, id, Order(given.paper, spoken, given.blank, given.day))
    except ImportError as error:
        raise DocumentError(sentence(N_("The printing could not be loaded: {words}."), words=str(error))) from error
    write(given.output, pdf)


def _prepare_qt() -> None:
    """Qt needs no screen to print, and complains of a locale that is not UTF-8."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform.startswith("linux") and "utf" not in locale.nl_langinfo(locale.CODESET).lower():
        os.environ["LC_ALL"] = "C.UTF-8"


def _chosen(sheet: SheetKind, event: EventData, given: argparse.Namespace, spoken: str) -> str | None:
    """The id of what is called so, else of the first; a form that is blank needs none."""
    things = sheet.things(event, spoken)
    if given.of is None and (things or given.blank):
        return things[0].id if things else None
    if not things:
        raise DocumentError(sentence(sheet.none))
    named = [thing for thing in things if thing.name == given.of]
    if not named and not any(thing.id for thing in things):
        raise DocumentError(sentence(N_("This sheet is of the whole event: leave out --of.")))
    if not named:
        names = ", ".join(_("“{text}”", text=thing.name) for thing in things)
        raise DocumentError(
            sentence(N_("Nothing here is called “{name}”; there are {names}."), name=given.of, names=names)
        )
    return named[0].id


def _spoken(event_language: str) -> str:
    return event_language if event_language in LANGUAGES else language.current()


def _named_as_event(path: Path) -> Path:
    if path.suffix.lower() not in (".kaizen", ".json"):
        raise DocumentError(
            sentence(N_("“{name}” was not made: the name of a document ends in .kaizen."), name=path.name)
        )
    return path


def _keep_document(output: Path, source: Path) -> None:
    """Refuse to write a sheet or JSON over a document, which a slip of the pen would lose."""
    if output.suffix.lower() == ".kaizen" or (output.exists() and source.exists() and output.samefile(source)):
        raise DocumentError(
            sentence(N_("“{name}” was left as it is: this command does not write documents."), name=output.name)
        )


def _with_file(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("file", type=Path)
    return parser


def _with_output(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("-o", "--output", type=Path, required=True)
    return parser


def _with_language(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--language", choices=sorted(LANGUAGES))
    return parser


def _with_day(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The day that counts as today: what is late hangs on it."""
    parser.add_argument("--day", type=date.fromisoformat)
    return parser


def _of_import(parser: argparse.ArgumentParser) -> None:
    _with_language(parser).add_argument("source", type=Path)
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("-o", "--output", type=Path)
    target.add_argument("--into", type=Path)
    target.add_argument("--dry-run", action="store_true")
    parser.add_argument("--indicator")
    parser.add_argument("--recipe")


def _of_export(parser: argparse.ArgumentParser) -> None:
    _with_output(_with_language(_with_file(parser)))
    from app.exchange.export_file import FORMS

    parser.add_argument("--as", dest="form", choices=FORMS, default="json")
    parser.add_argument("--owner")


def _of_figures(parser: argparse.ArgumentParser) -> None:
    _with_day(_with_language(_with_file(parser))).add_argument("--json", action="store_true")


def _of_print(parser: argparse.ArgumentParser) -> None:
    _with_output(_with_language(_with_file(parser)))
    from app.reports.sheet_list import SHEETS

    parser.add_argument("--sheet", choices=[*SHEETS], default="map")
    parser.add_argument("--of")
    parser.add_argument("--blank", action="store_true")
    parser.add_argument("--paper", choices=["A3", "A4"], default="A3")
    _with_day(parser)


COMMANDS = {
    "new": Command("chantier new FILE", N_("make an empty event"), _with_file, _new),
    "import": Command(
        "chantier import SOURCE.json -o FILE.kaizen | TABLE.csv|TABLE.xlsx (--into FILE.kaizen [--indicator NAME]"
        " [--recipe NAME] | --dry-run) [--language fr|en]",
        N_("make a document from JSON, or take measures from a table"),
        _of_import,
        _import,
    ),
    "export": Command(
        "chantier export FILE [--as json|xlsx|ics] [--owner NAME] [--language fr|en] -o OUT.json|OUT.xlsx|OUT.ics",
        N_("write everything as JSON, or the action plan for Excel or a calendar"),
        _of_export,
        _export,
    ),
    "figures": Command(
        "chantier figures FILE [--json] [--language fr|en] [--day 2026-03-12]",
        N_("show takt, lead time, load and the other figures"),
        _of_figures,
        _figures,
    ),
    "print": Command(
        "chantier print FILE --sheet SHEET [--of NAME] [--blank] [--language fr|en] [--paper A3|A4]"
        " [--day 2026-03-12] -o OUT.pdf",
        N_("print a sheet as PDF"),
        _of_print,
        _print,
    ),
    "check": Command("chantier check FILE", N_("say whether a file is whole"), _with_file, _check),
    "demo": Command(
        "chantier demo -o FILE.kaizen [--language fr|en]",
        N_("make the example event"),
        lambda parser: _with_output(_with_language(parser)),
        _demo,
    ),
}
