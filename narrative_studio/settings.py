"""What this computer remembers between sittings: one table of typed settings in one JSON file.

A setting is a field of :class:`Values`: its name, type, default and description stand there and
nowhere else.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from narrative_studio.left_places import LeftPlace, read_places, with_place

if TYPE_CHECKING:
    from narrative_studio.identity import Identity

SMALLEST_TEXT_PCT, LARGEST_TEXT_PCT = 80, 200

_RECENT_KEPT = 12


@dataclass(frozen=True, slots=True)
class Recent:
    """A document that was open: where it is, its title, a few facts, the day it was last open.

    ``document`` is the id inside it, empty where it is not known; what ``is_pinned`` stays on the
    list, at its head.
    """

    path: str
    title: str = ""
    facts: str = ""
    opened_on: str = ""
    document: str = ""
    is_pinned: bool = False


def _setting(default: Any, description: str) -> Any:
    return field(default=default, metadata={"description": description})


@dataclass(frozen=True, slots=True)
class Values:
    """Every setting with its default."""

    person_id: str = _setting("", "Who sits at this computer; given once")
    person_name: str = _setting("", "Your name, as others see it beside your changes")
    person_role: str = _setting("", "Your role in the company")
    person_function: str = _setting("marketing", "The function you speak for")
    theme: str = _setting("system", "Light, dark, or as the system has it")
    font_scale_pct: int = _setting(100, "Size of all text in per cent, 80 to 200")
    has_reduced_motion: bool = _setting(False, "Show movements at once")
    follows_system_motion: bool = _setting(True, "Else show them at once where the system does")
    reopens: bool = _setting(False, "Open at the start what was open last")
    last_open: tuple[str, ...] = _setting((), "Documents that were open when the studio ended")
    recent: tuple[Recent, ...] = _setting((), "Documents that were open, the latest first")
    window_geometry: str = _setting("", "Place and size of the window, as Qt writes it in base64")
    last_folder: str = _setting("", "Where the last document was opened or saved")
    export_folder: str = _setting("", "Where the last file was exported to")
    exported_places: tuple[tuple[str, str], ...] = _setting(
        (), "Exported files, by their entry in the register, and where they lie here"
    )
    preset_files: tuple[tuple[str, str], ...] = _setting(
        (), "Files that presets name, by preset and option, and where they lie here"
    )
    deck_template: str = _setting("", "The PowerPoint file that decks are made with")
    closed_sections: tuple[str, ...] = _setting((), "Sections of the inspector that are closed")
    shortcuts: tuple[tuple[str, str], ...] = _setting((), "Actions with keys of the user's choice")
    shows_tests: bool = _setting(True, "Say on the cards how frames were received in tests")
    outline_columns: tuple[str, ...] = _setting((), "Columns of the outline: order, width, hidden")
    left_places: tuple[LeftPlace, ...] = _setting((), "Where each document was left, and by whom")
    shows_first_steps: bool = _setting(True, "Show the first steps in a new document")
    checks_spelling: bool = _setting(True, "Mark misspelt and unwanted words while writing")
    dictionary: tuple[str, ...] = _setting((), "Words that are spelt right everywhere")
    ignored_words: tuple[tuple[str, str], ...] = _setting(
        (), "Documents, by their id, with words that are spelt right there"
    )


class Settings:
    """The settings in force; every change is written at once, unless several are made together."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the settings file; a damaged one is put aside and the defaults are taken."""
        self._path = path or settings_path()
        self._kept = _load(self._path)
        self._values = _read(self._kept)
        self._unwritten: dict[str, Any] = {}
        self._together = 0

    @property
    def values(self) -> Values:
        """The settings as they are."""
        return self._values

    def change(self, **changes: Any) -> None:
        """Give settings new values and write them.

        What another window or command has changed meanwhile is kept. A folder that cannot be
        written costs the memory, never the work: the values hold until the program ends.
        """
        self._values = replace(self._values, **changes)
        now = asdict(self._values)
        self._unwritten |= {name: now[name] for name in changes}
        if not self._together:
            self._write()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Write all that is changed inside once, when it is left: a file system takes its time."""
        self._together += 1
        try:
            yield
        finally:
            self._together -= 1
            if self._unwritten and not self._together:
                self._write()

    def _write(self) -> None:
        self._kept |= _load(self._path) | self._unwritten
        self._unwritten = {}
        _write(self._path, self._kept)

    @property
    def knows_me(self) -> bool:
        """Whether somebody has said who sits here."""
        return bool(self._values.person_id and self._values.person_name)

    def identity(self) -> Identity:
        """Who makes the changes: as told, else the name that the system knows."""
        # Imported with the first document: no setting needs the entities before.
        from narrative_studio.identity import Identity
        from narrative_studio.model.ids import PersonId, new_id
        from narrative_studio.model.people import Function

        values = self._values
        if not values.person_id:
            self.change(person_id=new_id())
            values = self._values
        try:
            function = Function(values.person_function)
        except ValueError:
            function = Function.OTHER
        return Identity(
            id=PersonId(values.person_id),
            name=values.person_name or _system_name(),
            role=values.person_role,
            function=function,
        )

    def remember(self, recent: Recent) -> None:
        """Put a document at the head of the recent ones; one that is pinned stays so."""
        known = {one.path: one for one in self._values.recent}
        if recent.path in known:
            recent = replace(recent, is_pinned=known[recent.path].is_pinned)
        self._keep_recent([recent, *(one for one in known.values() if one.path != recent.path)])

    def pin(self, path: str, *, is_pinned: bool) -> None:
        """Keep a recent document on the list for good, or no longer."""
        self._keep_recent(
            [
                replace(one, is_pinned=is_pinned) if one.path == path else one
                for one in self._values.recent
            ]
        )

    def relocate(self, path: str, found: str) -> None:
        """A recent document was found at another place."""
        moved = [one for one in self._values.recent if one.path == path]
        others = [one for one in self._values.recent if one.path not in (path, found)]
        at = next((n for n, one in enumerate(self._values.recent) if one.path == path), 0)
        others[at:at] = [replace(one, path=found) for one in moved]
        self._keep_recent(others)

    def _keep_recent(self, recent: list[Recent]) -> None:
        """Keep the pinned ones, and of the others those that were open last."""
        others = [one for one in recent if not one.is_pinned][:_RECENT_KEPT]
        kept = tuple(one for one in recent if one.is_pinned or one in others)
        if kept != self._values.recent:
            self.change(recent=kept)

    def left_place(self, document: str) -> LeftPlace:
        """Where whoever sits here left a document; a place without a room where it is not known."""
        person = self._values.person_id
        for place in self._values.left_places:
            if (place.document, place.person) == (document, person):
                return place
        return LeftPlace(document, person)

    def keep_left_place(self, place: LeftPlace) -> None:
        """Open a document at this place the next time."""
        kept = with_place(self._values.left_places, place)
        if kept != self._values.left_places:
            self.change(left_places=kept)

    def forget(self, path: str) -> None:
        """Take a document out of the recent ones."""
        self._keep_recent([one for one in self._values.recent if one.path != path])


def settings_path() -> Path:
    """Where the settings are; ``NARRATIVE_STUDIO_HOME`` replaces the usual folder."""
    if home := os.environ.get("NARRATIVE_STUDIO_HOME"):
        return Path(home) / "settings.json"
    # Imported here: it is wanted once, and only where no folder is given.
    from platformdirs import user_config_path

    return user_config_path("narrative-studio", appauthor=False) / "settings.json"


def _load(path: Path) -> dict[str, Any]:
    """What the file says, keys of newer versions too; a damaged file is put aside."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return {}
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        _put_aside(path)
        return {}
    return found


def _read(found: dict[str, Any]) -> Values:
    known: dict[str, Any] = {}
    for item in fields(Values):
        if item.name in found:
            value = _READERS.get(item.name, _plain(item.default))(found[item.name])
            if value is not None:
                known[item.name] = value
    return Values(**known)


def _plain(default: object) -> Callable[[Any], Any]:
    return lambda value: value if type(value) is type(default) else None


def _recent(value: Any) -> tuple[Recent, ...]:
    if not isinstance(value, list):
        return ()
    names = {item.name for item in fields(Recent)} - {"is_pinned"}
    return tuple(
        Recent(
            **{name: str(text) for name, text in one.items() if name in names},
            is_pinned=one.get("is_pinned") is True,
        )
        for one in value
        if isinstance(one, dict) and one.get("path")
    )


def _font_scale(value: Any) -> int | None:
    if type(value) is not int:
        return None
    return max(SMALLEST_TEXT_PCT, min(value, LARGEST_TEXT_PCT))


def _words(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _pairs(value: Any) -> tuple[tuple[str, str], ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(
        (one[0], one[1])
        for one in value
        if isinstance(one, list) and len(one) == 2 and all(isinstance(part, str) for part in one)
    )


_READERS: dict[str, Callable[[Any], Any]] = {
    "recent": _recent,
    "closed_sections": _words,
    "last_open": _words,
    "exported_places": _pairs,
    "preset_files": _pairs,
    "shortcuts": _pairs,
    "outline_columns": _words,
    "left_places": read_places,
    "dictionary": _words,
    "ignored_words": _pairs,
    "font_scale_pct": _font_scale,
}


def _put_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(f"{path.name}.damaged"))
    except OSError:
        return


def _write(path: Path, values: dict[str, Any]) -> None:
    text = json.dumps(values, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _system_name() -> str:
    # Asked only of somebody who has not said who they are.
    import getpass

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
