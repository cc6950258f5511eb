"""Starts the studio: the window without a command, else the command line.

The only module that sees all layers; it hands the exporters down to the command line.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

import narrative_studio
from narrative_studio.running import hand_over

OUR_ROOMS = frozenset("exporters ui resources".split())  # noqa: SIM905 - names, not imports

_NEW_PROCESS = "--new-process"

_XCB_CURSOR = "libxcb-cursor.so.0"


def main(argv: Sequence[str] | None = None, *, begun: Callable[[Any], None] | None = None) -> int:
    """Run the studio and return the exit code of the process.

    ``begun`` is called with the window once that is there, if one is opened; it is one of its own
    then. Else a studio that runs already opens what is given, unless ``--new-process`` is said.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    is_alone = begun is not None or _NEW_PROCESS in arguments[:1]
    if arguments[:1] == [_NEW_PROCESS]:
        del arguments[0]
    if stranger := foreign_package():
        return _complain(
            f"{stranger} is not part of Narrative Studio, but has the name of one of its parts. "
            "Install Narrative Studio in an environment of its own, or start it elsewhere."
        )
    if not arguments or is_document_name(arguments[0]):
        return _open_window([Path(argument) for argument in arguments], begun, is_alone=is_alone)
    # Imported after the guard, which makes sure that the names of the rooms are ours, and only
    # when the window is not wanted: the command line loads what every command may need.
    from narrative_studio.cli import COMMANDS

    if names_document(arguments[0], COMMANDS):
        return _open_window([Path(argument) for argument in arguments], begun, is_alone=is_alone)
    return _run_command(arguments)


def foreign_package() -> str | None:
    """Where a package lies that stands in the way of one of our rooms; None when all is well."""
    home = Path(narrative_studio.__file__).resolve().parent.parent
    for room in sorted(OUR_ROOMS):
        spec = PathFinder.find_spec(room)
        places = list(spec.submodule_search_locations or []) if spec else []
        if spec is not None and not places:
            return str(spec.origin)
        for place in places:
            if Path(place).resolve().parent != home:
                return place
    return None


def is_document_name(argument: str) -> bool:
    """Whether an argument can only be the name of a document."""
    return argument.endswith(".narrative") and not argument.startswith("-")


def names_document(argument: str, commands: Sequence[str]) -> bool:
    """Whether the first argument is a document to open rather than a command or an option."""
    if argument.startswith("-") or argument in commands:
        return False
    try:
        return is_document_name(argument) or Path(argument).exists()
    except OSError:  # nothing can have that name
        return False


def _run_command(arguments: list[str]) -> int:
    from exporters import registry
    from exporters.protocol import (
        DocumentExporter,
        OptionValue,
        complete_options,
        parse_options,
        suffixes,
    )
    from narrative_studio import cli
    from narrative_studio.cli.formats import Formats

    def options(
        format_id: str, pairs: Sequence[str], target: Path, base: Mapping[str, OptionValue]
    ) -> dict[str, OptionValue]:
        declared = registry.get(format_id).options
        given = {**base, **parse_options(declared, pairs)}
        return complete_options(declared, given, target=target)

    def preset(view: Any, name: str, files_of: Callable[[str], Mapping[str, str]]) -> Any:
        from exporters.presets import choose_preset

        return choose_preset(view, name, files_of)

    def covers_document(format_id: str) -> bool:
        exporter = registry.get(format_id)
        return isinstance(exporter, DocumentExporter) and exporter.covers_document

    def check_template(path: Path) -> Any:
        from exporters.deck.template.check import check_template as check

        return check(path)

    def note(format_id: str, view: Any, options: Any, report: Any) -> Any:
        from exporters.register import noted

        return noted(registry.get(format_id), view, options, report)

    def judge(view: Any, entry: Any) -> Any:
        from exporters.register import judged

        return judged(view, entry)

    def known_copy(project: Any, path: Path) -> Any:
        from exporters.returned_copy import known_file

        return known_file(project, path)

    def expected_decks(view: Any) -> Any:
        from exporters.deck.expecting import expected_decks as expected

        return expected(view)

    formats = Formats(
        ids=registry.ids,
        get=lambda format_id: registry.get(format_id, pdf=_write_pdf),
        suffixes=lambda format_id: suffixes(registry.get(format_id)),
        options=options,
        preset=preset,
        covers_document=covers_document,
        check_template=check_template,
        note=note,
        judge=judge,
        known_copy=known_copy,
        expected_decks=expected_decks,
    )
    return cli.main(arguments, formats)


def _write_pdf(*arguments: Any, **more: Any) -> int:
    """Write a paper as PDF; Qt is loaded for it only now, and without a display."""
    from narrative_studio.errors import ExportFailed

    try:
        from ui.pdf.writer import write_pdf
    except ImportError as error:
        if (error.name or "").partition(".")[0] in (*OUR_ROOMS, "narrative_studio"):
            raise
        raise ExportFailed(
            f"PDF cannot be made here: {error}.",
            "Install what is missing, or export a Word document or a web page instead.",
        ) from error
    return write_pdf(*arguments, **more)


def _open_window(
    paths: list[Path], begun: Callable[[Any], None] | None = None, *, is_alone: bool = False
) -> int:
    if not is_alone and hand_over(paths):
        return 0
    if sys.platform == "linux" and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        return _complain(
            "There is no display to open the window on. "
            "The commands work without one: see narrative-studio --help."
        )
    if (needed := _missing_library()) is not None:
        return _complain(
            f"The window needs the library {needed}, which this machine does not have. "
            "On Debian and Ubuntu: apt-get install libxcb-cursor0. "
            "The commands work without it: see narrative-studio --help."
        )
    # What is loaded at the start is all needed: looking for garbage among it only takes time, as
    # does taking it apart at the end of the process.
    had_collector = gc.isenabled()
    gc.disable()
    atexit.register(gc.freeze)
    try:
        return _load_and_run(paths, begun, is_alone=is_alone)
    finally:
        if had_collector:
            gc.enable()


def _missing_library() -> str | None:
    """The library without which Qt ends the process on an X display, saying little."""
    is_x = sys.platform == "linux" and bool(os.environ.get("DISPLAY"))
    if not is_x or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM"):
        return None
    from ctypes import CDLL

    try:
        CDLL(_XCB_CURSOR)
    except OSError:
        return _XCB_CURSOR
    return None


def _load_and_run(paths: list[Path], begun: Callable[[Any], None] | None, *, is_alone: bool) -> int:
    try:
        from ui.app import run
    except ImportError as error:
        if (error.name or "").partition(".")[0] in (*OUR_ROOMS, "narrative_studio"):
            raise
        return _complain(
            f"The window cannot be opened: {error}. Install what is missing; "
            "the commands work without it: see narrative-studio --help."
        )
    return run(paths, begun=begun, is_alone=is_alone)


def _complain(text: str) -> int:
    print(f"narrative-studio: {text}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
