"""Render the sample's drawn visuals to PNG beside their SVG, for documents keep pictures as PNG.

``python -m build_spec.render_visuals`` writes them; with ``--check`` it writes nothing and fails
when a committed PNG no longer shows its SVG.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from build_spec.console import ToolFailed, say

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sample" / "visuals"

WIDTH_PX, HEIGHT_PX = 1280, 720

# Versions of Qt round edges differently: by far less than this, on average over all pixels, where
# one moved line is more.
TOLERANCE = 0.05


def render(svg: bytes, *, name: str) -> bytes:
    """Draw an SVG on transparent ground, 1280 by 720 px, and encode it as PNG.

    Raises:
        ToolFailed: Qt cannot read it, or its view box is not 16 to 9.
    """
    renderer = QSvgRenderer(svg)
    box = renderer.viewBoxF()
    if not renderer.isValid() or box.isEmpty():
        raise ToolFailed(f"{name} could not be read as SVG. Correct it, then render again.")
    if round(box.width() * 9) != round(box.height() * 16):
        raise ToolFailed(
            f"{name} is {box.width():g} by {box.height():g}. Make its view box 16 to 9."
        )
    image = QImage(WIDTH_PX, HEIGHT_PX, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, WIDTH_PX, HEIGHT_PX))
    painter.end()
    return _png(image)


def difference(one: bytes, other: bytes) -> float:
    """The mean difference of two PNGs over pixels and channels: 0 is equal, 255 the most."""
    first, second = (_pixels(png) for png in (one, other))
    if first.size != second.size:
        return 255.0
    means = ImageStat.Stat(ImageChops.difference(first, second)).mean
    return sum(means) / len(means)


def stale(folder: Path) -> list[str]:
    """Name the PNG files of a folder that are missing or do not show their SVG.

    Raises:
        ToolFailed: an SVG of the folder cannot be drawn.
    """
    return [target.name for target, png in _drawn(folder) if not _shows(target, png)]


def write(folder: Path) -> list[Path]:
    """Render every SVG of a folder beside itself; return what was written.

    A PNG that shows its SVG already is left alone, so that another version of Qt changes nothing.

    Raises:
        ToolFailed: an SVG of the folder cannot be drawn.
    """
    changed = [(target, png) for target, png in _drawn(folder) if not _shows(target, png)]
    for target, png in changed:
        target.write_bytes(png)
    return [target for target, _ in changed]


def main(arguments: Sequence[str], *, folder: Path = FOLDER) -> int:
    """Do what the command line says; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="render_visuals", description="Render the sample's drawn visuals to PNG."
    )
    parser.add_argument("--check", action="store_true", help="write nothing, fail when one is old")
    options = parser.parse_args(arguments)
    try:
        if options.check:
            names = stale(folder)
            if names:
                raise ToolFailed(f"{', '.join(names)}: not as drawn. Run without --check.")
            return 0
        for target in write(folder):
            say(f"{target.name}: {target.stat().st_size / 1024:.0f} KB")
    except ToolFailed as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _drawn(folder: Path) -> list[tuple[Path, bytes]]:
    sources = sorted(folder.glob("*.svg"))
    return [
        (source.with_suffix(".png"), render(source.read_bytes(), name=source.name))
        for source in sources
    ]


def _shows(target: Path, png: bytes) -> bool:
    return target.is_file() and difference(target.read_bytes(), png) <= TOLERANCE


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    writer.setQuality(0)  # the strongest compression: PNG loses nothing by it
    writer.write(image.convertToFormat(QImage.Format.Format_ARGB32))
    return bytes(buffer.data().data())


def _pixels(png: bytes) -> Image.Image:
    # Premultiplied, so that the colour of what is transparent does not count.
    return Image.open(io.BytesIO(png)).convert("RGBA").convert("RGBa")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
