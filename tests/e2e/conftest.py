"""What the tests of the whole program get: the one application that a process can have."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session", autouse=True)
def application(qapp: QApplication) -> None:
    """Have an application with widgets there before a PDF is made in this process.

    One that is made for the PDF has none, and no window can be opened in the process any more.
    """
