"""The columns of the outline: chosen, ordered, sized, written as a setting and read again."""

from __future__ import annotations

import pytest

from narrative_studio.model.custom import CustomField, CustomKind
from narrative_studio.model.ids import CustomFieldId
from ui.models.outline_columns import Kind, Layout, columns_of, layout_of

COLUMNS = columns_of(())


def shown(layout: Layout) -> list[str]:
    return [column.key for column in layout.shown]


def test_what_is_written_is_read_again() -> None:
    changed = layout_of(COLUMNS, ()).with_shown("bullets", is_shown=True).moved("bullets", -2)
    changed = changed.with_shown("spoken", is_shown=False).with_width("headline", 333)
    again = layout_of(COLUMNS, changed.write())
    assert again == changed
    assert shown(again)[:3] == ["number", "bullets", "headline"]
    assert "spoken" not in shown(again)
    assert again.is_chosen
    assert not layout_of(COLUMNS, ()).is_chosen


@pytest.mark.parametrize(
    "words", ["", ":", "headline", "headline:", "headline:-4", "headline:99999999", "nothing:80"]
)
def test_a_setting_that_makes_no_sense_costs_no_column(words: str) -> None:
    made = layout_of(COLUMNS, (words, words))
    assert {column.key for column in made.columns} == {column.key for column in COLUMNS}
    assert all(40 < column.width_px < 1000 for column in made.columns)


def test_at_least_one_column_stays_in_sight() -> None:
    made = layout_of(COLUMNS, ())
    for column in COLUMNS:
        made = made.with_shown(column.key, is_shown=False)
    assert len(made.shown) == 1
    nothing = tuple(f"-{column.key}:80" for column in COLUMNS)
    assert layout_of(COLUMNS, nothing).shown


def test_a_column_stays_among_the_others_and_within_reason() -> None:
    made = layout_of(COLUMNS, ())
    assert made.moved("number", -5).columns[0].key == "number"
    assert made.moved("number", 500).columns[-1].key == "number"
    assert made.with_width("number", 3).columns[0].width_px >= 40
    assert made.with_width("number", 30_000).columns[0].width_px <= 1000


def test_fields_of_the_team_s_own_are_columns_after_the_others() -> None:
    fields = [
        CustomField(
            CustomFieldId("f1"), name="Region", kind=CustomKind.CHOICE, choices="EU\n\n US "
        ),
        CustomField(CustomFieldId("f2"), kind=CustomKind.DATE),
    ]
    region, due = columns_of(fields)[-2:]
    assert (region.title, region.kind, region.choices) == ("Region", Kind.CHOICE, ("EU", "US"))
    assert (due.title, due.kind) == ("Field without a name", Kind.DATE)
    kept = layout_of(columns_of(fields), ()).with_width(region.key, 222).write()
    again = layout_of(columns_of(fields), kept)
    assert next(one.width_px for one in again.columns if one.key == region.key) == 222
    assert layout_of(COLUMNS, kept).columns == COLUMNS, "the fields have gone since"
