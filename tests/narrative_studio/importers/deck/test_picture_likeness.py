"""A picture that was packed anew is still the same, another one is not."""

from __future__ import annotations

import io

from PIL import Image

from narrative_studio.importers.deck.picture_likeness import show_the_same
from tests.story import png


def packed(kind: str, *, size: tuple[int, int] = (200, 100), turn: int = 0, **more: int) -> bytes:
    picture = Image.new("RGBA", (200, 100), (0, 0, 0, 0))
    for x in range(60):
        for y in range(40):
            picture.putpixel((x + turn, y + 20), (x * 4, 200, y * 5, 255))
    out = io.BytesIO()
    picture = picture.resize(size)
    if kind == "JPEG":
        white = Image.new("RGBA", size, "white")
        white.alpha_composite(picture)
        picture = white.convert("RGB")
    picture.save(out, kind, **more)
    return out.getvalue()


def test_the_same_picture_packed_or_sized_anew_is_the_same() -> None:
    assert show_the_same(packed("PNG"), packed("PNG"))
    assert show_the_same(packed("PNG"), packed("JPEG", quality=60))
    assert show_the_same(packed("PNG"), packed("JPEG", size=(150, 75)))


def test_another_picture_or_other_proportions_are_not() -> None:
    assert not show_the_same(packed("PNG"), packed("PNG", turn=120))
    assert not show_the_same(packed("PNG"), packed("PNG", size=(100, 100)))
    assert not show_the_same(packed("PNG"), png())


def test_what_is_no_picture_is_never_the_same() -> None:
    assert not show_the_same(packed("PNG"), b"EMF")
    assert not show_the_same(packed("PNG")[:100], packed("PNG"))
    assert show_the_same(b"x", b"x")
