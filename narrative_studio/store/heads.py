"""Which changes of a row stand: a change stands unless one that knew of it replaced it.

The heads of a row are kept in a normal form: one set under ``*`` that holds for every cell, and a
set of its own for each cell that differs from it. Two ways lead there, and tests hold them equal:
:func:`after` applies one new change to known heads, :func:`heads_of` starts from all changes of a
row in any order.
"""

from collections.abc import Collection, Iterable, Mapping

from narrative_studio.store.txn import WHOLE_ROW, Change

RowHeads = Mapping[str, frozenset[str]]
"""Cell name or ``*`` -> ids of the changes that stand."""


def standing(heads: RowHeads, column: str) -> frozenset[str]:
    """The ids of the changes that stand for one cell."""
    found = heads.get(column)
    return heads.get(WHOLE_ROW, frozenset()) if found is None else found


def after(heads: RowHeads, change: Change) -> dict[str, frozenset[str]]:
    """The heads once a change is added that nothing has replaced yet."""
    base = frozenset(change.base)
    made = dict(heads)
    if change.column != WHOLE_ROW:
        made[change.column] = (standing(heads, change.column) - base) | {change.id}
        return made
    whole = (heads.get(WHOLE_ROW, frozenset()) - base) | {change.id}
    made[WHOLE_ROW] = whole
    for column in heads.keys() - {WHOLE_ROW}:
        made[column] = (heads[column] - base) | {change.id}
    return _normal(made)


def heads_of(changes: Iterable[Change]) -> dict[str, frozenset[str]]:
    """The heads of a row from all its changes, in any order."""
    by_column: dict[str, list[Change]] = {}
    for change in changes:
        by_column.setdefault(change.column, []).append(change)
    whole = by_column.pop(WHOLE_ROW, [])
    made = {WHOLE_ROW: _unreplaced(whole)}
    for column, own in by_column.items():
        made[column] = _unreplaced([*whole, *own])
    return _normal(made)


def replaced(change: Change, column: str, known: Mapping[str, Change]) -> list[Change]:
    """The changes that stood for a cell when ``change`` replaced them.

    A whole row names the heads of every cell as its base; for one cell only the latest of them
    count. Those that have not arrived are not in ``known`` and are passed over.
    """
    bases = [known[base] for base in change.base if base in known and known[base].covers(column)]
    older = ancestors(bases, column, known) if len(bases) > 1 else {}
    return [base for base in bases if base.id not in older]


def ancestors(
    changes: Iterable[Change], column: str, known: Mapping[str, Change]
) -> dict[str, Change]:
    """All that these changes have replaced in a cell, directly or by way of others, by id."""
    found: dict[str, Change] = {}
    waiting = [base for change in changes for base in change.base]
    while waiting:
        change = known.get(waiting.pop())
        if change is not None and change.id not in found and change.covers(column):
            found[change.id] = change
            waiting += change.base
    return found


def _unreplaced(changes: Collection[Change]) -> frozenset[str]:
    replaced = {base for change in changes for base in change.base}
    return frozenset(change.id for change in changes if change.id not in replaced)


def _normal(heads: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    whole = heads.get(WHOLE_ROW, frozenset())
    return {
        column: ids
        for column, ids in heads.items()
        if ids and (column == WHOLE_ROW or ids != whole)
    }
