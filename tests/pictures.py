"""Pictures for tests: sound ones with what cameras add, and those that nobody should take."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any, Final

from PIL import Image, PngImagePlugin

ORIENTATION: Final = 0x0112
_MAKER: Final = 0x010F
SECRET: Final = "Kodak of Ada, 51.5 N"
_SVG: Final = (
    b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">'
    b"<script>fetch('https://example.org')</script><image href='file:///etc/passwd'/></svg>"
)


def encoded(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    """The picture as a file of a kind."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def halves(mode: str = "RGB") -> Image.Image:
    """Forty wide and twenty high: red on the left, blue on the right."""
    picture = Image.new("RGB", (40, 20), (200, 20, 20))
    picture.paste((20, 20, 200), (20, 0, 40, 20))
    return picture.convert(mode)


def from_camera(kind: str = "JPEG", *, orientation: int = 6) -> bytes:
    """A picture that says how to turn it, who took it and where."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[_MAKER] = orientation, SECRET
    options: dict[str, Any] = {"exif": exif}
    if kind == "JPEG":
        options["comment"] = SECRET
        options["xmp"] = f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode()
    else:
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Author", SECRET)
        notes.add_itxt("XML:com.adobe.xmp", SECRET)
        options["pnginfo"] = notes
    return encoded(halves(), kind, **options)


def wall(width: int = 6404, height: int = 6404) -> bytes:
    """A picture of more than 41 megapixels in a few kilobytes."""
    return encoded(Image.new("1", (width, height)))


def bomb() -> bytes:
    """A PNG of a few hundred bytes that claims to be two thousand million points."""
    content = bytearray(encoded(Image.new("L", (4, 4))))
    content[16:24] = (46_340).to_bytes(4, "big") * 2
    content[29:33] = zlib.crc32(content[12:29]).to_bytes(4, "big")
    return bytes(content)


def text_bomb() -> bytes:
    """A PNG whose note of a few kilobytes becomes a hundred megabytes."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "a" * 100_000_000, zip=True)
    return encoded(halves(), pnginfo=notes)


NO_PICTURES: Final[dict[str, Callable[[], bytes]]] = {
    "nothing.png": lambda: b"",
    "words.png": lambda: b"Buy bread\n",
    "script.svg": lambda: _SVG,
    "drawing.png": lambda: _SVG,
    "page.jpg": lambda: b"<html><img src=x onerror=alert(1)></html>",
    "postscript.jpg": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n",
    "program.png": lambda: b"\x7fELF" + bytes(200),
    "archive.png": lambda: b"PK\x03\x04" + bytes(200),
    "beginning.png": lambda: b"\x89PNG\r\n\x1a\n",
    "half.png": lambda: encoded(Image.effect_noise((99, 99), 60))[:3000],
    "half.jpg": lambda: encoded(Image.effect_noise((99, 99), 60), "JPEG")[:900],
    "half.gif": lambda: encoded(halves("P"), "GIF")[:40],
    "half.webp": lambda: encoded(halves(), "WEBP")[:40],
    "half.tif": lambda: encoded(halves(), "TIFF")[:60],
}
"""By a file name: what is no picture, or only the beginning of one."""

TOO_LARGE: Final[dict[str, Callable[[], bytes]]] = {"wall.png": wall, "bomb.png": bomb}
"""By a file name: what would fill the memory."""

MISNAMED: Final[dict[str, Callable[[], bytes]]] = {
    "photo.png": lambda: encoded(halves(), "JPEG"),
    "drawing.jpg": lambda: encoded(halves(), "PNG"),
    "movie.bmp": lambda: encoded(halves("P"), "GIF"),
}
"""By a file name: pictures of another kind than their name says, which are taken as they are."""
