"""Reading a document as what it is: a stranger's file.

The file is opened read-only, and its declarations must equal those of a freshly made document of
its version but for white space. What is read is the id, the transactions against their seals, the
pictures against their hashes, and the personal values, each against the salted hash that names it.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any, NamedTuple, Protocol

from narrative_studio.errors import DocumentError, NewerDocument, NotADocument
from narrative_studio.model.people import Person, ProjectInfo
from narrative_studio.printable import shown_name
from narrative_studio.store import schema
from narrative_studio.store.connections import connect_read_only
from narrative_studio.store.loose import LooseText, loose_texts, value_of
from narrative_studio.store.pages import MAGIC
from narrative_studio.store.patch import Stored, Values, plain_part
from narrative_studio.store.personal import Personal, is_sound
from narrative_studio.store.soundness import Line, sound_txn
from narrative_studio.store.traces import has_traces
from narrative_studio.store.txn import WHOLE_ROW, Txn, canonical

_HEADER_BYTES = 100
LONGEST_VALUE = 64 * 1024 * 1024
"""No text or picture longer than this, in bytes, is read."""

MOST_UNPACKED_CHARS = 2**30
"""No more text than this is gone through for the patches of one file, which takes seconds."""

UNPACKED_CHARS = 2**28
UNPACKED_CHARS_OF_A_CHANGE = 2**14
"""So much text may a file unpack to, and so much more for each change in it: a long history of long
texts, but not a small file that fills the memory."""

MOST_IN_A_TRANSACTION = 2**26
"""No more text than this is made of the patches of one transaction, which has one seal."""


Progress = Callable[[int, int], object]
"""Is told how much of how much has been read; what it raises ends the reading."""

_BETWEEN_REPORTS = 64


def untold(_done: int, _total: int) -> None:
    """Nobody wants to know how far the reading is."""


class TooMuchText(Exception):
    """A file unpacks to more text than any document holds."""


DAMAGED_PART = "a damaged part of the file"
"""What is set aside where nobody can tell what stood there."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a document file holds: sound transactions and pictures, and what was set aside.

    ``holds`` are the ids of all that stands in the file, with the transactions that were not read
    again as they are known. ``texts`` are those of the transactions that were set aside.
    """

    document_id: str
    txns: tuple[Txn, ...]
    blobs: tuple[tuple[str, bytes], ...]
    holds: frozenset[object]
    set_aside: tuple[str, ...]
    personal: tuple[Personal, ...] = ()
    texts: tuple[LooseText, ...] = ()


class Reading(Protocol):
    """Reads another copy of a document, in any thread."""

    def __call__(self, progress: Progress = untold) -> Contents: ...


def check_header(path: Path) -> None:
    """Refuse a file that is no document of a version we know, by its first bytes.

    Raises:
        NotADocument: the file is something else, or damaged.
        NewerDocument: a newer version of the studio wrote it.
        DocumentError: the file is missing or cannot be read.
    """
    try:
        kind = path.stat().st_mode
        # A pipe is not even opened: that would wait for somebody to write to it.
        if not S_ISREG(kind) and not S_ISDIR(kind):
            raise NotADocument(
                f"“{path.name}” is no ordinary file.", "Choose a file that ends in .narrative."
            )
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        raise DocumentError(
            f"“{path.name}” is not there.",
            f"Look for it in {path.parent.resolve()}, then open it again.",
        ) from None
    except IsADirectoryError:
        raise NotADocument(
            f"“{shown_name(path)}” is a folder.", "Choose a file that ends in .narrative."
        ) from None
    except OSError as error:
        raise DocumentError(
            f"“{path.name}” cannot be read: {error.strerror or error}.",
            "Check its name and place and that you may open it, then try again.",
        ) from None
    if not header:
        raise NotADocument(
            f"“{path.name}” is empty.", "Open a backup of it, or the copy it came from."
        )
    application_id = int.from_bytes(header[68:72], "big")
    if (
        header[:16] != MAGIC
        or len(header) < _HEADER_BYTES
        or (application_id != schema.APPLICATION_ID)
    ):
        with suppress(OSError):
            if has_traces(path):
                raise _damaged(path)
        raise NotADocument(
            f"“{path.name}” is not a Narrative Studio document.",
            "Choose a file that ends in .narrative. If it is JSON, import it instead.",
        )
    version = int.from_bytes(header[60:64], "big", signed=True)
    if version > schema.USER_VERSION:
        raise NewerDocument(
            f"“{path.name}” was written by a newer version of Narrative Studio.",
            "Update Narrative Studio, then open it again. Nothing was changed.",
        )
    if version < 1:
        raise _damaged(path)


def is_there(path: Path) -> bool:
    """Whether there is an ordinary file at a path that can be looked at."""
    try:
        return S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def read_identity(path: Path) -> str:
    """The id of the document that a file holds.

    Raises:
        NotADocument, NewerDocument, DocumentError: as :func:`check_header`.
    """
    with _opened(path) as connection:
        return _identity(path, connection)


class Summary(NamedTuple):
    """What a document file holds, at a glance: transactions as (id, author), seals unchecked.

    ``people`` are the names of those in the document by their ids.
    """

    document_id: str
    txns: tuple[tuple[str, str], ...]
    people: Mapping[str, str]


def read_summary(path: Path) -> Summary:
    """Look at a document without reading its changes.

    Raises:
        NotADocument, NewerDocument, DocumentError: as :func:`check_header`.
    """
    with _opened(path) as connection:
        document_id = _identity(path, connection)
        found = connection.execute("SELECT id, author FROM txn NOT INDEXED ORDER BY t").fetchall()
        txns = tuple((str(name), str(author)) for name, author in found)
        return Summary(document_id, txns, dict(_names(connection)))


def read_contents(
    path: Path, *, without: frozenset[str] = frozenset(), progress: Progress = untold
) -> Contents:
    """Read the sound transactions of a document, except those ``without``.

    A transaction whose seal does not fit its content is set aside and named. What ``progress``
    raises ends the reading.

    Raises:
        NotADocument, NewerDocument, DocumentError: as :func:`check_header`.
    """
    with _opened(path) as connection:
        try:
            document_id = _identity(path, connection)
            return contents_of(connection, document_id, without=without, progress=progress)
        except TooMuchText:
            raise too_much_text(path) from None


def contents_of(
    connection: sqlite3.Connection,
    document_id: str,
    *,
    without: frozenset[str] = frozenset(),
    progress: Progress = untold,
) -> Contents:
    """What is sound in the journal of a database, each transaction by its seal.

    Raises:
        TooMuchText: it unpacks to more than any document holds.
    """
    set_aside = [] if _is_whole(connection) else [DAMAGED_PART]
    found = Transactions.of(connection, set_aside)
    txns = tuple(found.sound(without, progress))
    blobs = tuple(_sound_blobs(connection, set_aside))
    personal = tuple(_sound_personal(connection, set_aside))
    holds: set[object] = {txn.id for txn in txns} | (found.ids & without)
    holds |= {sha256 for sha256, _ in blobs} | {one.token for one in personal}
    return Contents(
        document_id, txns, blobs, frozenset(holds), tuple(set_aside), personal, tuple(found.loose)
    )


def _names(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The names under which people have joined, as far as they can be read."""
    for row, new in connection.execute(
        "SELECT row, new FROM change NOT INDEXED WHERE tbl = ? AND col = ?",
        (Person.table, WHOLE_ROW),
    ):
        with suppress(ValueError, RecursionError, TypeError):
            said = json.loads(new)
            if isinstance(said, dict) and isinstance(said.get("name"), str):
                yield str(row), said["name"]


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file whose declarations are those of a document, but for white space."""
    check_header(path)
    try:
        with closing(connect_read_only(path.resolve(), is_immutable=True)) as connection:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("PRAGMA query_only = ON")
            read_broken_letters(connection)
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if not 1 <= version <= schema.USER_VERSION or (
                schema.journal_schema(connection) != schema.expected_schema(version)
            ):
                raise _damaged(path)
            yield connection
    # SQLite quotes what it found in its messages, broken letters included.
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_CANTOPEN:
            check_header(path)  # it went away, or changed, since its head was read
        raise _damaged(path) from error


def read_broken_letters(connection: sqlite3.Connection) -> None:
    """Let a damaged letter damage its transaction, which the seal tells, not the whole file."""
    connection.text_factory = lambda text: text.decode("utf-8", "surrogateescape")


def _identity(path: Path, connection: sqlite3.Connection) -> str:
    """The document's id, which the row that describes the project confirms under its seal."""
    found = connection.execute("SELECT id FROM document").fetchall()
    if len(found) != 1 or not isinstance(found[0][0], str):
        raise _damaged(path)
    # Nearly always the first change of all: then the others need not be gone through.
    described = {row for (row,) in connection.execute(f"{_DESCRIBED} LIMIT 1", (_PROJECT,))}
    if described and found[0][0] not in described:
        described = {row for (row,) in connection.execute(_DESCRIBED, (_PROJECT,))}
        if found[0][0] not in described:
            raise _damaged(path)
    return found[0][0]


_PROJECT = ProjectInfo.table
_DESCRIBED = "SELECT row FROM change NOT INDEXED WHERE tbl = ?"


def _is_whole(connection: sqlite3.Connection) -> bool:
    """Whether the file's own bookkeeping adds up, so that no row can be missing unnoticed."""
    return connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]


class Transactions:
    """Transactions as they stand in a file, each judged by its seal.

    ``heads`` are lines of the table txn, ``lines`` those of change by the number of their
    transaction; whatever is not sound is named in ``set_aside``, and its texts are ``loose``.
    """

    def __init__(
        self,
        heads: Sequence[tuple[Any, ...]],
        lines: Mapping[object, list[Line]],
        set_aside: list[str],
    ) -> None:
        self._set_aside = set_aside
        self._heads = heads
        self._lines = lines
        self._places = {name: t for t, name, *_ in self._heads}
        self._by_number: dict[str, dict[str, Line]] = {}
        self._values = Values(self._stored, spend=self._spend)
        own = UNPACKED_CHARS_OF_A_CHANGE * sum(len(found) for found in lines.values())
        self._left_chars = min(MOST_UNPACKED_CHARS, UNPACKED_CHARS + own)
        self._txn_chars = 0
        self.loose: list[LooseText] = []

    @classmethod
    def of(cls, connection: sqlite3.Connection, set_aside: list[str]) -> "Transactions":
        """Those of a file, read past its indexes, which might hide some."""
        heads = connection.execute(
            "SELECT t, id, replica, seq, clock, author, label, undoes, seal FROM txn NOT INDEXED"
        ).fetchall()
        lines: dict[object, list[Line]] = {}
        for t, *line in connection.execute(
            "SELECT t, n, tbl, row, col, new, base FROM change NOT INDEXED"
        ):
            lines.setdefault(t, []).append(Line(*line))
        return cls(heads, lines, set_aside)

    @property
    def ids(self) -> frozenset[object]:
        """The ids of all transactions in the file, sound or not."""
        return frozenset(name for _, name, *_ in self._heads)

    def sound(
        self, without: frozenset[str] = frozenset(), progress: Progress = untold
    ) -> Iterator[Txn]:
        """The transactions whose seal fits, in the order of their ids, except those ``without``."""
        lost = self._lines.keys() - {t for t, *_ in self._heads}
        heads = sorted(self._heads, key=lambda line: str(line[1]))
        for number, (t, name, *head, seal) in enumerate(heads):
            if number % _BETWEEN_REPORTS == 0:
                progress(number, len(heads))
            if name in without:
                continue
            txn = self._sound(t, name, head, seal)
            if txn is None:
                self._set_aside.append(f"transaction {_printable(name)}")
                self._let_loose(_printable(name), self._lines.get(t, ()))
            else:
                yield txn
        if lost:
            what = "1 transaction" if len(lost) == 1 else f"{len(lost)} transactions"
            self._set_aside.append(f"the rest of {what} whose head is lost")
            for t in sorted(lost, key=str):
                self._let_loose(None, self._lines[t])

    def _let_loose(self, name: str | None, lines: Iterable[Line]) -> None:
        """Keep the texts of what is not sound, as far as they can be read."""
        for line in lines:
            self.loose += loose_texts(name, line, self._legible(name, line))

    def _legible(self, name: str | None, line: Line) -> object:
        if not isinstance(line.new, bytes):
            return value_of(str(line.new))
        try:
            return self._values.read(f"{name}/{line.n}", self._checked(line))
        except (ValueError, RecursionError):
            return plain_part(line.new)

    def _sound(self, t: object, name: object, head: list[object], seal: object) -> Txn | None:
        self._txn_chars = 0
        try:
            lines = [self._whole(name, line) for line in self._lines.get(t, ())]
        except (ValueError, RecursionError):
            return None
        return sound_txn([name, *head], lines, seal=seal)

    def _whole(self, name: object, line: Line) -> Line:
        """A line of the table with its value in full, as a seal is made of it."""
        if not isinstance(line.new, bytes):
            return line
        stored = self._checked(line)
        text = self._values.read(f"{name}/{line.n}", stored)
        self._txn_chars += len(str(text))
        if self._txn_chars > MOST_IN_A_TRANSACTION:
            raise ValueError("more text than any transaction holds")
        return line._replace(new=canonical(text))

    def _spend(self, chars: int) -> None:
        self._left_chars -= chars
        if self._left_chars < 0:
            raise TooMuchText

    def _stored(self, change_id: str) -> Stored | None:
        """The line of the table that a patch builds on."""
        name, _, n = change_id.rpartition("/")
        if name not in self._by_number:
            lines = self._lines.get(self._places.get(name), ())
            self._by_number[name] = {str(line.n): line for line in lines}
        line = self._by_number[name].get(n)
        return None if line is None else self._checked(line)

    @staticmethod
    def _checked(line: Line) -> Stored:
        column, new, base = line.column, line.new, line.base
        if isinstance(column, str) and isinstance(new, str | bytes) and isinstance(base, str):
            return Stored(column, new, base)
        raise ValueError("not a change")


def _printable(name: object) -> str:
    shown = "".join(letter if " " < letter <= "~" else "?" for letter in str(name))
    return shown[:60]


def _sound_blobs(
    connection: sqlite3.Connection, set_aside: list[str]
) -> Iterator[tuple[str, bytes]]:
    for sha256, content in connection.execute("SELECT sha256, bytes FROM blob NOT INDEXED"):
        if isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == sha256:
            yield sha256, content
        else:
            set_aside.append(picture_words(sha256))


def picture_words(sha256: object) -> str:
    """What a picture of that hash is called where it is set aside."""
    return f"picture {_printable(sha256)[:12]}"


def _sound_personal(connection: sqlite3.Connection, set_aside: list[str]) -> Iterator[Personal]:
    # A document of the first version has no such table. In a damaged one the number may be wrong.
    if not connection.execute(_HAS_PERSONAL).fetchall():
        return
    for token, salt, value in connection.execute("SELECT token, salt, value FROM personal"):
        if is_sound(token, salt, value):
            yield Personal(token, salt, value)
        else:
            set_aside.append("a personal value")


def too_much_text(path: Path) -> NotADocument:
    """What is said of a file that unpacks to more than any document holds."""
    return NotADocument(
        f"“{path.name}” unpacks to more text than any document holds.",
        "Ask whoever sent it for another copy; if it is your own, open a backup of it.",
    )


_HAS_PERSONAL = "SELECT 1 FROM sqlite_schema WHERE name = 'personal'"


def _damaged(path: Path) -> NotADocument:
    return NotADocument(
        f"“{path.name}” is damaged and cannot be read.",
        "Open a backup of it, or bring back what is left with narrative-studio recover.",
    )
