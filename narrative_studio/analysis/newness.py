"""What has only just been begun, so that nobody is asked yet for all that it still lacks."""

from datetime import UTC, date, datetime
from typing import Final

from narrative_studio.model.ids import moment_of
from narrative_studio.model.positioning import ElementKind
from narrative_studio.model.view import NarrativeView, ProjectView

NEW_DAYS: Final = 3
"""How many days something counts as new, that of its beginning among them."""

_COMPONENTS = tuple(kind for kind in ElementKind if kind is not ElementKind.TREND)


def is_new(row_id: str, today: date) -> bool:
    """Whether a row was made in the last few days; a day ahead is one of another time zone."""
    made = datetime.fromtimestamp(moment_of(row_id) / 1000, UTC).date()
    return -1 <= (today - made).days < NEW_DAYS


def has_new_positioning(whole: ProjectView) -> bool:
    """Whether the first element of the positioning is new, or there is none yet."""
    first = min(whole.elements, key=moment_of, default=None)
    return first is None or is_new(first, whole.today)


def is_taking_shape(whole: ProjectView) -> bool:
    """Whether the positioning is new and some component, the trend aside, is still empty.

    The empty places ask for what they need themselves.
    """
    if all(whole.elements_of(kind) for kind in _COMPONENTS):
        return False
    return has_new_positioning(whole)


def has_new_story(view: NarrativeView) -> bool:
    """Whether the narrative was started in the last few days."""
    return is_new(view.narrative.id, view.whole.today)
