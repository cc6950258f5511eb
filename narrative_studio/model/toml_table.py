"""A table of a TOML file whose keys are read once each and checked as they are read."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeVar

from narrative_studio.errors import NarrativeError

Wrong = Callable[[str, str], NarrativeError]
"""Makes the error from what is wrong (``beats[2].share is missing``) and what to do about it."""

_Kind = TypeVar("_Kind")

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class TomlTable:
    """Reads one table; each reader raises what ``wrong`` makes when a value does not fit.

    ``refuse_other_keys`` comes last: it refuses every key that nobody asked for, so that a
    misspelt one is never passed over.
    """

    def __init__(self, values: Mapping[str, Any], *, wrong: Wrong, where: str = "") -> None:
        self._values = values
        self._wrong = wrong
        self._where = where
        self._read: set[str] = set()

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def text(self, key: str, *, may_be_empty: bool = False) -> str:
        """The text of a key, without the space around it."""
        value = self._take(key, str, "a text").strip()
        if not value and not may_be_empty:
            raise self._error(key, "is empty", "Write a text.")
        return value

    def slug(self, key: str) -> str:
        """A text fit to be an id: lower-case words joined by hyphens."""
        value = self.text(key)
        if not _SLUG.fullmatch(value):
            raise self._error(
                key, f"is '{value}'", "Use lower-case letters, digits and single hyphens."
            )
        return value

    def choice(self, key: str, choices: Collection[str]) -> str:
        """One of a closed set of words."""
        value = self.text(key)
        if value not in choices:
            raise self._error(key, f"is '{value}'", f"Use one of: {', '.join(choices)}.")
        return value

    def number(self, key: str, *, at_most: int) -> int:
        """A whole number from 1 to ``at_most``."""
        value = self._take(key, int, "a whole number")
        if not 1 <= value <= at_most:
            raise self._error(key, f"is {value}", f"Use a number from 1 to {at_most}.")
        return value

    def optional_number(self, key: str, *, at_most: int) -> int | None:
        """As `number`; None where the key is not given."""
        return self.number(key, at_most=at_most) if key in self else None

    def flag(self, key: str) -> bool:
        """True or false; false where the key is not given."""
        return self._take(key, bool, "true or false") if key in self else False

    def table(self, key: str) -> "TomlTable":
        """The table under a key."""
        return self._inner(self._take(key, dict, "a table"), key)

    def tables(self, key: str) -> "list[TomlTable]":
        """The tables written as ``[[key]]``, at least one."""
        items = self._take(key, list, "a list of tables")
        if not items or not all(isinstance(item, dict) for item in items):
            raise self._error(key, "is not a list of tables", f"Write each as [[{key}]].")
        return [self._inner(item, f"{key}[{n}]") for n, item in enumerate(items, start=1)]

    def refuse_other_keys(self) -> None:
        """Raise for the first key that was not read."""
        others = sorted(set(self._values) - self._read)
        if others:
            raise self._error(others[0], "is not a key of this file", "Remove or rename it.")

    def _inner(self, values: Mapping[str, Any], name: str) -> "TomlTable":
        return TomlTable(values, wrong=self._wrong, where=f"{self._where}{name}.")

    def _take(self, key: str, kind: type[_Kind], kind_name: str) -> _Kind:
        self._read.add(key)
        if key not in self._values:
            raise self._error(key, "is missing", "Add it.")
        value = self._values[key]
        # True and False are integers to isinstance, but not to a reader of the file.
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self._error(key, f"is not {kind_name}", f"Write {kind_name}.")
        return value

    def _error(self, key: str, what: str, hint: str) -> NarrativeError:
        return self._wrong(f"{self._where}{key} {what}", hint)
