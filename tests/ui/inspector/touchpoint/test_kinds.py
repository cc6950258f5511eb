"""Every kind of touchpoint has an icon; the most pressing badge stands."""

from __future__ import annotations

from narrative_studio.model.touchpoints import TouchpointKind
from tests.ui.boards import Boards
from ui import icons
from ui.inspector.touchpoint.kinds import KIND_ICON, standing_badge
from ui.theme import Role


def test_every_kind_has_an_icon() -> None:
    assert set(KIND_ICON) == set(TouchpointKind)
    assert all(not icons.icon(name, Role.TEXT2).isNull() for name in KIND_ICON.values())


def test_the_most_pressing_badge_stands(boards: Boards) -> None:
    view = boards.sample_session().view
    words = {
        one.ref: badge.text if badge else ""
        for one in view.touchpoints.values()
        for badge in [standing_badge(view, one)]
    }
    assert words == {
        "TP-1": "",
        "TP-2": "Suspect",
        "TP-3": "",
        "TP-4": "Never checked",
        "TP-5": "",
        "TP-6": "No link",
    }
