"""The icons of the kinds of touchpoints, and how a touchpoint stands as a badge."""

from __future__ import annotations

from typing import Final

from narrative_studio.analysis.rules.touchpoint import Check, check_of, is_suspect
from narrative_studio.model.touchpoints import Touchpoint, TouchpointKind
from narrative_studio.model.view import ProjectView
from ui.widgets.badge import Badge, Tone

KIND_ICON: Final[dict[TouchpointKind, str]] = {
    TouchpointKind.WEB_PAGE: "world",
    TouchpointKind.EMAIL: "message-circle",
    TouchpointKind.ADVERTISEMENT: "presentation",
    TouchpointKind.DOCUMENT: "file-text",
    TouchpointKind.SUPPORT_REPLY: "lifebuoy",
    TouchpointKind.ONBOARDING: "clipboard-check",
    TouchpointKind.RENEWAL: "refresh",
    TouchpointKind.INCENTIVE_PLAN: "trending-up",
    TouchpointKind.EVENT: "calendar",
    TouchpointKind.OTHER: "tag",
}

SUSPECT: Final = Badge("Suspect", Tone.WARN, "unlink")
NO_LINK: Final = Badge("No link", Tone.WARN, "alert-triangle")
CHECK_BADGE: Final[dict[Check, Badge | None]] = {
    Check.NEVER: Badge("Never checked", Tone.WARN, "hourglass"),
    Check.OLD: Badge("Check again", Tone.WARN, "hourglass"),
    Check.FRESH: None,
}


def standing_badge(view: ProjectView, touchpoint: Touchpoint) -> Badge | None:
    """What asks for somebody at a touchpoint, the most pressing; None where nothing does."""
    if is_suspect(view, touchpoint):
        return SUSPECT
    if not view.links_from(touchpoint.id):
        return NO_LINK
    return CHECK_BADGE[check_of(touchpoint, view.today)]
