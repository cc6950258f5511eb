"""Pictures are told by how they begin, and by what a camera left in them."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image, PngImagePlugin

from narrative_studio import pictures
from narrative_studio.errors import InvalidValue
from narrative_studio.pictures import has_camera_data, has_notes, media_type
from tests.pictures import NO_PICTURES, TOO_LARGE, encoded, from_camera, halves
from tests.story import png


def jpeg(**exif: str) -> bytes:
    out = io.BytesIO()
    data = Image.Exif()
    for text in exif.values():
        data[0x010F] = text
    Image.new("RGB", (3, 3)).save(out, "JPEG", exif=data)
    return out.getvalue()


def test_the_two_kinds_are_told_apart() -> None:
    assert media_type(png()) == "image/png"
    assert media_type(jpeg()) == "image/jpeg"
    assert media_type(b"GIF89a") is None
    assert media_type(b"") is None


def test_camera_data_is_found() -> None:
    assert not has_camera_data(png())
    assert not has_camera_data(jpeg())
    assert has_camera_data(jpeg(make="Kodak"))


@pytest.mark.parametrize(
    "content", [b"GIF89a", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n" + b"x" * 99]
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidValue, match="no PNG or JPEG"):
        has_camera_data(content)


def test_an_enormous_picture_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 3)
    with pytest.raises(InvalidValue, match="megapixels"):
        has_camera_data(png())


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_notes_of_a_program_are_told_from_what_a_camera_adds(kind: str) -> None:
    plain = encoded(halves(), kind)
    assert not has_notes(plain)
    assert not has_camera_data(plain)
    noted = from_camera(kind)
    assert has_notes(noted)
    assert has_camera_data(noted)
    comment = PngImagePlugin.PngInfo()
    comment.add_text("Author", "Ada")
    options: dict[str, Any] = {"pnginfo": comment} if kind == "PNG" else {"comment": "Ada"}
    written = encoded(halves(), kind, **options)
    assert has_notes(written)
    assert not has_camera_data(written)


@pytest.mark.parametrize("name", [*NO_PICTURES, *TOO_LARGE])
def test_what_nobody_should_take_is_refused(name: str) -> None:
    content = {**NO_PICTURES, **TOO_LARGE}[name]()
    with pytest.raises(InvalidValue):
        has_notes(content)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_of_which_the_end_is_missing_is_refused(kind: str) -> None:
    content = encoded(Image.effect_noise((200, 200), 60), kind)
    assert not has_notes(content)
    with pytest.raises(InvalidValue, match="no PNG or JPEG"):
        has_notes(content[: len(content) * 3 // 4])
