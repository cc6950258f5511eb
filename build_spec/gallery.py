"""Shows every state of every control on one page, in both themes, for screenshots.

Run ``python -m build_spec.gallery OUT.png [--scale 2] [--font-scale 1.25] [--stress]``: it writes
the page and leaves. It is no part of the program.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def main(arguments: list[str] | None = None) -> int:
    """Write the gallery as a picture."""
    parser = argparse.ArgumentParser(prog="gallery", description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="the PNG to write")
    parser.add_argument("--scale", type=float, default=1.0, help="device pixel ratio")
    parser.add_argument("--font-scale", type=float, default=1.0)
    parser.add_argument("--stress", action="store_true", help="long, RTL and disabled instead")
    given = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = str(given.scale)

    from PySide6.QtGui import QPainter, QPixmap
    from PySide6.QtWidgets import QApplication

    from build_spec import gallery_pages
    from ui import dressing, theme

    app = QApplication(sys.argv[:1])
    dressing.install(app)
    build = gallery_pages.stress_page if given.stress else gallery_pages.states_page
    shots: list[QPixmap] = []
    for name in (theme.LIGHT, theme.DARK):
        theme.apply(app, theme.load(name, font_scale=given.font_scale, reduced_motion=True))
        page: QWidget = build()
        page.resize(720, max(1296, page.sizeHint().height()) if given.stress else 1296)
        page.show()
        for _round in range(3):  # a field that grows asks for a new layout
            app.processEvents()
        shots.append(page.grab())
        page.close()
    ratio = shots[0].devicePixelRatio()
    whole = QPixmap(shots[0].width() * 2, shots[0].height())
    whole.setDevicePixelRatio(ratio)
    painter = QPainter(whole)
    for index, shot in enumerate(shots):
        painter.drawPixmap(round(index * shot.width() / ratio), 0, shot)
    painter.end()
    whole.save(str(given.out))
    print(given.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
