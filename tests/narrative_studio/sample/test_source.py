"""The files of the sample become rows that fit their declarations."""

from __future__ import annotations

from dataclasses import replace

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import columns
from narrative_studio.operation import check_cell
from narrative_studio.sample.source import Change, read_source
from narrative_studio.sample.storyboard import NARRATIVE


def test_parents_stand_before_their_children() -> None:
    seen: set[str] = set()
    for row in read_source().rows.values():
        for name, column in columns(type(row)).items():
            other = getattr(row, name)
            # Zones came to the studio later than the frames that are in them.
            if (column.parent or column.refers_to) not in (None, "zone") and other is not None:
                assert other in seen, f"{row.table}.{name}"
        seen.add(row.id)


def test_every_cell_fits_its_declaration() -> None:
    found = read_source()
    for row in (*found.rows.values(), *(link for link, _ in found.links)):
        for column in columns(BY_TABLE[row.table]).values():
            check_cell(row.table, column, getattr(row, column.name))


def test_a_link_without_a_revision_of_its_own_counts_as_read_now() -> None:
    found = read_source()
    step = found.rows["D-08-3"].id
    assert {revision for link, revision in found.links if link.source == step} == {2, 3}
    assert all(link == replace(link, seen="{}") for link, _ in found.links)


def test_a_change_names_rows_that_are_there() -> None:
    found = read_source()
    changed = {ref for change in found.changes for ref, _, _ in change.before}
    assert changed <= set(found.rows)
    assert NARRATIVE in changed
    assert all(isinstance(change, Change) for change in found.changes)
