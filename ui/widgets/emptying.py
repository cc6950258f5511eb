"""Takes out of a layout what stands there, before it is filled anew."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def empty(layout: QLayout) -> None:
    """Take everything out of a layout; the widgets are out of sight at once and deleted soon.

    Not at once: one of them may have sent the signal at which the layout is filled anew.
    """
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
