"""Says what is wrong with a command line, in plain sentences with the next step."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path

from narrative_studio.errors import UsageError

PROGRAM = "narrative-studio"
DOCUMENT_ENDING = ".narrative"

COMMANDS: Mapping[str, str] = {
    "new": "new DOC",
    "import": "import SOURCE -o DOC",
    "export": "export FORMAT DOC -o OUT",
    "exports": "exports DOC",
    "check": "check DOC",
    "info": "info DOC",
    "history": "history DOC",
    "diff": "diff DOC OTHER",
    "merge": "merge DOC OTHER -o OUT",
    "verify": "verify DOC",
    "recover": "recover DOC -o OUT",
    "share": "share DOC -o OUT",
    "template": "template check FILE",
    "schema": "schema",
    "formats": "formats",
}
"""How each command is written with what it cannot do without."""

BY_PRESET = "preset"
"""Stands for the format of an export where a preset says which it is."""

ALL, NONE = "all", "none"
"""The words that an option takes in place of numbers."""

_ALONE = frozenset({"-h", "--help", "--version"})

_NEEDED = {
    "DOC": "the name of a document",
    "FORMAT": "a format",
    "SOURCE": "the file to bring in",
    "FILE": "the name of a PowerPoint file",
    "check": "the word check",
    "OTHER": "another copy of the document",
    "-o/--output": "-o with the name of the file to write",
    "-o/--output --into": "-o with the name of a new document, or --into with one that is there",
}
"""What is missing, by the words of the parser for it."""


def check_command(argv: Sequence[str]) -> None:
    """Refuse a command line that does not begin with a command.

    Raises:
        UsageError: there is no command, one that is not known, or an option before it.
    """
    first = argv[0] if argv else ""
    if first in _ALONE or first in COMMANDS:
        return
    known = ", ".join(COMMANDS)
    if first.startswith("-"):
        command = next((word for word in argv if word in COMMANDS), None)
        if command is None:
            raise UsageError(
                f"The option {first} needs a command before it.", f"The commands are: {known}."
            )
        words = shlex.join(argv[: argv.index(command)])
        raise UsageError(
            f"The option {first} stands before the command.",
            f"Write options last: {PROGRAM} {COMMANDS[command]} {words}.",
        )
    if not first:
        raise UsageError("A command is missing.", f"The commands are: {known}.")
    guess = get_close_matches(first, COMMANDS, n=1)
    meant = f"Did you mean {guess[0]}? " if guess else ""
    raise UsageError(f"There is no command “{first}”.", f"{meant}The commands are: {known}.")


def with_format(argv: Sequence[str], known: Sequence[str]) -> Sequence[str]:
    """The same command line with a word for the format of an export that a preset names.

    The parser cannot tell a format that is left out from a document that is.
    """
    has_preset = any(word == "--preset" or word.startswith("--preset=") for word in argv)
    if argv[0] != "export" or not has_preset or (len(argv) > 1 and argv[1] in known):
        return argv
    return [argv[0], BY_PRESET, *argv[1:]]


def check_nothing_left(command: str, left: Sequence[str], options: Sequence[str]) -> None:
    """Refuse words of a command line that the command has no use for.

    Raises:
        UsageError: something is left over.
    """
    if not left:
        return
    first = left[0]
    if not first.startswith("-"):
        raise UsageError(f"The command {command} has no use for “{first}”.", _way(command))
    name = first.partition("=")[0]
    guess = get_close_matches(name, options, n=1)
    meant = f"Did you mean {guess[0]}? " if guess else ""
    raise UsageError(
        f"The command {command} has no option {name}.", f"{meant}See {PROGRAM} {command} --help."
    )


def complaint(command: str, message: str) -> UsageError:
    """What the parser found wrong with a command, in our words."""
    match message.partition(": "):
        case ("the following arguments are required", _, names):
            needed = [_NEEDED.get(name, name) for name in names.split(", ")]
            return UsageError(f"The command {command} needs {_and(needed)}.", _way(command))
        case (name, _, "expected one argument"):
            option = _option(name)
            return UsageError(f"The option {option} has no value.", f"Write it after {option}.")
        case (name, _, reason) if found := re.match(r"not allowed with argument (.+)", reason):
            pair = f"{_option(name)} and {_option(found[1])}"
            return UsageError(f"{pair} cannot go together.", "Leave one of them out.")
        case (name, _, reason) if reason.startswith("ignored explicit argument"):
            option = _option(name)
            return UsageError(f"The option {option} takes no value.", f"Write {option} alone.")
    if found := re.fullmatch(r"one of the arguments (.+) is required", message):
        needed = [_NEEDED.get(found[1], found[1])]
        return UsageError(f"The command {command} needs {_and(needed)}.", _way(command))
    return UsageError(f"The command {command} cannot be read: {message}.", _way(command))


def one_of(option: str, value: str, known: Sequence[str]) -> str:
    """The value of an option.

    Raises:
        UsageError: it is none of the known ones.
    """
    if value not in known:
        raise UsageError(
            f"The option {option} cannot be “{value}”.", f"Use one of: {', '.join(known)}."
        )
    return value


def check_adopt(text: str) -> str:
    """The value of ``--adopt``.

    Raises:
        UsageError: it is neither a word for all or none of them, nor numbers.
    """
    if text not in (ALL, NONE):
        chosen_numbers(text)
    return text


def chosen_numbers(text: str) -> list[int]:
    """The numbers that a text such as ``1,3-5`` names, in their order.

    Raises:
        UsageError: it names none.
    """
    found: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        ends = (first, last if dash else first)
        if not all(end.isascii() and end.isdecimal() and len(end) < 6 for end in ends):
            found.clear()
            break
        found.update(range(max(1, int(ends[0])), int(ends[1]) + 1))
    if not found:
        raise UsageError(
            f"The option --adopt cannot be “{text}”.",
            f"Use {ALL}, {NONE}, or numbers of changes such as 1,3-5.",
        )
    return sorted(found)


def document_to_make(path: Path) -> Path:
    """Where a new document goes; a name without an ending gets that of a document.

    Raises:
        UsageError: the name has another ending.
    """
    if path.is_dir() or path.suffix.lower() == DOCUMENT_ENDING:
        return path
    if path.suffix:
        raise UsageError(
            f"A document cannot be named “{path.name}”.",
            f"Use the ending {DOCUMENT_ENDING}, as in “{path.stem}{DOCUMENT_ENDING}”.",
        )
    return path.with_name(f"{path.name}{DOCUMENT_ENDING}")


def export_to_write(
    path: Path, format_id: str, endings: Sequence[str], *, kind: str, usual: str
) -> Path:
    """Where an export goes; a name without an ending gets the usual one of what is written.

    ``endings`` are those of the format; ``usual`` is that of what was asked for, ``kind``.

    Raises:
        UsageError: the name has an ending that promises something else.
    """
    ending = path.suffix.lower()
    if path.is_dir() or ending == usual:
        return path
    if not ending:
        return path.with_name(f"{path.name}{usual}")
    if ending not in endings:
        raise UsageError(
            f"The format {format_id} makes {' or '.join(endings)} files, not “{path.name}”.",
            f"Use a name such as “{path.stem}{usual}”.",
        )
    raise UsageError(
        f"“{path.name}” does not fit {kind}, which makes {usual} files.",
        f"Use a name such as “{path.stem}{usual}”, or leave {kind} out.",
    )


def _way(command: str) -> str:
    return f"Write it as {PROGRAM} {COMMANDS[command]}, or see {PROGRAM} {command} --help."


def _option(name: str) -> str:
    """The parser's name of an option, ``argument -o/--output``, as people write it."""
    return name.removeprefix("argument ").partition("/")[0]


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
