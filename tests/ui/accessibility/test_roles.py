"""Everything is what it looks like, in the state that it is in."""

from __future__ import annotations

from tests.ui.accessibility.conftest import Visit
from tests.ui.accessibility.speech import role_faults

Census = tuple[Visit, ...]


def test_everything_has_a_role_and_tells_its_state(census: Census) -> None:
    faults = {
        f"{one.where} {fault}" for v in census for one in v.walk() for fault in role_faults(one)
    }
    assert sorted(faults) == []
