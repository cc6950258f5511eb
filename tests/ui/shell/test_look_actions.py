"""Theme and size of text from anywhere."""

from __future__ import annotations

import pytest

from narrative_studio.settings import Settings
from ui.shell.look_actions import SCALES_PCT, LookActions


@pytest.mark.parametrize(
    ("now", "larger", "smaller"), [(100, 110, 90), (160, 180, 140), (200, 200, 180)]
)
def test_text_grows_and_shrinks_step_by_step(
    settings: Settings, now: int, larger: int, smaller: int
) -> None:
    applied: list[int] = []
    look = LookActions(
        settings,
        switch_theme=lambda: None,
        apply_settings=lambda: applied.append(settings.values.font_scale_pct),
    )
    settings.change(font_scale_pct=now)
    look.larger_text()
    settings.change(font_scale_pct=now)
    look.smaller_text()
    look.usual_text()
    assert applied == [larger, smaller, 100]


def test_the_sizes_are_those_that_the_settings_take() -> None:
    assert min(SCALES_PCT) == 80
    assert max(SCALES_PCT) == 200
