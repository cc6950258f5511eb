"""The one tree of expected errors.

::

    NarrativeError                 anything a user can cause or cure
    +-- DocumentError              a .narrative file
    |   +-- NotADocument           not one of ours, or damaged beyond reading
    |   +-- NewerDocument          written by a newer version of the studio
    |   +-- DocumentInUse          another process holds its work copy
    |   +-- PublishFailed          the file could not be written
    +-- ChangeRefused              a change that the domain does not allow
    |   +-- UnknownRow             the thing to change is not in the document
    |   +-- InvalidValue           a value of the wrong kind or out of range
    +-- ImportFailed               a foreign file that could not be read
    +-- ExportFailed               a file that could not be made
    |   +-- UnknownFormat          no exporter of that name
    |   +-- InvalidOption          an export option that does not exist or does not fit
    +-- Cancelled                  the user stopped a long piece of work
    +-- UsageError                 the command line was called wrongly

Everything else that is raised is a bug and goes to the crash dialog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class NarrativeError(Exception):
    """Expected trouble: what happened, to which thing, and what to do next, as one message.

    ``str(error)`` is the whole text shown to the user. ``hint`` is its last sentence, the next
    step, kept apart so that the window can set it beside a button.
    """

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(f"{what} {hint}".strip())
        self.what = what
        self.hint = hint


class DocumentError(NarrativeError):
    """Something about a .narrative file.

    ``recoverable`` is the path of a file that is gone or spoilt while this computer still holds
    something of it, which recovering brings together.
    """

    recoverable: Path | None = None


class NotADocument(DocumentError):
    """The file is not a Narrative Studio document, or is damaged beyond reading."""


class NewerDocument(DocumentError):
    """The file was written by a newer version of the studio."""


class DocumentInUse(DocumentError):
    """Another process has the work copy of this document open."""


class PublishFailed(DocumentError):
    """The document could not be written to its place.

    ``where`` says where the work is now: whoever writes knows, and who calls it may know better.
    """

    def __init__(self, what: str, hint: str = "", *, where: str = "") -> None:
        super().__init__(f"{what} {where}".strip(), hint)
        self._happened = what

    def saying(self, where: str) -> PublishFailed:
        """The same with other words for where the work is."""
        return PublishFailed(self._happened, self.hint, where=where)


class ChangeRefused(NarrativeError):
    """The domain does not allow this change."""


class UnknownRow(ChangeRefused):
    """The thing to change is not in the document, or was deleted."""


class InvalidValue(ChangeRefused):
    """A value is of the wrong kind, too long or out of range."""


class ImportFailed(NarrativeError):
    """A foreign file could not be read."""


class ExportFailed(NarrativeError):
    """A file could not be made."""


class UnknownFormat(ExportFailed):
    """There is no exporter of that name."""


class InvalidOption(ExportFailed):
    """An export option does not exist or its value does not fit."""


class Cancelled(NarrativeError):
    """The user stopped a long piece of work; nothing was written."""


class UsageError(NarrativeError):
    """The command line was called wrongly."""
