"""The default template has every placeholder and layout that the code speaks of."""

from exporters.deck.slots import (
    MOST_COLUMNS,
    MOST_CRITERIA,
    MOST_TICKS,
    SLIDE_CX,
    SLIDE_CY,
    LayoutName,
    SlotIdx,
)
from exporters.deck.template.reader import default_template
from narrative_studio.model.template import template


def test_the_slide_is_wide() -> None:
    made = default_template()
    assert (made.cx, made.cy) == (SLIDE_CX, SLIDE_CY)
    assert SLIDE_CX * 9 == SLIDE_CY * 16


def test_every_named_layout_exists() -> None:
    names = {value for key, value in vars(LayoutName).items() if key.isupper()}
    assert names <= {layout.name for layout in default_template().layouts}


def test_every_beat_of_the_pitch_has_a_layout_of_its_name() -> None:
    beats = {beat.title for beat in template("sales-pitch-8").beats}
    assert beats <= {layout.name for layout in default_template().layouts}


def test_every_placeholder_number_is_used() -> None:
    used = {slot.idx for layout in default_template().layouts for slot in layout.slots}
    series = {SlotIdx.CRITERION: MOST_CRITERIA, SlotIdx.COLUMN: MOST_COLUMNS}
    series |= {SlotIdx.TICK: MOST_TICKS}
    for idx in SlotIdx:
        assert set(range(idx, idx + series.get(idx, 1))) <= used


def test_placeholder_numbers_are_unique_on_each_layout() -> None:
    for layout in default_template().layouts:
        numbers = [slot.idx for slot in layout.slots]
        assert len(numbers) == len(set(numbers)), layout.name


def test_placeholders_stay_on_the_slide() -> None:
    for layout in default_template().layouts:
        for slot in layout.slots:
            assert slot.place.right <= SLIDE_CX, (layout.name, slot.name)
            assert slot.place.bottom <= SLIDE_CY, (layout.name, slot.name)
