"""Links that may be followed lead to the web, to a mailbox or to a frame."""

from __future__ import annotations

import pytest

from narrative_studio.safe_links import is_safe_link


@pytest.mark.parametrize(
    "address", ["http://a.b", "HTTPS://a.b/c?d#e", "mailto:a@b.c", "frame:F08"]
)
def test_safe_links_are_safe(address: str) -> None:
    assert is_safe_link(address)


def test_an_address_with_a_control_character_is_not_safe() -> None:
    assert not is_safe_link("https://a.b/\nc")
    assert not is_safe_link("java\tscript:x")
    assert not is_safe_link("http://[")
