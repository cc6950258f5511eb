"""Pictures are measured by their head and read once for each slide."""

import io
from collections.abc import Callable

import pytest
from PIL import Image

from exporters.deck.writing.media import PictureStore, picture_size


def jpeg(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height)).save(buffer, "JPEG")
    return buffer.getvalue()


def test_png_and_jpeg_are_measured(picture: Callable[..., bytes]) -> None:
    assert picture_size(picture(30, 20)) == (30, 20)
    assert picture_size(jpeg(40, 10)) == (40, 10)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"no picture",
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 16,
        b"\xff\xd8\xff\xe0broken",
    ],
)
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    assert picture_size(data) is None


def test_a_picture_is_read_once_for_its_size_and_its_bytes(picture: Callable[..., bytes]) -> None:
    asked: list[str] = []
    held = {"a": picture(2, 1), "b": picture(4, 3)}

    def read(key: str) -> bytes | None:
        asked.append(key)
        return held.get(key)

    store = PictureStore(read)
    assert store.size("a") == (2, 1)
    assert store.data("a") == held["a"]
    assert asked == ["a"]
    assert store.size("b") == (4, 3)
    assert store.size("a") == (2, 1)
    assert asked == ["a", "b"]
    assert store.size("gone") is None
    assert store.data("gone") is None
