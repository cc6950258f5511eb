"""The files of the sample project: their content, their words, and ids that never differ."""

import json
import tomllib
from collections.abc import Iterator
from typing import Any

from narrative_studio import assets
from narrative_studio.errors import InvalidValue
from narrative_studio.model.ids import derived_id
from narrative_studio.model.rank import spread

File = dict[str, Any]

_MOST_ROWS = 60
"""Rows that one table may have; more only needs a greater number here."""


class SampleFiles:
    """The four files as they are, and what their rows need: our words, ids and ranks.

    Ids and ranks follow from the order in which they are asked for, so that the sample looks the
    same every time it is made.
    """

    def __init__(self) -> None:
        self.content: File = json.loads(assets.read_text("sample/lotwarden.json"))
        self.mapping = _toml("mapping")
        self.additions = _toml("additions")
        self.history = _toml("history")
        self._first_ms = int(self.history["start"]["at"].timestamp() * 1000)
        self._count = 0
        self._ranks: dict[str, Iterator[str]] = {}

    def word(self, table: str, word: str) -> str:
        """What a word of the sample is called here.

        Raises:
            InvalidValue: the mapping does not know it.
        """
        words = self.mapping[table]
        if word not in words:
            raise InvalidValue(
                f"The sample says “{word}”, which mapping.toml does not know under [{table}].",
                "Add the word there.",
            )
        return str(words[word])

    def new_id(self, name: str) -> str:
        """A UUIDv7 that follows the one before: the order of the file, random bits of its name."""
        self._count += 1
        return derived_id(f"lotwarden {name}", moment_ms=self._first_ms + self._count)

    def next_rank(self, table: str) -> str:
        """The next place among all rows of a table."""
        if table not in self._ranks:
            # The keys of the studio end in characters drawn by lot; these are always the same.
            keys = enumerate(spread(_MOST_ROWS), start=1)
            self._ranks[table] = (
                key[:-4] + f"{number:04}".replace("0", "z") for number, key in keys
            )
        return next(self._ranks[table])


def _toml(name: str) -> File:
    return tomllib.loads(assets.read_text(f"sample/{name}.toml"))
