"""The seam behind which PDF is made.

Pages are laid out and painted with Qt, which exporters may not know; whoever starts the studio
hands a writer down to them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, Protocol

from exporters.paper.model import Paper
from exporters.protocol import Progress


class PdfWriter(Protocol):
    """Writes papers as PDF."""

    def __call__(
        self,
        paper: Paper,
        file: BinaryIO,
        read_picture: Callable[[str], bytes | None],
        progress: Progress,
    ) -> int:
        """Write a paper into an empty file and return the number of its pages.

        Raises:
            ExportFailed: it cannot be written.
            Cancelled: the progress stopped the work.
        """
