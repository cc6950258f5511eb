"""Pictures are told by how they begin, and by what a camera left in them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from narrative_studio import pictures
from narrative_studio.errors import InvalidValue
from narrative_studio.pictures import has_camera_data, media_type
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
