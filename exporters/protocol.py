"""What an exporter is: declared options, a dry run, an export with progress, and its report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from narrative_studio.errors import InvalidOption

if TYPE_CHECKING:
    from narrative_studio.model.view import NarrativeView

OptionValue = bool | int | str | Path | None
Options = Mapping[str, OptionValue]

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"0", "false", "no", "off"})


class OptionKind(StrEnum):
    """What sort of value an option takes; the dialog chooses its field by it."""

    BOOL = "bool"
    CHOICE = "choice"
    SEVERAL = "several"
    """Any number of the choices, as one text with commas between them."""
    TEXT = "text"
    PATH = "path"
    INT = "int"


_TYPES: Mapping[OptionKind, tuple[type, str]] = MappingProxyType(
    {
        OptionKind.BOOL: (bool, "Use yes or no."),
        OptionKind.CHOICE: (str, "Use a text."),
        OptionKind.SEVERAL: (str, "Use a text."),
        OptionKind.TEXT: (str, "Use a text."),
        OptionKind.PATH: (Path, "Use the path of a file."),
        OptionKind.INT: (int, "Use a whole number."),
    }
)
"""What the values of each kind are, and what to say of others."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values of a choice option, with the words the dialog shows for it.

    ``suffix`` is the file ending, with its dot, that belongs to the value where the choice is one
    between kinds of file.
    """

    value: str
    title: str
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One declared option of an exporter; dialog, command line and documentation follow from it.

    ``key`` is what stands before the equals sign on the command line. ``minimum`` and
    ``maximum`` bound an int. A path or text option with the default None may be left out.
    ``only_with`` is the key of a choice option and the values of it without which this option has
    no use; its value is then ignored.
    """

    key: str
    title: str
    kind: OptionKind
    default: OptionValue
    help: str = ""
    choices: tuple[Choice, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    only_with: tuple[str, ...] | None = None

    def has_use(self, values: Options) -> bool:
        """Whether this option changes anything beside the other ``values``."""
        if self.only_with is None:
            return True
        key, *wanted = self.only_with
        return values.get(key) in wanted

    def parse(self, text: str) -> OptionValue:
        """Read a value typed by a person.

        Raises:
            InvalidOption: the text is not a value of this option.
        """
        match self.kind:
            case OptionKind.BOOL:
                return self._parse_bool(text)
            case OptionKind.INT:
                try:
                    return self.check(int(text.strip()))
                except ValueError:
                    raise self._refused(text, "Use a whole number.") from None
            case OptionKind.PATH:
                return Path(text).expanduser() if text else None
            case OptionKind.SEVERAL:
                return self.check(",".join(filter(None, map(str.strip, text.split(",")))))
            case OptionKind.CHOICE | OptionKind.TEXT:
                return self.check(text)

    def check(self, value: OptionValue) -> OptionValue:
        """Return the value if it fits this option.

        Raises:
            InvalidOption: the value is of the wrong kind, out of range or not among the choices.
        """
        if value is None and self.default is None:
            return value
        wanted, hint = _TYPES[self.kind]
        if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
            raise self._refused(value, hint)
        match self.kind:
            case OptionKind.INT:
                self._check_range(value)
            case OptionKind.CHOICE:
                self._check_choice(value)
            case OptionKind.SEVERAL:
                for one in chosen(value):
                    self._check_choice(one)
        return value

    def _parse_bool(self, text: str) -> bool:
        word = text.strip().lower()
        if word in _TRUE:
            return True
        if word in _FALSE:
            return False
        raise self._refused(text, "Use yes or no.")

    def _check_choice(self, value: OptionValue) -> None:
        if value not in [choice.value for choice in self.choices]:
            known = ", ".join(choice.value for choice in self.choices)
            raise self._refused(value, f"Use one of: {known}.")

    def _check_range(self, value: OptionValue) -> None:
        assert isinstance(value, int)
        if self.minimum is not None and value < self.minimum:
            raise self._refused(value, f"Use {self.minimum} or more.")
        if self.maximum is not None and value > self.maximum:
            raise self._refused(value, f"Use {self.maximum} or less.")

    def _refused(self, value: object, hint: str) -> InvalidOption:
        return InvalidOption(f"Option {self.key} cannot be “{value}”.", hint)


def chosen(value: OptionValue) -> tuple[str, ...]:
    """The choices that the value of an option of several names, in its order, each once."""
    return tuple(dict.fromkeys(one for one in str(value or "").split(",") if one))


def complete_options(
    declared: Iterable[Option], given: Options, *, target: Path | None = None
) -> dict[str, OptionValue]:
    """Return a value for every declared option: the given one, checked, or its default.

    A choice between kinds of file that is not given follows the ending of ``target``.

    Raises:
        InvalidOption: a given key is not declared, or its value does not fit.
    """
    by_key = {option.key: option for option in declared}
    for key in given:
        if key not in by_key:
            raise _unknown_option(key, by_key)
    return {
        key: option.check(given[key]) if key in given else _default(option, target)
        for key, option in by_key.items()
    }


def parse_options(declared: Iterable[Option], pairs: Iterable[str]) -> dict[str, OptionValue]:
    """Read ``key=value`` strings, as the command line gives them; the last of equal keys wins.

    Only the keys that were given are in the result: ``complete_options`` adds the rest.

    Raises:
        InvalidOption: no equals sign, a key that is not declared, or a value that does not fit.
    """
    by_key = {option.key: option for option in declared}
    values: dict[str, OptionValue] = {}
    for pair in pairs:
        key, equals, text = pair.partition("=")
        if not equals:
            raise InvalidOption(f"Option “{pair}” has no value.", "Write it as key=value.")
        option = by_key.get(key.strip())
        if option is None:
            raise _unknown_option(key.strip(), by_key)
        values[option.key] = option.parse(text)
    return values


def _default(option: Option, target: Path | None) -> OptionValue:
    ending = target.suffix.lower() if target else ""
    fitting = (choice.value for choice in option.choices if ending and choice.suffix == ending)
    return next(fitting, option.default)


def _unknown_option(key: str, known: Iterable[str]) -> InvalidOption:
    names = ", ".join(known)
    hint = f"Known options: {names}." if names else "This format has no options."
    return InvalidOption(f"There is no option {key}.", hint)


class Level(StrEnum):
    """How much a line of a dry run or a report asks of the reader."""

    DONE = "done"
    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class RowRef:
    """Where in the document a report entry points, so that the window can open it."""

    table: str
    id: str


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One line of a dry run or a report; ``detail`` is set apart at its right-hand end."""

    level: Level
    text: str
    row: RowRef | None = None
    detail: str = ""


def _no_counts() -> Mapping[str, int]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """One slide, heading or table of the file to come; ``depth`` is how far it is indented."""

    text: str
    detail: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A dry run: what would be written, and what deserves a look before it is.

    ``parts`` lists what will be in the file, in its order.
    """

    entries: tuple[ReportEntry, ...] = ()
    counts: Mapping[str, int] = field(default_factory=_no_counts)
    parts: tuple[PlannedPart, ...] = ()

    @property
    def warnings(self) -> tuple[ReportEntry, ...]:
        """The entries that ask for a decision."""
        return tuple(entry for entry in self.entries if entry.level is Level.WARNING)


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was written, where, and what the reader should know about it."""

    target: Path
    entries: tuple[ReportEntry, ...] = ()
    counts: Mapping[str, int] = field(default_factory=_no_counts)
    size_bytes: int = 0

    @property
    def warnings(self) -> tuple[ReportEntry, ...]:
        """The entries that ask for a decision."""
        return tuple(entry for entry in self.entries if entry.level is Level.WARNING)


class Progress(Protocol):
    """Told of each finished piece of work; may stop the work by raising ``Cancelled``."""

    def __call__(self, done: int, total: int, label: str) -> None:
        """Note that ``done`` of ``total`` pieces are finished and what is being worked on.

        Raises:
            Cancelled: the user stopped the work.
        """


def no_progress(done: int, total: int, label: str) -> None:
    """A progress that nobody watches."""


@runtime_checkable
class Exporter(Protocol):
    """A format that a narrative can be written in.

    ``id`` names the format on the command line, ``title`` in the dialog; ``suffix`` is the
    file ending with its dot, the usual one where there are several (see :func:`suffixes`).
    """

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def suffix(self) -> str: ...
    @property
    def options(self) -> tuple[Option, ...]: ...

    def plan(self, view: NarrativeView, options: Options) -> Plan:
        """Say what an export would write, without writing.

        Raises:
            InvalidOption: an option is not declared or its value does not fit.
            ExportFailed: something an option names cannot be read.
        """

    def export(
        self,
        view: NarrativeView,
        target: Path,
        options: Options,
        progress: Progress = no_progress,
    ) -> ExportReport:
        """Write the narrative to the target; the old file stays until the new one is whole.

        Raises:
            InvalidOption: an option is not declared or its value does not fit.
            ExportFailed: the file could not be made.
            Cancelled: the progress stopped the work; the target is as it was.
        """


@runtime_checkable
class DocumentExporter(Exporter, Protocol):
    """A format that holds the whole document, whichever narrative it is asked for.

    It can be written even where the document has no narrative yet.
    """

    @property
    def covers_document(self) -> bool: ...


def suffixes(exporter: Exporter) -> tuple[str, ...]:
    """The file endings that a format can be written with, the usual one first."""
    offered = [choice.suffix for option in exporter.options for choice in option.choices]
    return tuple(dict.fromkeys([exporter.suffix, *filter(None, offered)]))
