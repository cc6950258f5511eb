"""What frames said at earlier moments, read from the journal when somebody asks.

Frames are read at the cut of a baseline or at a time. Of each cell the latest change inside counts,
also where two people had reworded it without knowing of each other. Of a baseline of which not all
has arrived here nothing is said.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from narrative_studio.model.ids import BaselineId, FrameId
from narrative_studio.model.people import Baseline
from narrative_studio.model.rows import columns
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.wordings import WORDED, Then, Wording, wording
from narrative_studio.store.connections import connect_read_only
from narrative_studio.store.hlc import clock_ms
from narrative_studio.store.queries import Queries
from narrative_studio.store.txn import WHOLE_ROW, Change

_CHANGES: Final = (
    "SELECT txn.id || '/' || n, clock, replica, seq, row, col FROM change JOIN txn USING (t) "
    # By the rows, which have an index: most of a journal may be about other things.
    f"WHERE row IN (SELECT id FROM {Frame.table}) AND tbl = '{Frame.table}' "
    "AND col IN (SELECT value FROM json_each(?)) ORDER BY txn.id, n"
)
_CELLS: Final = json.dumps([WHOLE_ROW, *WORDED])


class _Line(NamedTuple):
    """One change of the words of a frame."""

    change: str
    clock: int
    replica: str
    seq: int
    frame: FrameId
    column: str


class JournalWordings:
    """Answers from the journal that a connection leads to, and remembers what it answered.

    It reads through a connection of its own, so that it may be asked in any thread; a journal in
    memory has but one, and is asked by its own thread alone.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        (place,) = [
            file for _n, name, file in connection.execute("PRAGMA database_list") if name == "main"
        ]
        self._place = place
        self._lock = Lock()
        self._known: dict[Then, Mapping[FrameId, Wording]] = {}
        self._changes: dict[str, Change | None] = {}
        self._read_ms = 0

    def forget(self, *, is_past_new: bool) -> None:
        """Frames have changed: what they say from now on, or with ``is_past_new`` also before."""
        with self._lock:
            for moment in tuple(self._known):
                if is_past_new or (not moment.cut and moment.until_ms >= self._read_ms):
                    del self._known[moment]

    def at(self, moments: Iterable[Then]) -> Mapping[Then, Mapping[FrameId, Wording]]:
        """What frames said at each of these moments; see ``Wordings``."""
        wanted = tuple(dict.fromkeys(moments))
        with self._lock:
            missing = [one for one in wanted if one not in self._known]
            if missing:
                # Whoever still looks at a document whose work copy is gone is told nothing of it.
                with suppress(sqlite3.OperationalError), self._reading() as queries:
                    self._look(queries, missing)
            return {one: self._known.get(one, {}) for one in wanted}

    # Inside

    @contextmanager
    def _reading(self) -> Iterator[Queries]:
        if not self._place:
            yield Queries(self.connection)
            return
        with closing(connect_read_only(Path(self._place))) as connection:
            yield Queries(connection)

    def _look(self, queries: Queries, moments: Sequence[Then]) -> None:
        found = [_Line(*line) for line in queries.connection.execute(_CHANGES, (_CELLS,))]
        held: dict[str, int] = {}
        for replica, seq, clock in queries.connection.execute(
            "SELECT replica, max(seq), max(clock) FROM txn GROUP BY replica"
        ):
            held[replica] = seq
            self._read_ms = max(self._read_ms, clock_ms(clock))
        times = sorted(clock_ms(line.clock) for line in found)
        by_count: dict[int, Mapping[FrameId, Wording]] = {}

        def by(time_ms: int) -> Mapping[FrameId, Wording]:
            # Days on which nothing was reworded read alike.
            count = bisect_right(times, time_ms)
            if count not in by_count:
                inside = [line for line in found if clock_ms(line.clock) <= time_ms]
                by_count[count] = self._said(queries, inside)
            return by_count[count]

        for moment in moments:
            if moment.cut:
                reach = Baseline(BaselineId(""), cut=moment.cut).frozen
                inside = [line for line in found if line.seq <= reach.get(line.replica, 0)]
                is_whole = all(held.get(replica, 0) >= seq for replica, seq in reach.items())
                self._known[moment] = self._said(queries, inside) if is_whole else {}
            else:
                self._known[moment] = _both(by(moment.from_ms), by(moment.until_ms))

    def _said(self, queries: Queries, lines: Iterable[_Line]) -> Mapping[FrameId, Wording]:
        """What frames say once these changes are made."""
        heads: dict[FrameId, dict[str, str]] = {}
        for line in lines:
            cells = WORDED if line.column == WHOLE_ROW else (line.column,)
            heads.setdefault(line.frame, {}).update(dict.fromkeys(cells, line.change))
        return {
            frame: wording(self._value(queries, by_cell, name) for name in WORDED)
            for frame, by_cell in heads.items()
        }

    def _value(self, queries: Queries, by_cell: Mapping[str, str], name: str) -> str:
        default = str(_DEFAULTS[name] or "")
        change_id = by_cell.get(name)
        if change_id is None:
            return default
        if change_id not in self._changes:
            self._changes[change_id] = queries.change(change_id)
        change = self._changes[change_id]
        return default if change is None else str(change.value(name, default) or "")


_DEFAULTS: Final = {name: columns(Frame)[name].default for name in WORDED}


def _both(
    one: Mapping[FrameId, Wording], other: Mapping[FrameId, Wording]
) -> Mapping[FrameId, Wording]:
    """The frames that say the same in both."""
    if one is other:
        return one
    return {frame: said for frame, said in one.items() if other.get(frame) == said}
