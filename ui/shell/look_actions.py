"""What can be done to the look of all windows: theme and size of text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from narrative_studio.settings import Settings

SCALES_PCT: Final = (80, 90, 100, 110, 125, 140, 160, 180, 200)


class LookActions:
    """Changes the settings of the look and brings them into force."""

    def __init__(
        self,
        settings: Settings,
        *,
        switch_theme: Callable[[], None],
        apply_settings: Callable[[], None],
    ) -> None:
        self._settings = settings
        self.apply = apply_settings
        self.switch_theme = switch_theme

    def larger_text(self) -> None:
        """Make all text larger."""
        self._scale_text(1)

    def smaller_text(self) -> None:
        """Make all text smaller."""
        self._scale_text(-1)

    def usual_text(self) -> None:
        """Give all text its usual size."""
        self._settings.change(font_scale_pct=100)
        self.apply()

    def _scale_text(self, step: int) -> None:
        now = self._settings.values.font_scale_pct
        at = min(range(len(SCALES_PCT)), key=lambda n: abs(SCALES_PCT[n] - now))
        at = max(0, min(len(SCALES_PCT) - 1, at + step))
        self._settings.change(font_scale_pct=SCALES_PCT[at])
        self.apply()
