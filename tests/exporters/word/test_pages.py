"""The pages of a document: their shape and what stands in their properties."""

from __future__ import annotations

import pytest

from exporters.paper.model import PageSize
from exporters.word.pages import OwnPages
from tests.exporters.word.written import W, found, read


@pytest.mark.parametrize("is_landscape", [False, True])
def test_the_room_is_the_page_without_its_margins(is_landscape: bool) -> None:
    pages = OwnPages(PageSize.A4)
    section = read(pages.properties(is_landscape=is_landscape, references="", has_title=False))
    (size,), (margins,) = found(section, "pgSz"), found(section, "pgMar")
    width = int(size.get(f"{W}w")) - sum(int(margins.get(f"{W}{s}")) for s in ("left", "right"))
    height = int(size.get(f"{W}h")) - sum(int(margins.get(f"{W}{s}")) for s in ("top", "bottom"))
    shape = pages.shape(is_landscape=is_landscape)
    assert shape.width_mm == pytest.approx(width / 1440 * 25.4, abs=0.1)
    assert shape.height_mm == pytest.approx(height / 1440 * 25.4, abs=0.1)
    assert (size.get(f"{W}orient") == "landscape") is is_landscape


def test_a_language_from_right_to_left_turns_the_section() -> None:
    pages = OwnPages(PageSize.A4, is_right_to_left=True)
    section = read(pages.properties(is_landscape=False, references="", has_title=True))
    assert list(found(section, "bidi"))
    assert list(found(section, "titlePg"))
