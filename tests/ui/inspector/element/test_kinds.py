"""The words of the kinds."""

from __future__ import annotations

from narrative_studio import assets
from narrative_studio.model.positioning import (
    CHAIN,
    AlternativeType,
    Delivery,
    ElementKind,
    Status,
)
from ui.inspector.element.kinds import (
    DELIVERY_ICON,
    JOINTS,
    KIND_WORDS,
    STATUS_BADGE,
    share_words,
    title_of,
    type_words,
)


def test_every_kind_state_and_joint_has_its_words_and_icons() -> None:
    assert set(KIND_WORDS) == set(ElementKind)
    assert set(DELIVERY_ICON) == set(Delivery)
    assert set(STATUS_BADGE) == set(Status)
    assert set(JOINTS) == set(CHAIN)
    names = [words.icon for words in KIND_WORDS.values()]
    names += [*DELIVERY_ICON.values(), *(badge.icon for badge in STATUS_BADGE.values())]
    for name in names:
        assert assets.icon_svg(name)


def test_facts_are_said_in_words() -> None:
    assert title_of(ElementKind.VALUE) == "Value theme"
    assert share_words(0) == "0 % of deals"
    assert share_words(None) == ""
    assert type_words(AlternativeType.STATUS_QUO) == "status quo"
    assert type_words(AlternativeType.OTHER) == ""
